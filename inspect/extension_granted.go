package inspect

import (
	"cmp"
	"github.com/google/uuid"
)

// ExtensionGranted allowed a later due date (准予延期), which need not be the
// one asked for. It names the asking that it answers.
type ExtensionGranted struct {
	Asked    ID     `json:"asked,omitzero"`
	On       Date   `json:"on"`
	Until    Date   `json:"until"`
	Approver string `json:"approver" line:"word! approver|审批人"`
	Note     string `json:"note,omitempty"`
}

var _ = define("extension.granted", definition[Hazard, ExtensionGranted]{
	strike: true, plain: true,
	done: "granted an extension", zh: "准予延期",
	from: unfixed, needs: Hazard.waitsForAnswer,
	fill: func(_ *pen, h Hazard, f *ExtensionGranted) error {
		f.Asked, f.Until = h.Asked().ID, cmp.Or(f.Until, h.Asked().Until)
		return nil
	},
	rule: func(h Hazard, f *ExtensionGranted) error {
		if err := cmp.Or(h.asked(f.Asked), notBefore(f.On, h.Asked().On)); err != nil {
			return err
		}
		return later(h, f.Until, f.On)
	},
	effect: func(h *Hazard, f *ExtensionGranted, _ telling) {
		h.answerExtension(f.On, f.Until, f.Approver, f.Note)
		h.postpone(f.On, f.Until)
		h.Due = f.Until
	},
	due:  "until",
	told: Words{"extension granted on {on} by {approver}: due {until}", "{on} {approver} 准予延期至 {until}"},
})

// waitsForAnswer refuses an answer to an asking where none waits.
func (h Hazard) waitsForAnswer() error {
	if h.Asked() != nil {
		return nil
	}
	return refused("no extension of hazard %s waits for an answer", "隐患 %s 没有待答复的延期申请", h.ref()).
		Hint("record the request first: {extension.asked}", "请先用 {extension.asked} 登记申请")
}

// asked refuses an answer to another asking than the one that waits.
func (h Hazard) asked(extension ID) error {
	if x := h.Asked(); x == nil || extension != uuid.Nil && x.ID != extension {
		return refused("the request that is answered is not waiting", "所答复的延期申请不在待答复状态")
	}
	return nil
}
