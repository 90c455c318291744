package inspect

import "strings"

// FormKind names a form of paper.
type FormKind string

// The forms: four of notices, then those of the papers beside them.
const (
	FormNotice    FormKind = "notice"     // 责令整改通知书
	FormOrder     FormKind = "order"      // 责令限期整改指令书
	FormFireNow   FormKind = "fire-now"   // 责令立即改正通知书 (消防)
	FormFireLimit FormKind = "fire-limit" // 责令限期改正通知书 (消防)
	FormRecord    FormKind = "record"     // 现场检查记录
	FormReview    FormKind = "review"     // 整改复查意见书
	FormMeasures  FormKind = "measures"   // 现场处理措施决定书
	FormExtension FormKind = "extension"  // 延期批复
)

// formKind is what is fixed of a kind: its Chinese names, the 文种代字 of its
// numbers if that is not the agency's own, and what its papers are about.
type formKind struct {
	kind        FormKind
	zh, shortZH string
	mark        string
	about       Noun // empty for notices
}

var kinds = [...]formKind{
	{FormNotice, "责令整改通知书", "通知书", "", ""},
	{FormOrder, "责令限期整改指令书", "指令书", "", ""},
	{FormFireNow, "责令立即改正通知书", "立即改正", "", ""},
	{FormFireLimit, "责令限期改正通知书", "限期改正", "", ""},
	{FormRecord, "现场检查记录", "检查记录", "检记", Inspections},
	{FormReview, "整改复查意见书", "复查意见书", "复查", Reviews},
	{FormMeasures, "现场处理措施决定书", "现场处理决定", "现决", Inspections},
	{FormExtension, "整改期限延期批复", "延期批复", "延批", Hazards},
}

// FormKinds are all kinds of form, notices first.
func FormKinds() (out []FormKind) {
	for _, k := range kinds {
		out = append(out, k.kind)
	}
	return out
}

func (k FormKind) about() formKind {
	for _, about := range kinds {
		if about.kind == k {
			return about
		}
	}
	return formKind{kind: k}
}

// ZH is the kind's Chinese name, whatever the agency titles it.
func (k FormKind) ZH() string { return k.about().zh }

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

// ParseFormKind reads a form's name in English or Chinese; empty is a notice.
func ParseFormKind(s string) (FormKind, error) {
	if s == "" {
		return FormNotice, nil
	}
	var en, zh []string
	for _, k := range kinds {
		if word := Folded(s); word == Folded(string(k.kind)) || word == Folded(k.zh) || word == Folded(k.shortZH) {
			return k.kind, nil
		}
		en, zh = append(en, string(k.kind)), append(zh, string(k.kind)+"（"+k.zh+"）")
	}
	return "", invalid("%q is not a form", "%q 不是文书种类", s).Hint("forms are "+strings.Join(en, ", "), "文书种类有 "+strings.Join(zh, "、"))
}
