package storetest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"rectify/inspect"
)

// talliesAreDifferences: what is added to tallies and lags, now and later, up
// and down, is what their sums come to, in every span of months.
func talliesAreDifferences(t *testing.T, kind Kind) {
	p := empty(t, kind)
	rnd := rand.New(rand.NewPCG(1, 2))
	kept := map[inspect.TallyKey]inspect.Counted{}
	for range 6 {
		tallies := differences(rnd)
		write(t, p.store, func(w inspect.Writer) error { return w.Add(tallies) })
		for k, d := range tallies {
			sum := kept[k]
			if sum.Lags == nil {
				sum.Tally, sum.Lags = inspect.Tally{}, map[inspect.Lag]int{}
			}
			sum.Add(d.Tally, 1)
			for l, n := range d.Lags {
				sum.Lags[l] += n
			}
			kept[k] = sum
		}
		read(t, p.store, func(r inspect.Reader) { sums(t, r, kept) })
	}
}

// differences are some, among them ones that take away what others put on.
func differences(rnd *rand.Rand) map[inspect.TallyKey]*inspect.Counted {
	tallies := map[inspect.TallyKey]*inspect.Counted{}
	for range 60 {
		k := inspect.TallyKey{Dim: dims[rnd.IntN(3)], Key: []string{"", "甲'站", "b"}[rnd.IntN(3)],
			Month: []inspect.Date{"2020-12-01", "2021-01-01", "2021-02-01"}[rnd.IntN(3)]}
		n := func() int { return rnd.IntN(7) - 3 }
		d := &inspect.Counted{Tally: inspect.Tally{},
			Lags: map[inspect.Lag]int{{Back: rnd.IntN(2), Days: rnd.IntN(3)}: n()}}
		for _, sum := range slices.Concat(inspect.Distinct, inspect.Summed) {
			d.Tally[sum] = n()
		}
		tallies[k] = d
	}
	return tallies
}

func sums(t *testing.T, r inspect.Reader, kept map[inspect.TallyKey]inspect.Counted) {
	t.Helper()
	for _, p := range []inspect.Period{always, {To: "2021-01-01"}, {From: "2021-01-01", To: "2021-02-01"},
		{From: "2021-01-01", To: "2022-01-01"}, {From: "2022-01-01", To: "2023-01-01"}} {
		for _, dim := range dims[:3] {
			want, lags := map[string]inspect.Tally{}, map[string]int{}
			for k, v := range kept {
				if k.Dim == dim && k.Month >= p.From && k.Month < p.To {
					if want[k.Key] == nil {
						want[k.Key] = inspect.Tally{}
					}
					want[k.Key].Add(v.Tally, 1)
					for l, n := range v.Lags {
						lags[fmt.Sprintf("%s after %d", k.Key, l.Days)] += n
					}
				}
			}
			what := fmt.Sprint(dim, " in ", p)
			same(t, what, sorted(tallied(got[map[string]inspect.Tally](t)(r.Tallied(dim, nil, p)))),
				sorted(tallied(want)))
			only(t, r, dim, p, want)
			if p.From != "" {
				same(t, what+", lags", sorted(flatLags(got[map[string]map[int]int](t)(r.Lags(dim, nil, p)))),
					sorted(counted(lags)))
			}
		}
	}
}

// only asks for one key, there or not.
func only(t *testing.T, r inspect.Reader, dim inspect.Dim, p inspect.Period, want map[string]inspect.Tally) {
	t.Helper()
	for _, key := range []string{"", "甲'站", "nobody's"} {
		is := got[map[string]inspect.Tally](t)(r.Tallied(dim, []string{key}, p))
		for k := range is {
			if k != key {
				t.Errorf("%s %q: there is %q too", dim, key, k)
			}
		}
		if !maps.Equal(is[key], want[key]) {
			t.Errorf("%s %q in %v: %+v, want %+v", dim, key, p, is[key], want[key])
		}
	}
}

// keptTalliesAgreeWithCounts: of a played book the kept tallies, lags and
// distinct sites are what its rows come to, month by month.
func keptTalliesAgreeWithCounts(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	read(t, p.store, func(r inspect.Reader) {
		for _, dim := range append(dims, inspect.ByMonth) {
			for month := inspect.Date("2020-12-01"); month < "2022-01-01"; month = month.NextMonth() {
				months(t, r, dim, inspect.MonthOf(month), inspect.Period{From: inspect.YearOf(month.Year()).From,
					To: month.NextMonth()})
			}
		}
	})
}

// months compares one month, and the sites of the year up to its end.
func months(t *testing.T, r inspect.Reader, dim inspect.Dim, month, year inspect.Period) {
	t.Helper()
	want := got[map[string]inspect.Tally](t)(r.Counted(dim, nil, month))
	for key, n := range got[map[string]int](t)(r.SitesInspected(dim, nil, month)) {
		if want[key] == nil {
			want[key] = inspect.Tally{}
		}
		want[key]["sites_inspected"] = n
	}
	is, first := got[map[string]inspect.Tally](t)(r.Tallied(dim, nil, month)), map[string]int{}
	for _, v := range is {
		delete(v, "sites_year")
	}
	same(t, fmt.Sprint(dim, " in ", month), sorted(tallied(is)), sorted(tallied(want)))
	if dim == inspect.ByMonth {
		return // the sites of a year are not parted by its months
	}
	for key, v := range got[map[string]inspect.Tally](t)(r.Tallied(dim, nil, year)) {
		first[key] = v["sites_year"]
	}
	same(t, fmt.Sprint("sites by ", dim, " in ", year), sorted(counted(first)),
		sorted(got[map[string]int](t)(r.SitesInspected(dim, nil, year))))
}
