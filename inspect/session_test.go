package inspect_test

import (
	"context"
	"fmt"
	"testing"

	"rectify/inspect"
)

// toldVisit is a visit to a new site with two hazards, one of a list, and a notice.
func toldVisit(draft inspect.ID) inspect.InspectionEntry {
	days := 15
	return inspect.InspectionEntry{NewSite: &inspect.Site{Name: "示范第九加油站"}, Inspection: inspect.Inspection{Date: "2021-11-23", Inspectors: officers},
		Lists: []inspect.ListEntry{{Answered: inspect.Answered{List: "fuel-station", Name: "汽车加油站", Version: "1"}, Entries: []inspect.AnswerEntry{
			{Answer: inspect.Answer{Item: "FS01", Look: "？", Says: inspect.SaysYes}},
			{Answer: inspect.Answer{Item: "FS07", Look: "？", Says: inspect.SaysNo}, Finding: inspect.Finding{Text: "卸油口盖帽未上锁。"}, DueIn: &days}}}},
		Hazards: []inspect.HazardEntry{{Finding: inspect.Finding{Text: "灭火器失压", Due: "2021-11-30"}, Photos: []inspect.Photo{{OriginalName: "p.jpg", JPEG: []byte("jpeg")}}}},
		Notice:  &inspect.IssueEntry{}, Draft: draft}
}

func TestVisitIsRecordedOnce(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	d := must[inspect.Draft](t)(b.BeginDraft(ctx, []byte(`{"at":"summary"}`)))
	in := toldVisit(d.ID)
	in.Left = func(r inspect.Recorded) ([]byte, error) { return []byte(fmt.Sprintf(`{"notice":%d}`, r.Notice.N)), nil }
	out := must[inspect.Recorded](t)(b.RecordInspection(ctx, in, blank))
	if len(out.Hazards) != 2 || out.Hazards[0].Due != "2021-12-08" || len(out.Hazards[1].Photos) != 1 || out.Notice.N != 1 || len(out.Notice.Items) != 2 || len(out.Inspection.Lists) > 1 || out.Site.N != out.Inspection.Site {
		t.Errorf("recorded %+v", out)
	}
	if left, ok, err := b.Draft(ctx); err != nil || !ok || string(left.Body) != `{"notice":1}` {
		t.Errorf("left: %s %v %v", left.Body, ok, err)
	}
	if err := b.DropDraft(ctx, d.ID); err != nil {
		t.Error(err)
	}
	if _, err := b.RecordInspection(ctx, toldVisit(d.ID), blank); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("a draft was recorded twice: %v", err)
	}
	b.Read(ctx, func(r inspect.Reader) error {
		page, err := r.Inspections(inspect.Filter{})
		if page.Total != 1 || page.Rows[0].Hazards != 2 || err != nil {
			t.Errorf("%d visits, %v", page.Total, err)
		}
		return err
	})
	clean(t, b)
}

// What is refused, at the very end too, leaves the draft and nothing else.
func TestRefusedVisitLeavesTheDraft(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	d := must[inspect.Draft](t)(b.BeginDraft(ctx, []byte(`{}`)))
	for name, spoil := range map[string]func(*inspect.InspectionEntry){
		"notice": func(in *inspect.InspectionEntry) { in.Notice.Due = "2021-11-01" },
		"visit":  func(in *inspect.InspectionEntry) { in.Inspection.Kind = inspect.Visit },
		"hazard": func(in *inspect.InspectionEntry) { in.Hazards[0].Text = "" },
		"item":   func(in *inspect.InspectionEntry) { in.Lists[0].Entries[1].Item = "FS01" },
		"future": func(in *inspect.InspectionEntry) { in.Inspection.Date = "2031-01-01" },
		"no notice": func(in *inspect.InspectionEntry) {
			in.Left = func(inspect.Recorded) ([]byte, error) { return nil, context.Canceled }
		},
	} {
		in := toldVisit(d.ID)
		spoil(&in)
		if _, err := b.RecordInspection(ctx, in, blank); err == nil {
			t.Errorf("%s was not refused", name)
		}
		b.Read(ctx, func(r inspect.Reader) error {
			sites, err := r.Sites(inspect.Filter{})
			if _, kept, _ := r.Draft(b.By); sites.Total != 0 || !kept || err != nil {
				t.Errorf("%s: %d sites, draft %v, %v", name, sites.Total, kept, err)
			}
			return err
		})
	}
	clean(t, b)
}

func TestDraftsOfTwoWindows(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	d := must[inspect.Draft](t)(b.BeginDraft(ctx, []byte(`{"a":1}`)))
	if _, err := b.BeginDraft(ctx, []byte(`{"b":1}`)); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("a second draft took the first one's place: %v", err)
	}
	b.By = "another"
	if _, err := b.BeginDraft(ctx, []byte(`{}`)); err != nil {
		t.Errorf("another person: %v", err)
	}
	if err := b.KeepDraft(ctx, d.ID, []byte(`{}`)); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("another person's draft was kept: %v", err)
	}
	b.By = d.By
	for _, body := range []string{`{"a":2}`, ""} {
		var to []byte
		if body != "" {
			to = []byte(body)
		}
		if err := b.KeepDraft(ctx, d.ID, to); err != nil {
			t.Error(err)
		}
	}
	if err := b.KeepDraft(ctx, d.ID, []byte(`{}`)); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("a draft that was thrown away was kept: %v", err)
	}
}

func TestPhrases(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	i := visit(t, b, "示范第一加油站", "2021-11-08")
	var last inspect.Hazard
	for _, f := range []inspect.Finding{{Text: "灭火器失压"}, {Text: "配电室堆放杂物"}, {Text: "灭火器失压", Category: "fire", Basis: "《消防法》"}, {Text: "灭火器被遮挡"}, {Text: "灭火器数量不足"}, {Text: "灭火器 a_b%"}, {Text: "灭火器误录"}} {
		last = must[inspect.Hazard](t)(b.AddHazard(ctx, inspect.HazardEntry{Inspection: i.N, Finding: f}))
	}
	must[inspect.Hazard](t)(b.WithdrawHazard(ctx, last.N, "误录"))
	for _, c := range []struct {
		part  string
		limit int
		want  []string
	}{{"灭火器", 9, []string{"灭火器失压", "灭火器 a_b%", "灭火器数量不足", "灭火器被遮挡"}}, {"灭火器", 2, []string{"灭火器失压", "灭火器 a_b%"}}, {"_", 9, []string{"灭火器 a_b%"}}, {"没有", 9, nil}, {"", 1, []string{"灭火器失压"}}} {
		b.Read(ctx, func(r inspect.Reader) error {
			got, err := r.Phrases(c.part, c.limit)
			if len(got) != len(c.want) || err != nil {
				t.Errorf("%q: %+v, %v", c.part, got, err)
				return err
			}
			for k, p := range got {
				if p.Text != c.want[k] {
					t.Errorf("%q: %q at %d, not %q", c.part, p.Text, k, c.want[k])
				}
			}
			if c.part == "灭火器" && (got[0].Times != 2 || got[0].Category != "fire" || got[0].Basis != "《消防法》" || got[0].Level != inspect.General) {
				t.Errorf("%+v", got[0])
			}
			return nil
		})
	}
}
