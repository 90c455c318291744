package storetest

import (
	"testing"

	"rectify/inspect"
)

// blanks are three numbers leased: one entered, one spoiled, one still out.
func (p player) blanks() {
	_, err := LeaseNumbers(ctx, p.Book, p.NewID(), LeaseEntry{Form: inspect.FormFireLimit, Count: 3, Taker: "甲某",
		On: "2021-11-20"})
	p.ok(nil, err)
	p.ok(AddHazard(ctx, p.Book, p.NewID(),
		inspect.HazardEntry{Inspection: 1, Finding: inspect.Finding{Text: "消火栓箱内无水带", Category: "fire-upkeep"}}))
	open := got[inspect.Page[inspect.HazardRow]](p.t)(p.find(inspect.Filter{Text: "消火栓箱"}))
	p.ok(EnterNotice(ctx, p.Book, p.NewID(), "B1", inspect.PaperEntry{About: 1, Hazards: []int64{open.Rows[0].N},
		Due: "2021-12-10", Ticks: []int{2}}, []byte("%PDF-1.4 scan")))
	p.ok(SpoilNumber(ctx, p.Book, p.NewID(), "B2", "写错"))
}

func (p player) find(f inspect.Filter) (page inspect.Page[inspect.HazardRow], err error) {
	err = p.Store.Read(ctx, func(r inspect.Reader) error {
		page, err = r.Hazards(f)
		return err
	})
	return page, err
}

// blanksAreAccountedFor: a leased number is never given again, each has its
// fate, and one that is out for long waits for who took it.
func blanksAreAccountedFor(t *testing.T, kind Kind) {
	p, b := played(t, kind)
	fates := map[string]int{}
	for _, n := range got[[]inspect.Taken](t)(register(b, "消限字", 2021)) {
		fates[n.Fate]++
	}
	equal(t, "fates", fates, map[string]int{"by-hand": 1, "spoiled": 1, "leased": 1})
	read(t, p.store, func(r inspect.Reader) {
		if last := got[int](t)(r.LastSerial(inspect.Notices, "消限字", 2021)); last != 3 {
			t.Errorf("the next number would be %d", last+1)
		}
		for _, k := range got[[]inspect.Paper](t)(r.Blanks()) {
			equal(t, k.Number, there[inspect.Paper](t)(r.Numbered(inspect.Blanks, k.Number)), k)
			equal(t, k.Number, there[inspect.Paper](t)(r.Paper(inspect.Blanks.Ref(k.N))), k)
		}
		for day, want := range map[inspect.Date]int{"2021-12-19": 0, "2021-12-20": 1} {
			list := got[inspect.DutyList](t)(r.Waiting(inspect.DutyReturn,
				inspect.AgendaQuery{Day: day, Inspector: "甲某:A001"}))
			if list.Total != want {
				t.Errorf("%d papers wait on %s", list.Total, day)
			}
		}
	})
}

func register(b *inspect.Book, word string, year int) ([]inspect.Taken, error) {
	return inspect.Ask(ctx, b, func(r inspect.Reader) ([]inspect.Taken,
		error) {
		return r.Register(inspect.Notices, word, year)
	})
}
