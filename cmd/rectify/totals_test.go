package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/storetest"
	"rectify/testdata/demo"
)

// demoBook is the demo's book, with papers and pictures that cost no time.
func demoBook(t *testing.T) *inspect.Book {
	t.Helper()
	book := bookOf(t)
	book.Press = func(n inspect.Paper, _ inspect.Blobs) ([]byte, error) { return []byte(n.Number), nil }
	book.Picture = func(name string) (inspect.Photo, error) {
		data, err := demo.Files.ReadFile(name)
		sum := sha256.Sum256(data)
		return inspect.Photo{OriginalSHA256: hex.EncodeToString(sum[:]), OriginalName: name, Width: 1, Height: 1,
			JPEG: data}, err
	}
	if err := playDemo(t.Context(), book, func(inspect.Receipt) error { return nil }, nil); err != nil {
		t.Fatal(err)
	}
	stir(t, book)
	stirLives(t, book)
	return book
}

// stir adds what the campaign had none of: a void notice, a hazard withdrawn
// and one reopened, all after it.
func stir(t *testing.T, b *inspect.Book) {
	t.Helper()
	ctx := t.Context()
	if _, err := storetest.Happen(ctx, b, b.NewID(), inspect.Notices.Ref(28),
		&inspect.NoticeVoided{Reason: "日期有误"}); err != nil {
		t.Fatal(err)
	}
	var free, accepted int64
	err := b.Read(ctx, func(r inspect.Reader) error {
		open, err := r.Hazards(inspect.Filter{States: []inspect.State{inspect.Open}})
		if err == nil && len(open.Rows) > 0 {
			free = open.Rows[0].N
		}
		closed, err := r.Hazards(inspect.Filter{States: []inspect.State{inspect.Accepted}})
		if err == nil && len(closed.Rows) > 0 {
			accepted = closed.Rows[0].N
		}
		return err
	})
	if err != nil || free == 0 || accepted == 0 {
		t.Fatal(free, accepted, err)
	}
	if _, err := storetest.Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(free),
		&inspect.HazardWithdrawn{Reason: "重复登记"}); err != nil {
		t.Fatal(err)
	}
	if _, err := storetest.Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(accepted),
		&inspect.HazardReopened{On: "2021-12-20", Reason: "复发", Due: "2021-12-27"}); err != nil {
		t.Fatal(err)
	}
}

// stirLives plays what may happen between a hazard's being found and its end.
func stirLives(t *testing.T, b *inspect.Book) {
	t.Helper()
	ctx := t.Context()
	var ordered, major []inspect.HazardRow
	err := b.Read(ctx, func(r inspect.Reader) (err error) {
		page, err := r.Hazards(inspect.Filter{States: []inspect.State{inspect.Ordered}})
		if err != nil {
			return err
		}
		ordered = page.Rows
		for _, h := range page.Rows {
			if h.Level == inspect.Major {
				major = append(major, h)
			}
		}
		return nil
	})
	if err != nil || len(ordered) < 3 || len(major) == 0 {
		t.Fatal(len(ordered), len(major), err)
	}
	on := inspect.Date("2021-12-28")
	for _, act := range []struct {
		n    int64
		fact inspect.Fact
	}{
		{ordered[0].N, &inspect.FixClaimed{On: on, By: "张某"}},
		{ordered[1].N, &inspect.ExtensionAsked{On: on, Until: "2022-03-01", Reason: "设备未到货", By: "张某"}},
		{ordered[1].N, &inspect.ExtensionGranted{On: on, Approver: "王某"}},
		{ordered[2].N, &inspect.ExtensionAsked{On: on, Until: "2022-03-01", Reason: "设备未到货", By: "张某"}},
		{ordered[2].N, &inspect.ExtensionRefused{On: on, Approver: "王某", Reason: "无正当理由"}},
		{ordered[0].N, &inspect.HazardReferred{Referral: inspect.Referral{On: on, Kind: "case", To: "执法大队"}}},
		{major[0].N, &inspect.SupervisionEnded{On: on}}, {major[0].N, &inspect.WorkResumed{On: on, By: "王某"}},
		// begun in the campaign
	} {
		if _, err := storetest.Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(act.n), act.fact); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := storetest.Happen(ctx, b, b.NewID(), inspect.Notices.Ref(27),
		&inspect.NoticeServed{Service: inspect.Service{Receiver: "张某"}}); err != nil {
		t.Fatal(err)
	}
	stirLookback(t, b)
}

// stirReview finds one fixed before it was due: the campaign reviewed after the due dates.
func stirReview(t *testing.T, b *inspect.Book) {
	t.Helper()
	h, err := storetest.AddHazard(t.Context(), b, b.NewID(),
		inspect.HazardEntry{Inspection: 29, Finding: inspect.Finding{Text: "应急灯不亮", Due: "2021-12-20"}})
	if err != nil {
		t.Fatal(err)
	}
	no, _, err := storetest.IssueNotice(t.Context(), b, b.NewID(),
		inspect.PaperEntry{About: 29, Hazards: []int64{h.N}, Date: "2021-11-30"})
	if err != nil {
		t.Fatal(err)
	}
	in := inspect.ReviewEntry{Notice: no.N, Date: "2021-12-10", Fixed: []int64{h.N},
		Inspectors: []inspect.Officer{{Name: "王某", Cert: "A009"}, {Name: "李某", Cert: "A010"}}}
	if _, err := storetest.AddReview(t.Context(), b, b.NewID(), in); err != nil {
		t.Fatal(err)
	}
}

// stirLookback draws from what was accepted and finds one of them come back.
func stirLookback(t *testing.T, b *inspect.Book) {
	t.Helper()
	d, err := storetest.DrawLookback(t.Context(), b, b.NewID(),
		inspect.Draw{By: "王某", Period: inspect.YearOf(2021), Percent: 5, Strata: inspect.BySector, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range d.Hazards {
		in := storetest.LookbackEntry{Hazard: n, Draw: d.N,
			Looked: inspect.Looked{Inspectors: []inspect.Officer{{Name: "王某"}}, Held: i > 0}}
		if _, err := storetest.LookBack(t.Context(), b, b.NewID(), in); err != nil {
			t.Fatal(err)
		}
	}
}

// queries are periods and scopes of many kinds: whole months, which are kept,
// odd days and crossed scopes, which are counted.
func queries(t *testing.T, b *inspect.Book) (out []inspect.TotalsQuery) {
	t.Helper()
	today, err := b.Today(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []inspect.Period{
		inspect.MonthOf("2021-10-01"), inspect.MonthOf("2021-11-01"), inspect.MonthOf("2021-12-01"),
		inspect.YearOf(2021),
		{From: "2021-10-01", To: "2021-12-01"}, {From: "2021-10-12", To: "2021-11-24"},
		{From: "2021-11-23", To: "2021-11-24"},
		{From: "2021-11-08", To: "2022-02-03"}, {From: "2020-01-01", To: today.Add(1)}, inspect.MonthOf(today),
		inspect.MonthOf("2019-03-01"),
	} {
		for _, s := range []shell.ScopeFlags{{}, {Campaign: "2021"}, {Site: "示范第一加油站"}, {Sector: "fuel-station"},
			{Town: "石碁镇"}, {Level: "major"},
			{Category: "fire"}, {Inspector: "陈海明"}, {Town: "石碁镇", Sector: "fuel-station"},
			{Campaign: "2021", Level: "general", Inspector: "陈海明"}} {
			scope, err := s.Scope(t.Context(), b, false)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, inspect.TotalsQuery{Period: p, Scope: scope})
		}
	}
	if testing.Short() { // under the race detector: some of each kind
		for i := range len(out) / 7 {
			out[i] = out[7*i]
		}
		out = out[:len(out)/7]
	}
	return out
}

// byKey are the figures by their names, as programs read them.
func byKey(t *testing.T, f inspect.Figures) map[string]int {
	t.Helper()
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, name := range inspect.TotalsTable.Counted().Keys() {
		n, ok := all[name].(float64)
		if !ok {
			t.Fatalf("no figure %s", name)
		}
		out[name] = int(n)
	}
	return out
}

func TestEveryFigureHasItsRows(t *testing.T) {
	b := demoBook(t)
	stirReview(t, b)
	some := map[string]bool{}
	for _, q := range queries(t, b) {
		totals, err := b.Totals(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for name, n := range byKey(t, totals.Figures) {
			var rows []inspect.FigureRow
			if err := b.Rows(t.Context(), name, q, func(each inspect.Each[inspect.FigureRow]) (err error) {
				rows, err = each.All()
				return err
			}); err != nil {
				t.Fatal(err)
			}
			if len(rows) != n {
				t.Errorf("%v %v: %s is %d, with %d rows behind it", q.Period, q.Scope, name, n, len(rows))
			}
			if unique(rows) != len(rows) {
				t.Errorf("%v %v: %s counts a thing twice", q.Period, q.Scope, name)
			}
			some[name] = some[name] || n > 0
		}
	}
	for _, name := range inspect.TotalsTable.Counted().Keys() {
		if !some[name] {
			t.Errorf("%s was 0 throughout: the test proves nothing of it", name)
		}
	}
}

func unique(rows []inspect.FigureRow) int {
	seen := map[inspect.FigureRow]bool{}
	for _, r := range rows {
		seen[r] = true
	}
	return len(seen)
}

// TestTotalsReconcile holds the identity in every total and group, and that
// groups add up.
func TestTotalsReconcile(t *testing.T) {
	b := demoBook(t)
	for _, q := range queries(t, b) {
		for _, w := range inspect.Dims() {
			q.By = w
			totals, err := b.Totals(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprint(q.Period, q.Scope, " by ", q.By)
			balance(t, name, totals.Figures)
			sum := map[string]int{}
			for _, g := range totals.Groups {
				balance(t, name+" "+g.Key, g.Figures)
				for k, n := range byKey(t, g.Figures) {
					sum[k] += n
				}
			}
			addUp(t, name, totals, sum)
		}
	}
}

func balance(t *testing.T, name string, f inspect.Figures) {
	t.Helper()
	if f.Opening+f.HazardsFound+f.Reopened-f.Rectified != f.Closing {
		t.Errorf("%s: %d + %d + %d - %d is not %d", name, f.Opening, f.HazardsFound, f.Reopened, f.Rectified, f.Closing)
	}
	if f.HazardsGeneral+f.HazardsMajor != f.HazardsFound || f.Overdue > f.Closing || f.HazardsOnSpot > f.HazardsFound {
		t.Errorf("%s: parts and wholes: %+v", name, f)
	}
	if f.CohortRate.Denominator != f.HazardsFound ||
		f.FlowRate != (inspect.Rate{Numerator: f.Rectified, Denominator: f.HazardsFound}) {
		t.Errorf("%s: rates of something else: %+v", name, f)
	}
}

// addUp compares the groups' sum with the total, in the figures that the
// dimension parts.
func addUp(t *testing.T, name string, totals inspect.Totals, sum map[string]int) {
	t.Helper()
	if totals.By == inspect.ByInspector {
		return // an inspection counts for each of its inspectors
	}
	skip := map[string]bool{}
	switch totals.By {
	case inspect.ByLevel, inspect.ByCategory:
		skip = map[string]bool{"sites_inspected": true, "inspections": true, "notices_issued": true,
			"notices_voided": true, "notices_served": true, "visits": true}
	case inspect.ByMonth:
		skip = map[string]bool{"sites_inspected": true, "opening": true, "closing": true, "overdue": true}
		if n := len(totals.Groups); n == 0 || totals.Groups[0].Opening != totals.Opening ||
			totals.Groups[n-1].Closing != totals.Closing || totals.Groups[n-1].Overdue != totals.Overdue {
			t.Errorf("%s: the months do not begin and end as the total", name)
		}
	case inspect.ByCampaign:
		skip = map[string]bool{"sites_inspected": true}
	}
	for k, n := range byKey(t, totals.Figures) {
		if !skip[k] && sum[k] != n {
			t.Errorf("%s: %s is %d, its groups add up to %d", name, k, n, sum[k])
		}
	}
}

func TestDemoIsTheCampaign(t *testing.T) {
	b := demoBook(t)
	rep, err := b.Check(context.Background(), nil)
	if err != nil || len(rep.Faults) > 0 {
		t.Fatal(rep.Faults, err)
	}
	o := totalsOptions{ScopeFlags: shell.ScopeFlags{Campaign: "2021年秋冬安全生产专项检查"}}
	q, err := o.query(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	totals, err := b.Totals(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	got := []int{totals.SitesInspected, totals.Inspections, totals.NoticesIssued, totals.NoticesVoided,
		totals.HazardsFound, totals.Withdrawn}
	if want := []int{34, 38, 27, 2, 166, 1}; !reflect.DeepEqual(got, want) {
		t.Errorf("sites, inspections, notices in force and void (one of them by the stirring), hazards, and one recorded in error by it: %v, not %v", got, want)
	}
}
