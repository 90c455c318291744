package inspect

// Claim is the unit's word that a hazard is corrected (整改完成申请复查), with
// pictures; it waits until a review accepts or refuses it.
type Claim struct {
	ID       ID      `json:"id"`
	On       Date    `json:"on"`
	By       string  `json:"by"` // who of the unit says so
	Note     string  `json:"note,omitempty"`
	Photos   []Photo `json:"photos,omitempty"`
	Answered Date    `json:"answered,omitempty"`
}

// FixClaimed told that the unit says it has corrected the hazard. It changes
// nothing in what the hazard is until a review answers it.
type FixClaimed struct {
	On     Date    `json:"on"`
	By     string  `json:"by"`
	Note   string  `json:"note,omitempty"`
	Photos []Photo `json:"photos,omitempty"`
}

// Kind implements [Fact].
func (FixClaimed) Kind() string { return "fix.claimed" }

// Claimed is the claim that waits for a review, nil if none does.
func (h Hazard) Claimed() *Claim {
	if n := len(h.Life.Claims); n > 0 && h.Life.Claims[n-1].Answered == "" && h.standing() {
		return &h.Life.Claims[n-1]
	}
	return nil
}

// standing tells whether h is still to be corrected.
func (h Hazard) standing() bool { return h.State == Open || h.State == Ordered }

// answerClaim ends the wait of the claim at hand, whichever way it was answered.
func (h *Hazard) answerClaim(on Date) {
	if n := len(h.Life.Claims); n > 0 && h.Life.Claims[n-1].Answered == "" {
		h.Life.Claims[n-1].Answered = on
	}
}
