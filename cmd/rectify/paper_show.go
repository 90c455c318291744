package main

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// showing is the verb that shows a paper.
func showing(noun inspect.Noun) shell.Show {
	s := shell.Show{Noun: noun, EN: "print what a paper says and its history", ZH: "查看文书内容及其经过",
		Read: func(r shell.View, n int64) (any, []shell.Fact, error) { return paperFacts(r, noun.Ref(n)) }}
	if noun == inspect.Notices {
		s.EN, s.ZH = "print what a notice says, how its items stand, its reviews and its history", "查看文书内容、各项状态、复查及经过"
		s.Tell = []shell.Telling{reviewsOf}
	}
	return s
}

func paperFacts(r shell.View, ref inspect.Ref) (any, []shell.Fact, error) {
	pa, _, err := r.Paper(ref)
	if err != nil {
		return nil, nil, err
	}
	code, err := r.Code(pa.SHA256)
	if err != nil {
		return nil, nil, err
	}
	kind, own := "kind", saidFacts
	if ref.Noun == inspect.Notices {
		kind, own = "form", orderedFacts
	}
	facts := []shell.Fact{{"number", "文号", pa.Number}, {kind, "种类", pa.Form.Title + written(r.Run, pa)},
		{"date", "日期", string(pa.Date)},
		{"site", "单位", pa.Site.Name}}
	if pa.About.N != 0 {
		facts = append(facts, shell.Fact{"about", "针对", pa.About.String()})
	}
	facts = append(facts, shell.Fact{"officers", "检查人员", r.Shown(inspect.ValueKind{}, pa.Officers)},
		shell.Fact{"sha256", "sha256", pa.SHA256},
		shell.Fact{"code", "二维码", code})
	more, err := own(r, pa)
	facts = append(facts, shell.Fact{"signed copy", "签章件", cmp.Or(pa.Service.Scan, pa.Scan)},
		shell.Fact{"its pictures", "扫描原图", strings.Join(originalsOf(pa), " ")})
	if facts = append(facts, more...); pa.Voided != "" {
		facts = append(facts, shell.Fact{"voided", "作废", string(pa.VoidedOn) + " " + pa.Voided})
	}
	return struct {
		inspect.Paper
		Code string `json:"code"`
	}{pa, code}, facts, err
}

// orderedFacts are what a notice orders, and the state of each.
func orderedFacts(r shell.View, no inspect.Paper) ([]shell.Fact, error) {
	more, err := supplementsOf(r.Reader, no)
	if err != nil {
		return nil, err
	}
	facts := []shell.Fact{{"supplements", "补充", no.Supplements}, {"supplemented by", "补充文书", strings.Join(more, "、")}}
	for i, it := range no.Items {
		h, _, err := r.Hazard(it.Hazard)
		if err != nil {
			return nil, err
		}
		facts = append(facts, shell.Fact{strconv.Itoa(i + 1), strconv.Itoa(i + 1), fmt.Sprintf("%s  %s  %s  %s",
			inspect.Hazards.Ref(it.Hazard), it.Due, r.Say(h.State.EN(), h.State.ZH()), oneLine(it.Text))})
	}
	return append(facts, shell.Fact{"ticked", "勾选", numbers(no.Ticks)}), nil
}

// saidFacts are what another paper says.
func saidFacts(r shell.View, pa inspect.Paper) (facts []shell.Fact, _ error) {
	for i, it := range pa.Items {
		facts = append(facts, shell.Fact{strconv.Itoa(i + 1), strconv.Itoa(i + 1),
			fmt.Sprintf("%s  %s", inspect.Hazards.Ref(it.Hazard), oneLine(it.Text))})
	}
	if o := pa.Opinion; o.Number != "" {
		facts = append(facts, shell.Fact{"reviews", "所复查文书", o.Number + " " + string(o.Dated)},
			shell.Fact{"fixed", "已整改", numbers(o.Fixed)}, shell.Fact{"not fixed", "未整改", numbers(o.NotFixed)},
			shell.Fact{"not looked at", "未复查", numbers(o.Rest)})
	}
	facts = append(facts, shell.Fact{"basis", "依据", pa.Measures.Basis})
	for _, d := range pa.Measures.Decisions {
		facts = append(facts, shell.Fact{"decided", "决定", d})
	}
	if p := pa.Reply; p.From != "" {
		granted := cmp.Or(string(p.Granted), r.Say("refused", "不准延期"))
		facts = append(facts, shell.Fact{"asked", "申请延期", string(p.From) + " → " + string(p.Until)},
			shell.Fact{"answer", "批复", granted})
	}
	for _, field := range pa.Form.Kind.Own() {
		facts = append(facts, shell.Fact{strings.ReplaceAll(field.Name, "_", " "), field.ZH, pa.Says[field.Name]})
	}
	return facts, nil
}

// originalsOf are the pictures of which the signed copy of a paper was made.
func originalsOf(pa inspect.Paper) []string {
	if pa.Service.Scan != "" {
		return pa.Service.Originals
	}
	return pa.Originals
}

func oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }

func numbers(items []int) string { return strings.Trim(fmt.Sprint(items), "[]") }

// supplementsOf are the numbers of the notices of the same site that add to no.
func supplementsOf(r inspect.Reader, no inspect.Paper) (out []string, err error) {
	page, err := r.Notices(inspect.Filter{Site: no.Site.N})
	for _, row := range page.Rows {
		other, _, err := r.Notice(row.N)
		if err != nil {
			return nil, err
		}
		if other.Supplements == no.Number {
			out = append(out, other.Number)
		}
	}
	return out, err
}

// written says so where a paper was written by hand.
func written(c *shell.Run, pa inspect.Paper) string {
	if !pa.ByHand {
		return ""
	}
	return c.Say(", by hand", "（手写）")
}
