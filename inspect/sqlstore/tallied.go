package sqlstore

import (
	"reflect"
	"strconv"
	"strings"

	"rectify/inspect"
)

// always is all days.
var always = inspect.Period{To: "9999-12-31"}

// talliedAs is the count of kept tallies that tells how many things a list has: those that
// one key narrows at most, of whole months and of states that are counted.
func talliedAs(noun inspect.Noun, f inspect.Filter) (q inspect.CountQuery, ok bool) {
	q = inspect.CountQuery{Dim: inspect.All, Period: inspect.Period{From: f.From, To: f.To}}
	if f.To == "" {
		q.Period.To = always.To
	}
	narrowed := 0
	by := func(dim inspect.Dim, given bool, key string) {
		if given {
			q.Dim, q.Only = dim, []string{key}
			narrowed++
		}
	}
	word := func(dim inspect.Dim, key **string) {
		if *key != nil {
			by(dim, true, **key)
		}
		*key = nil
	}
	if !f.Now {
		word(inspect.BySector, &f.Sector)
		word(inspect.ByTown, &f.Town)
	}
	if f.Site > 0 {
		by(inspect.BySite, true, strconv.FormatInt(f.Site, 10))
		f.Site = 0
	}
	by(inspect.ByCampaign, f.Campaign != 0, strconv.FormatInt(max(f.Campaign, 0), 10))
	if _, cert, _ := strings.Cut(f.Inspector, ":"); cert != "" {
		by(inspect.ByInspector, true, f.Inspector)
		f.Inspector = ""
	}
	if q.Sums = []string{"inspections", "visits"}; noun == inspect.Hazards {
		by(inspect.ByLevel, f.Level != "", string(f.Level))
		word(inspect.ByCategory, &f.Category)
		f.Level, q.Sums = "", statesTallied(f)
		f.States, f.Withdrawn = nil, false
	}
	whole := (f.From == "" || f.From == f.From.Month()) && (f.To == "" || f.To == f.To.Month())
	f.Campaign, f.From, f.To, f.Sort, f.Descending, f.Limit, f.More = 0, "", "", "", false, 0, false
	known := noun == inspect.Hazards || noun == inspect.Inspections
	return q, known && q.Sums != nil && whole && narrowed <= 1 && reflect.ValueOf(f).IsZero()
}

// statesTallied are the sums that a list of hazards adds up to; nil if none do.
func statesTallied(f inspect.Filter) []string {
	switch {
	case len(f.States) == 1 && f.States[0] == inspect.Accepted:
		return []string{"resolved"}
	case len(f.States) == 1 && f.States[0] == inspect.Withdrawn:
		return []string{"hazards_withdrawn"}
	case len(f.States) > 0:
		return nil
	case f.Withdrawn:
		return []string{"hazards_found", "hazards_withdrawn"}
	}
	return []string{"hazards_found"}
}

// summedUp is what all sums of a count come to.
func (t *Tx) summedUp(q inspect.CountQuery) (n int, err error) {
	counted, err := t.kept(q)
	for _, c := range counted {
		for _, more := range c.Tally {
			n += more
		}
	}
	return n, err
}
