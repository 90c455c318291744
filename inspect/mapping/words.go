package mapping

import (
	"slices"
	"strings"

	"rectify/inspect"
)

// Word is a word of theirs for one of ours.
type Word struct{ Ours, Theirs string }

// others is our word in a map for all that it does not name, but for a blank.
const others = "*"

// What a map says for a blank, and the words of what is so or not.
var (
	blank = inspect.Term{Word: "empty", ZH: "空"}
	yes   = inspect.Term{Word: "yes", ZH: "是"}
	no    = inspect.Term{Word: "no", ZH: "否"}

	// YesNo are the words of a field that is so or not.
	YesNo = []inspect.Term{yes, no}
)

func is(word string, t inspect.Term) bool { return word == t.Word || word == t.ZH }

// translated reads our words and theirs behind a field.
func (c *Column) translated(name, words string) error {
	for pair := range strings.FieldsFuncSeq(words, func(r rune) bool { return r == ',' || r == '，' || r == '、' }) {
		ours, theirs, ok := strings.Cut(pair, "=")
		ours = strings.TrimSpace(ours)
		if !ok || ours == "" {
			return fault(name, c.Line, "%q is not OURS=THEIRS", "“%s”应写作 我方词=对方词", strings.TrimSpace(pair))
		}
		if _, known := c.term(ours); !known {
			return fault(name, c.Line, "%[1]q is no word of %[2]s", "“%[1]s”不是 %[2]s 的用语", ours, c.Key).
				Hint("write one of %s", "请用 %s", strings.Join(inspect.Mapped(c.Terms, func(t inspect.Term) string {
					return t.Word + " (" + t.ZH + ")"
				}), ", "))
		}
		c.Words = append(c.Words, Word{ours, strings.TrimSpace(theirs)})
	}
	return nil
}

// term is the term that a word of ours in a map means, and whether the field may hold it.
func (c Column) term(ours string) (inspect.Term, bool) {
	for _, t := range append([]inspect.Term{blank}, c.Terms...) {
		if is(ours, t) {
			return t, true
		}
	}
	return inspect.Term{Word: ours, ZH: ours}, len(c.Terms) == 0 || ours == others
}

// Out is their word for a value, which is said in both languages; none is a fault. A blank
// stays one where the map has no word for it.
func (c Column) Out(en, zh string) (string, error) {
	said, empty := inspect.Term{Word: en, ZH: zh}, en == "" && zh == ""
	switch {
	case len(c.Words) == 0:
		return zh, nil
	case c.YesNo && empty:
		said = no
	case c.YesNo:
		said = yes
	case empty:
		said = blank
	}
	at := slices.IndexFunc(c.Words, func(w Word) bool { return is(w.Ours, said) })
	if at < 0 && said != blank {
		at = slices.IndexFunc(c.Words, func(w Word) bool { return w.Ours == others })
	}
	switch {
	case at >= 0:
		return c.Words[at].Theirs, nil
	case empty:
		return "", nil
	}
	return "", inspect.Errorf(inspect.CodeInvalid, "the map has no word for %[2]q in the column %[1]s (line %[3]d)",
		"对应表“%[1]s”列（第 %[3]d 行）没有“%[4]s”的对应词", c.Whole(), en, c.Line, zh).
		Hint("add it there, or *=WORD for all others", "请在该行补上，或用 *=词 表示其余各项")
}

// In is our word for one of theirs; what is no word of theirs stays.
func (c Column) In(said string) string {
	theirs := strings.TrimSpace(said)
	other := false
	for _, w := range c.Words {
		switch {
		case w.Theirs != theirs:
		case w.Ours == others:
			other = true
		case is(w.Ours, blank):
			return ""
		default:
			return w.Ours
		}
	}
	if !c.YesNo || !other {
		return said
	}
	if slices.ContainsFunc(c.Words, func(w Word) bool { return is(w.Ours, yes) }) {
		return no.ZH
	}
	return yes.ZH
}

// Readable refuses a map by which a table can be written and not read: one of figures, which
// are counted and not recorded; of two columns with one head, or two words of ours for one of
// theirs, it is not known which is meant.
func (m Map) Readable(name string) error {
	if m.Rows == "figures" {
		return inspect.Errorf(inspect.CodeInvalid, "the map %s is of figures, of which nothing is read",
			"对应表 %s 的行是统计，只写出，不读入", name).
			Hint("use a map whose rows are hazards", "请用行为隐患的对应表")
	}
	for i, c := range m.Columns {
		if slices.ContainsFunc(m.Columns[:i], func(o Column) bool { return o.Whole() == c.Whole() }) {
			return fault(name, c.Line, "the column %s cannot be told from one before it when it is read",
				"读入时“%s”列与前面的一列无法区分", c.Whole())
		}
		for k, w := range c.Words {
			at := slices.IndexFunc(c.Words[:k], func(o Word) bool { return o.Theirs == w.Theirs && o.Ours != "*" })
			if at >= 0 && w.Ours != "*" && c.Key != "" {
				return fault(name, c.Line, "%[3]q in the column %[4]s may mean %[1]s or %[2]s when it is read",
					"读入时“%[4]s”列的“%[3]s”可能是“%[1]s”，也可能是“%[2]s”", c.Words[at].Ours, w.Ours, w.Theirs, c.Whole()).
					Hint("keep one of them in a map for reading", "请在用于导入的对应表中只留一个")
			}
		}
	}
	return nil
}

// Writable refuses a map by which a table can be read and not written: of two words of
// theirs for one of ours, it is not known which to write.
func (m Map) Writable(name string) error {
	for _, c := range m.Columns {
		for k, w := range c.Words {
			ours, _ := c.term(w.Ours)
			if slices.ContainsFunc(c.Words[:k], func(o Word) bool { return is(o.Ours, ours) }) {
				return fault(name, c.Line, "%[1]q in the column %[2]s has two words of theirs", "“%[2]s”列的“%[1]s”有两个对应词",
					w.Ours, c.Whole()).Hint("keep one of them in a map for writing", "请在用于上报的对应表中只留一个")
			}
		}
	}
	return nil
}
