package inspect

// Blank is a number taken for a paper that is written by hand on site, where
// there is no computer (预印文书号). It is entered later, with its scan, or
// accounted for as spoiled.
type Blank struct {
	N      int64    `json:"-"`
	ID     ID       `json:"id,omitzero"`
	Number string   `json:"number"`
	Word   string   `json:"word"` // with Year, the series
	Year   int      `json:"year"`
	Serial int      `json:"serial"`
	Form   FormKind `json:"form"`
	Taker  string   `json:"taker"` // who took the paper along
	On     Date     `json:"on"`    // the day it was taken

	Notice    int64  `json:"-"` // that it was entered as; 0 for none
	Spoiled   string `json:"spoiled,omitempty"`
	SpoiledOn Date   `json:"spoiled_on,omitempty"`
}

// NumberLeased took a number for a paper to be written by hand.
type NumberLeased struct {
	Blank
	Head Anchor `json:"head,omitzero"` // of the record before it was taken, as its form prints it
}

// NumberEntered said that the paper was written and is on the record: a
// NoticeIssued stands beside it.
type NumberEntered struct {
	On       Date `json:"on"`
	NoticeID ID   `json:"notice"`
}

// NumberSpoiled accounted for a paper that was written wrong or lost.
type NumberSpoiled struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (NumberLeased) Kind() string  { return "number.leased" }
func (NumberEntered) Kind() string { return "number.entered" }
func (NumberSpoiled) Kind() string { return "number.spoiled" }

func (k *Blank) apply(e Event, refs func(ID) int64) {
	switch f := e.Fact.(type) {
	case *NumberLeased:
		*k = f.Blank
		k.N, k.ID = e.Ref.N, e.ID
	case *NumberEntered:
		k.Notice = refs(f.NoticeID)
	case *NumberSpoiled:
		k.Spoiled, k.SpoiledOn = f.Reason, f.On
	}
}

// Out tells whether the paper is still out: neither entered nor spoiled.
func (k Blank) Out() bool { return k.Notice == 0 && k.Spoiled == "" }

// allows asks the rules whether a fact may be recorded of a leased number.
func (k Blank) allows(fact Fact, _ []Event) error {
	switch fact.(type) {
	case *NumberEntered, *NumberSpoiled:
		return k.mayEnd()
	}
	return nil
}

// mayEnd refuses what was entered or spoiled already, and says what to do instead.
func (k Blank) mayEnd() error {
	switch {
	case k.Notice != 0:
		ref := Ref{Notices, k.Notice}.String()
		return refused("%s was entered already, as %s", "%s 已登记为 %s", k.Number, ref).
			Hint("if it is wrong, void it: rectify notice void "+ref+" --reason …", "如有误，请作废：rectify notice void "+ref+" --reason …")
	case k.Spoiled != "":
		return refused("%[1]s was given up on %[2]s: %[3]s", "%[1]s 已于 %[2]s 注销：%[3]s", k.Number, k.SpoiledOn, k.Spoiled).
			Hint("if that was recorded in error, undo it: rectify undo "+Ref{Blanks, k.N}.String()+" --reason …",
				"如属误记，请撤销：rectify undo "+Ref{Blanks, k.N}.String()+" --reason …")
	}
	return nil
}
