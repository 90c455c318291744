package inspect

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// Draw is a sample of accepted hazards to look back at, drawn so that anyone
// can draw it again: the same book, period, share, parting and seed give the same.
type Draw struct {
	N       int64   `json:"-"`
	ID      ID      `json:"id,omitzero"`
	On      Date    `json:"on"`
	By      string  `json:"by" need:"yes" names:"people"` // who drew
	Period  Period  `json:"period" need:"yes"`            // of acceptance
	Percent Percent `json:"percent" need:"yes"`           // the share drawn
	Strata  Dim     `json:"strata,omitempty"`             // parted by, so that each part is drawn from
	Seed    uint64  `json:"seed"`
	From    int     `json:"from"` // how many there were to draw from
	Hazards []int64 `json:"-"`

	Withdrawn string `json:"withdrawn,omitempty"` // why it was struck, if it was
}

// Percent is a share of a hundred, as JSON has it; where it is read it has its sign.
type Percent float64

// String implements [fmt.Stringer].
func (p Percent) String() string { return fmt.Sprintf("%g%%", float64(p)) }

// ready tells that what began d was struck.
func (d *Draw) ready(e Event) {
	if f, ok := e.Fact.(*FactStruck); ok && f.names(d.ID) {
		d.Withdrawn = f.Reason
	}
}

// spans writes numbers in their order, those that follow each other as one span.
func spans(numbers []int64) string {
	numbers = slices.Sorted(slices.Values(numbers))
	var out []byte
	for i := 0; i < len(numbers); {
		last := i
		for last+1 < len(numbers) && numbers[last+1] == numbers[last]+1 {
			last++
		}
		if len(out) > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendInt(out, numbers[i], 10)
		if last > i {
			out = strconv.AppendInt(append(out, '-'), numbers[last], 10)
		}
		i = last + 1
	}
	return string(out)
}

// spanned reads what spans wrote.
func spanned(text string) (numbers []int64) {
	for part := range strings.SplitSeq(text, ",") {
		from, to, ok := strings.Cut(part, "-")
		n, _ := strconv.ParseInt(from, 10, 64)
		last := n
		if ok {
			last, _ = strconv.ParseInt(to, 10, 64)
		}
		for ; n <= last; n++ {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// sample draws percent of each stratum, rounded up, so that none is passed
// over, and says how many there were to draw from.
func sample(strata map[string][]int64, percent Percent, seed uint64) (drawn []int64, from int) {
	for _, hazards := range strata {
		n := int(float64(len(hazards))*float64(percent)/100 + 0.9999999)
		drawn = append(drawn, lowest(hazards, min(n, len(hazards)), seed)...)
		from += len(hazards)
	}
	slices.Sort(drawn)
	return drawn, from
}

// lowest are the n hazards that drew the lowest lots. A hazard's lot depends on
// the seed and its own number only: one that enters the period late moves at
// most one of those drawn. Lots lie evenly, so that those under a cut somewhat
// too high are nearly all that need sorting.
func lowest(hazards []int64, n int, seed uint64) []int64 {
	type ticket struct {
		lot    uint64
		hazard int64
	}
	var in []ticket
	for most := n + n/4 + 16; len(in) < n; most *= 2 {
		cut := uint64(math.MaxUint64)
		if most < len(hazards) {
			cut = cut / uint64(len(hazards)) * uint64(most)
		}
		in = in[:0]
		for _, h := range hazards {
			if lot := rand.NewPCG(seed, uint64(h)).Uint64(); lot <= cut {
				in = append(in, ticket{lot, h})
			}
		}
	}
	slices.SortFunc(in, func(a, b ticket) int {
		return cmp.Or(cmp.Compare(a.lot, b.lot), cmp.Compare(a.hazard, b.hazard))
	})
	out := make([]int64, n)
	for k := range out {
		out[k] = in[k].hazard
	}
	return out
}
