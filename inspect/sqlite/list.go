package sqlite

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/inspect"
)

// list is a SELECT being put together: what it may be sorted by and what narrows it.
type list struct {
	columns, from string
	where         []string
	args          []any
	sorts         map[string]string // by key; "" is its own order
	wrong         error             // what it cannot be narrowed to
}

func (l *list) and(cond string, args ...any) {
	l.where = append(l.where, cond)
	l.args = append(l.args, args...)
}

// days narrows to a half-open span.
func (l *list) days(column string, f inspect.Filter) {
	if f.From != "" {
		l.and(column+" >= ?", string(f.From))
	}
	if f.To != "" {
		l.and(column+" < ?", string(f.To))
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
	like := "%" + strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(text) + "%"
	var any []string
	for _, c := range columns {
		any = append(any, c+` LIKE ? ESCAPE '\'`)
		l.args = append(l.args, like)
	}
	l.where = append(l.where, "("+strings.Join(any, " OR ")+")")
}

func (l *list) number(column string, n int64) {
	if n != 0 {
		l.and(column+" = ?", max(n, 0)) // below 0 is none
	}
}

func (l *list) word(column string, s *string) {
	if s != nil {
		l.and(column+" = ?", *s)
	}
}

func (l *list) inspector(inspection, name string) {
	if name != "" {
		where, args := byWhom(inspection, name)
		l.and(where, args...)
	}
}

// byWhom narrows inspections to those of whom a key names: a person, or a name
// under whatever certificates, or one without.
func byWhom(inspection, key string) (where string, args []any) {
	where = "EXISTS (SELECT 1 FROM inspector w WHERE w.inspection = " + inspection + " AND "
	if name, alone := inspect.Alone(key); alone {
		return where + "w.label = ?)", []any{name}
	}
	return where + "(w.name = ? OR w.label = ?))", []any{key, key}
}

// states narrows to any of these, if any.
func (l *list) states(column string, states []inspect.State) {
	if len(states) == 0 {
		return
	}
	marks, args := "", []any{}
	for _, s := range states {
		marks, args = marks+", ?", append(args, string(s))
	}
	l.and(column+" IN ("+marks[2:]+")", args...)
}

// page runs the list and counts what it would be without a limit.
func page[T any](t *tx, l list, f inspect.Filter, scan func(scanner) (T, error)) (p inspect.Page[T], err error) {
	p.Total, err = eachOf(t, l, f, scan, func(row T) error {
		p.Rows = append(p.Rows, row)
		return nil
	})
	return p, err
}

// eachOf runs the list, gives its rows one by one, and counts what it would be
// without a limit.
func eachOf[T any](t *tx, l list, f inspect.Filter, scan func(scanner) (T, error), fn func(T) error) (total int, err error) {
	order, err := l.order(f)
	if err == nil {
		err = l.wrong
	}
	if err != nil {
		return 0, err
	}
	where := ""
	if len(l.where) > 0 {
		where = " WHERE " + strings.Join(l.where, " AND ")
	}
	text := l.columns + " FROM " + l.from + where + " ORDER BY " + order
	if f.Limit > 0 {
		text += fmt.Sprintf(" LIMIT %d", f.Limit)
	}
	err = t.each(text, l.args, func(r scanner) error {
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
