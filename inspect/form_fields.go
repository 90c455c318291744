package inspect

import (
	"slices"
	"strings"
)

// Field is a sentence of a form: its names in both languages, and what stands
// in it for what the paper fills in.
type Field struct {
	Name, ZH string
	Must     bool     // may not be empty
	Later    bool     // forms have not always had it: one that does not say it has it as it comes
	Slots    []string // must all be in it, unless it is empty
	May      []string // may be in it besides
	Lines    int      // it is a list of so many lines; 0 is a text
	Label    string   // it labels a place to fill in ([OwnLine], [Beside]) or to sign on; "" is a sentence
}

// Where a labelled place stands.
const (
	OwnLine = "_"
	Beside  = "+"
	signed  = "~" // among the signatures
)

// field finds one by its English or Chinese name.
func (k FormKind) field(name string) (Field, bool) {
	for _, f := range k.about().says().fields {
		if f.Name == name || f.ZH == name {
			return f, true
		}
	}
	return Field{}, false
}

// fault is what is wrong with one field of a form.
type fault struct {
	field string
	err   *Error
}

// faults tidies every sentence and names all that is wrong, in the order of the
// fields: what the law asks for cannot fall out of a paper, and no brace
// reaches one.
func (f *Form) faults() (out []fault) {
	for _, field := range f.Kind.Fields() {
		text := f.Text(field.Name)
		err := field.clean(&text)
		f.Put(field.Name, text)
		if err == nil {
			err = field.check(text)
		}
		if err != nil {
			out = append(out, fault{field.Name, err})
		}
	}
	if f.Officers < 0 || f.Officers > 9 {
		out = append(out, fault{"officers", invalid("%d is no number of officers", "执法人员数不能是 %d", f.Officers)})
	}
	return out
}

// clean is the first fault of the form.
func (f *Form) clean() error {
	for _, fault := range f.faults() {
		return fault.err
	}
	return nil
}

func (d Field) clean(text *string) *Error {
	most := maxText
	if d.Name == "contact" { // a few lines beside the code
		most = maxName
	}
	if err, ok := cleanText("form's "+d.Name, "文书的 "+d.Name+"（"+d.ZH+"）", text, most).(*Error); ok {
		return err
	}
	if d.Lines == 0 { // a line in which what is set apart stays so
		*text = strings.ReplaceAll(*text, "\n", " ")
	}
	return nil
}

// check refuses a text that the field cannot have.
func (d Field) check(text string) *Error {
	if text == "" {
		if d.Must {
			return invalid("the form's %[1]s is empty", "文书的 %[1]s（%[2]s）为空", d.Name, d.ZH)
		}
		return nil
	}
	if lines := strings.Count(text, "\n") + 1; d.Lines > 0 && lines != d.Lines {
		return invalid("the form's %[1]s has %[3]d lines, not %[4]d", "文书的 %[1]s（%[2]s）有 %[3]d 行，应为 %[4]d 行", d.Name,
			d.ZH, lines, d.Lines)
	}
	found, err := d.slots(text)
	if err != nil {
		return err
	}
	for _, slot := range d.Slots {
		if !slices.Contains(found, slot) {
			return d.without("{" + slot + "}")
		}
	}
	if d.Name == "pattern" && !slices.ContainsFunc(found,
		func(s string) bool { return strings.HasPrefix(s, "serial") }) {
		return d.without("{serial}")
	}
	return nil
}

func (d Field) without(slot string) *Error {
	return invalid("the form's %[1]s must contain %[3]s", "文书的 %[1]s（%[2]s）缺少 %[3]s", d.Name, d.ZH, slot)
}

// slots are what stands in braces in a text; each must be one that the field knows.
func (d Field) slots(text string) (out []string, err *Error) {
	known := slices.Concat(d.Slots, d.May)
	for rest := text; ; {
		at := strings.IndexAny(rest, "{}")
		if at < 0 {
			return out, nil
		}
		inside, after, closed := strings.Cut(rest[at+1:], "}")
		if rest[at] == '}' || !closed || strings.Contains(inside, "{") {
			return nil, invalid("the form's %[1]s has an unbalanced brace: %[3]s",
				"文书的 %[1]s（%[2]s）的花括号不成对：%[3]s", d.Name, d.ZH, startOf(rest[at:]))
		}
		if !slices.Contains(known, inside) {
			e := invalid("the form's %[1]s does not know {%[3]s}", "文书的 %[1]s（%[2]s）不认识 {%[3]s}", d.Name, d.ZH, inside)
			if len(known) == 0 {
				return nil, e.Hint("nothing is filled in there", "该项没有可填写的内容")
			}
			list := "{" + strings.Join(known, "} {") + "}"
			return nil, e.Hint("it knows %s", "可用 %s", list)
		}
		out, rest = append(out, inside), after
	}
}
