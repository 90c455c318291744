package interview

import (
	"cmp"
	"slices"
	"strings"

	"rectify/inspect"
)

// notices are the forms that a notice may have.
func notices() []inspect.FormKind {
	return slices.DeleteFunc(inspect.FormKinds(), func(k inspect.FormKind) bool { return k.About() != "" })
}

func askForm(f *Flow, q *Question) {
	q.Choices = append(inspect.Mapped(notices(),
		func(k inspect.FormKind) string { return f.Say(string(k)+"  "+k.ZH(), k.ZH()) }), f.Say("none now", "暂不下达"))
	q.Default = "1"
}

func takeForm(f *Flow, said string) error {
	forms := notices()
	k := chosen(said, len(forms)+1)
	if k < 0 {
		return f.noChoice(said, len(forms)+1)
	}
	f.Form = ""
	if k < len(forms) {
		f.Form = forms[k]
	}
	f.Correcting, f.At = false, AtConfirm
	return nil
}

// fixedLines are those of the summary before the hazards.
var fixedLines = [...]Step{AtSite, AtDate, AtCampaign, AtInspectors}

func takeConfirm(f *Flow, said string) error {
	said = strings.ToLower(Narrow(said))
	last := len(fixedLines) + len(f.Found)
	switch k := chosen(said, last+1); {
	case yes(said):
		f.At = AtRecord
	case said == "+":
		f.At = AtNext
	case strings.HasPrefix(said, "x"):
		return f.takeOut(strings.TrimSpace(said[1:]))
	case k < 0 || k == last && !f.ordered():
		return f.wrong("%q is no answer: y records, a number corrects", "“%s”不是可选的回答：y 登记，填序号修改", said)
	case k < len(fixedLines):
		f.Correcting, f.At = true, fixedLines[k]
	case k == last:
		f.At = AtForm
	default:
		f.Correcting, f.At, f.Edit = true, AtText, k-len(fixedLines)+1
	}
	return nil
}

// takeOut takes a hazard out, and the checklist's answer that it comes of.
func (f *Flow) takeOut(said string) error {
	k := chosen(said, len(fixedLines)+len(f.Found)) - len(fixedLines)
	if k < 0 || said == "" {
		return f.wrong("there is no hazard on line %q", "第“%s”行不是隐患", said)
	}
	gone := f.Found[k]
	f.Found = slices.Delete(slices.Clone(f.Found), k, k+1)
	for i, c := range f.Lists {
		if c.List == gone.List {
			f.Lists[i].Answers = slices.DeleteFunc(slices.Clone(c.Answers),
				func(a inspect.Answer) bool { return a.Item == gone.Item })
		}
	}
	f.Lists = slices.DeleteFunc(f.Lists, func(c Checked) bool { return len(c.Answers) == 0 })
	if !f.ordered() {
		f.Form = ""
	}
	return nil
}

// Summary is all that will be recorded, line by line as the person may correct
// it; the checklists follow without a number.
func (f *Flow) Summary() (lines, more []string) {
	site := f.Site.Name
	if f.Site.N == 0 {
		site += f.Say(" (new)", "（新单位）")
	}
	campaign := f.Called
	if campaign == "" && f.At == AtConfirm {
		campaign = f.Say("none", "无")
	}
	for _, l := range [...][2]string{{f.Say("site        ", "单位　　 "), site},
		{f.Say("date        ", "日期　　 "), string(f.Date)},
		{f.Say("campaign    ", "专项　　 "), campaign}, {f.Say("inspectors  ", "检查人员 "), together(f.Inspectors)}} {
		if l[1] != "" || f.At == AtConfirm { // what is not answered yet is in no summary
			lines = append(lines, l[0]+l[1])
		}
	}
	for _, h := range f.Found {
		lines = append(lines, f.line(h))
	}
	if f.ordered() && f.At == AtConfirm {
		form := f.Say("no notice", "暂不下达")
		if f.Form != "" {
			form = f.Form.ZH()
		}
		lines = append(lines, f.Say("notice      ", "文书　　 ")+form)
	}
	for _, c := range f.Lists {
		more = append(more, f.counted(c))
	}
	return lines, slices.Concat(more, f.unappealed(), f.again())
}

// line is a hazard in the summary.
func (f *Flow) line(h Found) string {
	level := cmp.Or(h.Level, inspect.General)
	with := []string{f.Say(string(level), level.ZH())}
	if h.Place != "" {
		with = append(with, h.Place)
	}
	switch {
	case h.OnSpot:
		with = append(with, f.Say("fixed on the spot", "已当场整改"))
	case h.Due == "":
		with = append(with, f.Say("not finished", "未填完"))
	default:
		with = append(with, f.Say("by ", "限期 ")+string(h.Due))
	}
	if n := len(h.Photos); n > 0 {
		with = append(with, f.Say("%d photo%[1]s", "照片 %d 张", inspect.Many(n)))
	}
	return f.Say("hazard      ", "隐患　　 ") + h.Text + "  [" + strings.Join(with, " · ") + "]"
}

func (f *Flow) counted(c Checked) string {
	name, said := c.List, inspect.Answered{Answers: c.Answers}.Say()
	if l, err := f.list(c.List); err == nil {
		name = l.NameZH
	}
	return name + f.Say(": "+said.EN, "："+said.ZH)
}
