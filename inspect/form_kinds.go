package inspect

import (
	"embed"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// FormKind names a form of paper.
type FormKind string

// The forms that rules speak of: four of notices, then those of the papers beside them.
const (
	FormNotice    FormKind = "notice"     // 责令整改通知书
	FormOrder     FormKind = "order"      // 责令限期整改指令书
	FormFireNow   FormKind = "fire-now"   // 责令立即改正通知书 (消防)
	FormFireLimit FormKind = "fire-limit" // 责令限期改正通知书 (消防)
	FormRecord    FormKind = "record"     // 现场检查记录
	FormReview    FormKind = "review"     // 整改复查意见书
	FormMeasures  FormKind = "measures"   // 现场处理措施决定书
	FormExtension FormKind = "extension"  // 延期批复
	FormService   FormKind = "service"    // 送达回证
)

// formKind is what the file of a kind says: its Chinese names, the 文种代字 of its
// numbers if that is not the agency's own, what its papers are about, the kinds of
// facts whose content they show, who signs, and the form as it comes.
type formKind struct {
	kind          FormKind
	en            string // what it is, in English
	zh, shortZH   string
	mark          string
	about         Noun // empty for notices
	source        []string
	prints, signs []string
	says          func() *formText // which few commands ask for
}

// formText are the sentences of a kind.
type formText struct {
	fields   []Field
	own, end int // of fields, between which are those that few kinds have
	form     Form
}

//go:embed forms
var formFiles embed.FS

// formKinds are all kinds of form, in the order of their files.
var formKinds = sync.OnceValue(func() (out []formKind) {
	files, _ := fs.Glob(formFiles, "forms/??-*.txt")
	for _, file := range files {
		text, _ := formFiles.ReadFile(file)
		out = append(out, formKindIn(string(text)))
	}
	return out
})

// formKindIn reads a kind's file: what it is, a line each, and after an empty line its
// sentences. A new one has its names, «!» if it must be said, «=» if a form may lack
// it, «12行» if it is a list, the slots, «?» before those that may be left out, and where
// it stands if it labels a place: «_», «+», «~» (see [Field]); of another just the text is
// given.
func formKindIn(text string) (k formKind) {
	head, body, _ := strings.Cut(text, "\n\n")
	is := map[string]string{}
	for line := range strings.SplitSeq(head, "\n") {
		if said, ok := strings.CutPrefix(line, "# "); ok {
			k.source = append(k.source, said)
			continue
		}
		key, value, _ := strings.Cut(line, "：")
		is[key] = value
	}
	names := strings.Fields(is["文书"])
	k = formKind{kind: FormKind(names[0]), en: is["英文"], zh: names[1], shortZH: names[2], mark: is["文种代字"],
		source: k.source,
		about:  nounCalled(is["针对"]),
		prints: strings.Fields(is["所载记录"]), signs: strings.Fields(is["落款"])}
	form := Form{Kind: k.kind, Title: k.zh, Redress: is["必须告知救济"] != ""}
	form.Officers, _ = strconv.Atoi(is["执法人员数"])
	k.says = sync.OnceValue(func() *formText { return formTextIn(form, body) })
	return k
}

// formTextIn reads the sentences of a kind: its own stand among those that all have.
func formTextIn(form Form, body string) *formText {
	common, _ := formFiles.ReadFile("forms/common.txt")
	first, last, _ := strings.Cut(string(common), "\n\n")
	t := &formText{form: form}
	t.read(last)
	end := t.fields
	t.fields = nil
	t.read(first)
	t.form.Title, t.own = form.Title, len(t.fields)
	t.read(body)
	t.end = len(t.fields)
	t.fields = append(t.fields, end...)
	return t
}

// read reads sentences.
func (t *formText) read(text string) {
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		spec, text, _ := strings.Cut(line, "：")
		words := strings.Fields(spec)
		if len(words) > 1 {
			t.fields = append(t.fields, fieldOf(words))
		} else if last := t.fields[len(t.fields)-1]; last.Lines > 0 && last.Name == words[0] {
			text = t.form.Texts[words[0]] + "\n" + text
		}
		t.form.put(words[0], text)
	}
}

// fieldOf is a sentence by what stands before it.
func fieldOf(words []string) Field {
	f := Field{Name: words[0], ZH: words[1]}
	for _, word := range words[2:] {
		lines, list := strings.CutSuffix(word, "行")
		may, left := strings.CutPrefix(word, "?")
		switch {
		case word == "!":
			f.Must = true
		case word == "=":
			f.Later = true
		case word == OwnLine, word == Beside, word == signed:
			f.Label = word
		case list:
			f.Lines, _ = strconv.Atoi(lines)
		case left:
			f.May = append(f.May, may)
		default:
			f.Slots = append(f.Slots, word)
		}
	}
	return f
}

// nounCalled is the noun of an English word; "" for none.
func nounCalled(word string) Noun {
	for n := range nounNames {
		if n.EN() == word {
			return n
		}
	}
	return ""
}

// FormKinds are all kinds of form, notices first.
func FormKinds() (out []FormKind) {
	for _, k := range formKinds() {
		out = append(out, k.kind)
	}
	return out
}

func (k FormKind) about() formKind {
	for _, about := range formKinds() {
		if about.kind == k {
			return about
		}
	}
	return formKind{kind: k, says: func() *formText { return &formText{} }}
}

// ZH is the kind's Chinese name, whatever the agency titles it.
func (k FormKind) ZH() string { return k.about().zh }

// Short are the kind's English description and its short Chinese name.
func (k FormKind) Short() (en, zh string) { return k.about().en, k.about().shortZH }

// Source says, a line each, where the wording of the form as it comes is from, and which of
// it no official source has.
func (k FormKind) Source() []string { return k.about().source }

// About is what papers of the kind are about; empty for notices.
func (k FormKind) About() Noun { return k.about().about }

// Noun is of which noun papers of the kind are.
func (k FormKind) Noun() Noun {
	if k.About() == "" {
		return Notices
	}
	return Papers
}

// Fire tells the two notices of fire supervision, which tick violations.
func (k FormKind) Fire() bool { return k == FormFireNow || k == FormFireLimit }

// Signs are who signs papers of the kind, in order: officers, unit, witness, agency.
func (k FormKind) Signs() []string { return k.about().signs }

// Fields are the sentences that forms of the kind have, in the paper's order.
func (k FormKind) Fields() []Field { return slices.Clone(k.about().says().fields) }

// Own are those that few kinds have.
func (k FormKind) Own() []Field {
	is := k.about().says()
	return is.fields[is.own:is.end]
}

// DefaultForm is a form as it is before an agency changes it.
func DefaultForm(kind FormKind) Form { return kind.about().says().form }

// ParseFormKind reads a form's name in English or Chinese; empty is a notice.
func ParseFormKind(s string) (FormKind, error) {
	if s == "" {
		return FormNotice, nil
	}
	var en, zh []string
	for _, k := range formKinds() {
		if word := Folded(s); word == Folded(string(k.kind)) || word == Folded(k.zh) || word == Folded(k.shortZH) {
			return k.kind, nil
		}
		en, zh = append(en, string(k.kind)), append(zh, string(k.kind)+"（"+k.zh+"）")
	}
	return "", invalid("%q is not a form", "%q 不是文书种类", s).
		Hint("forms are "+strings.Join(en, ", "), "文书种类有 "+strings.Join(zh, "、"))
}
