package inspect

import "cmp"

// ExtensionRefused left the due date as it was (不准延期).
type ExtensionRefused struct {
	Asked    ID     `json:"asked,omitzero"`
	On       Date   `json:"on"`
	Approver string `json:"approver" line:"word! approver|审批人"`
	Reason   string `json:"reason" line:"text! reason|理由"`
}

var _ = define("extension.refused", definition[Hazard, ExtensionRefused]{
	strike: true, plain: true,
	done: "refused an extension", zh: "不准延期",
	from: unfixed, needs: Hazard.waitsForAnswer,
	fill: func(_ *pen, h Hazard, f *ExtensionRefused) error {
		f.Asked = h.Asked().ID
		return nil
	},
	rule: func(h Hazard, f *ExtensionRefused) error {
		return cmp.Or(h.asked(f.Asked), notBefore(f.On, h.Asked().On))
	},
	effect: func(h *Hazard, f *ExtensionRefused, _ telling) {
		h.answerExtension(f.On, "", f.Approver, f.Reason)
	},
	told: Words{"extension refused on {on} by {approver}", "{on} {approver} 不准延期"},
})
