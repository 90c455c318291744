package report_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

var update = flag.Bool("update", false, "write the golden files")

// golden fails when the file is missing: a test that writes its own answer
// proves nothing.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs.\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

func days(n float64) *float64 { return &n }

// campaign are totals with everything in them.
func campaign() inspect.Totals {
	november := inspect.Figures{SitesInspected: 20, Inspections: 22, NoticesIssued: 15, NoticesVoided: 1, HazardsFound: 80,
		HazardsGeneral: 76, HazardsMajor: 4, HazardsOrdered: 66, HazardsOnSpot: 14, Rectified: 77, Opening: 52, Closing: 55,
		Overdue: 9, CohortRate: inspect.Rate{Numerator: 47, Denominator: 80}, FlowRate: inspect.Rate{Numerator: 77, Denominator: 80}, MedianDays: days(8.5)}
	october := inspect.Figures{SitesInspected: 16, Inspections: 16, NoticesIssued: 13, HazardsFound: 87, HazardsGeneral: 85, HazardsMajor: 2,
		HazardsOrdered: 77, HazardsOnSpot: 10, Rectified: 35, Closing: 52, CohortRate: inspect.Rate{Numerator: 65, Denominator: 87},
		FlowRate: inspect.Rate{Numerator: 35, Denominator: 87}, MedianDays: days(7)}
	both := inspect.Figures{SitesInspected: 34, Inspections: 38, NoticesIssued: 28, NoticesVoided: 1, HazardsFound: 167, HazardsGeneral: 161,
		HazardsMajor: 6, HazardsOrdered: 143, HazardsOnSpot: 24, Rectified: 112, Closing: 55, Overdue: 9,
		CohortRate: inspect.Rate{Numerator: 112, Denominator: 167}, FlowRate: inspect.Rate{Numerator: 112, Denominator: 167}, MedianDays: days(8)}
	return inspect.Totals{
		Period: inspect.Period{From: "2021-10-01", To: "2021-12-01"}, Scope: inspect.Scope{inspect.ByCampaign: "2021年秋冬安全生产专项检查"},
		Figures: both, By: inspect.ByMonth,
		Groups: []inspect.Group{{Key: "2021-10", Label: "2021-10", Figures: october}, {Key: "2021-11", Label: "2021-11", Figures: november}},
		Compared: []inspect.Comparison{
			{Name: "previous", Period: inspect.Period{From: "2021-08-01", To: "2021-10-01"}},
			{Name: "last_year", Period: inspect.Period{From: "2020-10-01", To: "2020-12-01"}, Figures: october},
			{Name: "year_to_date", Period: inspect.Period{From: "2021-01-01", To: "2021-12-01"}, Figures: both},
		},
	}
}

// byLevel are totals whose groups do not part whole inspections.
func byLevel() inspect.Totals {
	return inspect.Totals{
		Period: inspect.Period{From: "2021-11-01", To: "2021-12-01"}, By: inspect.ByLevel,
		Figures: inspect.Figures{SitesInspected: 2, Inspections: 3, HazardsFound: 5, HazardsGeneral: 4, HazardsMajor: 1, Closing: 5, CohortRate: inspect.Rate{Denominator: 5}},
		Groups: []inspect.Group{
			{Key: "general", Label: "general", Figures: inspect.Figures{HazardsOnly: true, HazardsFound: 4, HazardsGeneral: 4, Closing: 4, CohortRate: inspect.Rate{Denominator: 4}}},
			{Key: "major", Label: "major", Figures: inspect.Figures{HazardsOnly: true, HazardsFound: 1, HazardsMajor: 1, Closing: 1, CohortRate: inspect.Rate{Denominator: 1}}},
		},
	}
}

// byInspector are totals whose groups do not add up.
func byInspector() inspect.Totals {
	one := inspect.Figures{SitesInspected: 1, Inspections: 1, HazardsFound: 2, HazardsGeneral: 2, Closing: 2, CohortRate: inspect.Rate{Denominator: 2}}
	return inspect.Totals{Period: inspect.Period{From: "2021-11-03", To: "2021-11-04"}, By: inspect.ByInspector, Figures: one,
		Groups: []inspect.Group{{Key: "甲某:A001", Label: "甲某:A001", Figures: one}, {Key: "李𬭚:A002", Label: "李𬭚:A002", Figures: one}}}
}

func TestTotalsGolden(t *testing.T) {
	empty := inspect.Totals{Period: inspect.Period{From: "2021-12-01", To: "2022-01-01"}}
	for name, totals := range map[string]inspect.Totals{"campaign": campaign(), "level": byLevel(), "inspector": byInspector(), "empty": empty} {
		for _, lang := range []report.Lang{report.ZH, report.EN} {
			var b bytes.Buffer
			if err := report.Totals(totals, lang, "示范局")["table"](&b, false); err != nil {
				t.Fatal(err)
			}
			golden(t, "totals-"+name+"-"+string(lang)+".txt", b.Bytes())
		}
		var b bytes.Buffer
		if err := report.Totals(totals, report.EN, "示范局")["csv"](&b, false); err != nil {
			t.Fatal(err)
		}
		golden(t, "totals-"+name+".csv", b.Bytes())
	}
}

func TestTotalsCSVMarksItselfOnlyWhenAsked(t *testing.T) {
	var with, without bytes.Buffer
	for b, bom := range map[*bytes.Buffer]bool{&with: true, &without: false} {
		if err := report.Totals(campaign(), report.EN, "示范局")["csv"](b, bom); err != nil {
			t.Fatal(err)
		}
	}
	if with.String() != "\ufeff"+without.String() {
		t.Error("a byte order mark must be all the difference")
	}
	lines, err := csv.NewReader(&without).ReadAll()
	if err != nil || len(lines) != 1+1+2+3 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
}

// TestFiguresInOrder holds that every figure whose rows can be asked for has
// its column, in the same order, and that no two read the same field.
func TestFiguresInOrder(t *testing.T) {
	var f inspect.Figures
	v := reflect.ValueOf(&f).Elem()
	want := map[string]string{}
	for i := range v.NumField() {
		if v.Field(i).Kind() == reflect.Int && v.Type().Field(i).Tag.Get("json") != "-" {
			v.Field(i).SetInt(int64(100 + i))
			want[v.Type().Field(i).Tag.Get("json")] = strconv.Itoa(100 + i)
		}
	}
	var b bytes.Buffer
	if err := report.Totals(inspect.Totals{Period: inspect.YearOf(2021), Figures: f}, report.EN, "示范局")["csv"](&b, false); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, name := range lines[0] {
		value, is := want[name]
		if !is {
			continue
		}
		got = append(got, name)
		if lines[1][i] != value {
			t.Errorf("%s reads another field: %s, not %s", name, lines[1][i], value)
		}
	}
	if !reflect.DeepEqual(got, inspect.TotalsTable.Counted().Keys()) {
		t.Errorf("columns %v", got)
	}
	if first := lines[0][6]; first != "sites_inspected" { // after set, key, label, from, to, last_day
		t.Errorf("the first figure is %s", first)
	}
}

// Every word that the tables print for a figure is taken for it.
func TestVocabularyOfFigures(t *testing.T) {
	all := inspect.Totals{Period: inspect.YearOf(2021), By: inspect.BySite}
	v := reflect.ValueOf(&all.Figures).Elem()
	for i := range v.NumField() {
		if v.Field(i).Kind() == reflect.Int {
			v.Field(i).SetInt(1)
		}
	}
	all.Groups = []inspect.Group{{Key: "甲", Figures: all.Figures}}
	for _, l := range []report.Lang{report.EN, report.ZH} {
		var b bytes.Buffer
		if err := report.Totals(all, l, "示范局")["table"](&b, false); err != nil {
			t.Fatal(err)
		}
		heads, found := gaps.Split(b.String(), -1), map[string]bool{}
		for _, word := range heads {
			if key, err := inspect.TotalsTable.Parse(word); err == nil {
				found[key] = true
			}
		}
		for _, name := range inspect.TotalsTable.Counted().Keys() {
			if !found[name] && inspect.TotalsTable.Named(name).Left != "out" {
				t.Errorf("no word of the table is taken for %s", name)
			}
		}
	}
}

var gaps = regexp.MustCompile(`\s{2,}|\n`)
