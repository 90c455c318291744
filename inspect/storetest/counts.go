package storetest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
)

// periods are whole months, a year, and days that are neither.
var periods = []inspect.Period{always, inspect.MonthOf("2021-11-23"), inspect.YearOf(2021),
	{From: "2021-10-01", To: "2022-01-01"},
	{From: "2021-11-02", To: "2021-11-23"}, {From: "2020-12-31", To: "2021-01-10"}, {To: "2021-12-15"}}

// scopes are none, one key of each dimension, and some of two.
var scopes = []inspect.Scope{nil, {inspect.ByLevel: "major"}, {inspect.ByCategory: ""},
	{inspect.BySector: "fuel-station"}, {inspect.ByTown: "石碁镇"},
	{inspect.BySite: "1"}, {inspect.ByInspector: "乙某:A002"}, {inspect.ByCampaign: "1"}, {inspect.ByCampaign: "0"},
	{inspect.BySector: "fuel-station", inspect.ByTown: "石碁镇"}, {inspect.ByInspector: "甲某:A001", inspect.ByLevel: "general"}, {inspect.BySite: "9"},
	{inspect.ByInspector: "甲某"}, {inspect.ByInspector: "丙某:"}, {inspect.ByInspector: "甲某:"}, {inspect.ByInspector: "丙某", inspect.BySite: "2"}}

// countsAgreeWithTheRows: what a store counts, in any days, scope and parting,
// is what the things themselves come to, and the rows behind a figure are those.
func countsAgreeWithTheRows(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	read(t, p.store, func(r inspect.Reader) {
		s := shelve(t, r)
		flow := s.flow()
		for _, days := range periods {
			for _, scope := range scopes {
				marks := s.within(flow, scope, days)
				for _, dim := range append(dims, inspect.ByMonth) {
					s.counted(t, r, dim, scope, days, marks)
				}
				for _, figure := range inspect.TotalsTable.Counted().Keys() {
					s.behind(t, r, figure, scope, days, marks, s.within(flow, scope, inspect.Period{To: days.From}))
				}
			}
		}
	})
}

func (s shelf) counted(t *testing.T, r inspect.Reader, dim inspect.Dim, scope inspect.Scope, days inspect.Period,
	marks []mark) {
	t.Helper()
	tallies, sites, lags := map[string]inspect.Tally{}, map[string]int{}, map[string]int{}
	resolved := map[string]int{}
	seen := map[string]bool{}
	for _, m := range marks {
		for _, key := range s.keys(m, dim) {
			if tallies[key] == nil {
				tallies[key] = inspect.Tally{}
			}
			tallies[key].Add(m.counts, 1)
			if visit := fmt.Sprint(key, "@", m.visit.Site); m.counts["inspections"] == 1 && !seen[visit] {
				seen[visit] = true
				sites[key]++
			}
			if m.counts["hazards_rectified"] == 1 {
				lags[fmt.Sprintf("%s after %d", key, m.lag)]++
			}
			if m.hazard.Found >= days.From {
				resolved[key] += m.counts["hazards_rectified"] - m.counts["hazards_reopened"]
			}
		}
	}
	what := fmt.Sprintf("%s in %v of %v: ", dim, days, scope)
	same(t, what+"counts", sorted(tallied(got[map[string]inspect.Tally](t)(r.Counted(dim, scope, days)))),
		sorted(tallied(tallies)))
	same(t, what+"sites", sorted(counted(got[map[string]int](t)(r.SitesInspected(dim, scope, days)))), sorted(sites))
	if len(scope) == 0 || dim == inspect.All || days.From != days.From.Month() || days.To != days.To.Month() {
		same(t, what+"lags", sorted(flatLags(got[map[string]map[int]int](t)(r.Lags(dim, scope, days)))), sorted(lags))
		same(t, what+"accepted of those found", sorted(counted(got[map[string]int](t)(r.Resolved(dim, scope, days)))),
			sorted(counted(resolved)))
	}
}

// behind compares the rows behind a figure, by what they are of.
func (s shelf) behind(t *testing.T, r inspect.Reader, figure string, scope inspect.Scope, days inspect.Period, during,
	before []mark) {
	t.Helper()
	want := expected(figure, during, before)
	var is []string
	for _, row := range got[[]inspect.FigureRow](t)(behind(r, figure, scope, days)) {
		is = append(is, row.Ref)
		if n, ok := inspect.ParseRef(inspect.Hazards, row.Ref); ok {
			h := s.hazards[n]
			site := s.sites[s.inspections[h.Inspection].Site]
			equal(t, row.Ref, []any{row.Text, row.Level, row.Category, row.Due, row.Site},
				[]any{h.Text, h.Level, h.Category, h.DueOn(lastDay(figure, days)), site.Name})
		}
	}
	slices.Sort(is)
	slices.Sort(want)
	same(t, fmt.Sprintf("%s in %v of %v", figure, days, scope), is, want)
}

// lastDay is the day of which the rows of a figure are.
func lastDay(figure string, days inspect.Period) inspect.Date {
	if figure == "opening" {
		return days.From.Add(-1)
	}
	return days.To.Add(-1)
}

func behind(r inspect.Reader, figure string, scope inspect.Scope, days inspect.Period) ([]inspect.FigureRow, error) {
	rows := inspect.Each[inspect.FigureRow](func(fn func(inspect.FigureRow) error) error {
		return r.Behind(inspect.FigureQuery{Figure: figure, Scope: scope, Period: days}, fn)
	})
	return rows.All()
}

// expected are the references behind a figure: one for each mark that counts
// in it, but distinct sites, and hazards that stand at the end of the days.
func expected(figure string, during, before []mark) (out []string) {
	standing := map[string]int{}
	upto := append(slices.Clone(before), during...)
	if figure == "opening" {
		upto = before
	}
	for _, m := range upto {
		ref := inspect.Ref{Noun: inspect.Hazards, N: m.hazard.N}.String()
		if figure == "overdue" {
			standing[ref] += m.counts["overdue"]
		} else {
			standing[ref] += m.counts.Open()
		}
	}
	if slices.Contains([]string{"opening", "closing", "overdue"}, figure) {
		return slices.Collect(maps.Keys(counted(standing)))
	}
	for _, m := range during {
		switch n, ref := countsIn(figure, m); {
		case figure == "sites_inspected" && slices.Contains(out, ref):
		case n == 1:
			out = append(out, ref)
		}
	}
	return out
}

// countsIn tells what a mark adds to a figure, and of what it is.
func countsIn(figure string, m mark) (int, string) {
	n, ref := m.counts[figure], inspect.Ref{Noun: inspect.Hazards, N: m.hazard.N}
	switch {
	case figure == "sites_inspected":
		n, ref = m.counts["inspections"], inspect.Ref{Noun: inspect.Sites, N: m.visit.Site}
	case figure == "inspections" || figure == "visits":
		ref = inspect.Ref{Noun: inspect.Inspections, N: m.visit.N}
	case strings.HasPrefix(figure, "notices"):
		ref = inspect.Ref{Noun: inspect.Notices, N: m.notice}
	}
	return n, ref.String()
}
