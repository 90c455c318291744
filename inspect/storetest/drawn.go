package storetest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
)

// candidatesAreWhatWasAccepted: of a period and on a day, all of them at once and
// each under its key.
func candidatesAreWhatWasAccepted(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	read(t, p.store, func(r inspect.Reader) {
		s := shelve(t, r)
		keys := map[inspect.Dim]func(inspect.Hazard, inspect.Premises) string{
			"":                 func(inspect.Hazard, inspect.Premises) string { return "" },
			inspect.ByLevel:    func(h inspect.Hazard, _ inspect.Premises) string { return string(h.Level) },
			inspect.ByCategory: func(h inspect.Hazard, _ inspect.Premises) string { return h.Category },
			inspect.BySector:   func(_ inspect.Hazard, at inspect.Premises) string { return at.Sector },
			inspect.ByTown:     func(_ inspect.Hazard, at inspect.Premises) string { return at.Town },
		}
		for dim, key := range keys {
			for _, on := range []inspect.Date{"2021-12-10", today} {
				want := s.accepted(inspect.YearOf(2021), on, key)
				is := got[map[string][]int64](t)(r.Candidates(inspect.YearOf(2021), on, dim))
				for k := range is {
					slices.Sort(is[k])
				}
				if len(want) == 0 {
					t.Fatal("nothing was accepted")
				}
				equal(t, fmt.Sprintf("by %q on %s", dim, on), is, want)
			}
		}
	})
}

// accepted are the hazards that were accepted in a period, and still on a day.
func (s shelf) accepted(p inspect.Period, on inspect.Date,
	key func(inspect.Hazard, inspect.Premises) string) map[string][]int64 {
	out := map[string][]int64{}
	for _, h := range s.hazards[1:] {
		in := func(closed inspect.Date) bool { return closed >= p.From && closed < p.To && closed <= on }
		stands := h.State == inspect.Accepted && in(h.Closed)
		for _, was := range h.Spells {
			stands = stands || h.State != inspect.Withdrawn && in(was.Closed) && was.Reopened > on
		}
		if stands {
			visit := s.inspections[h.Inspection]
			k := key(h, s.sites[visit.Site].On(visit.Date))
			out[k] = append(out[k], h.N)
		}
	}
	return out
}

// phrasesAreTheMostUsed: with what was last written beside them.
func phrasesAreTheMostUsed(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	read(t, p.store, func(r inspect.Reader) {
		s := shelve(t, r)
		for _, part := range []string{"", "100%", "配电", "\\", "没有"} {
			for limit := range 5 {
				want := s.phrases(part)
				want = want[:min(limit, len(want))]
				is := got[[]inspect.Phrase](t)(r.Phrases(part, limit))
				if len(is)+len(want) > 0 {
					equal(t, fmt.Sprintf("%d with %q", limit, part), is, want)
				}
			}
		}
	})
}

func (s shelf) phrases(part string) (out []inspect.Phrase) {
	times, newest := map[string]int{}, map[string]inspect.Hazard{}
	for _, h := range s.hazards[1:] {
		if h.State != inspect.Withdrawn && strings.Contains(h.Text, part) {
			times[h.Text]++
			newest[h.Text] = h
		}
	}
	texts := slices.SortedFunc(maps.Keys(times), func(a, b string) int {
		return cmp.Or(times[b]-times[a], int(newest[b].N-newest[a].N))
	})
	for _, text := range texts {
		h := newest[text]
		out = append(out, inspect.Phrase{Text: text, Times: times[text], Level: h.Level, Category: h.Category,
			Basis: h.Basis})
	}
	return out
}

// drawsAreListed: all, but those that were struck only if asked for; by day, and
// of days.
func drawsAreListed(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	read(t, p.store, func(r inspect.Reader) {
		for _, c := range []struct {
			f    inspect.Filter
			want []int64
		}{
			{inspect.Filter{}, []int64{1}}, {inspect.Filter{Withdrawn: true}, []int64{1, 2}},
			{inspect.Filter{Withdrawn: true, Sort: "date", Descending: true}, []int64{2, 1}},
			{inspect.Filter{Withdrawn: true, From: "2021-12-17"}, []int64{2}}, {inspect.Filter{To: "2021-12-16"}, nil},
		} {
			var is []int64
			for _, d := range got[inspect.Page[inspect.Draw]](t)(r.Lookbacks(c.f)).Rows {
				is = append(is, d.N)
				equal(t, "a draw of a list", d, there[inspect.Draw](t)(r.Lookback(d.N)))
			}
			if !slices.Equal(is, c.want) {
				t.Errorf("%+v: %v, not %v", c.f, is, c.want)
			}
		}
	})
}
