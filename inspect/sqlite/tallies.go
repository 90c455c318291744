package sqlite

import (
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
func adding(t *inspect.Tally) (text string, args []any) {
	into, set := "", ""
	for i, v := range fields(t) {
		if n := *v.(*int); n != 0 {
			into += ", " + sums[i]
			set += ", " + sums[i] + " = " + sums[i] + " + excluded." + sums[i]
			args = append(args, n)
		}
	}
	if len(args) == 0 {
		return "", nil
	}
	return "INSERT INTO tally (dim, key, month" + into + ") VALUES (?, ?, ?" + strings.Repeat(", ?", len(args)) + ") ON CONFLICT DO UPDATE SET " + set[2:], args
}

// AddTallies implements [inspect.Writer].
func (t *tx) AddTallies(tallies map[inspect.TallyKey]*inspect.Counted) error {
	for k, c := range tallies {
		at := []any{string(k.Dim), k.Key, string(k.Month)}
		if text, args := adding(&c.Tally); text != "" {
			if err := t.keep(text, append(at, args...)...); err != nil {
				return err
			}
		}
		for lag, n := range c.Lags {
			if n == 0 {
				continue
			}
			if err := t.addLag(append(at, lag.Back, lag.Days), n); err != nil {
				return err
			}
		}
	}
	return nil
}

// addLag adds to what is kept at those five columns; of none, no row stays.
func (t *tx) addLag(at []any, n int) error {
	err := t.keep("INSERT INTO lag (dim, key, month, back, days, hazards) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET hazards = hazards + excluded.hazards",
		append(at, n)...)
	if err != nil || n > 0 {
		return err
	}
	return t.exec("DELETE FROM lag WHERE dim = ? AND key = ? AND month = ? AND back = ? AND days = ? AND hazards = 0", at...)
}

// Tallied implements [inspect.Reader].
func (t *tx) Tallied(dim inspect.Dim, only *string, p inspect.Period) (map[string]inspect.Tally, error) {
	key := "key"
	if dim == inspect.ByMonth {
		dim, key = inspect.All, "substr(month, 1, 7)"
	}
	text := "SELECT " + key + ", " + summed("", sums) + " FROM tally WHERE dim = ? AND month >= ? AND month < ?"
	args := []any{string(dim), string(p.From), string(p.To)}
	if only != nil {
		text, args = text+" AND key = ?", append(args, *only)
	}
	return t.tallies(text+" GROUP BY 1", args, 0)
}

// tallies reads keyed sums; skip is how many of the first fields are not there.
func (t *tx) tallies(text string, args []any, skip int) (map[string]inspect.Tally, error) {
	out := map[string]inspect.Tally{}
	err := t.each(text, args, func(r scanner) error {
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

// flowing is flow narrowed to days and a scope, with what dim needs joined to it.
func flowing(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (from, where string, args []any) {
	return flowingIn(flow(), dim, scope, p)
}

func flowingIn(flow string, dim inspect.Dim, scope inspect.Scope, p inspect.Period) (from, where string, args []any) {
	from, where, args = narrowed(flow, dim, scope)
	return from, "f.day >= ? AND f.day < ?" + where, append([]any{string(p.From), string(p.To)}, args...)
}

// narrowed is a source f narrowed to a scope, with what dim needs joined to
// it; where begins with AND, if there is any.
func narrowed(source string, dim inspect.Dim, scope inspect.Scope) (from, where string, args []any) {
	from = source + " f"
	_, sector := scope[inspect.BySector]
	_, town := scope[inspect.ByTown]
	if dim == inspect.BySector || dim == inspect.ByTown || sector || town {
		from += " JOIN site s ON s.n = f.site JOIN inspection d ON d.n = f.inspection"
	}
	if dim == inspect.ByInspector {
		from += " CROSS JOIN inspector w ON w.inspection = f.inspection" // whom it names twice it counts once for
		where += " AND NOT EXISTS (SELECT 1 FROM inspector y WHERE y.inspection = w.inspection AND y.place < w.place AND y.label = w.label)"
	}
	if dim == inspect.ByLevel || dim == inspect.ByCategory {
		where += " AND f.hazard > 0"
	}
	for _, d := range []inspect.Dim{inspect.ByLevel, inspect.ByCategory, inspect.BySector, inspect.ByTown, inspect.BySite, inspect.ByCampaign, inspect.ByInspector} {
		key, ok := scope[d]
		switch {
		case !ok:
		case d == inspect.ByInspector:
			whose, of := byWhom("f.inspection", key)
			where, args = where+" AND "+whose, append(args, of...)
		case d == inspect.BySite || d == inspect.ByCampaign:
			where, args = where+" AND f."+string(d)+" = cast(? AS INTEGER)", append(args, key)
		default:
			where, args = where+" AND "+keys[d]+" = ?", append(args, key)
		}
	}
	return from, where, args
}

// Counted implements [inspect.Reader].
func (t *tx) Counted(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (map[string]inspect.Tally, error) {
	from, where, args := flowing(dim, scope, p)
	return t.tallies("SELECT "+keys[dim]+", "+summed("f.", sums[2:])+" FROM "+from+" WHERE "+where+" GROUP BY 1", args, 2)
}

// The days from found to accepted, of a row of flow.
const (
	lagJoin = " JOIN inspection i ON i.n = f.inspection"
	lagDays = "cast(julianday(f.day) - julianday(i.date) AS INTEGER)"
)

// keptLags is the key and the condition with which the kept lags answer, if they do.
func keptLags(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (key, where string, args []any, kept bool) {
	of := dim
	key, where, args = "key", "dim = ? AND month >= ? AND month < ?", []any{"", string(p.From), string(p.To)}
	for d, k := range scope {
		of, key, where, args = d, "''", where+" AND key = ?", append(args, k)
		if _, cert, _ := strings.Cut(k, ":"); d == inspect.ByInspector && cert == "" { // a name, under whatever keys
			return "", "", nil, false
		}
	}
	args[0] = string(of)
	whole := p.From == p.From.Month() && p.To == p.To.Month()
	return key, where, args, whole && (len(scope) == 0 && dim != inspect.ByMonth || len(scope) == 1 && dim == inspect.All)
}

// Lags implements [inspect.Reader].
func (t *tx) Lags(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (map[string]map[int]int, error) {
	if key, where, args, kept := keptLags(dim, scope, p); kept {
		return t.lags("SELECT "+key+", days, sum(hazards) FROM lag WHERE "+where+" AND days >= 0 GROUP BY 1, 2", args)
	}
	from, where, args := flowingIn(flowOf("rectified"), dim, scope, p)
	return t.lags("SELECT "+keys[dim]+", "+lagDays+", count(*) FROM "+from+lagJoin+" WHERE "+where+" AND f.rectified = 1 GROUP BY 1, 2", args)
}

// months counts the months of a day.
func months(day string) string {
	return "(substr(" + day + ", 1, 4) * 12 + substr(" + day + ", 6, 2))"
}

// Resolved implements [inspect.Reader].
func (t *tx) Resolved(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (map[string]int, error) {
	if key, where, args, kept := keptLags(dim, scope, p); kept {
		return t.numbers("SELECT "+key+", sum(CASE WHEN days < 0 THEN -hazards ELSE hazards END) FROM lag WHERE "+where+" AND "+months("month")+" - back >= "+months("?")+" GROUP BY 1",
			append(args, string(p.From), string(p.From)))
	}
	from, where, args := flowingIn(flowOf("rectified", "reopened"), dim, scope, p)
	return t.numbers("SELECT "+keys[dim]+", sum(f.rectified) - sum(f.reopened) FROM "+from+lagJoin+" WHERE "+where+" AND i.date >= ? GROUP BY 1",
		append(args, string(p.From)))
}

// numbers reads numbers by their keys, but those that are 0.
func (t *tx) numbers(text string, args []any) (map[string]int, error) {
	out := map[string]int{}
	err := t.each(text, args, func(r scanner) error {
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

func (t *tx) lags(text string, args []any) (map[string]map[int]int, error) {
	out := map[string]map[int]int{}
	err := t.each(text, args, func(r scanner) error {
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
