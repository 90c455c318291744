package inspect

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// File writes the form as a file that a person edits: a line «name：text» for
// each sentence, in the paper's order, a list as a line for each of its things.
// [ParseForm] reads it back. The body face and the logo are not in it.
func (f Form) File() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s（%s）。每行一项，冒号前为名称，不可缺少；{…} 由系统填写。\n", f.Kind.ZH(), f.Kind)
	fmt.Fprintf(&b, "# 改好后重新导入，只影响此后的文书。\n")
	for _, line := range f.Kind.Source() {
		fmt.Fprintf(&b, "# %s\n", line)
	}
	fmt.Fprintf(&b, "文书：%s\n", f.Kind)
	for _, field := range f.Kind.Fields() {
		for _, line := range strings.Split(f.Text(field.Name), "\n") {
			fmt.Fprintf(&b, "%s：%s\n", field.ZH, line)
		}
	}
	fmt.Fprintf(&b, "执法人员数：%d\n", f.Officers)
	return b.String()
}

// FormFaults are all that is wrong with files that a person edits, in the files'
// order, each with file and line. [errors.As] finds the first.
type FormFaults []*Error

// Error gives the English sentences, one to a line.
func (f FormFaults) Error() string {
	return strings.Join(Mapped(f, func(e *Error) string { return e.EN }), "\n")
}

// Unwrap gives each fault.
func (f FormFaults) Unwrap() []error {
	return Mapped(f, func(e *Error) error { return e })
}

// formFile is a form's file being read.
type formFile struct {
	name   string
	form   Form
	lines  map[string]int // of each sentence, where it begins; 1 is the first line
	faults []lineFault
}

// lineFault is a fault and its line, by which they are told in order.
type lineFault struct {
	line int
	err  *Error
}

// told are the faults in the file's order; what is missing comes last.
func (r *formFile) told() error {
	slices.SortStableFunc(r.faults, func(a, b lineFault) int { return a.line - b.line })
	var out FormFaults
	for _, f := range r.faults {
		out = append(out, f.err)
	}
	return out
}

// ParseForm reads a form's file. Every sentence of the kind must be there;
// what is wrong is named with the file's name and the line.
func ParseForm(name string, data []byte) (Form, error) {
	r := formFile{name: name, lines: map[string]int{}}
	for i, line := range strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case !utf8.ValidString(line):
			r.add(i+1, invalid("the text is not valid UTF-8", "文本不是有效的 UTF-8").
				Hint("save the file as UTF-8 and try again", "请将文件另存为 UTF-8 后重试"))
			return r.form, r.told() // one in another encoding has it on every line
		case line != "" && !strings.HasPrefix(line, "#"):
			r.take(i+1, line)
		}
		if r.form.Kind == "" && len(r.faults) > 0 {
			return r.form, r.told() // of what kind the others would be faults nobody knows
		}
	}
	r.complete()
	if len(r.faults) > 0 {
		return r.form, r.told()
	}
	return r.form, nil
}

func (r *formFile) add(line int, e *Error) {
	e.EN, e.ZH = fmt.Sprintf("%s:%d: %s", r.name, line, e.EN), fmt.Sprintf("%s 第 %d 行：%s", r.name, line, e.ZH)
	r.faults = append(r.faults, lineFault{line, e})
}

// take reads one line.
func (r *formFile) take(at int, line string) {
	colon := strings.IndexAny(line, "：:")
	if colon < 0 {
		r.add(at, invalid("the line is not «name：text»", "该行不是“名称：文字”"))
		return
	}
	_, width := utf8.DecodeRuneInString(line[colon:])
	key, text := strings.TrimSpace(line[:colon]), strings.TrimSpace(line[colon+width:])
	switch {
	case key == "form" || key == "文书":
		r.kind(at, text)
	case r.form.Kind == "":
		r.add(at, invalid("the file does not begin with the name of its form", "文件开头没有写明文书种类").
			Hint("begin with 文书：notice", "请以“文书：notice”一类的行开头"))
	case key == "officers" || key == "执法人员数":
		r.officers(at, text)
	default:
		r.sentence(at, key, text)
	}
}

func (r *formFile) kind(at int, text string) {
	kind, err := ParseFormKind(text)
	switch {
	case r.form.Kind != "":
		r.add(at, invalid("the file names its form twice", "文件两次写明文书种类"))
	case err != nil || text == "":
		r.add(at, invalid("%q is not a form", "%q 不是文书种类", text).Hint("see {form.list}", "请用 {form.list} 查看"))
	default:
		r.form = DefaultForm(kind)
		for _, f := range kind.Fields() {
			if !f.Later {
				r.form.Put(f.Name, "")
			}
		}
	}
}

func (r *formFile) officers(at int, text string) {
	n, err := strconv.Atoi(text)
	if err != nil {
		r.add(at, invalid("%q is no number of officers", "%q 不是执法人员数", text))
	}
	r.form.Officers, r.lines["officers"] = n, at
}

func (r *formFile) sentence(at int, key, text string) {
	field, ok := r.form.Kind.field(key)
	if !ok {
		var names []string
		for _, f := range r.form.Kind.Fields() {
			names = append(names, f.ZH)
		}
		list := strings.Join(names, "、")
		r.add(at, invalid("%q is no sentence of this form", "该文书没有“%s”这一项", key).Hint("it has %s", "可用：%s", list))
		return
	}
	if first, said := r.lines[field.Name]; said {
		if field.Lines == 0 {
			r.add(at, invalid("%[1]s is there twice, first on line %[3]d", "%[2]s重复，第 %[3]d 行已有", field.Name, field.ZH,
				first))
			return
		}
		text = r.form.Text(field.Name) + "\n" + text
	} else {
		r.lines[field.Name] = at
	}
	r.form.Put(field.Name, text)
}

// complete names what is wrong with the whole: what is missing, and what no
// form of its kind may say.
func (r *formFile) complete() {
	if r.form.Kind == "" {
		r.add(1, invalid("the file says nothing", "文件没有内容"))
		return
	}
	for _, f := range append(r.form.Kind.Fields(), Field{Name: "officers", ZH: "执法人员数"}) {
		if r.lines[f.Name] == 0 && !f.Later {
			e := invalid("%[1]s: the form has no %[2]s（%[3]s）", "%[1]s：缺少“%[3]s”（%[2]s）", r.name, f.Name, f.ZH)
			r.faults = append(r.faults, lineFault{math.MaxInt,
				e.Hint("add the line; to omit the text, leave it empty after the colon",
					"请补上该行；不需要的内容冒号后留空")})
		}
	}
	for _, f := range r.form.faults() {
		if at := r.lines[f.field]; at > 0 {
			r.add(at, f.err)
		}
	}
}
