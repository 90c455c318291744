package main

import (
	"strings"

	"rectify/inspect"
)

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
