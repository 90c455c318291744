package sqlstore

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
)

// sums are the columns of tally and, but for the first two, of flow, in the
// order of inspect.Tally's fields.
var sums = []string{"sites", "sites_year", "inspections", "notices", "voided", "found", "major", "on_spot", "resolved", "ordered", "rectified", "reopened", "withdrawn", "overdue",
	"served", "claimed", "extended", "unextended", "referred", "listed", "delisted", "stopped", "resumed", "looked", "recurred", "visits"}

func fields(t *inspect.Tally) []any {
	return []any{&t.Sites, &t.SitesYear, &t.Inspections, &t.Notices, &t.Voided, &t.Found, &t.Major, &t.OnSpot, &t.Resolved, &t.Ordered, &t.Rectified, &t.Reopened, &t.Withdrawn, &t.Overdue,
		&t.Served, &t.Claimed, &t.Extended, &t.Unextended, &t.Referred, &t.Listed, &t.Delisted, &t.Stopped, &t.Resumed, &t.Looked, &t.Recurred, &t.Visits}
}

// summed adds up columns, each under its own name.
func summed(of string, columns []string) string {
	out := ""
	for i, c := range columns {
		if i > 0 {
			out += ", "
		}
		out += "coalesce(sum(" + of + c + "), 0) AS " + c
	}
	return out
}

// adding is the statement that adds to a tally: only what is not 0 is named,
// which most of it is, so that it is short to compile and to run.
func (t *Tx) adding(k inspect.TallyKey, tally *inspect.Tally) (text string, a args) {
	a = append(make(args, 0, 8), string(k.Dim), k.Key, string(k.Month))
	which := uint32(0)
	for i, v := range fields(tally) {
		if n := *v.(*int); n != 0 {
			which |= 1 << i
			a = append(a, int64(n))
		}
	}
	if which == 0 {
		return "", nil
	}
	if text, ok := t.Dialect.adds.Load(which); ok {
		return text.(string), a
	}
	into, set := "", ""
	for i, sum := range sums {
		if which&(1<<i) != 0 {
			into += ", " + sum
			set += ", " + sum + " = tally." + sum + " + excluded." + sum
		}
	}
	text = "INSERT INTO tally (dim, key, month" + into + ") VALUES (" + t.Dialect.marks(len(a)) + ") ON CONFLICT (" + t.Dialect.Key +
		"dim, key, month) DO UPDATE SET " + set[2:]
	t.Dialect.adds.Store(which, text)
	return text, a
}

// AddTallies implements [inspect.Writer]. The keys go in one order, for two who
// share a database wait for each other, and must not crosswise.
func (t *Tx) AddTallies(tallies map[inspect.TallyKey]*inspect.Counted) error {
	for _, k := range slices.SortedFunc(maps.Keys(tallies), inOrder) {
		c := tallies[k]
		if text, a := t.adding(k, &c.Tally); text != "" {
			if err := t.keep(text, a...); err != nil {
				return err
			}
		}
		lags := slices.SortedFunc(maps.Keys(c.Lags), func(a, b inspect.Lag) int {
			return cmp.Or(cmp.Compare(a.Back, b.Back), cmp.Compare(a.Days, b.Days))
		})
		for _, lag := range lags {
			if err := t.addLag([]any{string(k.Dim), k.Key, string(k.Month), int64(lag.Back), int64(lag.Days)}, c.Lags[lag]); err != nil {
				return err
			}
		}
	}
	return nil
}

func inOrder(a, b inspect.TallyKey) int {
	return cmp.Or(cmp.Compare(a.Dim, b.Dim), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Month, b.Month))
}

// addLag adds to what is kept at those five columns; of none, no row stays.
func (t *Tx) addLag(at []any, n int) error {
	if n == 0 {
		return nil
	}
	err := t.keep("INSERT INTO lag (dim, key, month, back, days, hazards) VALUES ("+t.Dialect.marks(6)+") ON CONFLICT ("+t.Dialect.Key+
		"dim, key, month, back, days) DO UPDATE SET hazards = lag.hazards + excluded.hazards", append(at, int64(n))...)
	if err != nil || n > 0 {
		return err
	}
	return t.exec("DELETE FROM lag WHERE dim = $1 AND key = $2 AND month = $3 AND back = $4 AND days = $5 AND hazards = 0", at...)
}

// Tallied implements [inspect.Reader].
func (t *Tx) Tallied(dim inspect.Dim, only *string, p inspect.Period) (map[string]inspect.Tally, error) {
	key := "key"
	if dim == inspect.ByMonth {
		dim, key = inspect.All, "substr(month, 1, 7)"
	}
	var a args
	text := "SELECT " + key + ", " + summed("", sums) + " FROM tally WHERE dim = " + a.add(dim) + " AND month >= " + a.add(p.From) + " AND month < " + a.add(p.To)
	if only != nil {
		text += " AND key = " + a.add(*only)
	}
	return t.tallies(text+" GROUP BY 1", a, 0)
}

// tallies reads keyed sums; skip is how many of the first fields are not there.
func (t *Tx) tallies(text string, a args, skip int) (map[string]inspect.Tally, error) {
	out := map[string]inspect.Tally{}
	err := t.Query(text, a, func(r Scanner) error {
		var key string
		var v inspect.Tally
		err := r.Scan(append([]any{&key}, fields(&v)[skip:]...)...)
		out[key] = v
		return err
	})
	return out, err
}

// keys are the column of flow, or of what is joined to it, for each dimension.
var keys = map[inspect.Dim]string{inspect.All: "''", inspect.ByMonth: "substr(f.day, 1, 7)", inspect.ByLevel: "f.level", inspect.ByCategory: "f.category",
	inspect.BySector: asThen("sector", "d.date"), inspect.ByTown: asThen("town", "d.date"), inspect.BySite: "cast(f.site AS TEXT)", inspect.ByCampaign: "cast(f.campaign AS TEXT)", inspect.ByInspector: "w.label"}

// once is of an inspector w whom the inspection did not name before.
const once = " AND NOT EXISTS (SELECT 1 FROM inspector y WHERE y.inspection = w.inspection AND y.place < w.place AND y.label = w.label)"

// flowing is flow narrowed to days and a scope, with what dim needs joined to it.
func (d *Dialect) flowing(a *args, flow string, dim inspect.Dim, scope inspect.Scope, p inspect.Period) (from, where string) {
	days := "f.day >= " + a.add(p.From) + " AND f.day < " + a.add(p.To)
	from, where = d.narrowed(a, flow, dim, scope)
	return from, days + where
}

// narrowed is a source f narrowed to a scope, with what dim needs joined to
// it; where begins with AND, if there is any.
func (d *Dialect) narrowed(a *args, source string, dim inspect.Dim, scope inspect.Scope) (from, where string) {
	from = source + " f"
	_, sector := scope[inspect.BySector]
	_, town := scope[inspect.ByTown]
	if dim == inspect.BySector || dim == inspect.ByTown || sector || town {
		from += " JOIN site s ON s.n = f.site JOIN inspection d ON d.n = f.inspection"
	}
	if dim == inspect.ByInspector {
		from += d.Cross + "inspector w ON w.inspection = f.inspection" // whom it names twice it counts once for
		where += once
	}
	if dim == inspect.ByLevel || dim == inspect.ByCategory {
		where += " AND f.hazard > 0"
	}
	for _, by := range []inspect.Dim{inspect.ByLevel, inspect.ByCategory, inspect.BySector, inspect.ByTown, inspect.BySite, inspect.ByCampaign, inspect.ByInspector} {
		key, ok := scope[by]
		switch {
		case !ok:
		case by == inspect.ByInspector:
			where += " AND " + a.byWhom("f.inspection", key)
		case by == inspect.BySite || by == inspect.ByCampaign:
			n, _ := strconv.ParseInt(key, 10, 64)
			where += " AND f." + string(by) + " = " + a.add(n)
		default:
			where += " AND " + keys[by] + " = " + a.add(key)
		}
	}
	return from, where
}

// Counted implements [inspect.Reader].
func (t *Tx) Counted(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (map[string]inspect.Tally, error) {
	var a args
	from, where := t.Dialect.flowing(&a, t.Dialect.flow(), dim, scope, p)
	return t.tallies("SELECT "+keys[dim]+", "+summed("f.", sums[2:])+" FROM "+from+" WHERE "+where+" GROUP BY 1", a, 2)
}

// lagJoin is the inspection of a row of flow, lagDays the days from found to accepted.
const lagJoin = " JOIN inspection i ON i.n = f.inspection"

func (d *Dialect) lagDays() string { return d.Days("f.day", "i.date") }

// keptLags is the key and the condition with which the kept lags answer, if they do.
func keptLags(a *args, dim inspect.Dim, scope inspect.Scope, p inspect.Period) (key, where string, kept bool) {
	of, key := dim, "key"
	for d, k := range scope {
		of, key = d, "''"
		where += " AND key = " + a.add(k)
		if _, cert, _ := strings.Cut(k, ":"); d == inspect.ByInspector && cert == "" { // a name, under whatever keys
			return "", "", false
		}
	}
	where = "dim = " + a.add(of) + " AND month >= " + a.add(p.From) + " AND month < " + a.add(p.To) + where
	whole := p.From == p.From.Month() && p.To == p.To.Month()
	return key, where, whole && (len(scope) == 0 && dim != inspect.ByMonth || len(scope) == 1 && dim == inspect.All)
}

// Lags implements [inspect.Reader].
func (t *Tx) Lags(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (map[string]map[int]int, error) {
	var k, a args
	if key, where, kept := keptLags(&k, dim, scope, p); kept {
		return t.lags("SELECT "+key+", days, sum(hazards) FROM lag WHERE "+where+" AND days >= 0 GROUP BY 1, 2", k)
	}
	from, where := t.Dialect.flowing(&a, t.Dialect.flowOf("rectified"), dim, scope, p)
	return t.lags("SELECT "+keys[dim]+", "+t.Dialect.lagDays()+", count(*) FROM "+from+lagJoin+" WHERE "+where+" AND f.rectified = 1 GROUP BY 1, 2", a)
}

// months counts the months of a day.
func months(day string) string {
	return "(cast(substr(" + day + ", 1, 4) AS INTEGER) * 12 + cast(substr(" + day + ", 6, 2) AS INTEGER))"
}

// monthsOf is the same of a day that is at hand.
func monthsOf(d inspect.Date) int64 {
	if d == "" {
		return 0
	}
	at := d.Time()
	return int64(at.Year()*12 + int(at.Month()))
}

// Resolved implements [inspect.Reader].
func (t *Tx) Resolved(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (map[string]int, error) {
	var k, a args
	if key, where, kept := keptLags(&k, dim, scope, p); kept {
		first := k.add(monthsOf(p.From))
		return t.numbers("SELECT "+key+", sum(CASE WHEN days < 0 THEN -hazards ELSE hazards END) FROM lag WHERE "+where+" AND "+months("month")+" - back >= "+first+" GROUP BY 1", k)
	}
	from, where := t.Dialect.flowing(&a, t.Dialect.flowOf("rectified", "reopened"), dim, scope, p)
	return t.numbers("SELECT "+keys[dim]+", sum(f.rectified) - sum(f.reopened) FROM "+from+lagJoin+" WHERE "+where+" AND i.date >= "+a.add(p.From)+" GROUP BY 1", a)
}

// numbers reads numbers by their keys, but those that are 0.
func (t *Tx) numbers(text string, a args) (map[string]int, error) {
	out := map[string]int{}
	err := t.Query(text, a, func(r Scanner) error {
		var key string
		var n int
		err := r.Scan(&key, &n)
		if n != 0 {
			out[key] = n
		}
		return err
	})
	return out, err
}

func (t *Tx) lags(text string, a args) (map[string]map[int]int, error) {
	out := map[string]map[int]int{}
	err := t.Query(text, a, func(r Scanner) error {
		var key string
		var days, n int
		err := r.Scan(&key, &days, &n)
		if out[key] == nil {
			out[key] = map[int]int{}
		}
		out[key][days] += n
		return err
	})
	return out, err
}
