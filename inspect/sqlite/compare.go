package sqlite

import (
	"fmt"
	"math"
	"strings"
)

// comparing is a table whose rows are compared by key.
type comparing struct {
	*verifier
	table       string
	keys, rest  []string
	numbered    bool   // the first key is a number
	differ, not string // the statements
	said        finding
}

// finding is what is said alike of one thing, or of several whose numbers follow
// each other: of a list that somebody emptied, that is one fault and not all.
type finding struct {
	from, to any
	en, zh   string
	hint     func() (en, zh string)
}

func (v *verifier) compare(table string) error {
	c := comparing{verifier: v, table: table}
	const shape = "SELECT name, type, pk FROM pragma_table_info(?, 'temp') ORDER BY pk, cid"
	err := v.each(shape, []any{table}, func(r scanner) error {
		var name, kind string
		var pk int
		err := r.Scan(&name, &kind, &pk)
		if pk == 0 {
			c.rest = append(c.rest, name)
		} else {
			c.keys, c.numbered = append(c.keys, name), c.numbered || pk == 1 && kind == "INTEGER"
		}
		return err
	})
	if err != nil {
		return err
	}
	c.statements()
	if !c.numbered {
		return c.span()
	}
	return c.numbers()
}

// statements are the two ways of comparing: what of the store's is not as the
// record has it, and what of the record's is not in the store.
func (c *comparing) statements() {
	var same, shown, differ []string
	for _, k := range c.keys {
		same, shown = append(same, "a."+k+" = b."+k), append(shown, "a."+k)
	}
	shown, differ = append(shown, "b."+c.keys[0]+" IS NULL"), append(differ, "b."+c.keys[0]+" IS NULL")
	for _, k := range c.rest {
		shown, differ = append(shown, "a."+k, "b."+k), append(differ, "a."+k+" IS NOT b."+k)
	}
	is, want, on := "main."+c.table+" a", "temp."+c.table+" b", strings.Join(same, " AND ")
	c.differ = "SELECT " + strings.Join(shown, ", ") + " FROM " + is + " LEFT JOIN " + want + " ON " + on +
		" WHERE (" + strings.Join(differ, " OR ") + ")"
	c.not = "SELECT b." + c.keys[0] + " FROM " + want + " WHERE NOT EXISTS (SELECT 1 FROM " + is + " WHERE " + on + ")"
	if c.numbered {
		c.differ += " AND a." + c.keys[0] + " BETWEEN ? AND ?"
		c.not += " AND b." + c.keys[0] + " BETWEEN ? AND ?"
	}
}

// numbers compares all numbers at once, and where that cannot be read, so many
// as can.
func (c *comparing) numbers() error {
	span := func(from, to int64) error { return c.span(from, to) }
	err := span(math.MinInt64, math.MaxInt64)
	if !inPlaces(err) {
		return err
	}
	var first, last int64
	ends := "SELECT coalesce(min(" + c.keys[0] + "), 1), coalesce(max(" + c.keys[0] + "), 1) FROM temp." + c.table
	if _, err := c.one(ends, nil, &first, &last); err != nil {
		return err
	}
	var lost spans
	err = halves(first, last, span, lost.add)
	for _, s := range lost {
		c.said = finding{s[0], s[1], "the list " + c.table + " cannot be read, for the file is damaged there",
			"列表 " + c.table + " 无法读取，该处文件已损坏", restoring}
		c.tell()
	}
	for _, beyond := range [][2]int64{{math.MinInt64, first - 1}, {last + 1, math.MaxInt64}} {
		if e := span(beyond[0], beyond[1]); e != nil && !inPlaces(e) {
			return e
		}
	}
	return err
}

// span compares the rows of some numbers, if it is by number; what it finds
// counts only if it came to its end.
func (c *comparing) span(numbers ...any) error {
	c.tell()
	before := len(c.faults)
	err := c.each(c.differ, numbers, c.row)
	if err == nil {
		c.tell()
		err = c.each(c.not, numbers, c.missing)
	}
	if c.tell(); err != nil {
		c.faults = c.faults[:before]
	}
	return err
}

// row finds a row of the store that is not as the record has it.
func (c *comparing) row(r scanner) error {
	values, err := scanned(r, len(c.keys)+1+2*len(c.rest))
	if err != nil {
		return err
	}
	if stray := values[len(c.keys)]; stray == int64(1) {
		c.found(values[0], "in the list "+c.table+" and not on the record", "列表 "+c.table+" 中有，没有任何记录", sorting)
		return nil
	}
	pairs := values[len(c.keys)+1:]
	var columns []string
	for i, k := range c.rest {
		if !sameValue(k, pairs[2*i], pairs[2*i+1]) {
			columns = append(columns, k)
		}
	}
	if len(columns) > 0 {
		which := strings.Join(columns, ", ")
		c.found(values[0], "the list "+c.table+" differs from what the record adds up to in "+which,
			"列表 "+c.table+" 与其记录不一致："+which, rebuilding)
	}
	return nil
}

// missing finds a row that the record has and the store has not.
func (c *comparing) missing(r scanner) error {
	keys, err := scanned(r, 1)
	if err == nil {
		c.found(keys[0], "on the record and not in the list "+c.table, "记录中存在，列表 "+c.table+" 中没有", rebuilding)
	}
	return err
}

func scanned(r scanner, columns int) ([]any, error) {
	values, into := make([]any, columns), make([]any, columns)
	for i := range values {
		into[i] = &values[i]
	}
	return values, r.Scan(into...)
}

// found is told with what is found next, if that is alike.
func (c *comparing) found(key any, en, zh string, hint func() (en, zh string)) {
	n, number := key.(int64)
	to, after := c.said.to.(int64)
	if number && after && (n == to || n == to+1) && c.said.en == en {
		c.said.to = n
		return
	}
	c.tell()
	c.said = finding{key, key, en, zh, hint}
}

// tell makes a fault of what was found.
func (c *comparing) tell() {
	if c.said.en == "" {
		return
	}
	en, zh := c.who(c.said.from)
	if c.said.to != c.said.from {
		to, toZH := c.who(c.said.to)
		en, zh = en+" to "+to, zh+" 至 "+toZH
	}
	c.fault("%[1]s: %[3]s", "%[2]s：%[4]s", en, zh, c.said.en, c.said.zh).Hint(c.said.hint())
	c.said = finding{}
}

// who is the thing that a row is of, by the first of its keys.
func (c *comparing) who(key any) (en, zh string) {
	for noun, table := range tables {
		if table == c.table || table == c.keys[0] {
			ref := fmt.Sprint(string(noun), key)
			return noun.EN() + " " + ref, noun.ZH() + " " + ref
		}
	}
	return fmt.Sprintf("%s %v", c.table, key), fmt.Sprintf("%s %v", c.table, key)
}
