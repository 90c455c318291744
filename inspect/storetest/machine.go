package storetest

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rectify/inspect"
)

// Whatever is done in whatever order, what is refused changes nothing, the
// tallies are what a recount finds, the balance holds in every period, and a
// rebuild from the record comes to the same, word for word.
func anySequenceReconciles(t *testing.T, kind Kind) {
	round := 0
	rapid.Check(t, func(rt *rapid.T) {
		if round++; kind.some() && round%3 > 0 {
			return
		}
		p, b := begun(t, kind)
		defer p.store.Close()
		m := recorder(b, rt)
		if rapid.Bool().Draw(rt, "peopled") { // else most acts are refused
			for _, which := range []int{0, 0, 1, 2, 2, 2, 4, 4, 4, 4, 7, 7} {
				m.step(which)
			}
		}
		for range rapid.IntRange(5, 25).Draw(rt, "steps") {
			m.step(rapid.IntRange(0, 43).Draw(rt, "act"))
		}
		clean(rt, b)
		m.reconcile()
		m.askAgain(p.store)
		before := dumped(rt, p.store)
		if err := b.Rebuild(ctx); err != nil {
			rt.Fatal(err)
		}
		same(rt, "after a rebuild", dumped(rt, p.store), before)
	})
}

type machine struct {
	b    *inspect.Book
	rt   *rapid.T
	n    int
	tape []any // what this act drew, and its id; or draws over
	over bool
	done []act // what was recorded
}

// act is what was done, to be done over.
type act struct {
	which, n int
	tape     []any
}

func (m *machine) date() inspect.Date {
	return inspect.Date("2020-11-01").Add(drawn(m, rapid.IntRange(0, 425), "day"))
}

func (m *machine) pick(noun string) int64 {
	return int64(drawn(m, rapid.IntRange(1, 6), noun))
}

func (m *machine) word(of string) string {
	return drawn(m, rapid.SampledFrom([]string{"", "fuel-station", "clinic"}), of)
}

// step does one act, allowed or not; only a broken store may fail it.
func (m *machine) step(which int) {
	m.n++
	m.tape = nil
	err := m.act(which)
	if err == nil {
		m.done = append(m.done, act{which, m.n, m.tape})
	}
	allowed := []inspect.Code{inspect.CodeRefused, inspect.CodeNotFound, inspect.CodeInvalid, inspect.CodeAmbiguous}
	if err != nil && !slices.ContainsFunc(allowed, func(c inspect.Code) bool { return inspect.IsCode(err, c) }) {
		m.rt.Fatalf("%+v", err)
	}
}

func (m *machine) act(which int) (err error) {
	b := m.b
	if which > 38 {
		return m.join(which)
	}
	if which > 33 {
		return m.strike()
	}
	if which > 29 {
		return m.paperwork(which)
	}
	if which > 15 {
		return m.live(which)
	}
	switch which {
	case 0:
		_, err = AddSite(ctx, b, b.NewID(), inspect.Site{Name: fmt.Sprint("单位", m.n), Sector: m.word("sector")})
	case 1:
		_, err = AddCampaign(ctx, b, b.NewID(), inspect.Campaign{Name: fmt.Sprint("专项", m.n)})
	case 2, 3:
		_, err = AddInspection(ctx, b, b.NewID(), inspect.Inspection{Site: m.pick("site"),
			Campaign: m.pick("campaign") % 2, Kind: m.kind(), Date: m.date(), Inspectors: officers[:1+m.n%2]})
	case 4, 5, 6:
		_, err = AddHazard(ctx, b, b.NewID(), inspect.HazardEntry{Inspection: m.pick("inspection"),
			Finding: inspect.Finding{Text: fmt.Sprint("隐患", m.n),
				Level:    drawn(m, rapid.SampledFrom([]inspect.Level{inspect.General, inspect.Major}), "level"),
				Category: m.word("category"),
				Due:      m.date(), OnSpot: drawn(m, rapid.Bool(), "on spot")}})
	case 7:
		_, _, err = IssueNotice(ctx, b, b.NewID(), inspect.PaperEntry{About: m.pick("inspection"), Due: m.date()})
	case 8:
		_, err = Happen(ctx, b, b.NewID(), inspect.Notices.Ref(m.pick("notice")), &inspect.NoticeVoided{Reason: "打印错误"})
	case 9:
		_, err = AddReview(ctx, b, b.NewID(), inspect.ReviewEntry{Date: m.date(), Inspectors: officers,
			Fixed: []int64{m.pick("hazard")}})
	case 10:
		_, err = Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(m.pick("hazard")),
			&inspect.HazardReopened{On: m.date(), Reason: "复发"})
	case 11:
		_, err = Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(m.pick("hazard")),
			&inspect.HazardWithdrawn{Reason: "误录"})
	default:
		err = m.mend(which)
	}
	return err
}

// mend corrects what is there, which moves it from one count to another.
func (m *machine) mend(which int) (err error) {
	switch which {
	case 12:
		if m.n%3 == 0 {
			_, err = MoveSite(ctx, m.b, m.b.NewID(), m.pick("site"), m.date(),
				func(s *inspect.Site) { s.Sector = m.word("sector") })
			return err
		}
		_, err = AmendSite(ctx, m.b, m.b.NewID(), m.pick("site"),
			func(s *inspect.Site) error { s.Sector = m.word("sector"); return nil })
	case 13:
		_, err = AmendInspection(ctx, m.b, m.b.NewID(), m.pick("inspection"), func(i *inspect.Inspection) error {
			i.Site, i.Date, i.Campaign, i.Inspectors = m.pick("site"), m.date(), m.pick("campaign")%2,
				officers[:1+m.n%2]
			return nil
		})
	case 14:
		_, err = AmendHazard(ctx, m.b, m.b.NewID(), m.pick("hazard"), func(f *inspect.Finding) error {
			if f.Measures = m.word("category"); m.n%3 > 0 { // or only what may be written at any time
				f.Category, f.Due = m.word("category"), m.date()
			}
			return nil
		}, nil)
	case 15:
		_, err = Happen(ctx, m.b, m.b.NewID(), inspect.Inspections.Ref(m.pick("inspection")),
			&inspect.InspectionWithdrawn{Reason: "误录"})
	}
	return err
}

// join enters people, gives them other certificates, and makes one of two.
func (m *machine) join(which int) (err error) {
	says := func(do string, about inspect.Ref, body map[string]any) {
		_, err = said(ctx, m.b, inspect.Entry{ID: m.b.NewID(), Do: do}, about, body)
	}
	cert := drawn(m, rapid.SampledFrom([]string{"", "A001", "A002", "A009"}), "cert")
	switch which {
	case 39, 40:
		says("person.added", inspect.Ref{}, map[string]any{"name": drawn(m, rapid.SampledFrom(officers), "name").Name,
			"cert": cert})
	case 41:
		says("person.amended", inspect.People.Ref(m.pick("person")), map[string]any{"cert": cert})
	case 42:
		says("person.merged", inspect.People.Ref(m.pick("person")),
			map[string]any{"into": inspect.People.Ref(m.pick("other")).String()})
	case 43:
		says("site.merged", inspect.Sites.Ref(m.pick("site")),
			map[string]any{"into": inspect.Sites.Ref(m.pick("other")).String()})
	}
	return err
}

// strike strikes any fact of anything, allowed or not, strikes too.
func (m *machine) strike() error {
	var facts []inspect.Event
	read(m.rt, m.b.Store, func(r inspect.Reader) { facts = record(m.rt, r) })
	facts = slices.DeleteFunc(facts, func(e inspect.Event) bool {
		return !slices.Contains(inspect.Strikable(),
			inspect.KindOf(e.Fact))
	})
	if len(facts) == 0 {
		return nil
	}
	_, err := Strike(ctx, m.b, m.b.NewID(), drawn(m, rapid.SampledFrom(facts), "fact").ID, "误记")
	return err
}

// reconcile asks the same of kept tallies and of rows, over a drawn period.
func (m *machine) reconcile() {
	p := inspect.Period{From: m.date()}
	p.To = p.From.Add(drawn(m, rapid.IntRange(1, 400), "days"))
	asked := map[inspect.Period]map[string]int{}
	for _, p := range []inspect.Period{p, inspect.MonthOf(p.From), inspect.YearOf(p.From.Year())} {
		t := got[inspect.Totals](m.rt)(m.b.Totals(ctx, inspect.TotalsQuery{Period: p, By: inspect.BySector,
			Compare: true}))
		if t.Opening+t.HazardsFound+t.Reopened-t.Rectified != t.Closing || t.Overdue > t.Closing {
			m.rt.Fatalf("%v does not balance: %+v", p, t.Figures)
		}
		sum := 0
		for _, g := range t.Groups {
			sum += g.HazardsFound
		}
		if sum != t.HazardsFound {
			m.rt.Fatalf("%v: groups have %d, the whole %d", p, sum, t.HazardsFound)
		}
		asked[p] = Counts(inspect.TotalsTable, &t.Figures)
		if t.Closed != nil { // frozen, and what came later beside it
			for name, n := range t.Closed.Later {
				asked[p][name] += n
			}
		}
	}
	read(m.rt, m.b.Store, func(r inspect.Reader) {
		m.behind(r,
			asked)
	}) // in one, for a store may remember how it was asked
}

// behind compares each figure with the rows behind it.
func (m *machine) behind(r inspect.Reader, asked map[inspect.Period]map[string]int) {
	for p, figures := range asked {
		p.To = min(p.To, today.Add(1)) // nothing is counted of days to come
		for name, want := range figures {
			rows, err := behind(r, name, nil, p)
			if err != nil || len(rows) != want {
				m.rt.Fatalf("%v: %s is %d with %d rows behind it (%v)", p, name, want, len(rows), err)
			}
		}
	}
}

// kind is mostly left to the book.
func (m *machine) kind() inspect.InspectionKind {
	return drawn(m, rapid.SampledFrom([]inspect.InspectionKind{"", "", "", inspect.Visit}), "kind")
}

// Counts are the numbers that add up, by the keys of their figures.
func Counts(t inspect.FigureTable, of inspect.Countable) map[string]int {
	out := map[string]int{}
	for _, f := range t.Counted() {
		out[f.Key] = f.Count(of)
	}
	return out
}
