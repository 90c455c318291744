package shell

import (
	"errors"
	"fmt"
	"strings"

	"rectify/inspect"
	"rectify/report"
)

// Say picks the sentence of the user's language, with its steps as commands.
func (c *Run) Say(en, zh string, args ...any) string {
	s := en
	if c.Lang == report.ZH {
		s = zh
	}
	if len(args) > 0 {
		s = fmt.Sprintf(s, inspect.Visible(args)...)
	}
	return inspect.Stepped(s, command)
}

// Note tells the person something, beside the data.
func (c *Run) Note(en, zh string, args ...any) {
	if !c.JSON {
		fmt.Fprintln(c.Err, c.Say(en, zh, args...))
	}
}

// Remark tells the person something about the answer, and gives it for programs.
func (c *Run) Remark(en, zh string, args ...any) {
	c.Note(en, zh, args...)
	c.Notes = append(c.Notes, LineFault{Message: c.Say(en, zh, args...)})
}

// noted tells what the book has to say of what was just recorded, and keeps it
// for the answer.
func (c *Run) noted(e *inspect.Error) {
	c.Note("note: %[1]s", "注意：%[2]s", e.EN, e.ZH)
	said := c.FaultOf(e)
	if said.Hint != "" {
		c.Note("  hint: %[1]s", "  提示：%[1]s", said.Hint)
	}
	c.Notes = append(c.Notes, said)
}

// Warn says what must not be missed, and gives it for programs.
func (c *Run) Warn(en, zh string, args ...any) string {
	said := c.Say(en, zh, args...)
	if !c.JSON {
		line := c.Say("warning: ", "警告：") + said
		if c.Colours(c.Err) {
			line = "\x1b[1;31m" + line + "\x1b[0m"
		}
		fmt.Fprintln(c.Err, line)
	}
	return said
}

// Stood tells the person at which head the record stood, to be kept elsewhere
// and proved later with check --anchor.
func (c *Run) Stood(a inspect.Anchor) {
	if a != (inspect.Anchor{}) {
		c.Note("record at %s", "记录位置 %s", a)
	}
}

// FirstOf prints all that is wrong with a file but the first, and gives that.
func (c *Run) FirstOf(err error) error {
	var faults inspect.FormFaults
	if !errors.As(err, &faults) || len(faults) == 0 {
		return err
	}
	for _, f := range faults[1:] {
		c.Note("%[1]s", "%[2]s", f.EN, f.ZH)
	}
	return faults[0]
}

// Quoted writes a path so that a shell takes it as one word.
func Quoted(s string) string {
	odd := func(r rune) bool {
		return !strings.ContainsRune(`/-._:\`, r) && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}
	if strings.ContainsFunc(s, odd) {
		return `"` + s + `"` // as it is: %q would write the strokes of Windows twice
	}
	return s
}

// mostUnprintable is how many texts a note quotes.
const mostUnprintable = 5

// unprintable notes what was just recorded with characters that no face has, so
// that it is known before a paper is refused for it.
func (c *Run) unprintable(list []inspect.Unprintable) {
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
	"resumption.asked": "hazard ask", "talk.held": "hazard talk",
	"supervision.begun": "supervision begin", "supervision.ended": "supervision end",
	"notice.issued": "notice issue", "notice.served": "notice serve", "notice.voided": "notice void",
	"notice.signed": "notice signed", "paper.signed": "paper signed", "review.signed": "review signed",
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
