package sqlstore

import (
	"cmp"
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
	of            *Table
	dialect       *Dialect
	columns, from string
	themselves    string // from, before anything was joined
	finding       string // the tables that tell which things a page has, if not all of from; in which order, if it matters
	counted       string // those that tell how many there are
	most          int    // how many are gone through at most to count them; 0 is not known
	where         []string
	sorts         map[string][]string // columns by key; "" is its own order
	wrong         error               // what it cannot be narrowed to
}

// about is a list of the things of a noun.
func (t *Tx) about(noun inspect.Noun) list {
	of := tableOf(noun)
	return list{of: of, dialect: t.Dialect, columns: of.selected(), from: of.Name + " " + of.Alias}
}

// column is one of the noun's own, as the list calls it. Another is a fault of
// the program.
func (l *list) column(name string) string {
	if name != "n" && !slices.ContainsFunc(l.of.fields(), func(f Field) bool { return !f.Rest && f.Name == name }) {
		panic("sqlstore: " + l.of.Name + " has no column " + name)
	}
	return l.of.Alias + "." + name
}

// conds narrows by the noun's own columns.
func (l *list) conds(where []inspect.Cond) {
	for _, c := range where {
		column := l.column(c.Column)
		switch c.Is {
		case "empty":
			l.and(column + " IS NULL")
			if column == "h.closed" {
				l.from = strings.Replace(l.from, "hazard h", l.dialect.ofHazards("hazard_due"), 1)
			}
		case "in":
			l.in(column, c.Value.([]string))
		case "=", "<>", "<", "<=", ">", ">=":
			if c.Value == "" { // written out: an index of only those rows is compared with the text
				l.and(column + " " + c.Is + " ''")
				continue
			}
			l.and(column + " " + c.Is + " " + l.add(c.Value))
		default:
			panic("sqlstore: nothing is compared by " + c.Is)
		}
	}
}

// in narrows to any of these.
func (l *list) in(column string, words []string) {
	any := inspect.Mapped(words, func(w string) string { return l.add(w) })
	l.and(column + " IN (" + strings.Join(any, ", ") + ")")
}

// narrowed is what narrows the list, as it stands in its text.
func (l *list) narrowed() string {
	if len(l.where) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(l.where, " AND ")
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
	l.wordsOr(text, func(has func(column string) string) []string { return inspect.Mapped(columns, has) })
}

// wordsOr narrows to those of which any of these conditions holds, that columns have the text.
func (l *list) wordsOr(text string, any func(has func(column string) string) []string) {
	if n := utf8.RuneCountInString(text); n > longestLooked {
		l.wrong = inspect.Errorf(inspect.CodeInvalid, "the text to look for has %d characters; %d is the most",
			"要查找的文字有 %d 个字，最多 %d 个", n, longestLooked).Hint("look for a part of it", "请只写其中一部分")
	}
	if text == "" || l.wrong != nil {
		return
	}
	l.and("(" + strings.Join(any(l.holds(text)), " OR ") + ")")
}

// holds is the condition that a column holds a text, small and capital letters of ASCII alike.
// Of a text without such letters it is asked where it begins, which is found sooner.
func (l *list) holds(text string) func(column string) string {
	if !strings.ContainsFunc(text, func(c rune) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }) {
		part := l.add(text)
		return func(column string) string { return l.dialect.Place(column, part) + " > 0" }
	}
	like := l.add("%" + strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(text) + "%")
	return func(column string) string { return column + " " + l.dialect.Like + " " + like + ` ESCAPE '\'` }
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
	if len(states) > 0 {
		l.in(column, inspect.Mapped(states, func(s inspect.State) string { return string(s) }))
	}
}

// each runs the list, gives its rows one by one, and counts what it would be
// without a limit.
func (t *Tx) each(l list, f inspect.Filter, row func(Scanner) error) (total int, err error) {
	return t.counting(l, f, row, t.page)
}

// counting gives a page, and counts what there would be without its limit; where it will do
// that there are more, and the tallies do not know it, not of too many.
func (t *Tx) counting(l list, f inspect.Filter, row func(Scanner) error,
	page func(list, inspect.Filter, func(Scanner) error) (int, error)) (total int, err error) {
	_, known := t.tallied(l, f)
	if f.More && l.most == 0 {
		var last int64
		last, err = t.Max(l.of.Noun, "n")
		l.most = int(last)
	}
	if err != nil || !f.More || f.Limit == 0 || known || l.most <= unfelt {
		total, err = page(l, f, row)
		if err == nil && f.Limit > 0 && total == f.Limit && !f.Bare {
			total, err = t.total(l, f)
		}
		return total, err
	}
	limit := f.Limit
	f.Limit++
	total, err = page(l, f, func(r Scanner) error {
		if limit--; limit < 0 { // one that tells that there are more
			return nil
		}
		return row(r)
	})
	if total == f.Limit {
		total = inspect.Uncounted
	}
	return total, err
}

// page gives the rows of a list up to its limit, and tells how many those were. With a limit
// only those that are given are read whole: many may be alike in what they are sorted by.
func (t *Tx) page(l list, f inspect.Filter, row func(Scanner) error) (rows int, err error) {
	order, err := l.order(f)
	if err = cmp.Or(err, l.wrong); err != nil {
		return 0, err
	}
	if f.By != "" && l.themselves != "" && ofThemselves(f) {
		l.finding = l.themselves
	}
	text := "SELECT " + l.columns + " FROM " + l.from + l.narrowed() + " ORDER BY " + order
	switch limit := " LIMIT " + strconv.Itoa(f.Limit); {
	case f.Limit > 0 && l.finding != "":
		n, joined := l.of.Alias+".n", strings.TrimPrefix(l.from, l.themselves)
		text = "SELECT " + l.columns + " FROM " + l.of.Name + " " + l.of.Alias + joined +
			" WHERE " + n + " IN (SELECT " + n + " FROM " + l.finding + l.narrowed() +
			" ORDER BY " + order + limit + ") ORDER BY " + order
	case f.Limit > 0:
		text += limit
	}
	err = t.Query(text, l.args, func(r Scanner) error {
		rows++
		return row(r)
	})
	return rows, err
}

// total is how many things a list has without its limit: what the tallies know, or counted.
func (t *Tx) total(l list, f inspect.Filter) (total int, err error) {
	if q, ok := t.tallied(l, f); ok {
		return t.summedUp(q)
	}
	from := cmp.Or(l.counted, l.from)
	if l.counted == "" && ofThemselves(f) {
		from = l.themselves
	}
	_, err = t.One("SELECT count(*) FROM "+from+l.narrowed(), l.args, &total)
	return total, err
}

// tallied is the count of tallies that tells how many things a list has, if one does. Who
// writes has not added all to them yet.
func (t *Tx) tallied(l list, f inspect.Filter) (q inspect.CountQuery, ok bool) {
	q, ok = talliedAs(l.of.Noun, f)
	return q, ok && !t.writes
}

// ofThemselves tells whether a filter only asks what the things themselves have: to
// count them, nothing need be joined to them.
func ofThemselves(f inspect.Filter) bool {
	return f.Site == 0 && f.Campaign == 0 && f.From == "" && f.To == "" && f.Sector == nil && f.Town == nil && f.Text == ""
}

// bare is a list of the things alone.
func (t *Tx) bare(noun inspect.Noun, f inspect.Filter, fn func(any) error) (int, error) {
	l := t.about(noun)
	l.from += l.of.joins
	l.conds(f.Where)
	a := l.of.Alias
	l.sorts = map[string][]string{"": {a + ".n"}}
	if f.Sort != "" {
		l.sorts[f.Sort] = []string{l.column(f.Sort), a + ".n"}
	}
	if f.Hazards != nil {
		l.and("h.n IN (" + t.Dialect.Numbers(l.add(asJSON(f.Hazards))) + ")")
	}
	if f.Photo != "" {
		l.and("h.n IN (SELECT hazard FROM photo WHERE original_sha256 = " + l.add(f.Photo) + ")")
	}
	if f.Since != "" {
		l.and(`q.n IN (SELECT n FROM complaint WHERE open = 1
			UNION ALL SELECT n FROM complaint WHERE last >= ` + l.add(f.Since) + ")")
	}
	return t.each(l, f, func(r Scanner) error {
		thing := l.of.New()
		if err := reader(l.of, thing)(r); err != nil {
			return err
		}
		return fn(thing)
	})
}

// order is what the list is to be sorted by.
func (l *list) order(f inspect.Filter) (string, error) {
	order, ok := l.sorts[f.Sort]
	if f.By != "" {
		order, ok = []string{l.column(f.By), l.of.Alias + ".n"}, true
	}
	if !ok {
		keys := slices.DeleteFunc(slices.Sorted(maps.Keys(l.sorts)), func(k string) bool { return k == "" })
		return "", inspect.Errorf(inspect.CodeInvalid, "%q is not something to sort by", "不能按 %q 排序", f.Sort).
			Hint("sort by "+strings.Join(keys, ", "), "可用："+strings.Join(keys, "、"))
	}
	if f.Descending {
		return strings.Join(order, " DESC,") + " DESC", nil
	}
	return strings.Join(order, ","), nil
}
