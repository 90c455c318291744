package main

import (
	"fmt"
	"strconv"
	"strings"

	"rectify/inspect"
)

// showing is the verb that shows a paper.
func showing(noun inspect.Noun) show {
	s := show{noun: noun, en: "print what a paper says and its history", zh: "查看文书内容及其经过",
		read: func(c *cli, r view, n int64) (any, []fact, error) { return c.paperFacts(r, noun.Ref(n)) }}
	if noun == inspect.Notices {
		s.en, s.zh = "print what a notice says, how its items stand, its reviews and its history", "查看文书内容、各项状态、复查及经过"
		s.tell = []telling{func(c *cli, r view, n int64) (related, error) { return c.reviewsOf(r, inspect.Filter{Notice: n}) }}
	}
	return s
}

func (c *cli) paperFacts(r view, ref inspect.Ref) (any, []fact, error) {
	pa, _, err := r.Paper(ref)
	if err != nil {
		return nil, nil, err
	}
	code, err := r.Code(pa.SHA256)
	if err != nil {
		return nil, nil, err
	}
	kind, own := c.say("kind", "种类"), c.saidFacts
	if ref.Noun == inspect.Notices {
		kind, own = c.say("form", "种类"), c.orderedFacts
	}
	facts := []fact{{c.say("number", "文号"), pa.Number}, {kind, pa.Form.Title + c.written(pa)}, {c.say("date", "日期"), string(pa.Date)}, {c.say("site", "单位"), pa.Site.Name}}
	if pa.About.N != 0 {
		facts = append(facts, fact{c.say("about", "针对"), pa.About.String()})
	}
	facts = append(facts, fact{c.say("officers", "检查人员"), officers(pa.Officers)}, fact{"sha256", pa.SHA256}, fact{c.say("code", "二维码"), code})
	more, err := own(r, pa)
	if facts = append(facts, more...); pa.Voided != "" {
		facts = append(facts, fact{c.say("voided", "作废"), string(pa.VoidedOn) + " " + pa.Voided})
	}
	return struct {
		inspect.Paper
		Code string `json:"code"`
	}{pa, code}, facts, err
}

// orderedFacts are what a notice orders, and how it stands.
func (c *cli) orderedFacts(r view, no inspect.Paper) ([]fact, error) {
	more, err := supplementsOf(r.Reader, no)
	if err != nil {
		return nil, err
	}
	facts := []fact{{c.say("supplements", "补充"), no.Supplements}, {c.say("supplemented by", "补充文书"), strings.Join(more, "、")}}
	for i, it := range no.Items {
		h, _, err := r.Hazard(it.Hazard)
		if err != nil {
			return nil, err
		}
		facts = append(facts, fact{strconv.Itoa(i + 1), fmt.Sprintf("%s  %s  %s  %s", inspect.Hazards.Ref(it.Hazard), it.Due, c.say(h.State.EN(), h.State.ZH()), oneLine(it.Text))})
	}
	return append(facts, fact{c.say("ticked", "勾选"), numbers(no.Ticks)}), nil
}

// saidFacts are what another paper says.
func (c *cli) saidFacts(_ view, pa inspect.Paper) (facts []fact, _ error) {
	for i, it := range pa.Items {
		facts = append(facts, fact{strconv.Itoa(i + 1), fmt.Sprintf("%s  %s", inspect.Hazards.Ref(it.Hazard), oneLine(it.Text))})
	}
	if o := pa.Opinion; o.Number != "" {
		facts = append(facts, fact{c.say("reviews", "所复查文书"), o.Number + " " + string(o.Dated)},
			fact{c.say("fixed", "已整改"), numbers(o.Fixed)}, fact{c.say("not fixed", "未整改"), numbers(o.NotFixed)}, fact{c.say("not looked at", "未复查"), numbers(o.Rest)})
	}
	facts = append(facts, fact{c.say("basis", "依据"), pa.Measures.Basis})
	for _, d := range pa.Measures.Decisions {
		facts = append(facts, fact{c.say("decided", "决定"), d})
	}
	if r := pa.Reply; r.From != "" {
		granted := string(r.Granted)
		if granted == "" {
			granted = c.say("refused", "不准延期")
		}
		facts = append(facts, fact{c.say("asked", "申请延期"), string(r.From) + " → " + string(r.Until)}, fact{c.say("answer", "批复"), granted})
	}
	for _, field := range pa.Form.Kind.Own() {
		if says := pa.Says[field.Name]; says != "" {
			facts = append(facts, fact{c.say(strings.ReplaceAll(field.Name, "_", " "), field.ZH), says})
		}
	}
	return facts, nil
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
func (c *cli) written(pa inspect.Paper) string {
	if !pa.ByHand {
		return ""
	}
	return c.say(", by hand", "（手写）")
}
