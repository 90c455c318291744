package inspect

// numberLeased took a number for a paper to be written by hand.
type numberLeased struct {
	Number string   `json:"number"`
	Word   string   `json:"word"` // with Year, the series
	Year   int      `json:"year"`
	Serial int      `json:"serial"`
	Form   FormKind `json:"form"`
	Taker  string   `json:"taker"`         // who took the paper along
	On     Date     `json:"on"`            // the day it was taken
	Head   Anchor   `json:"head,omitzero"` // of the record before it was taken, as its form prints it
}

var _ = define("number.leased", definition[Paper, numberLeased]{
	noun: Blanks, begins: true,
	effect: func(k *Paper, f *numberLeased, _ telling) {
		*k = Paper{Number: f.Number, Word: f.Word, Year: f.Year, Serial: f.Serial,
			Form: Form{Kind: f.Form}, Taker: f.Taker, Date: f.On}
	},
	told: Words{"taken on {on} by {taker}", "{on} {taker}领用"},
})

var _ = entered("number.leased", "", (*pen).leaseNumbers)
