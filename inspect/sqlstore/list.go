package sqlstore

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rectify/inspect"
)

// list is a SELECT being put together: what it may be sorted by and what narrows it.
type list struct {
	args
	dialect       *Dialect
	columns, from string
	where         []string
	sorts         map[string]string // by key; "" is its own order
	wrong         error             // what it cannot be narrowed to
}

func (l *list) and(cond string) { l.where = append(l.where, cond) }

// is narrows to one value of a column.
func (l *list) is(column string, v any) { l.and(column + " = " + l.add(v)) }

// days narrows to a half-open span.
func (l *list) days(column string, f inspect.Filter) {
	if f.From != "" {
		l.and(column + " >= " + l.add(f.From))
	}
	if f.To != "" {
		l.and(column + " < " + l.add(f.To))
	}
}

// longestLooked is how many characters may be looked for: no text that is kept
// has more, and SQLite's LIKE takes 50,000 bytes.
const longestLooked = 2000

// words narrows to those with the text in any of the columns.
func (l *list) words(text string, columns ...string) {
	if n := utf8.RuneCountInString(text); n > longestLooked {
		l.wrong = inspect.Errorf(inspect.CodeInvalid, "the text to look for has %d characters; %d is the most", "要查找的文字有 %d 个字，最多 %d 个", n, longestLooked).
			Hint("look for a part of it", "请只写其中一部分")
	}
	if text == "" || l.wrong != nil {
		return
	}
	like := l.add("%" + strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(text) + "%")
	var any []string
	for _, c := range columns {
		any = append(any, c+" "+l.dialect.Like+" "+like+` ESCAPE '\'`)
	}
	l.and("(" + strings.Join(any, " OR ") + ")")
}

func (l *list) number(column string, n int64) {
	if n != 0 {
		l.is(column, max(n, 0)) // below 0 is none
	}
}

func (l *list) word(column string, s *string) {
	if s != nil {
		l.is(column, *s)
	}
}

func (l *list) inspector(inspection, name string) {
	if name != "" {
		l.and(l.byWhom(inspection, name))
	}
}

// byWhom narrows inspections to those of whom a key names: a person, or a name
// under whatever certificates, or one without.
func (a *args) byWhom(inspection, key string) string {
	where := "EXISTS (SELECT 1 FROM inspector w WHERE w.inspection = " + inspection + " AND "
	if name, alone := inspect.Alone(key); alone {
		return where + "w.label = " + a.add(name) + ")"
	}
	whom := a.add(key)
	return where + "(w.name = " + whom + " OR w.label = " + whom + "))"
}

// states narrows to any of these, if any.
func (l *list) states(column string, states []inspect.State) {
	if len(states) == 0 {
		return
	}
	any := make([]string, len(states))
	for i, s := range states {
		any[i] = l.add(s)
	}
	l.and(column + " IN (" + strings.Join(any, ", ") + ")")
}

// page runs the list and counts what it would be without a limit.
func page[T any](t *Tx, l list, f inspect.Filter, scan func(Scanner) (T, error)) (p inspect.Page[T], err error) {
	p.Total, err = eachOf(t, l, f, scan, func(row T) error {
		p.Rows = append(p.Rows, row)
		return nil
	})
	return p, err
}

// eachOf runs the list, gives its rows one by one, and counts what it would be
// without a limit.
func eachOf[T any](t *Tx, l list, f inspect.Filter, scan func(Scanner) (T, error), fn func(T) error) (total int, err error) {
	order, err := l.order(f)
	if err = first(err, l.wrong); err != nil {
		return 0, err
	}
	where := ""
	if len(l.where) > 0 {
		where = " WHERE " + strings.Join(l.where, " AND ")
	}
	text := "SELECT " + l.columns + " FROM " + l.from + where + " ORDER BY " + order
	if f.Limit > 0 {
		text += " LIMIT " + strconv.Itoa(f.Limit)
	}
	err = t.Query(text, l.args, func(r Scanner) error {
		row, err := scan(r)
		if err != nil {
			return err
		}
		total++
		return fn(row)
	})
	if err == nil && f.Limit > 0 && total == f.Limit {
		_, err = t.one("SELECT count(*) FROM "+l.from+where, l.args, &total)
	}
	return total, err
}

// order is what the list is to be sorted by.
func (l *list) order(f inspect.Filter) (string, error) {
	order, ok := l.sorts[f.Sort]
	if !ok {
		keys := slices.DeleteFunc(slices.Sorted(maps.Keys(l.sorts)), func(k string) bool { return k == "" })
		return "", inspect.Errorf(inspect.CodeInvalid, "%q is not something to sort by", "不能按 %q 排序", f.Sort).
			Hint("sort by "+strings.Join(keys, ", "), "可用："+strings.Join(keys, "、"))
	}
	if f.Descending {
		order = strings.TrimSuffix(strings.ReplaceAll(order+",", ",", " DESC,"), ",")
	}
	return order, nil
}
