package inspect

import (
	"maps"
	"slices"
	"strings"
)

// Officers are the inspectors of that name whom inspections that were not
// withdrawn and reviews that were not struck name, each name and certificate
// once; of every name for "". The tallies know whom inspections name by an index.
func (r Reader) Officers(name string) (out []Officer, err error) {
	kept, err := r.Count(CountQuery{What: CountKept, Dim: ByInspector, Whose: name, Period: Period{To: endOfTime}})
	if err != nil {
		return nil, err
	}
	labels := map[string]bool{}
	for label, c := range kept {
		if c.Tally["inspections"]+c.Tally["visits"] > 0 {
			labels[label] = true
		}
	}
	reviewed, err := r.Group(Reviews, Filter{Bare: true, Where: []Cond{is("withdrawn", "")}}, "named")
	for named := range reviewed {
		for label := range strings.SplitSeq(named, "\n") {
			labels[label] = true
		}
	}
	for _, label := range slices.Sorted(maps.Keys(labels)) {
		if o := labelled(label); name == "" || o.Name == name {
			out = append(out, o)
		}
	}
	return out, err
}

// Used is the first of these words that is in the book, as the sector of a site or
// as a category; "" if none is.
func (r Reader) Used(dim Dim, words ...string) (string, error) {
	for _, w := range words {
		noun, stands := Hazards, Cond{"state", "<>", string(Withdrawn)}
		if dim == BySector {
			noun, stands = Sites, is("withdrawn", "")
		}
		if last, err := r.Max(noun, "n", is(string(dim), w), stands); last > 0 || err != nil {
			return w, err
		}
	}
	return "", nil
}

// beginningOfTime is before every day, and endOfTime after.
const (
	beginningOfTime = Date("0001-01-01")
	endOfTime       = Date("9999-12-31")
)

// tallies are counted ones by key.
func (r Reader) tallies(q CountQuery) (map[string]Tally, error) {
	counted, err := r.Count(q)
	out := map[string]Tally{}
	for key, c := range counted {
		out[key] = c.Tally
	}
	return out, err
}

// Tallied sums the kept tallies of the months in p, by key of dim; an empty
// From is the beginning. With only set, just that key; with sums, just those.
func (r Reader) Tallied(dim Dim, only []string, p Period, sums ...string) (map[string]Tally, error) {
	return r.tallies(CountQuery{What: CountKept, Dim: dim, Only: only, Sums: sums, Period: p})
}

// Counted recounts the same from the rows, for any days and any scope.
func (r Reader) Counted(dim Dim, scope Scope, p Period) (map[string]Tally, error) {
	return r.tallies(CountQuery{What: CountRows, Dim: dim, Scope: scope, Period: p})
}

// Standing counts what was open (hazards_found) and overdue (overdue) when day
// began: what Counted comes to in those two, of all days before it.
func (r Reader) Standing(dim Dim, scope Scope, day Date) (map[string]Tally, error) {
	return r.tallies(CountQuery{What: CountStanding, Dim: dim, Scope: scope, Day: day})
}

// numbers are counted ones by key, but those that are 0.
func (r Reader) numbers(q CountQuery, figure string) (map[string]int, error) {
	counted, err := r.Count(q)
	out := map[string]int{}
	for key, c := range counted {
		if n := c.Tally[figure]; n != 0 {
			out[key] = n
		}
	}
	return out, err
}

// SitesInspected counts distinct sites inspected on the days of p.
func (r Reader) SitesInspected(dim Dim, scope Scope, p Period) (map[string]int, error) {
	return r.numbers(CountQuery{What: CountSites, Dim: dim, Scope: scope, Period: p}, "sites_inspected")
}

// Resolved tells, of the hazards found in p, how many were accepted when p had ended.
func (r Reader) Resolved(dim Dim, scope Scope, p Period) (map[string]int, error) {
	return r.numbers(CountQuery{What: CountResolved, Dim: dim, Scope: scope, Period: p}, "resolved")
}

// Lags tells, of the hazards accepted in p, how many took how many days from
// found to accepted.
func (r Reader) Lags(dim Dim, scope Scope, p Period) (map[string]map[int]int, error) {
	counted, err := r.Count(CountQuery{What: CountLags, Dim: dim, Scope: scope, Period: p})
	out := map[string]map[int]int{}
	for key, c := range counted {
		out[key] = map[int]int{}
		for lag, n := range c.Lags {
			out[key][lag.Days] += n
		}
	}
	return out, err
}

// Late are the hazards overdue when day began, the longest first, at most
// limit of them; Due is the day since which, and Days is left to the caller.
func (r Reader) Late(scope Scope, day Date, limit int) (out []LateRow, err error) {
	err = r.Behind(FigureQuery{Figure: FigureLate, Scope: scope, Period: Period{To: day}, Limit: limit},
		func(row FigureRow) error {
			out = append(out, LateRow{Ref: row.Ref, Site: row.Site, Text: row.Text, Level: row.Level, Number: row.Number,
				Due: row.Due})
			return nil
		})
	return out, err
}
