package inspect

import (
	"slices"
	"strings"
)

// Field is a sentence of a form: its names in both languages, and what stands
// in it for what the paper fills in.
type Field struct {
	Name, ZH string
	Must     bool   // may not be empty
	Slots    string // must all be in it, unless it is empty: words parted by spaces
	May      string // may be in it besides
	Lines    int    // it is a list of so many lines; 0 is a text
}

// The fields that every kind begins and ends with.
var (
	firstFields = [...]Field{
		{Name: "title", ZH: "标题", Must: true},
		{Name: "header", ZH: "眉头", May: "agency"},
		{Name: "pattern", ZH: "文号", Must: true, Slots: "word year", May: "region serial serial:2 serial:3 serial:4 serial:5 serial:6"},
		{Name: "word", ZH: "代字"},
	}
	lastFields = [...]Field{
		{Name: "officer", ZH: "执法人员签名"}, {Name: "cert", ZH: "证号"}, {Name: "unit", ZH: "单位签名"}, {Name: "seal", ZH: "印章"}, {Name: "copies", ZH: "份数"},
	}
	supplementField = Field{Name: "supplement", ZH: "补充", Slots: "number date"}

	appealField = Field{Name: "appeal", ZH: "救济", Slots: "review_body court"}
)

// The fields in between.
var (
	noticeFields = [...]Field{
		supplementField,
		{Name: "opening", ZH: "开头", Must: true, May: "agency inspected"},
		{Name: "major", ZH: "重大", Slots: "count"},
		{Name: "order", ZH: "责令", Must: true, Slots: "items due"},
		{Name: "interim", ZH: "整改期间"},
		appealField,
	}
	fireFields = [...]Field{
		supplementField,
		{Name: "opening", ZH: "开头", Must: true, Slots: "inspected count", May: "agency"},
		{Name: "violations", ZH: "违法行为", Must: true, Lines: 12},
		{Name: "detail", ZH: "具体问题"},
		{Name: "order", ZH: "责令", Must: true, Slots: "items due"},
		{Name: "interim", ZH: "整改期间"},
		appealField,
	}
	recordFields = [...]Field{
		{Name: "site", ZH: "被检查单位"}, {Name: "address", ZH: "地址"}, {Name: "person", ZH: "负责人"}, {Name: "post", ZH: "职务"}, {Name: "phone", ZH: "电话"},
		{Name: "places", ZH: "场所"}, {Name: "time", ZH: "时间"},
		{Name: "opening", ZH: "表明身份", Must: true, Slots: "officers certs", May: "agency"},
		{Name: "findings", ZH: "检查情况", Must: true},
		{Name: "listed", ZH: "检查表", Slots: "list count yes no na"},
		{Name: "experts", ZH: "专家", Slots: "experts"},
		{Name: "found", ZH: "有问题", Must: true, May: "count"},
		{Name: "none", ZH: "无问题", Must: true},
		{Name: "on_spot", ZH: "当场整改", Must: true, Slots: "items"},
		{Name: "witness", ZH: "见证人签名"}, {Name: "name", ZH: "姓名"},
	}
	reviewFields = [...]Field{
		{Name: "opening", ZH: "开头", Must: true, Slots: "date title number", May: "agency reviewed"},
		{Name: "fixed", ZH: "已整改", Must: true, May: "count"},
		{Name: "not_fixed", ZH: "未整改", Must: true, May: "count"},
		{Name: "item", ZH: "逐项", Must: true, Slots: "item text"},
		{Name: "rest", ZH: "未复查", Must: true, Slots: "items"},
		{Name: "note", ZH: "说明", Slots: "note"},
		{Name: "closing", ZH: "结尾"},
	}
	measuresFields = [...]Field{
		{Name: "opening", ZH: "开头", Must: true, Slots: "inspected", May: "agency"},
		{Name: "ground", ZH: "依据", Must: true, Slots: "basis"},
		{Name: "interim", ZH: "整改期间"},
		appealField,
	}
	extensionFields = [...]Field{
		{Name: "opening", ZH: "开头", Must: true, Slots: "asked", May: "agency"},
		{Name: "subject", ZH: "事项", Must: true, Slots: "title number date item text"},
		{Name: "bare", ZH: "无文书事项", Must: true, Slots: "text"},
		{Name: "reason", ZH: "理由", Slots: "reason until"},
		{Name: "granted", ZH: "准予", Must: true, Slots: "from until"},
		{Name: "refused", ZH: "不准", Must: true, Slots: "from because"},
		{Name: "note", ZH: "说明", Slots: "note"},
		appealField,
	}
)

// Fields are the sentences that forms of the kind have, in the paper's order.
func (k FormKind) Fields() []Field {
	var own []Field
	switch k {
	case FormNotice, FormOrder:
		own = noticeFields[:]
	case FormFireLimit:
		own = fireFields[:]
	case FormFireNow: // at once: no due dates
		own = slices.DeleteFunc(slices.Clone(fireFields[:]), func(f Field) bool { return f.Name == "order" })
	case FormRecord:
		own = recordFields[:]
	case FormReview:
		own = reviewFields[:]
	case FormMeasures:
		own = measuresFields[:]
	case FormExtension:
		own = extensionFields[:]
	}
	return slices.Concat(firstFields[:], own, lastFields[:])
}

// field finds one by its English or Chinese name.
func (k FormKind) field(name string) (Field, bool) {
	for _, f := range k.Fields() {
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
	tidy := cleanLine
	if d.Lines > 0 {
		tidy = cleanText
	}
	if err, ok := tidy("form's "+d.Name, "文书的 "+d.Name+"（"+d.ZH+"）", text, maxText).(*Error); ok {
		return err
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
		return invalid("the form's %[1]s has %[3]d lines, not %[4]d", "文书的 %[1]s（%[2]s）有 %[3]d 行，应为 %[4]d 行", d.Name, d.ZH, lines, d.Lines)
	}
	found, err := d.slots(text)
	if err != nil {
		return err
	}
	for _, slot := range strings.Fields(d.Slots) {
		if !slices.Contains(found, slot) {
			return d.without("{" + slot + "}")
		}
	}
	if d.Name == "pattern" && !slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, "serial") }) {
		return d.without("{serial}")
	}
	return nil
}

func (d Field) without(slot string) *Error {
	return invalid("the form's %[1]s leaves no place for %[3]s", "文书的 %[1]s（%[2]s）缺少 %[3]s", d.Name, d.ZH, slot)
}

// slots are what stands in braces in a text; each must be one that the field knows.
func (d Field) slots(text string) (out []string, err *Error) {
	known := append(strings.Fields(d.Slots), strings.Fields(d.May)...)
	for rest := text; ; {
		at := strings.IndexAny(rest, "{}")
		if at < 0 {
			return out, nil
		}
		inside, after, closed := strings.Cut(rest[at+1:], "}")
		if rest[at] == '}' || !closed || strings.Contains(inside, "{") {
			return nil, invalid("the form's %[1]s has a brace without its other: %[3]s", "文书的 %[1]s（%[2]s）的花括号不成对：%[3]s", d.Name, d.ZH, beginning(rest[at:]))
		}
		if !slices.Contains(known, inside) {
			e := invalid("the form's %[1]s does not know {%[3]s}", "文书的 %[1]s（%[2]s）不认识 {%[3]s}", d.Name, d.ZH, inside)
			if len(known) == 0 {
				return nil, e.Hint("nothing is filled in there", "该项没有可填写的内容")
			}
			list := "{" + strings.Join(known, "} {") + "}"
			return nil, e.Hint("it knows "+list, "可用 "+list)
		}
		out, rest = append(out, inside), after
	}
}
