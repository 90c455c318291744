package inspect

import "cmp"

// ExtensionRefused left the due date as it was (不准延期).
type ExtensionRefused struct {
	Asked    ID     `json:"asked,omitzero"`
	On       Date   `json:"on"`
	Approver string `json:"approver"`
	Reason   string `json:"reason"`
}

// Kind implements [Fact].
func (ExtensionRefused) Kind() string { return "extension.refused" }

var _ = fact(kind[Hazard, ExtensionRefused]{
	strike: true,
	done:   "refused an extension", zh: "不准延期",
	from: []State{Open, Ordered}, needs: Hazard.waitsForAnswer,
	fill: func(p *pen, h Hazard, f *ExtensionRefused) error {
		f.Asked = h.Asked().ID
		return cmp.Or(p.day(&f.On), line("approver", "审批人", &f.Approver, maxWord, true),
			line("reason", "理由", &f.Reason, maxText, true))
	},
	rule: func(h Hazard, f *ExtensionRefused) error {
		return cmp.Or(h.asked(f.Asked), notBefore(f.On, h.Asked().On))
	},
	effect: func(h *Hazard, f *ExtensionRefused, _ telling) {
		h.answerExtension(f.On, "", f.Approver, f.Reason)
	},
	tell: func(f *ExtensionRefused) Words {
		return say("extension refused on %s by %s", "%s %s 不准延期", f.On, f.Approver).Because(f.Reason)
	},
})
