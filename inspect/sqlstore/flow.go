package sqlstore

import (
	"slices"
	"strings"
)

// flow is what every figure is: one row for each thing that counts, on the
// day it counts. Tallies are sums of it by month, and check counts them again
// from here. It is no view of the schema, for every start of the program would
// read that, and only few commands count rows.
func (d *Dialect) flow() string { return d.flowOf(sums...) }

// flowOf is flow with only those sums, and the kinds of things that add to any.
func (d *Dialect) flowOf(of ...string) string {
	var b strings.Builder
	for _, p := range d.flows() {
		if !slices.ContainsFunc(of, p.addsTo) {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" UNION ALL ")
		}
		p.write(&b, of, b.Len() == 0)
	}
	return "(" + b.String() + ")"
}

// flowEach are the kinds of things one by one, each with the sums that it adds to and no others.
func (d *Dialect) flowEach(one func(flow string, sums []string) error) error {
	for _, p := range d.flows() {
		var b strings.Builder
		own := slices.DeleteFunc(slices.Clone(sums), func(sum string) bool { return !p.addsTo(sum) })
		p.write(&b, own, true)
		if err := one("("+b.String()+")", own); err != nil {
			return err
		}
	}
	return nil
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

func (p counting) addsTo(sum string) bool { return p.adds[sum] != "" }

// when is 1 where that is so, and else 0.
func when(cond string) string { return "CASE WHEN " + cond + " THEN 1 ELSE 0 END" }

// flows are in the order in which SQLite is to try them; the joins are crossed
// where it would begin at the wrong end.
func (d *Dialect) flows() []counting {
	ofHazard := "hazard h" + d.Cross + "inspection i ON i.n = h.inspection"
	ofNotice := "notice o" + d.Cross + "inspection i ON i.n = o.inspection"
	const ofSpell = "spell p JOIN hazard h ON h.n = p.hazard JOIN inspection i ON i.n = h.inspection"
	marked := map[string]string{"overdue": "CASE m.what WHEN 'lapsed' THEN 1 WHEN 'unlapsed' THEN -1 ELSE 0 END"}
	for _, what := range []string{"hazards_claimed", "extensions_granted", "extensions_refused", "hazards_referred",
		"supervision_begun", "supervision_ended", "work_stopped", "work_resumed", "hazards_looked_back", "hazards_recurred"} {
		marked[what] = when("m.what = '" + what + "'")
	}
	// Of what fell due, the day of the acceptance that stood when the day had ended.
	fixed := func(day string) string {
		return "CASE WHEN h.state = 'accepted' AND h.closed <= " + day + ` THEN h.closed
			ELSE (SELECT p.closed FROM spell p
				WHERE p.hazard = h.n AND p.closed <= ` + day + " AND p.reopened > " + day + ") END"
	}
	const first = "(SELECT f.day FROM mark f WHERE f.hazard = h.n AND f.what = 'first_date')"
	marked["hazards_due"] = when("m.what = 'hazards_due'")
	marked["hazards_on_time"] = when("m.what = 'hazards_due' AND " + fixed("m.day") + " IS NOT NULL")
	marked["hazards_by_first_date"] = when("m.what = 'hazards_due' AND " + fixed("m.day") + " <= " + first)
	onTime := when(fixed("h.due") + " IS NOT NULL")
	return []counting{
		{day: "i.date", from: "inspection i" + d.Cross + "hazard h ON h.inspection = i.n",
			adds: map[string]string{"hazards_found": when(counts), "hazards_general": when(counts + " AND h.level <> 'major'"),
				"hazards_major": when(counts + " AND h.level = 'major'"), "resolved": when("h.state = 'accepted'"),
				"hazards_fixed_on_spot": when(counts + " AND h.on_spot = 1"), "hazards_withdrawn": when("h.state = 'withdrawn'")}},
		{day: "h.closed", from: ofHazard, where: "h.closed IS NOT NULL AND " + d.NoSort + "h.state = 'accepted'",
			adds: map[string]string{"hazards_rectified": "1", "overdue": "CASE WHEN h.overdue IS NOT NULL THEN -1 ELSE 0 END"}},
		{day: "h.overdue", from: ofHazard, where: "h.overdue IS NOT NULL", adds: map[string]string{"overdue": "1"}},
		{day: "o.date", notice: "o.n",
			from: "notice o" + d.Cross + "hazard h ON h.notice = o.n" + d.Cross + "inspection i ON i.n = h.inspection",
			adds: map[string]string{"hazards_ordered": "1"}},
		{day: "p.closed", from: ofSpell, where: counts,
			adds: map[string]string{"hazards_rectified": "1", "overdue": "CASE WHEN p.overdue IS NOT NULL THEN -1 ELSE 0 END"}},
		{day: "p.reopened", from: ofSpell, where: counts, adds: map[string]string{"hazards_reopened": "1"}},
		{day: "p.overdue", from: ofSpell, where: "p.overdue IS NOT NULL", adds: map[string]string{"overdue": "1"}},
		{day: "h.due", from: ofHazard, where: "h.once = 1",
			adds: map[string]string{"hazards_due": "1", "hazards_on_time": onTime, "hazards_by_first_date": onTime}},
		{day: "m.day", adds: marked,
			from: "mark m" + d.Cross + "hazard h ON h.n = m.hazard" + d.Cross + "inspection i ON i.n = h.inspection"},
		{day: "i.date", from: "inspection i", where: "i.withdrawn = ''", whole: true,
			adds: map[string]string{"inspections": "i.counts", "visits": "1 - i.counts"}},
		{day: "o.date", from: ofNotice, notice: "o.n", whole: true,
			adds: map[string]string{"notices_issued": when("o.voided = ''"), "notices_voided": when("o.voided <> ''")}},
		{day: "o.served", from: ofNotice, where: "o.served <> '' AND o.voided = ''", notice: "o.n", whole: true,
			adds: map[string]string{"notices_served": "1"}},
	}
}

// write writes the SELECT of p with those sums, its columns named if it is the first.
func (p counting) write(b *strings.Builder, sums []string, named bool) {
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
	b.WriteString("SELECT " + name(p.day, "day") + ", " + name(level, "level") + ", " + name(category, "category") +
		", " + name("i.n", "inspection") + ", i.site, i.campaign, " + name(hazard, "hazard") + ", " + name(notice, "notice"))
	for _, sum := range sums {
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
