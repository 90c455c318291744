package main

import (
	"fmt"
	"strings"

	"rectify/inspect"
	"rectify/report"
)

// say picks the sentence of the user's language, with its steps as commands.
func (c *cli) say(en, zh string, args ...any) string {
	s := en
	if c.lang == report.ZH {
		s = zh
	}
	if len(args) > 0 {
		s = fmt.Sprintf(s, inspect.Visible(args)...)
	}
	return inspect.Stepped(s, command)
}

// note tells the person something, beside the data.
func (c *cli) note(en, zh string, args ...any) {
	if !c.json {
		fmt.Fprintln(c.err, c.say(en, zh, args...))
	}
}

// remark tells the person something about the answer, and gives it for programs.
func (c *cli) remark(en, zh string, args ...any) {
	c.note(en, zh, args...)
	c.notes = append(c.notes, lineFault{Message: c.say(en, zh, args...)})
}

// noted tells what the book has to say of what was just recorded, and keeps it
// for the answer.
func (c *cli) noted(e *inspect.Error) {
	c.note("note: %[1]s", "注意：%[2]s", e.EN, e.ZH)
	said := c.faultOf(e)
	if said.Hint != "" {
		c.note("  hint: %[1]s", "  提示：%[1]s", said.Hint)
	}
	c.notes = append(c.notes, said)
}

// warn says what must not be missed, and gives it for programs.
func (c *cli) warn(en, zh string, args ...any) string {
	said := c.say(en, zh, args...)
	if !c.json {
		line := c.say("warning: ", "警告：") + said
		if c.colours(c.err) {
			line = "\x1b[1;31m" + line + "\x1b[0m"
		}
		fmt.Fprintln(c.err, line)
	}
	return said
}

// warned are the warnings about a paper that was just issued.
func (c *cli) warned(form inspect.Form, a inspect.Agency, officers []inspect.Officer) []string {
	out := []string{}
	if lacking := inspect.Lacking(officers); len(lacking) > 0 {
		out = append(out, c.warn(
			"the paper names %[1]s without a certificate number: write inspectors as name:certificate",
			"文书写明的 %[1]s 没有执法证号：请把检查人员写作 姓名:证号", strings.Join(lacking, "、")))
	}
	if form.WithoutRedress(a) {
		out = append(out,
			c.warn("the paper does not say where to appeal: the agency has no review body and no court; set them with rectify agency edit --review-body … --court …, void the paper and issue it anew",
				"文书没有告知救济途径：尚未设置复议机关和诉讼法院。请用 rectify agency edit --review-body … --court … 设置，作废后重新下达"))
	}
	return out
}

// mostUnprintable is how many texts a note quotes.
const mostUnprintable = 5

// unprintable notes what was just recorded with characters that no face has, so
// that it is known before a paper is refused for it.
func (c *cli) unprintable(list []inspect.Unprintable) {
	var en, zh []string
	for _, u := range list[:min(len(list), mostUnprintable)] {
		names, text := report.Names(u.Runes), report.Beginning(u.Value)
		en = append(en, fmt.Sprintf("%s in %s %s “%s”", names, u.Ref, u.EN, text))
		zh = append(zh, fmt.Sprintf("%s %s“%s”中的 %s", u.Ref, u.ZH, text, names))
	}
	more, moreZH := "", ""
	if n := len(list) - mostUnprintable; n > 0 {
		more, moreZH = fmt.Sprintf(", and %d more", n), fmt.Sprintf("等，另有 %d 处", n)
	}
	enText, zhText := strings.Join(en, "; ")+more, strings.Join(zh, "；")+moreZH
	c.noted(&inspect.Error{Code: inspect.CodeInvalid,
		EN: "no built-in type face has " + enText + ": lists print 〓 for it, and a paper that says it is refused",
		ZH: "内置字体不能打印 " + zhText + "：清单中印作 〓，写有该字的文书不能制作"})
}

// commandOf is the command by which a deed is recorded, or a thing is looked at,
// where that is not its name with a blank for the dot.
var commandOf = map[string]string{
	"agency.opened": "init", "agency.amended": "agency edit",
	"site.added": "site add", "site.amended": "site edit", "site.moved": "site move",
	"site.merged": "site merge", "site.withdrawn": "site withdraw",
	"person.added": "person add", "person.amended": "person edit",
	"person.merged": "person merge", "person.withdrawn": "person withdraw",
	"campaign.added": "campaign add", "campaign.amended": "campaign edit", "campaign.withdrawn": "campaign withdraw",
	"inspection.held": "inspection add", "inspection.amended": "inspection edit",
	"inspection.withdrawn": "inspection withdraw", "list.answered": "inspection check",
	"hazard.found": "hazard add", "hazard.amended": "hazard edit", "hazard.handled": "hazard edit",
	"hazard.photographed": "hazard edit", "hazard.referred": "hazard refer", "hazard.reopened": "hazard reopen",
	"hazard.withdrawn": "hazard withdraw", "fix.claimed": "hazard claim", "plan.made": "hazard plan",
	"work.stopped": "hazard stop", "work.resumed": "hazard resume",
	"supervision.begun": "supervision begin", "supervision.ended": "supervision end",
	"notice.issued": "notice issue", "notice.served": "notice serve", "notice.voided": "notice void",
	"number.leased": "notice lease", "number.entered": "notice enter", "number.spoiled": "notice spoil",
	"paper.issued": "paper issue", "paper.voided": "paper void", "review.held": "review add",
	"extension.asked": "extension ask", "extension.granted": "extension grant", "extension.refused": "extension refuse",
	"lookback.drawn": "lookback draw", "hazard.looked_back": "lookback add",
	"complaint.received": "complaint add", "complaint.amended": "complaint edit",
	"complaint.assigned": "complaint assign", "complaint.urged": "complaint urge", "complaint.linked": "complaint link",
	"complaint.answered": "complaint answer", "complaint.rated": "complaint rate",
	"complaint.reopened": "complaint reopen", "complaint.withdrawn": "complaint withdraw",
	"reporter.forgotten": "complaint forget", "month.closed": "period close", "month.reopened": "period reopen",
	"fact.struck": "undo",
}

// command is the command line that takes a step.
func command(s inspect.Step) string {
	words := []string{"rectify"}
	switch name, ok := commandOf[s.Do]; {
	case s.Do == "":
		words = nil
	case ok:
		words = append(words, name)
	default:
		words = append(words, strings.ReplaceAll(s.Do, ".", " "))
	}
	if s.About != "" {
		words = append(words, s.About)
	}
	for _, part := range s.Says {
		flag, value, given := strings.Cut(part, "=")
		words = append(words, "--"+strings.ReplaceAll(flag, "_", "-"))
		switch {
		case value == "true" || value == "false":
			words[len(words)-1] += "=" + value
		case given:
			words = append(words, value)
		}
	}
	return strings.Join(words, " ")
}
