package inspect_test

import (
	"context"
	"testing"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// What is asked for has the id that was given, and what follows from it one that
// is made of that: the same again, and no other's.
func TestIDsComeFromTheCaller(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	i := visit(t, b, "示范第一加油站", "2021-11-23")
	for _, text := range []string{"培训记录不完善", "灭火器失压"} {
		must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
			inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: text, Due: "2021-12-08"}}))
	}
	id := b.NewID()
	no, _, err := storetest.IssueNotice(ctx, b, id, inspect.PaperEntry{About: i.N})
	if err != nil || no.ID != id {
		t.Fatalf("the notice is %v, not %v: %v", no.ID, id, err)
	}
	ids := map[inspect.ID]bool{}
	if err := b.Read(ctx, func(r inspect.Reader) error {
		for _, it := range no.Items {
			events, err := r.History(inspect.Ref{Noun: inspect.Hazards, N: it.Hazard})
			if err != nil {
				return err
			}
			ordered := events[len(events)-1]
			if ids[ordered.ID] = true; inspect.KindOf(ordered.Fact) != "hazard.ordered" || ordered.ID.Version() != 8 {
				t.Errorf("%s has the id %v", inspect.KindOf(ordered.Fact), ordered.ID)
			}
		}
		return nil
	}); err != nil || len(ids) != 2 {
		t.Errorf("%d hazards were ordered: %v", len(ids), err)
	}
}

// What was given no id is not recorded.
func TestNothingIsRecordedWithoutAnID(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	var none inspect.ID
	if s, err := storetest.AddSite(ctx, b, none, inspect.Site{Name: "示范第一加油站"}); err == nil {
		t.Errorf("a site without an id was recorded: %+v", s)
	}
	if err := b.Read(ctx, func(r inspect.Reader) error {
		page, err := r.Sites(inspect.Filter{})
		if page.Total != 0 {
			t.Errorf("%d sites", page.Total)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}
