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
	Approver string `json:"approver"`
	Note     string `json:"note,omitempty"`
}

// Kind implements [Fact].
func (ExtensionGranted) Kind() string { return "extension.granted" }

var _ = fact(kind[Hazard, ExtensionGranted]{
	strike: true,
	done:   "granted an extension", zh: "准予延期",
	from: []State{Open, Ordered}, needs: Hazard.waitsForAnswer,
	fill: func(p *pen, h Hazard, f *ExtensionGranted) error {
		f.Asked = h.Asked().ID
		if f.Until == "" {
			f.Until = h.Asked().Until
		}
		return cmp.Or(p.day(&f.On), line("approver", "审批人", &f.Approver, maxWord, true),
			cleanText("note", "备注", &f.Note, maxText))
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
	after: func(p *pen, _, h Hazard, f *ExtensionGranted) error {
		p.due(h.N, f.Until)
		return nil
	},
	tell: func(f *ExtensionGranted) Words {
		return say("extension granted on %s by %s: due %s", "%s %s 准予延期至 %s", f.On, f.Approver, f.Until).Because(f.Note)
	},
})

// waitsForAnswer refuses an answer to an asking where none waits.
func (h Hazard) waitsForAnswer() error {
	if h.Asked() != nil {
		return nil
	}
	return refused("no extension of hazard %s waits for an answer", "隐患 %s 没有待答复的延期申请", h.ref()).
		Hint("record the asking first: {extension.asked}", "请先用 {extension.asked} 登记申请")
}

// asked refuses an answer to another asking than the one that waits.
func (h Hazard) asked(extension ID) error {
	if x := h.Asked(); x == nil || extension != uuid.Nil && x.ID != extension {
		return refused("the asking that is answered does not wait", "所答复的延期申请不在待答复状态")
	}
	return nil
}
