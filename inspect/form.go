package inspect

import (
	"fmt"
	"maps"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// Form is a paper's wording, as data: an agency may change every word of it.
// In its sentences {…} stand for what the paper fills in; [FormKind.Fields]
// tells which sentences a kind has and what may stand in each.
type Form struct {
	Kind     FormKind `json:"kind"`
	Header   string   `json:"header"`             // line over the title
	Title    string   `json:"title" need:"yes"`   // 文书名称
	Pattern  string   `json:"pattern" need:"yes"` // number: {region} {word} {year} {serial} or {serial:4}
	Word     string   `json:"word"`               // 代字; empty for the agency's
	Opening  string   `json:"opening" need:"yes"` // before the items
	Major    string   `json:"major"`              // when items are major hazards: {count}
	Order    string   `json:"order" need:"yes"`   // once for each due date: {items} {due}
	Interim  string   `json:"interim"`            // what holds until then
	Appeal   string   `json:"appeal"`             // {review_body} {court}; left out when the agency has neither
	Officer  string   `json:"officer"`            // label of an officer's signature
	Cert     string   `json:"cert"`               // label of the certificate number
	Unit     string   `json:"unit"`               // label of the unit's signature
	Seal     string   `json:"seal"`               // under the agency's name
	Copies   string   `json:"copies"`             // the last line
	Officers int      `json:"officers"`           // the fewest officers it may be issued with
	Redress  bool     `json:"redress"`            // refuse to issue without review body and court
	Body     string   `json:"body"`               // SHA-256 of a TrueType body face kept in the store; empty for the built-in one
	Logo     string   `json:"logo,omitempty"`     // SHA-256 of a JPEG kept in the store, beside the header; empty for none

	Texts map[string]string `json:"texts,omitempty"` // the sentences that few kinds have, by name
}

// Text is a sentence of the form by its name; empty if it has none.
func (f Form) Text(name string) string {
	if s := f.own(name); s != nil {
		return *s
	}
	if s, ok := f.Texts[name]; ok || name != "supplement" {
		return s
	}
	return DefaultForm(f.Kind).Texts[name] // a form set before there was such a sentence
}

// Put sets a sentence by its English or Chinese name; ok is false when forms
// of this kind have no such sentence.
func (f *Form) Put(name, text string) (ok bool) {
	field, ok := f.Kind.field(name)
	if !ok {
		return false
	}
	f.put(field.Name, text)
	return true
}

func (f *Form) put(name, text string) {
	if s := f.own(name); s != nil {
		*s = text
		return
	}
	f.Texts = maps.Clone(f.Texts) // which a copy of the form may share
	if f.Texts == nil {
		f.Texts = map[string]string{}
	}
	f.Texts[name] = text
}

// own is where a sentence that most kinds have is kept.
func (f *Form) own(name string) *string {
	at, ok := ownSentences()[name]
	if !ok {
		return nil
	}
	return reflect.ValueOf(f).Elem().Field(at).Addr().Interface().(*string)
}

// ownSentences are the places of them, by their names.
var ownSentences = sync.OnceValue(func() map[string]int {
	at, form := map[string]int{}, reflect.TypeFor[Form]()
	for i := range form.NumField() {
		if field := form.Field(i); field.Type == reflect.TypeFor[string]() {
			at[field.Tag.Get("json")] = i
		}
	}
	return at
})

// equal tells whether two forms word the same paper alike.
func (f Form) equal(g Form) bool {
	if len(f.Texts) == 0 && len(g.Texts) == 0 {
		f.Texts, g.Texts = nil, nil
	}
	return reflect.DeepEqual(f, g)
}

// WordOf is the 代字 that the form's numbers carry: its own, or for a paper
// beside the notice the agency's with the paper's 文种代字 for 责改.
func (f Form) WordOf(a Agency) string {
	if f.Word != "" {
		return f.Word
	}
	if mark := f.Kind.about().mark; mark != "" {
		return strings.TrimSuffix(a.Word, "责改") + mark
	}
	return a.Word
}

// mostNumber is how many bytes a number may have: with .pdf behind it, it is the
// name of a file, and no system takes more than 255.
const mostNumber = 200

// fits refuses numbers that would be too long, before one is taken.
func (f Form) fits(a Agency) error {
	if n := len(f.Number(a, 9999, 999999)); n > mostNumber {
		return invalid("the numbers of %[1]s would have %[3]d bytes; %[4]d is the most that a file's name and a QR code take",
			"%[2]s的文号将有 %[3]d 字节，文件名和二维码最多容纳 %[4]d 字节", string(f.Kind), f.Kind.ZH(), n, mostNumber).
			Hint("shorten the region, the word or the form's pattern", "请缩短地区简称、代字或文号格式")
	}
	return nil
}

// Number writes a number of the form: （示高）安责改〔2021〕1号. Without a
// region the brackets for it go too.
func (f Form) Number(a Agency, year, serial int) string {
	p := f.Pattern
	if a.Region == "" {
		p = strings.NewReplacer("（{region}）", "", "({region})", "", "{region}", "").Replace(p)
	}
	p = strings.NewReplacer("{region}", a.Region, "{word}", f.WordOf(a), "{year}", strconv.Itoa(year), "{serial}",
		strconv.Itoa(serial)).Replace(p)
	for width := 2; width <= 6; width++ {
		p = strings.ReplaceAll(p, fmt.Sprintf("{serial:%d}", width), fmt.Sprintf("%0*d", width, serial))
	}
	return p
}
