package inspect

import (
	"fmt"
	"strconv"
	"strings"
)

// FormKind names a form of notice.
type FormKind string

// The forms.
const (
	FormNotice FormKind = "notice" // 责令整改通知书
	FormOrder  FormKind = "order"  // 责令限期整改指令书
)

// Form is a paper's wording, as data: an agency may change every word of it.
// In its sentences {…} stand for what the notice fills in.
type Form struct {
	Kind     FormKind `json:"kind"`
	Header   string   `json:"header"`   // line over the title
	Title    string   `json:"title"`    // 文书名称
	Pattern  string   `json:"pattern"`  // number: {region} {word} {year} {serial} or {serial:4}
	Word     string   `json:"word"`     // 代字; empty for the agency's
	Opening  string   `json:"opening"`  // before the items
	Major    string   `json:"major"`    // when items are major hazards: {count}
	Order    string   `json:"order"`    // once for each due date: {items} {due}
	Interim  string   `json:"interim"`  // what holds until then
	Appeal   string   `json:"appeal"`   // {review_body} {court}; left out when the agency has neither
	Officer  string   `json:"officer"`  // label of an officer's signature
	Cert     string   `json:"cert"`     // label of the certificate number
	Unit     string   `json:"unit"`     // label of the unit's signature
	Seal     string   `json:"seal"`     // under the agency's name
	Copies   string   `json:"copies"`   // the last line
	Officers int      `json:"officers"` // the fewest officers it may be issued with
	Redress  bool     `json:"redress"`  // refuse to issue without review body and court
	Body     string   `json:"body"`     // SHA-256 of a TrueType body face kept in the store; empty for the built-in one
}

// DefaultForm is a form as it is before an agency changes it. The wording and
// order are those of 安全生产行政执法文书 责令限期整改指令书 (2017/18), with the
// review body of 行政复议法2023 第二十四条: the government of the same level.
func DefaultForm(kind FormKind) Form {
	f := Form{
		Kind: FormOrder, Header: "安全生产行政执法文书", Title: "责令限期整改指令书",
		Pattern: "（{region}）{word}〔{year}〕{serial}号",
		Opening: "经查，你单位存在下列问题：",
		Major:   "其中事故隐患{count}项属于重大隐患。",
		Order:   "现责令你单位对上述第{items}项问题于{due}前整改完毕，达到有关法律法规规章和标准规定的要求。由此造成事故的，依法追究有关人员的责任。",
		Interim: "整改期间，你单位应当采取措施，确保安全生产。对安全生产违法行为，将依法予以行政处罚。",
		Appeal:  "如果不服本指令，可以依法在60日内向{review_body}申请行政复议，或者在6个月内依法向{court}提起行政诉讼，但本指令不停止执行，法律另有规定的除外。",
		Officer: "安全生产监管行政执法人员（签名）：", Cert: "证号：", Unit: "被检查单位负责人（签名）：",
		Seal: "（印章）", Copies: "本文书一式两份：一份由检查单位备案，一份交被检查单位。",
		Officers: 2, Redress: true,
	}
	if kind == FormNotice {
		f.Kind, f.Title, f.Officers, f.Redress = FormNotice, "责令整改通知书", 1, false
		f.Appeal = strings.Replace(f.Appeal, "本指令", "本通知", -1)
		f.Officer = "检查人员（签名）："
	}
	return f
}

// ParseFormKind reads a form's name in English or Chinese.
func ParseFormKind(s string) (FormKind, error) {
	switch s {
	case "", "notice", "责令整改通知书", "通知书":
		return FormNotice, nil
	case "order", "责令限期整改指令书", "指令书":
		return FormOrder, nil
	}
	return "", invalid("%q is not a form", "%q 不是文书种类", s).Hint("forms are notice and order", "文书种类为 notice（责令整改通知书）或 order（责令限期整改指令书）")
}

// WordOf is the 代字 that the form's numbers carry.
func (f Form) WordOf(a Agency) string {
	if f.Word != "" {
		return f.Word
	}
	return a.Word
}

// Number writes a number of the form: （示高）安责改〔2021〕1号. Without a
// region the brackets for it go too.
func (f Form) Number(a Agency, year, serial int) string {
	p := f.Pattern
	if a.Region == "" {
		p = strings.NewReplacer("（{region}）", "", "({region})", "", "{region}", "").Replace(p)
	}
	p = strings.NewReplacer("{region}", a.Region, "{word}", f.WordOf(a), "{year}", strconv.Itoa(year), "{serial}", strconv.Itoa(serial)).Replace(p)
	for width := 2; width <= 6; width++ {
		p = strings.ReplaceAll(p, fmt.Sprintf("{serial:%d}", width), fmt.Sprintf("%0*d", width, serial))
	}
	return p
}

// Fields are the form's settable sentences by their JSON names.
func (f *Form) Fields() map[string]*string {
	return map[string]*string{"header": &f.Header, "title": &f.Title, "pattern": &f.Pattern, "word": &f.Word,
		"opening": &f.Opening, "major": &f.Major, "order": &f.Order, "interim": &f.Interim, "appeal": &f.Appeal,
		"officer": &f.Officer, "cert": &f.Cert, "unit": &f.Unit, "seal": &f.Seal, "copies": &f.Copies}
}

// slots are what each sentence must leave room for, so that nothing the law
// asks for can fall out of a paper.
var slots = map[string][]string{
	"pattern": {"{word}", "{year}"}, "order": {"{items}", "{due}"}, "appeal": {"{review_body}", "{court}"}, "major": {"{count}"},
}

func (f *Form) clean() error {
	for name, v := range f.Fields() {
		if err := cleanLine("form's "+name, "文书的 "+name, v, maxText); err != nil {
			return err
		}
		for _, slot := range slots[name] {
			if *v != "" && !strings.Contains(*v, slot) {
				return invalid("the form's %s leaves no place for %s", "文书的 %s 缺少 %s", name, slot)
			}
		}
		if *v == "" && (name == "title" || name == "pattern" || name == "opening" || name == "order") {
			return invalid("the form's %s is empty", "文书的 %s 为空", name)
		}
	}
	if !strings.Contains(f.Pattern, "{serial}") && !strings.Contains(f.Pattern, "{serial:") {
		return invalid("the form's pattern leaves no place for {serial}", "文书的 pattern 缺少 {serial}")
	}
	return nil
}
