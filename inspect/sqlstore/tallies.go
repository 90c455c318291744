package sqlstore

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rectify/inspect"
)

// kept are the columns of tally, sums those of flow too: distinct sites are no sums.
var kept, sums = slices.Concat(inspect.Distinct, inspect.Summed), inspect.Summed

// keptSummed are the columns of tally summed.
var keptSummed = sync.OnceValue(func() string { return summed("", kept) })

// summed adds up columns, each under its own name.
func summed(of string, columns []string) string {
	each := inspect.Mapped(columns, func(c string) string { return "coalesce(sum(" + of + c + "), 0) AS " + c })
	return strings.Join(each, ", ")
}

// adding is what is added under one key: the values, and which of the sums they
// are. Only what is not 0 is named, which most of it is.
func adding(k inspect.TallyKey, tally inspect.Tally) (which uint64, values []any) {
	values = append(make([]any, 0, 8), string(k.Dim), k.Key, string(k.Month))
	for i, sum := range kept {
		if n := tally[sum]; n != 0 {
			which |= 1 << i
			values = append(values, int64(n))
		}
	}
	return which, values
}

// adds is the statement that adds to those sums of so many keys.
func (d *Dialect) adds(which uint64, keys int) string {
	type key struct {
		which uint64
		keys  int
	}
	if text, ok := d.addTexts.Load(key{which, keys}); ok {
		return text.(string)
	}
	into, set, n := "", "", 3
	for i, sum := range kept {
		if which&(1<<i) != 0 {
			into += ", " + sum
			set += ", " + sum + " = tally." + sum + " + excluded." + sum
			n++
		}
	}
	rows := make([]string, keys)
	for k := range rows {
		rows[k] = "(" + d.marks(k*n, n) + ")"
	}
	text := "INSERT INTO tally (dim, key, month" + into + ") VALUES " + strings.Join(rows, ", ") +
		" ON CONFLICT (" + d.Key + "dim, key, month) DO UPDATE SET " + set[2:]
	d.addTexts.Store(key{which, keys}, text)
	return text
}

// addTallies adds to what is kept under each key, to several in one statement
// where the same is added to all: what one thing counts under. Of many keys one
// after another are quicker, for SQLite sets aside what a statement of many rows changes.
func (t *Tx) addTallies(of map[inspect.TallyKey]*inspect.Counted, keys []inspect.TallyKey) error {
	const few = 64
	if len(keys) > few {
		for _, k := range keys {
			if which, values := adding(k, of[k].Tally); which != 0 {
				if err := t.keep(t.Dialect.adds(which, 1), values...); err != nil {
					return err
				}
			}
		}
		return nil
	}
	rows, values := map[uint64]int{}, map[uint64][]any{}
	for _, k := range keys {
		which, row := adding(k, of[k].Tally)
		rows[which]++
		values[which] = append(values[which], row...)
	}
	delete(rows, 0)
	for _, which := range slices.Sorted(maps.Keys(rows)) {
		if err := t.Send(int64(rows[which]), t.Dialect.adds(which, rows[which]), values[which]...); err != nil {
			return err
		}
	}
	return nil
}

// Add implements [inspect.Changes]. They wait until the transaction ends, or are so many.
func (t *Tx) Add(tallies map[inspect.TallyKey]*inspect.Counted) error {
	if t.wait(tallies); len(t.waiting[len(t.waiting)-1]) > mostPending {
		return t.tell()
	}
	return nil
}

// add writes tallies. The keys go in one order, for two who share a database wait for
// each other, and must not crosswise.
func (t *Tx) add(tallies pending) error {
	keys := slices.SortedFunc(maps.Keys(tallies), inOrder)
	if err := t.addTallies(tallies, keys); err != nil {
		return err
	}
	for _, k := range keys {
		c := tallies[k]
		lags := slices.SortedFunc(maps.Keys(c.Lags), func(a, b inspect.Lag) int {
			return cmp.Or(cmp.Compare(a.Back, b.Back), cmp.Compare(a.Days, b.Days))
		})
		for _, lag := range lags {
			if err := t.addLag(k, lag, c.Lags[lag]); err != nil {
				return err
			}
		}
	}
	return nil
}

func inOrder(a, b inspect.TallyKey) int {
	return cmp.Or(cmp.Compare(a.Dim, b.Dim), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Month, b.Month))
}

// addLag adds to what is kept of a lag under a key; of none, no row stays.
func (t *Tx) addLag(k inspect.TallyKey, lag inspect.Lag, n int) error {
	if n == 0 {
		return nil
	}
	if t.delays == "" {
		t.delays = "INSERT INTO lag (dim, key, month, back, days, hazards) VALUES (" + t.Dialect.marks(0, 6) +
			") ON CONFLICT (" + t.Dialect.Key + `dim, key, month, back, days)
			DO UPDATE SET hazards = lag.hazards + excluded.hazards`
	}
	at := []any{string(k.Dim), k.Key, string(k.Month), int64(lag.Back), int64(lag.Days), int64(n)}
	if err := t.keep(t.delays, at...); err != nil || n > 0 {
		return err
	}
	return t.Exec(`DELETE FROM lag
		WHERE dim = $1 AND key = $2 AND month = $3 AND back = $4 AND days = $5 AND hazards = 0`, at[:5]...)
}

// counts of each kind are these.
var countings = map[inspect.Counting]func(*Tx, inspect.CountQuery) (map[string]*inspect.Counted, error){
	inspect.CountKept: (*Tx).kept, inspect.CountRows: (*Tx).counted, inspect.CountStanding: (*Tx).standing,
	inspect.CountSites: (*Tx).sites, inspect.CountLags: (*Tx).lags, inspect.CountResolved: (*Tx).resolved,
}

// Count implements [inspect.View].
func (t *Tx) Count(q inspect.CountQuery) (map[string]*inspect.Counted, error) {
	if q.What != inspect.CountKept { // to which those that wait are added
		if err := t.done(); err != nil {
			return nil, err
		}
	}
	return countings[q.What](t, q)
}

// kept sums the kept tallies.
func (t *Tx) kept(q inspect.CountQuery) (map[string]*inspect.Counted, error) {
	key, dim := "key", q.Dim
	if dim == inspect.ByMonth {
		dim, key = inspect.All, "substr(month, 1, 7)"
	}
	var l list
	l.is("dim", dim)
	l.and("month >= " + l.add(q.Period.From))
	l.and("month < " + l.add(q.Period.To))
	if q.Only != nil {
		l.in("key", q.Only)
	}
	if dim == inspect.BySite && q.Only == nil && q.Period.From != "" { // of each unit those months, and not all of its own
		l.and("key IN (SELECT cast(n AS TEXT) FROM site)")
	}
	if q.Whose != "" {
		l.and("(key = " + l.add(q.Whose) + " OR key > " + l.add(q.Whose+":") + " AND key < " + l.add(q.Whose+";") + ")")
	}
	sums, summing := kept, keptSummed()
	if q.Sums != nil {
		sums, summing = q.Sums, summed("", q.Sums)
	}
	out, err := t.tallies("SELECT "+key+", "+summing+" FROM tally"+l.narrowed()+" GROUP BY 1", l.args, sums)
	for _, p := range t.waiting {
		if err == nil {
			p.answer(q, sums, out)
		}
	}
	return out, err
}

// tallies reads keyed sums.
func (t *Tx) tallies(text string, a args, sums []string) (map[string]*inspect.Counted, error) {
	out, of, key := map[string]*inspect.Counted{}, make([]int, len(sums)), ""
	into := []any{&key}
	for i := range of {
		into = append(into, &of[i])
	}
	err := t.Each(text, a, func() {
		v := &inspect.Counted{Tally: inspect.Tally{}}
		for i, sum := range sums {
			if of[i] != 0 {
				v.Tally[sum] = of[i]
			}
		}
		out[key] = v
	}, into...)
	return out, err
}

// keys are the column of flow, or of what is joined to it, for each dimension.
var keys = map[inspect.Dim]string{inspect.All: "''", inspect.ByMonth: "substr(f.day, 1, 7)",
	inspect.ByLevel: "f.level", inspect.ByCategory: "f.category",
	inspect.BySector: asThen("sector", inspectedOn), inspect.ByTown: asThen("town", inspectedOn),
	inspect.BySite: "cast(f.site AS TEXT)", inspect.ByCampaign: "cast(f.campaign AS TEXT)", inspect.ByInspector: "w.label"}

// inspectedOn is the day of a row of flow on which its unit was inspected: it is only asked for where
// that has moved.
const inspectedOn = "(SELECT d.date FROM inspection d WHERE d.n = f.inspection)"

// once is of an inspector w whom the inspection did not name before.
const once = ` AND NOT EXISTS (SELECT 1 FROM inspector y
	WHERE y.inspection = w.inspection AND y.place < w.place AND y.label = w.label)`

// flowing is flow narrowed to the days and scope of a question, with what its dimension needs joined to it.
func (d *Dialect) flowing(a *args, flow string, q inspect.CountQuery) (from, where string) {
	days := "f.day >= " + a.add(q.Period.From) + " AND f.day < " + a.add(q.Period.To)
	from, where = d.narrowed(a, flow, q.Dim, q.Scope)
	return from, days + where
}

// narrowed is a source f narrowed to a scope, with what dim needs joined to
// it; where begins with AND, if there is any.
func (d *Dialect) narrowed(a *args, source string, dim inspect.Dim, scope inspect.Scope) (from, where string) {
	from = source + " f"
	_, sector := scope[inspect.BySector]
	_, town := scope[inspect.ByTown]
	if dim == inspect.BySector || dim == inspect.ByTown || sector || town {
		from += " JOIN site s ON s.n = f.site"
	}
	if dim == inspect.ByInspector {
		from += d.Cross + "inspector w ON w.inspection = f.inspection" // whom it names twice it counts once for
		where += once
	}
	if dim == inspect.ByLevel || dim == inspect.ByCategory {
		where += " AND f.hazard > 0"
	}
	for _, by := range []inspect.Dim{inspect.ByLevel, inspect.ByCategory, inspect.BySector, inspect.ByTown,
		inspect.BySite, inspect.ByCampaign, inspect.ByInspector} {
		key, ok := scope[by]
		switch {
		case !ok:
		case by == inspect.ByInspector:
			where += " AND " + a.byWhom("f.inspection", key)
		case by == inspect.BySite || by == inspect.ByCampaign:
			n, _ := strconv.ParseInt(key, 10, 64)
			where += " AND f." + string(by) + " = " + a.add(n)
		default: // which would else choose the index of a level or a category, for each inspection anew
			where += " AND " + d.NoSort + keys[by] + " = " + a.add(key)
		}
	}
	return from, where
}

// counted sums the rows of flow, kind by kind: of all kinds at once each row would carry the sums of all.
func (t *Tx) counted(q inspect.CountQuery) (map[string]*inspect.Counted, error) {
	out := map[string]*inspect.Counted{}
	return out, t.Dialect.flowEach(func(flow string, sums []string) error {
		var a args
		from, where := t.Dialect.flowing(&a, flow, q)
		some, err := t.tallies("SELECT "+keys[q.Dim]+", "+summed("f.", sums)+
			" FROM "+from+" WHERE "+where+grouped(q.Dim), a, sums)
		merge(out, some, 1)
		return err
	})
}

// grouped is GROUP BY the key, but for the one key of all: SQLite would sort by it.
func grouped(dim inspect.Dim) string {
	if dim == inspect.All {
		return ""
	}
	return " GROUP BY 1"
}

// merge adds times more to what was counted.
func merge(into, more map[string]*inspect.Counted, times int) {
	for key, c := range more {
		if into[key] == nil {
			into[key] = &inspect.Counted{Tally: inspect.Tally{}}
		}
		into[key].Add(c.Tally, times)
	}
}

// lagJoin is the inspection of a row of flow, lagDays the days from found to accepted.
const lagJoin = " JOIN inspection i ON i.n = f.inspection"

func (d *Dialect) lagDays() string { return d.Days("f.day", "i.date") }

// keptLags is the key and the condition with which the kept lags answer of whole months, if they do.
func keptLags(a *args, q inspect.CountQuery) (key, where string, kept bool) {
	of, key := q.Dim, "key"
	for d, k := range q.Scope {
		of, key = d, "''"
		where += " AND key = " + a.add(k)
		if _, cert, _ := strings.Cut(k, ":"); d == inspect.ByInspector && cert == "" { // a name, under whatever keys
			return "", "", false
		}
	}
	where = "dim = " + a.add(of) + " AND month >= " + a.add(q.Period.From) + " AND month < " + a.add(q.Period.To) + where
	return key, where, len(q.Scope) == 0 && q.Dim != inspect.ByMonth || len(q.Scope) == 1 && q.Dim == inspect.All
}

// lags counts how many hazards took how many days: of whole months those that are kept.
func (t *Tx) lags(q inspect.CountQuery) (map[string]*inspect.Counted, error) {
	out := map[string]*inspect.Counted{}
	var days, n int
	var by string
	add := func() {
		if out[by] == nil {
			out[by] = &inspect.Counted{Lags: map[inspect.Lag]int{}}
		}
		out[by].Lags[inspect.Lag{Days: days}] += n
	}
	rows := func(e inspect.Edge) error {
		if e.Times == 0 {
			return nil
		}
		var a args
		q.Period = e.Days
		from, where := t.Dialect.flowing(&a, t.Dialect.flowOf("hazards_rectified"), q)
		return t.Each("SELECT "+keys[q.Dim]+", "+t.Dialect.lagDays()+", count(*) * "+strconv.Itoa(e.Times)+" FROM "+
			from+lagJoin+" WHERE "+where+" AND f.hazards_rectified = 1 GROUP BY 1, 2", a, add, &by, &days, &n)
	}
	var a args
	whole, before, after := q.Period.Months()
	key, where, kept := keptLags(&a, inspect.CountQuery{Dim: q.Dim, Scope: q.Scope, Period: whole})
	if !kept {
		return out, rows(inspect.Edge{Days: q.Period, Times: 1})
	}
	err := t.Each("SELECT "+key+", days, sum(hazards) FROM lag WHERE "+where+" AND days >= 0 GROUP BY 1, 2", a, add,
		&by, &days, &n)
	return out, cmp.Or(err, rows(before), rows(after))
}

// months counts the months of a day; no day has none.
func months(day string) string {
	return "CASE " + day + ` WHEN '' THEN 0
		ELSE cast(substr(` + day + ", 1, 4) AS INTEGER) * 12 + cast(substr(" + day + ", 6, 2) AS INTEGER) END"
}

// monthsOf is the same of a day that is at hand.
func monthsOf(d inspect.Date) int64 {
	if d == "" {
		return 0
	}
	at := d.Time()
	return int64(at.Year()*12 + int(at.Month()))
}

// resolved counts, of the hazards found in a period, those that were accepted when it had
// ended: of whole months by the kept lags, and by rows what was found or accepted at its ends.
func (t *Tx) resolved(q inspect.CountQuery) (map[string]*inspect.Counted, error) {
	out, sums := map[string]*inspect.Counted{}, []string{"resolved"}
	add := func(times int, a args, text string) error {
		more, err := t.tallies(text+" GROUP BY 1", a, sums)
		merge(out, more, times)
		return err
	}
	found := func(e inspect.Edge) error { // of which each tells how it stood in the end
		if e.Times == 0 {
			return nil
		}
		var a args
		flow := t.Dialect.fixedBy(a.add(q.Period.To), a.add(e.Days.From), q.Scope[inspect.ByLevel] == string(inspect.Major))
		from, where := t.Dialect.flowing(&a, flow, inspect.CountQuery{Dim: q.Dim, Scope: q.Scope, Period: e.Days})
		return add(e.Times, a, "SELECT "+keys[q.Dim]+", sum(f.fixed) FROM "+from+" WHERE "+where)
	}
	accepted := func(e inspect.Edge, since inspect.Date) error { // of what was found since a day
		if e.Times == 0 {
			return nil
		}
		var a args
		from, where := t.Dialect.flowing(&a, t.Dialect.flowOf("hazards_rectified", "hazards_reopened"),
			inspect.CountQuery{Dim: q.Dim, Scope: q.Scope, Period: e.Days})
		return add(e.Times, a, "SELECT "+keys[q.Dim]+", sum(f.hazards_rectified) - sum(f.hazards_reopened) FROM "+from+
			lagJoin+" WHERE "+where+" AND i.date >= "+a.add(since))
	}
	var a args
	whole, before, after := q.Period.Months()
	key, where, kept := keptLags(&a, inspect.CountQuery{Dim: q.Dim, Scope: q.Scope, Period: whole})
	switch all := (inspect.Edge{Days: q.Period, Times: 1}); {
	case q.Dim == inspect.ByMonth: // in which it was accepted
		return out, accepted(all, q.Period.From)
	case !kept:
		return out, found(all)
	}
	err := add(1, a, "SELECT "+key+", sum(CASE WHEN days < 0 THEN -hazards ELSE hazards END) FROM lag WHERE "+where+
		" AND "+months("month")+" - back >= "+a.add(monthsOf(whole.From)))
	return out, cmp.Or(err, found(before), accepted(after, whole.From))
}

// fixedBy are hazards found since a day, with the columns of flow by the day of that, and whether
// they were accepted when another day began. Major ones are so few that they are looked through.
func (d *Dialect) fixedBy(day, since string, major bool) string {
	from, more := "inspection i"+d.Cross+"hazard h ON h.inspection = i.n", " AND i.date >= "+since
	if major {
		from = "hazard h" + d.Cross + "inspection i ON i.n = h.inspection"
		more = " AND h.level <> 'general' AND h.opened >= " + since // which is never before it was found
	}
	return `(SELECT i.date AS day, h.level AS level, h.category AS category,
			i.n AS inspection, i.site AS site, i.campaign AS campaign, h.n AS hazard, ` +
		when("h.state = 'accepted' AND h.closed < "+day) +
		" + (SELECT count(*) FROM spell p WHERE p.hazard = h.n AND p.closed < " + day +
		" AND p.reopened >= " + day + ") AS fixed FROM " + from + " WHERE " + counts + more + ")"
}

// numbers reads numbers by their keys, but those that are 0.
func (t *Tx) numbers(text string, a args) (map[string]int, error) {
	out, key, n := map[string]int{}, "", 0
	err := t.Each(text, a, func() {
		if n != 0 {
			out[key] = n
		}
	}, &key, &n)
	return out, err
}
