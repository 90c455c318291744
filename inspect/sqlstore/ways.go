package sqlstore

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
)

// way is a way to find hazards: tables in the order in which they are gone through, each by
// the index that is named.
type way struct {
	tables string
	rows   int      // that it goes through at most
	gives  []string // the orders in which they come
	by     string   // how the conditions begin by which they are found
	even   bool     // they lie evenly in all orders, as those of a town do and open ones do not
	some   int      // how many of them are asked for, if that is not all
}

func fewer(a, b way) int { return cmp.Compare(a.rows, b.rows) }

// ways are those by what narrows a list; the first is by nothing. How many each goes through,
// the tallies know.
type ways struct {
	*Tx
	list []way
	err  error
}

// few are about as many as an inspection or a notice has.
const few = 10

func (t *Tx) waysOf(f inspect.Filter) ([]way, error) {
	d := t.Dialect
	w := &ways{Tx: t, list: []way{{tables: d.ofHazards(""), rows: math.MaxInt32, gives: []string{"ref"}}}}
	w.add(f.Hazards != nil, way{tables: d.ofHazards(""), rows: len(f.Hazards)})
	w.add(f.Inspection != 0, way{tables: d.ofHazards("hazard_inspection"), rows: few})
	w.add(f.Notice != 0, way{tables: d.ofHazards("hazard_notice"), rows: few})
	if len(w.list) > 1 { // no other is shorter: what a rule asks of one inspection needs no tallies
		return w.list, nil
	}
	all := w.sum(inspect.All, "", always, "hazards_found", "hazards_withdrawn")
	w.list[0].rows = all
	w.add(f.Life != "", way{tables: d.ofHazards("hazard_lived"), rows: all / 100, gives: []string{"ref"}, by: "h.lived "})
	w.add(f.Inspector != "" || f.Text != "", way{tables: d.ofHazards(""), rows: all, some: all / 10, even: true})
	w.byStates(f)
	w.byKey(inspect.ByLevel, f.Level != "", string(f.Level),
		way{tables: d.ofHazards("hazard_level"), gives: []string{"ref", "level"}, by: "h.level ", even: true})
	w.byWord(inspect.ByCategory, f.Category,
		way{tables: d.ofHazards("hazard_category"), gives: []string{"ref", "category"}, by: "h.category ", even: true})
	w.byKey(inspect.BySite, f.Site != 0, strconv.FormatInt(max(f.Site, 0), 10),
		way{tables: d.ofVisits("inspection_site"), gives: []string{"found"}, by: "v.site ", even: true})
	w.byKey(inspect.ByCampaign, f.Campaign != 0, strconv.FormatInt(max(f.Campaign, 0), 10),
		way{tables: d.ofVisits("inspection_campaign")})
	w.byWord(inspect.BySector, f.Sector, way{tables: d.ofUnits(), even: true})
	w.byWord(inspect.ByTown, f.Town, way{tables: d.ofUnits(), even: true})
	w.byDays(f)
	return w.list, w.err
}

func (w *ways) add(given bool, by way) {
	if given {
		w.list = append(w.list, by)
	}
}

// sum is what the tallies know of a key.
func (w *ways) sum(dim inspect.Dim, key string, p inspect.Period, sums ...string) (n int) {
	if w.err == nil {
		n, w.err = w.summedUp(inspect.CountQuery{Dim: dim, Only: []string{key}, Period: p, Sums: sums})
	}
	return n
}

func (w *ways) byKey(dim inspect.Dim, given bool, key string, by way) {
	if given {
		by.rows = w.sum(dim, key, always, "hazards_found", "hazards_withdrawn")
		w.add(true, by)
	}
}

func (w *ways) byWord(dim inspect.Dim, word *string, by way) {
	if word != nil {
		w.byKey(dim, true, *word, by)
	}
}

// byStates is by what became of them: what is open is the newest, what is accepted nearly all.
func (w *ways) byStates(f inspect.Filter) {
	if f.States == nil && f.Overdue == "" {
		return
	}
	found := w.sum(inspect.All, "", always, "hazards_found")
	by := way{tables: w.Dialect.ofHazards("hazard_state"), by: "h.state ",
		rows: found - w.sum(inspect.All, "", always, "resolved")}
	w.add(f.Overdue != "", way{tables: w.Dialect.ofHazards("hazard_due"), rows: by.rows})
	if sums := statesTallied(f); sums != nil {
		by.rows, by.even = w.sum(inspect.All, "", always, sums...), f.States != nil && f.States[0] == inspect.Accepted
	} else if slices.Contains(f.States, inspect.Accepted) || slices.Contains(f.States, inspect.Withdrawn) {
		by.rows = w.list[0].rows
	}
	if len(f.States) == 1 {
		by.gives = []string{"ref", "state"}
	}
	w.add(f.States != nil, by)
}

func (w *ways) byDays(f inspect.Filter) {
	if f.From == "" && f.To == "" {
		return
	}
	p := inspect.Period{To: cmp.Or(f.To, always.To)}
	if f.From != "" {
		p.From = f.From.Month()
	}
	w.add(true, way{tables: w.Dialect.ofVisits("inspection_date"), gives: []string{"found"}, by: "v.date ",
		rows: w.sum(inspect.All, "", p, "hazards_found", "hazards_withdrawn")})
}

// ofHazards begin with the hazards, by an index or by their numbers.
func (d *Dialect) ofHazards(index string) string { return "hazard h" + d.By(index) }

// ofVisits begin with the inspections.
func (d *Dialect) ofVisits(index string) string {
	return "inspection v" + d.By(index) + d.Cross + d.ofHazards("hazard_inspection") + " ON h.inspection = v.n"
}

// ofUnits begin with the sites.
func (d *Dialect) ofUnits() string {
	return d.ofSites("v") + d.Cross + d.ofHazards("hazard_inspection") + " ON h.inspection = v.n"
}

// ofSites are inspections by the names of their sites.
func (d *Dialect) ofSites(as string) string {
	return "site s" + d.By("site_order") + d.Cross + "inspection " + as + d.By("inspection_site") +
		" ON " + as + ".site = s.n"
}

// joining joins the inspections and sites of hazards to a way to those, if they are not on it.
func (d *Dialect) joining(tables string, visit, unit bool) string {
	if (visit || unit) && !strings.Contains(tables, "inspection v") {
		tables += d.Cross + "inspection v ON v.n = h.inspection"
	}
	if unit && !strings.Contains(tables, "site s") {
		tables += d.Cross + "site s ON s.n = v.site"
	}
	return tables
}

// whole joins to a way all that a list tells of hazards.
func (d *Dialect) whole(tables string) string {
	return d.joining(tables, true, true) + " LEFT JOIN notice o ON o.n = h.notice LEFT JOIN campaign c ON c.n = v.campaign"
}
