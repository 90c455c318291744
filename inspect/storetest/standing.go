package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"rectify/inspect"
)

// standingAgreesWithTheRows: what was open and overdue when a day began is what
// the things that had counted before it come to, in any scope and parting, and
// the list of what was late is those, the longest first.
func standingAgreesWithTheRows(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	read(t, p.store, func(r inspect.Reader) {
		s := shelve(t, r)
		flow := s.flow()
		for _, day := range []inspect.Date{"", "2020-12-31", "2021-03-01", "2021-11-01", "2021-11-23", "2021-12-01",
			"2022-01-01", "2022-06-30"} {
			for _, scope := range scopes {
				marks := s.within(flow, scope, inspect.Period{To: day})
				for _, dim := range dims {
					s.stood(t, r, dim, scope, day, marks)
				}
				s.late(t, r, scope, day, marks)
			}
		}
		for _, m := range flow { // the day on which anything counts, and the day after
			for _, day := range []inspect.Date{m.day, m.day.Add(1)} {
				s.late(t, r, nil, day, s.within(flow, nil, inspect.Period{To: day}))
			}
		}
	})
}

func (s shelf) stood(t *testing.T, r inspect.Reader, dim inspect.Dim, scope inspect.Scope, day inspect.Date,
	before []mark) {
	t.Helper()
	sums, want := map[string]inspect.Tally{}, map[string]inspect.Tally{}
	for _, m := range before {
		for _, key := range s.keys(m, dim) {
			if sums[key] == nil {
				sums[key] = inspect.Tally{}
			}
			sums[key].Add(m.counts, 1)
		}
	}
	for key, sum := range sums {
		want[key] = inspect.Tally{"hazards_found": sum.Open(), "overdue": sum["overdue"]}
	}
	what := fmt.Sprintf("%s standing on %s of %v", dim, day, scope)
	same(t, what, sorted(tallied(got[map[string]inspect.Tally](t)(r.Standing(dim, scope, day)))), sorted(tallied(want)))
}

// late compares the list, whole and cut, by what is late and since when.
func (s shelf) late(t *testing.T, r inspect.Reader, scope inspect.Scope, day inspect.Date, before []mark) {
	t.Helper()
	since, overdue := map[string]inspect.Date{}, map[string]int{}
	for _, m := range before {
		ref := inspect.Ref{Noun: inspect.Hazards, N: m.hazard.N}.String()
		if overdue[ref] += m.counts["overdue"]; m.counts["overdue"] > 0 {
			since[ref] = max(since[ref], m.day)
		}
	}
	var want []inspect.LateRow
	for ref := range counted(overdue) {
		n, _ := inspect.ParseRef(inspect.Hazards, ref)
		h := s.hazards[n]
		want = append(want, inspect.LateRow{Ref: ref, Site: s.sites[s.inspections[h.Inspection].Site].Name,
			Text: h.Text, Level: h.Level,
			Number: s.notices[h.Notice].Number, Due: since[ref]})
	}
	number := func(row inspect.LateRow) int64 { n, _ := inspect.ParseRef(inspect.Hazards, row.Ref); return n }
	slices.SortFunc(want, func(a, b inspect.LateRow) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(number(a), number(b)))
	})
	for _, limit := range []int{2, 1000} {
		same(t, fmt.Sprintf("late on %s of %v", day, scope),
			lines(got[[]inspect.LateRow](t)(r.Late(scope, day, limit))), lines(want[:min(len(want), limit)]))
	}
}

func lines[T any](rows []T) (out []string) {
	for _, row := range rows {
		out = append(out, fmt.Sprintf("%+v", row))
	}
	return out
}
