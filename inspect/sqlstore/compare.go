package sqlstore

import (
	"fmt"
	"math"
	"strings"
)

// lists are the tables that are compared with what the record comes to.
func (v *Verifier) lists() (parts []Part) {
	for _, r := range Relations() {
		look := func() error { return v.compare(r) }
		parts = append(parts, Part{"the list " + r.Name, "列表 " + r.Name, look, true})
	}
	return parts
}

// comparing is a table whose rows are compared by key.
type comparing struct {
	*Verifier
	of          Relation
	key         string // the first
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

func (v *Verifier) compare(of Relation) error {
	c := comparing{Verifier: v, of: of, key: of.Keys[0].Name}
	c.statements()
	if of.Keys[0].Type != Number {
		return c.span()
	}
	return c.numbers()
}

// statements are the two ways of comparing: what of the store's is not as the
// record has it, and what of the record's is not in the store.
func (c *comparing) statements() {
	var same, which, differ []string
	for _, k := range c.of.Keys {
		same = append(same, "a."+k.Name+" = b."+k.Name)
	}
	differ = append(differ, "b."+c.key+" IS NULL")
	for _, k := range c.of.Columns {
		differs := "a." + k.Name + " IS DISTINCT FROM b." + k.Name
		differ = append(differ, differs)
		which = append(which, "CASE WHEN "+differs+" THEN ', "+k.Name+"' ELSE '' END")
	}
	is, want, on := c.Dialect.Put+"."+c.of.Name+" a", c.Dialect.Made+"."+c.of.Name+" b", strings.Join(same, " AND ")
	c.differ = "SELECT a." + c.key + ", " + when("b."+c.key+" IS NULL") + ", " + strings.Join(which, " || ") +
		" FROM " + is + " LEFT JOIN " + want + " ON " + on + " WHERE (" + strings.Join(differ, " OR ") + ")"
	c.not = "SELECT b." + c.key + " FROM " + want + " WHERE NOT EXISTS (SELECT 1 FROM " + is + " WHERE " + on + ")"
	if c.of.Keys[0].Type == Number {
		c.differ += " AND a." + c.key + " BETWEEN $1 AND $2"
		c.not += " AND b." + c.key + " BETWEEN $1 AND $2"
	}
}

// numbers compares all numbers at once, and where that cannot be read, so many
// as can.
func (c *comparing) numbers() error {
	span := func(from, to int64) error { return c.span(from, to) }
	err := span(math.MinInt64, math.MaxInt64)
	if !c.Trouble.InPlaces(err) {
		return err
	}
	var first, last int64
	ends := "SELECT coalesce(min(" + c.key + "), 1), coalesce(max(" + c.key + `), 1)
		FROM ` + c.Dialect.Made + "." + c.of.Name
	if _, err := c.One(ends, nil, &first, &last); err != nil {
		return err
	}
	var lost Spans
	err = c.Trouble.Halves(first, last, span, lost.Add)
	for _, s := range lost {
		c.said = finding{s[0], s[1], "the list " + c.of.Name + " cannot be read, for the file is damaged there",
			"列表 " + c.of.Name + " 无法读取，该处文件已损坏", Restoring}
		c.tell()
	}
	for _, beyond := range [][2]int64{{math.MinInt64, first - 1}, {last + 1, math.MaxInt64}} {
		if e := span(beyond[0], beyond[1]); e != nil && !c.Trouble.InPlaces(e) {
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
	var key any
	var stray int
	var columns string
	err := c.Each(c.differ, numbers, func() { c.row(key, stray == 1, columns) }, &key, &stray, &columns)
	if err == nil {
		c.tell()
		err = c.Each(c.not, numbers, func() {
			c.found(key, "on the record and not in the list "+c.of.Name, "记录中存在，列表 "+c.of.Name+" 中没有", Rebuilding)
		}, &key)
	}
	if c.tell(); err != nil {
		c.faults = c.faults[:before]
	}
	return err
}

// row finds a row of the store that is not as the record has it: it is not there at
// all, or other in some columns.
func (c *comparing) row(key any, stray bool, columns string) {
	if stray {
		c.found(key, "in the list "+c.of.Name+" and not on the record", "列表 "+c.of.Name+" 中有，没有任何记录", sorting)
		return
	}
	which := strings.TrimPrefix(columns, ", ")
	c.found(key, "the list "+c.of.Name+" differs from what the record adds up to in "+which,
		"列表 "+c.of.Name+" 与其记录不一致："+which, Rebuilding)
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
	c.Fault("%[1]s: %[3]s", "%[2]s：%[4]s", en, zh, c.said.en, c.said.zh).Hint(c.said.hint())
	c.said = finding{}
}

// who is the thing that a row is of, by the first of its keys.
func (c *comparing) who(key any) (en, zh string) {
	if c.of.Noun != "" {
		ref := fmt.Sprint(string(c.of.Noun), key)
		return c.of.Noun.EN() + " " + ref, c.of.Noun.ZH() + " " + ref
	}
	return fmt.Sprintf("%s %v", c.of.Name, key), fmt.Sprintf("%s %v", c.of.Name, key)
}
