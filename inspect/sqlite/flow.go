package sqlite

import (
	"slices"
	"strings"
)

// flow is what every figure is: one row for each thing that counts, on the
// day it counts. Tallies are sums of it by month, and check counts them again
// from here. It is no view of the schema, for every start of the program would
// read that, and only few commands count rows.
func flow() string { return flowOf(sums...) }

// flowOf is flow without the kinds of things that add to none of those sums.
func flowOf(sums ...string) string {
	var b strings.Builder
	for _, p := range flows() {
		if !slices.ContainsFunc(sums, func(sum string) bool { return p.adds[sum] != "" }) {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" UNION ALL ")
		}
		p.write(&b, b.Len() == 0)
	}
	return "(" + b.String() + ")"
}

// counting is one kind of thing that counts: on which day, read from where,
// and what each row of it adds to which sums. Of a hazard there are h and i,
// its inspection; of the others only i.
type counting struct {
	day, from, where string
	notice           string            // the notice that it is of or about; 0 for none
	adds             map[string]string // by the names in sums
	whole            bool              // it is of a whole inspection or notice, no hazard
}

const (
	ofHazard = "hazard h CROSS JOIN inspection i ON i.n = h.inspection"
	ofSpell  = "spell p JOIN hazard h ON h.n = p.hazard JOIN inspection i ON i.n = h.inspection"
	counts   = "h.state <> 'withdrawn'" // what was recorded in error counts nowhere
	ofNotice = "notice o CROSS JOIN inspection i ON i.n = o.inspection"
)

// flows are in the order in which SQLite is to try them; the joins are crossed
// where it would begin at the wrong end.
func flows() []counting {
	return []counting{
		{day: "i.date", from: "inspection i CROSS JOIN hazard h ON h.inspection = i.n",
			adds: map[string]string{"found": counts, "major": counts + " AND h.level = 'major'", "on_spot": counts + " AND h.on_spot", "resolved": "h.state = 'accepted'",
				"withdrawn": "h.state = 'withdrawn'"}},
		{day: "h.closed", from: ofHazard, where: "h.closed IS NOT NULL AND h.state = 'accepted'",
			adds: map[string]string{"rectified": "1", "overdue": "-(h.overdue IS NOT NULL)"}},
		{day: "h.overdue", from: ofHazard, where: "h.overdue IS NOT NULL", adds: map[string]string{"overdue": "1"}},
		{day: "o.date", from: "notice o CROSS JOIN hazard h ON h.notice = o.n CROSS JOIN inspection i ON i.n = h.inspection", notice: "o.n", adds: map[string]string{"ordered": "1"}},
		{day: "p.closed", from: ofSpell, where: counts, adds: map[string]string{"rectified": "1", "overdue": "-(p.overdue IS NOT NULL)"}},
		{day: "p.reopened", from: ofSpell, where: counts, adds: map[string]string{"reopened": "1"}},
		{day: "p.overdue", from: ofSpell, where: "p.overdue IS NOT NULL", adds: map[string]string{"overdue": "1"}},
		{day: "m.day", from: "mark m CROSS JOIN hazard h ON h.n = m.hazard CROSS JOIN inspection i ON i.n = h.inspection",
			adds: map[string]string{"overdue": "(m.what = 'lapsed') - (m.what = 'unlapsed')", "claimed": "m.what = 'claimed'", "extended": "m.what = 'extended'",
				"unextended": "m.what = 'unextended'", "referred": "m.what = 'referred'", "listed": "m.what = 'listed'", "delisted": "m.what = 'delisted'",
				"stopped": "m.what = 'stopped'", "resumed": "m.what = 'resumed'", "looked": "m.what = 'looked'", "recurred": "m.what = 'recurred'"}},
		{day: "i.date", from: "inspection i", where: "i.withdrawn = ''", whole: true, adds: map[string]string{"inspections": "i.kind <> 'visit'", "visits": "i.kind = 'visit'"}},
		{day: "o.date", from: ofNotice, notice: "o.n", whole: true, adds: map[string]string{"notices": "o.voided = ''", "voided": "o.voided <> ''"}},
		{day: "o.served", from: ofNotice, where: "o.served <> '' AND o.voided = ''", notice: "o.n", whole: true, adds: map[string]string{"served": "1"}},
	}
}

// write writes the SELECT of p, its columns named if it is the first.
func (p counting) write(b *strings.Builder, named bool) {
	name := func(expression, as string) string {
		if named {
			return expression + " AS " + as
		}
		return expression
	}
	level, category, hazard, notice := "h.level", "h.category", "h.n", "0"
	if p.whole {
		level, category, hazard = "NULL", "NULL", "0"
	}
	if p.notice != "" {
		notice = p.notice
	}
	b.WriteString("SELECT " + name(p.day, "day") + ", " + name(level, "level") + ", " + name(category, "category") + ", " + name("i.n", "inspection") +
		", i.site, i.campaign, " + name(hazard, "hazard") + ", " + name(notice, "notice"))
	for _, sum := range sums[2:] { // distinct sites are no sums
		adds := p.adds[sum]
		if adds == "" {
			adds = "0"
		}
		b.WriteString(", " + name(adds, sum))
	}
	b.WriteString(" FROM " + p.from)
	if p.where != "" {
		b.WriteString(" WHERE " + p.where)
	}
}
