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

// apply folds e in; refs turns the record's names into this book's numbers.
func (k *Blank) apply(e Event, refs func(ID) int64) { takeEffect(k, e, refs) }

// mayEnd refuses what was entered or spoiled already, and says what to do instead.
func (k Blank) mayEnd() error {
	switch {
	case k.Notice != 0:
		ref := Ref{Notices, k.Notice}.String()
		return refused("%s was entered already, as %s", "%s 已登记为 %s", k.Number, ref).
			Hint("if it is wrong, void it: {notice.voided "+ref+" .reason=…}", "如有误，请作废：{notice.voided "+ref+" .reason=…}")
	case k.Spoiled != "":
		return refused("%[1]s was given up on %[2]s: %[3]s", "%[1]s 已于 %[2]s 注销：%[3]s", k.Number, k.SpoiledOn, k.Spoiled).
			Hint("if that was recorded in error, undo it: {fact.struck "+Ref{Blanks, k.N}.String()+" .reason=…}",
				"如属误记，请撤销：{fact.struck "+Ref{Blanks, k.N}.String()+" .reason=…}")
	}
	return nil
}
