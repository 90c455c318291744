package inspect_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// toldVisit is a visit to a new site with two hazards, one of a list, and a notice.
func toldVisit(draft inspect.Draft) (out []inspect.Entry) {
	add := func(id inspect.ID, do, about, says string) *inspect.Entry {
		out = append(out, inspect.Entry{ID: id, Do: do, About: about, Body: []byte(says)})
		return &out[len(out)-1]
	}
	site, visit := inspect.NewID(), draft.ID.String()
	add(site, "site.added", "", `{"name":"示范第九加油站"}`)
	add(draft.ID, "inspection.held", site.String(),
		`{"date":"2021-11-23","inspectors":[{"name":"甲某","cert":"A001"},{"name":"乙某","cert":"A002"}]}`)
	photo := map[string]inspect.Photo{"1": {OriginalName: "p.jpg", JPEG: []byte("jpeg")}}
	add(inspect.NewID(), "hazard.found", visit,
		`{"text":"灭火器失压","due":"2021-11-30","photos":[{"file":"1"}]}`).Photos = photo
	add(inspect.NewID(), "list.answered", visit, `{"list":"fuel-station","name":"汽车加油站","version":"1","answers":[{"item":"FS01","look":"？","says":"yes"},
		{"item":"FS07","look":"？","says":"no","hazard":{"text":"卸油口盖帽未上锁。","due_in":15}}]}`)
	add(inspect.NewID(), "notice.issued", visit, `{}`)
	return out
}

// leaves leaves that of a draft.
func leaves(body string) func([]inspect.Receipt) ([]byte, error) {
	return func([]inspect.Receipt) ([]byte, error) { return []byte(body), nil }
}

func TestVisitIsRecordedOnce(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	d := must[inspect.Draft](t)(b.KeepDraft(ctx, inspect.Draft{}, []byte(`{"at":"summary"}`)))
	receipts, over, err := b.RecordDraft(ctx, d, leaves(`{"notice":1}`), toldVisit(d)...)
	if err != nil {
		t.Fatal(err)
	}
	site, held := receipts[0].Thing.(*inspect.Site), receipts[1].Thing.(*inspect.Inspection)
	found, no := receipts[2].Thing.(*inspect.Hazard), receipts[4].Thing.(*inspect.Paper)
	if len(found.Photos) != 1 || no.N != 1 || len(no.Items) != 2 || no.Items[1].Due != "2021-12-08" ||
		site.N != held.Site {
		t.Errorf("recorded %+v", receipts)
	}
	if left, ok, err := draftOf(b); err != nil || !ok || string(left.Body) != `{"notice":1}` {
		t.Errorf("left: %s %v %v", left.Body, ok, err)
	}
	if _, err := b.KeepDraft(ctx, over, nil); err != nil {
		t.Error(err)
	}
	if _, _, err := b.RecordDraft(ctx, over, nil, toldVisit(over)...); !inspect.IsCode(err, inspect.CodeRefused) {
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
	d := must[inspect.Draft](t)(b.KeepDraft(ctx, inspect.Draft{}, []byte(`{}`)))
	for name, spoilt := range map[string]struct {
		at        int
		was, said string
	}{
		"notice":    {4, "{}", `{"due":"2021-11-01"}`},
		"visit":     {1, `{"date"`, `{"kind":"visit","date"`},
		"hazard":    {2, "灭火器失压", ""},
		"item":      {3, "FS07", "FS01"},
		"future":    {1, "2021-11-23", "2031-01-01"},
		"no notice": {},
	} {
		in, left := toldVisit(d), leaves("{}")
		if e := &in[spoilt.at]; spoilt.was != "" {
			e.Body = bytes.Replace(e.Body, []byte(spoilt.was), []byte(spoilt.said), 1)
		} else {
			left = func([]inspect.Receipt) ([]byte, error) { return nil, context.Canceled }
		}
		if _, _, err := b.RecordDraft(ctx, d, left, in...); err == nil {
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

// Of two windows that go on with one draft, the second to save, to record or
// to throw away is refused; so is who goes on with one that is gone.
func TestDraftsOfTwoWindows(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	refused := func(what string, err error) {
		t.Helper()
		if !inspect.IsCode(err, inspect.CodeRefused) {
			t.Errorf("%s: %v", what, err)
		}
	}
	begun := must[inspect.Draft](t)(b.KeepDraft(ctx, inspect.Draft{}, []byte(`{"a":1}`)))
	_, err := b.KeepDraft(ctx, inspect.Draft{}, []byte(`{"b":1}`))
	refused("a second draft took the first one's place", err)
	b.By = "another"
	must[inspect.Draft](t)(b.KeepDraft(ctx, inspect.Draft{}, []byte(`{}`)))
	_, err = b.KeepDraft(ctx, begun, []byte(`{}`))
	refused("another person's draft was kept", err)
	b.By = begun.By

	saved := must[inspect.Draft](t)(b.KeepDraft(ctx, begun, []byte(`{"a":2}`)))
	_, err = b.KeepDraft(ctx, begun, []byte(`{"a":3}`))
	refused("a save was written over", err)
	_, err = b.KeepDraft(ctx, begun, nil)
	refused("a save was thrown away", err)
	_, _, err = b.RecordDraft(ctx, begun, nil, toldVisit(begun)...)
	refused("what another window had changed was recorded", err)
	if is, ok, err := draftOf(b); err != nil || !ok || string(is.Body) != `{"a":2}` || is.Version != saved.Version {
		t.Errorf("%+v %v %v", is, ok, err)
	}

	if _, err := b.KeepDraft(ctx, saved, nil); err != nil {
		t.Error(err)
	}
	_, err = b.KeepDraft(ctx, saved, []byte(`{}`))
	refused("a draft that was thrown away was kept", err)
	must[inspect.Draft](t)(b.KeepDraft(ctx, inspect.Draft{}, []byte(`{}`)))
	_, err = b.KeepDraft(ctx, begun, []byte(`{}`))
	refused("a draft was kept in the place of the next", err)
}

// Many windows that confirm, and then serve, at once record one visit, one
// notice and one service.
func TestWindowsAtOnce(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	d := must[inspect.Draft](t)(b.KeepDraft(ctx, inspect.Draft{}, []byte(`{}`)))
	left := make(chan inspect.Draft, 8)
	atOnce(t, cap(left), func() error {
		_, over, err := b.RecordDraft(ctx, d, leaves(`{"notice":1}`), toldVisit(d)...)
		if err == nil {
			left <- over
		}
		return err
	})
	d = <-left
	atOnce(t, cap(left), func() error {
		return serve(b, d, `{"on":"2021-11-23","receiver":"张某"}`)
	})
	if _, ok, err := draftOf(b); ok || err != nil {
		t.Errorf("a draft is left: %v", err)
	}
	b.Read(ctx, func(r inspect.Reader) error {
		visits, err := r.Inspections(inspect.Filter{})
		notices, err2 := r.Notices(inspect.Filter{})
		history, err3 := r.History(inspect.Ref{Noun: inspect.Notices, N: 1})
		if err := errors.Join(err, err2, err3); visits.Total != 1 || notices.Total != 1 || len(history) != 2 ||
			err != nil {
			t.Errorf("%d visits, %d notices, of which the first has %d facts, %v", visits.Total, notices.Total,
				len(history), err)
		}
		return nil
	})
	clean(t, b)
}

// atOnce does a thing so many times side by side, and wants all but one refused.
func atOnce(t *testing.T, times int, do func() error) {
	t.Helper()
	ended := make(chan error)
	for range times {
		go func() { ended <- do() }()
	}
	done := 0
	for range times {
		switch err := <-ended; {
		case err == nil:
			done++
		case !inspect.IsCode(err, inspect.CodeRefused):
			t.Error(err)
		}
	}
	if done != 1 {
		t.Errorf("%d of %d were done", done, times)
	}
}

// What cannot be served so leaves the draft, and the notice as it was.
func TestRefusedServiceLeavesTheDraft(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	d := must[inspect.Draft](t)(b.KeepDraft(ctx, inspect.Draft{}, []byte(`{}`)))
	_, over, err := b.RecordDraft(ctx, d, leaves(`{}`), toldVisit(d)...)
	if err != nil {
		t.Fatal(err)
	}
	if err := serve(b, over, `{"on":"2021-11-23"}`); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Error(err)
	}
	if err := serve(b, over, `{"on":"2021-11-23","receiver":"张某"}`); err != nil {
		t.Error(err)
	}
}

// serve records how the notice of a draft reached the unit, and ends the draft.
func serve(b *inspect.Book, d inspect.Draft, how string) error {
	e := inspect.Entry{ID: b.NewID(), Do: "notice.served", About: "N1", Body: []byte(how)}
	_, _, err := b.RecordDraft(context.Background(), d, nil, e)
	return err
}

func TestPhrases(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	i := visit(t, b, "示范第一加油站", "2021-11-08")
	var last inspect.Hazard
	for _, f := range []inspect.Finding{{Text: "灭火器失压"}, {Text: "配电室堆放杂物"}, {Text: "灭火器失压", Category: "fire",
		Basis: "《消防法》"}, {Text: "灭火器被遮挡"}, {Text: "灭火器数量不足"}, {Text: "灭火器 a_b%"}, {Text: "灭火器误录"}} {
		last = must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
			inspect.HazardEntry{Inspection: i.N, Finding: f}))
	}
	must[inspect.Hazard](t)(storetest.As[inspect.Hazard](storetest.Happen(ctx, b, b.NewID(),
		inspect.Hazards.Ref(last.N), &inspect.HazardWithdrawn{Reason: "误录"})))
	for _, c := range []struct {
		part  string
		limit int
		want  []string
	}{{"灭火器", 9, []string{"灭火器失压", "灭火器 a_b%", "灭火器数量不足", "灭火器被遮挡"}}, {"灭火器", 2, []string{"灭火器失压", "灭火器 a_b%"}},
		{"_", 9, []string{"灭火器 a_b%"}}, {"没有", 9, nil}, {"", 1, []string{"灭火器失压"}}} {
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
			if c.part == "灭火器" && (got[0].Times != 2 || got[0].Category != "fire" || got[0].Basis != "《消防法》" ||
				got[0].Level != inspect.General) {
				t.Errorf("%+v", got[0])
			}
			return nil
		})
	}
}

func draftOf(b *inspect.Book) (d inspect.Draft, ok bool, err error) {
	err = b.Read(context.Background(), func(r inspect.Reader) error {
		d, ok, err = r.Draft(b.By)
		return err
	})
	return d, ok, err
}
