package inspect

// Extension is one asking for a later due date (延期申请) and its answer. The
// chain of them keeps every date that ever stood: none is written over.
type Extension struct {
	ID       ID     `json:"id"`
	On       Date   `json:"on"`   // asked
	From     Date   `json:"from"` // the due date until then
	Until    Date   `json:"until"`
	Reason   string `json:"reason"`
	By       string `json:"by" names:"people"`  // who asks
	Answered Date   `json:"answered,omitempty"` // empty while it waits
	Granted  Date   `json:"granted,omitempty"`  // the due date granted; empty when refused
	Approver string `json:"approver,omitempty" names:"people"`
	Note     string `json:"note,omitempty"`
}

// Asked is the asking that waits for an answer, nil if none does.
func (h Hazard) Asked() *Extension {
	if x := newest(h.Life.Extensions); x != nil && x.Answered == "" && h.unfixed() {
		return x
	}
	return nil
}

// answerExtension ends the wait of the asking at hand.
func (h *Hazard) answerExtension(on, granted Date, approver, note string) {
	if x := newest(h.Life.Extensions); x != nil {
		x.Answered, x.Granted, x.Approver, x.Note = on, granted, approver, note
	}
}
