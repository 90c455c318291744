package inspect_test

import (
	"context"
	"io"
	"testing"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// What has two names is known by its word, whoever says the other: a person, a
// spreadsheet or a checklist.
func TestOneNameForOneThing(t *testing.T) {
	for _, names := range [][2]string{{"fire", "消防"}, {"消防", "fire"}} {
		ctx, b := context.Background(), newBook(t)
		i := visit(t, b, "示范第一加油站", "2021-11-08")
		add := func(category string) string {
			return must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
				inspect.HazardEntry{Inspection: i.N,
					Finding: inspect.Finding{Text: "灭火器失压", Category: category}})).Category
		}
		if got := add(names[0]); got != "fire" {
			t.Errorf("%s became %s", names[0], got)
		}
		if got := add(names[1]); got != "fire" {
			t.Errorf("%s became %s", names[1], got)
		}
		if got := add("其他说法"); got != "其他说法" {
			t.Errorf("a word of one name became %s", got)
		}
		h := must[inspect.Hazard](t)(storetest.AmendHazard(ctx, b, b.NewID(), 3,
			func(f *inspect.Finding) error { f.Category = names[1]; return nil }, nil))
		if h.Category != "fire" {
			t.Errorf("an edit kept %s", h.Category)
		}
		row := inspect.FindingRow{Line: 2, Site: "乙站", Date: "2021-11-09", Inspectors: "甲某:A001", Text: "通道堵塞",
			Category: names[1], Unit: inspect.Site{Sector: "养老机构"}, Source: "R1"}
		rows := func() func() (inspect.FindingRow, error) {
			n := 0
			return func() (inspect.FindingRow, error) {
				if n++; n > 1 {
					return inspect.FindingRow{}, io.EOF
				}
				return row, nil
			}
		}
		for _, known := range []int{0, 1} {
			if res := must[inspect.ImportResult](t)(inspect.Import(ctx, b, rows(),
				inspect.ImportOptions{})); len(res.Faults) > 0 || res.Known != known {
				t.Errorf("%+v", res)
			}
		}
		s := must[inspect.Site](t)(storetest.AddSite(ctx, b, b.NewID(),
			inspect.Site{Name: "丙站", Sector: "elderly-care"}))
		if s.Sector != "elderly-care" {
			t.Errorf("a site of %s beside one of 养老机构", s.Sector)
		}
		totals := must[inspect.Totals](t)(b.Totals(ctx, inspect.TotalsQuery{Period: inspect.MonthOf("2021-11-01"),
			By: inspect.ByCategory}))
		if len(totals.Groups) != 1 || totals.Groups[0].Key != "fire" || totals.Groups[0].HazardsFound != 4 {
			t.Errorf("%+v", totals.Groups)
		}
		clean(t, b)
	}
}
