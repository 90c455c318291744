package inspect

import (
	"cmp"
	"slices"
	"strings"
)

// Taken is a number of a series and what became of it.
type Taken struct {
	Word   string `json:"word"`
	Year   int    `json:"year"`
	Serial int    `json:"serial"`
	Number string `json:"number"`
	Fate   string `json:"fate"` // issued, by-hand, void, leased, spoiled, or gap, which check reports
	Date   Date   `json:"date,omitempty"`
	Site   string `json:"site,omitempty"`
	Reason string `json:"reason,omitempty"`
	Taker  string `json:"taker,omitempty"` // of a leased number, who took it along
	Ref    string `json:"ref,omitempty"`
}

// Register accounts for every number of the series of notices, with those that were
// leased, or of papers; an empty word or year 0 is all.
func (r Reader) Register(of Noun, word string, year int) (out []Taken, err error) {
	byHand := map[string]bool{}
	var blanks []Paper
	if of == Notices {
		blanks, err = r.Blanks()
	}
	if err != nil {
		return nil, err
	}
	for _, k := range blanks {
		byHand[k.Number] = k.Entered != 0
		if k.Entered == 0 && (word == "" || k.Word == word) {
			out = append(out, k.taken())
		}
	}
	papers, err := page[PaperRow](r, of, Filter{Withdrawn: true})
	for _, pa := range papers.Rows {
		if word == "" || pa.Word == word {
			t := Taken{Word: pa.Word, Year: pa.Year, Serial: pa.Serial, Number: pa.Number, Fate: "issued",
				Date: pa.Date,
				Site: pa.SiteName, Reason: pa.Voided, Ref: Ref{of, pa.N}.String()}
			if byHand[pa.Number] {
				t.Fate = "by-hand"
			}
			out = append(out, t)
		}
	}
	return accounted(out, year), err
}

// taken is what became of a number that is no notice.
func (k Paper) taken() Taken {
	t := Taken{Word: k.Word, Year: k.Year, Serial: k.Serial, Number: k.Number, Fate: "leased", Date: k.Date,
		Taker: k.Taker, Ref: k.ref().String()}
	if k.Voided != "" {
		t.Fate, t.Date, t.Reason = "spoiled", k.VoidedOn, k.Voided
	}
	return t
}

// accounted puts the numbers of a year, or of all with 0, in the order of their
// series, says which are void, and puts in those that nothing accounts for.
func accounted(taken []Taken, year int) (out []Taken) {
	for _, t := range taken {
		if t.Reason != "" && t.Fate != "spoiled" {
			t.Fate = "void"
		}
		if year == 0 || t.Year == year {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b Taken) int {
		return cmp.Or(strings.Compare(a.Word, b.Word), a.Year-b.Year, a.Serial-b.Serial)
	})
	return withGaps(out)
}

func withGaps(taken []Taken) []Taken {
	var out []Taken
	for i, t := range taken {
		next := 1
		if i > 0 && taken[i-1].Word == t.Word && taken[i-1].Year == t.Year {
			next = taken[i-1].Serial + 1
		}
		for ; next < t.Serial; next++ {
			out = append(out, Taken{Word: t.Word, Year: t.Year, Serial: next, Fate: "gap"})
		}
		out = append(out, t)
	}
	return out
}
