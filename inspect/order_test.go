package inspect_test

import (
	"context"
	"testing"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// Papers may be entered late and in any order, but none that contradicts what
// is on the record: an acceptance before the claim, or before a later review
// that found the hazard not corrected; an asking before the answer to the last.
func TestDatesDoNotContradict(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	i := visit(t, b, "示范第一加油站", "2021-11-08")
	h := must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
		inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "灭火器失压", Due: "2021-11-20"}})).N
	if _, _, err := storetest.IssueNotice(ctx, b, b.NewID(), inspect.PaperEntry{About: i.N}); err != nil {
		t.Fatal(err)
	}
	review := func(day inspect.Date, fixed bool, who ...inspect.Officer) error {
		in := inspect.ReviewEntry{Date: day, Inspectors: who, NotFixed: []int64{h}}
		if fixed {
			in.Fixed, in.NotFixed = in.NotFixed, nil
		}
		_, err := storetest.AddReview(ctx, b, b.NewID(), in)
		return err
	}
	happen := func(fact inspect.Fact) error {
		_, err := storetest.Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(h), fact)
		return err
	}
	refused := func(what string, err error) {
		t.Helper()
		if !inspect.IsCode(err, inspect.CodeRefused) {
			t.Errorf("%s: %v", what, err)
		}
	}
	taken := func(what string, err error) {
		t.Helper()
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	refused("asked before the order", happen(&inspect.ExtensionAsked{On: "2021-11-07", Until: "2021-12-20", By: "李某",
		Reason: "缺件"}))
	refused("asked until a day that is over",
		happen(&inspect.ExtensionAsked{On: "2021-11-25", Until: "2021-11-24", By: "李某", Reason: "缺件"}))
	taken("asked", happen(&inspect.ExtensionAsked{On: "2021-11-10", Until: "2021-12-01", By: "李某", Reason: "缺件"}))
	taken("granted", happen(&inspect.ExtensionGranted{On: "2021-11-15", Approver: "王某"}))
	refused("asked before the last answer",
		happen(&inspect.ExtensionAsked{On: "2021-11-12", Until: "2021-12-20", By: "李某", Reason: "缺件"}))

	taken("not fixed", review("2021-11-24", false, officers...))
	taken("not fixed, entered late", review("2021-11-20", false, officers...))
	refused("accepted before it was found not fixed", review("2021-11-22", true, officers...))
	taken("claimed", happen(&inspect.FixClaimed{On: "2021-11-26", By: officers[0].Name}))
	refused("accepted by the claimer before the claim", review("2021-11-25", true, officers[0]))
	refused("accepted before the claim", review("2021-11-25", true, officers[1]))
	refused("accepted by the claimer", review("2021-11-26", true, officers[0]))
	taken("accepted", review("2021-11-26", true, officers[1]))
	clean(t, b)
}
