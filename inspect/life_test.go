package inspect_test

import (
	"context"
	"slices"
	"testing"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// A late extension makes the hazard no longer overdue, and leaves what was
// counted before it as it was: the first due date and the days late are kept.
func TestExtensionKeepsWhatWas(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	i := visit(t, b, "示范第一加油站", "2021-10-08")
	h := must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
		inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "灭火器失压", Due: "2021-10-20"}}))
	_, _, err := storetest.IssueNotice(ctx, b, b.NewID(), inspect.PaperEntry{About: i.N})
	if err != nil {
		t.Fatal(err)
	}
	overdue := func(month inspect.Date) int {
		return must[inspect.Totals](t)(b.Totals(ctx, inspect.TotalsQuery{Period: inspect.MonthOf(month)})).Overdue
	}
	must[inspect.Hazard](t)(storetest.As[inspect.Hazard](storetest.Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(h.N),
		&inspect.ExtensionAsked{On: "2021-11-03", Until: "2021-12-15", Reason: "设备未到货", By: "张某"})))
	h = must[inspect.Hazard](t)(storetest.As[inspect.Hazard](storetest.Happen(ctx, b, b.NewID(),
		inspect.Hazards.Ref(h.N), &inspect.ExtensionGranted{On: "2021-11-05", Approver: "王某"})))
	if h.Due != "2021-12-15" || h.Life.FirstDue != "2021-10-20" || len(h.Life.Lapses) != 1 ||
		h.Life.Extensions[0].From != "2021-10-20" {
		t.Errorf("%+v", h)
	}
	if overdue("2021-10-01") != 1 || overdue("2021-11-01") != 0 || overdue("2021-12-01") != 1 {
		t.Errorf("overdue at the ends of October, November, December: %d %d %d", overdue("2021-10-01"),
			overdue("2021-11-01"), overdue("2021-12-01"))
	}
	must[inspect.Review](t)(storetest.AddReview(ctx, b, b.NewID(),
		inspect.ReviewEntry{Date: "2021-12-10", Inspectors: officers, Fixed: []int64{h.N}}))
	clean(t, b)
}

func TestWhoClaimsDoesNotVerify(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	i := visit(t, b, "示范第一加油站", "2021-11-08")
	h := must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
		inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "灭火器失压"}}))
	must[inspect.Hazard](t)(storetest.As[inspect.Hazard](storetest.Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(h.N),
		&inspect.FixClaimed{On: "2021-11-10", By: "甲某"})))
	_, err := storetest.AddReview(ctx, b, b.NewID(), inspect.ReviewEntry{Date: "2021-11-12", Inspectors: officers,
		Fixed: []int64{h.N}})
	if !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("the claimer verified: %v", err)
	}
	must[inspect.Review](t)(storetest.AddReview(ctx, b, b.NewID(),
		inspect.ReviewEntry{Date: "2021-11-12", Inspectors: officers[1:], NotFixed: []int64{h.N}}))
	b.Read(ctx, func(r inspect.Reader) error { h, _, err = r.Hazard(h.N); return err })
	if h.Claimed() != nil || h.Life.Claims[0].Answered != "2021-11-12" {
		t.Errorf("the claim still waits: %+v", h.Life)
	}
	clean(t, b)
}

// The same book, period, share and seed draw the same; each part is drawn from.
func TestDrawCanBeDrawnAgain(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	for k, site := range []string{"甲站", "乙站", "丙站"} {
		i := visit(t, b, site, "2021-11-08")
		for range 10 + k {
			must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
				inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "灭火器失压", OnSpot: true}}))
		}
	}
	ask := inspect.Draw{On: today, By: "王某", Period: inspect.MonthOf("2021-11-01"), Percent: 10, Strata: inspect.BySite,
		Seed: 42}
	one, two := must[inspect.Draw](t)(storetest.DrawLookback(ctx, b, b.NewID(), ask)),
		must[inspect.Draw](t)(storetest.DrawLookback(ctx, b, b.NewID(), ask))
	if !slices.Equal(one.Hazards, two.Hazards) || one.From != 33 || len(one.Hazards) != 5 {
		t.Errorf("%v and %v from %d", one.Hazards, two.Hazards, one.From)
	}
	ask.Seed = 43
	if other := must[inspect.Draw](t)(storetest.DrawLookback(ctx, b, b.NewID(), ask)); slices.Equal(one.Hazards,
		other.Hazards) {
		t.Error("another seed draws the same")
	}
	h := must[inspect.Hazard](t)(storetest.LookBack(ctx, b, b.NewID(), storetest.LookbackEntry{Hazard: one.Hazards[0],
		Draw: one.N, Looked: inspect.Looked{On: "2021-12-20", Inspectors: officers}, Due: "2021-12-30"}))
	if h.State != inspect.Open || h.Due != "2021-12-30" || len(h.Spells) != 1 {
		t.Errorf("what had come back was not reopened: %+v", h)
	}
	f := must[inspect.Totals](t)(b.Totals(ctx, inspect.TotalsQuery{Period: inspect.MonthOf("2021-12-01")}))
	if f.RecurrenceRate != (inspect.Rate{Numerator: 1, Denominator: 1}) || f.Reopened != 1 {
		t.Errorf("%+v", f.Figures)
	}
	clean(t, b)
}

// One that enters the period late takes the place of at most one of those drawn.
func TestDrawBarelyMovesWithOneMore(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	i := visit(t, b, "示范第一加油站", "2021-11-08")
	ask := inspect.Draw{On: today, By: "王某", Period: inspect.MonthOf("2021-11-01"), Percent: 20, Seed: 42}
	var before []int64
	for n := range 60 {
		must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
			inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "灭火器失压", OnSpot: true}}))
		d := must[inspect.Draw](t)(storetest.DrawLookback(ctx, b, b.NewID(), ask))
		if len(d.Hazards) != (n+5)/5 {
			t.Fatalf("%d drawn of %d", len(d.Hazards), n+1)
		}
		gone := slices.DeleteFunc(before, func(h int64) bool { return slices.Contains(d.Hazards, h) })
		if len(gone) > 1 {
			t.Fatalf("one more moved %v", gone)
		}
		before = d.Hazards
	}
}

func TestService(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	i := visit(t, b, "示范第一加油站", "2021-11-23")
	must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
		inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "灭火器失压", Due: "2021-12-08"}}))
	if _, err := storetest.Happen(ctx, b, b.NewID(), inspect.Notices.Ref(1),
		&inspect.NoticeServed{Service: inspect.Service{Receiver: "张某"}}); !inspect.IsCode(err, inspect.CodeNotFound) {
		t.Errorf("served before it was issued: %v", err)
	}
	no, _, err := storetest.IssueNotice(ctx, b, b.NewID(), inspect.PaperEntry{About: i.N})
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]inspect.Service{"before its date": {On: "2021-11-22", Receiver: "张某"},
		"to come": {On: "2022-01-01", Receiver: "张某"}, "to nobody": {On: "2021-11-24"},
		"refused without a witness": {On: "2021-11-24", Refused: true, Reason: "拒收"}, "refused and signed": {On: "2021-11-24", Refused: true, Reason: "拒收", Witnesses: []string{"李某"}, Receiver: "张某"}} {
		if _, err := storetest.Happen(ctx, b, b.NewID(), inspect.Notices.Ref(no.N),
			&inspect.NoticeServed{Service: s}); !inspect.IsCode(err, inspect.CodeRefused) {
			t.Errorf("served %s: %v", name, err)
		}
	}
	digest := no.Digest()
	no = must[inspect.Paper](t)(storetest.As[inspect.Paper](storetest.Happen(ctx, b, b.NewID(),
		inspect.Notices.Ref(no.N), &inspect.NoticeServed{Service: inspect.Service{On: "2021-11-24", Refused: true,
			Reason: "负责人拒绝签收", Witnesses: []string{"李某"}}})))
	if no.Service.How != inspect.Left || no.Digest() != digest {
		t.Errorf("%+v", no.Service)
	}
	if _, err := storetest.Happen(ctx, b, b.NewID(), inspect.Notices.Ref(no.N),
		&inspect.NoticeServed{Service: inspect.Service{Receiver: "张某"}}); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("served twice: %v", err)
	}
	clean(t, b)
}
