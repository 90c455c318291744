package inspect

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
)

// Looked is one look back (回头看) at an accepted hazard: it held, or the
// hazard had come back.
type Looked struct {
	On         Date      `json:"on"`
	DrawID     ID        `json:"draw,omitzero"` // the draw it was taken in
	Inspectors []Officer `json:"inspectors"`
	Held       bool      `json:"held"`
	Note       string    `json:"note,omitempty"`
}

// HazardLookedBack told what a look back found. When it had come back, a
// HazardReopened follows it.
type HazardLookedBack struct{ Looked }

// Draw is a sample of accepted hazards to look back at, drawn so that anyone
// can draw it again: the same book, period, share, parting and seed give the same.
type Draw struct {
	N       int64   `json:"-"`
	ID      ID      `json:"id,omitzero"`
	On      Date    `json:"on"`
	By      string  `json:"by"`               // who drew
	Period  Period  `json:"period"`           // of acceptance
	Percent float64 `json:"percent"`          // the share drawn
	Strata  Dim     `json:"strata,omitempty"` // parted by, so that each part is drawn from
	Seed    uint64  `json:"seed"`
	From    int     `json:"from"` // how many there were to draw from
	Hazards []int64 `json:"-"`
}

// LookbackDrawn put a drawn sample on the record.
type LookbackDrawn struct {
	Draw
	HazardIDs []ID `json:"hazards"`
}

// Kind implements [Fact].
func (HazardLookedBack) Kind() string { return "hazard.looked_back" }
func (LookbackDrawn) Kind() string    { return "lookback.drawn" }

func (d *Draw) apply(e Event, refs func(ID) int64) {
	if f, ok := e.Fact.(*LookbackDrawn); ok {
		*d = f.Draw
		d.N, d.ID = e.Ref.N, e.ID
		for _, id := range f.HazardIDs {
			d.Hazards = append(d.Hazards, refs(id))
		}
	}
}

// Candidate is an accepted hazard that may be drawn, and the part it is in.
type Candidate struct {
	Hazard  int64
	Stratum string
}

// sample draws percent of each stratum, rounded up, so that none is passed
// over. Each hazard's place depends on the seed and its own number only.
func sample(from []Candidate, percent float64, seed uint64) []int64 {
	strata := map[string][]int64{}
	for _, c := range from {
		strata[c.Stratum] = append(strata[c.Stratum], c.Hazard)
	}
	var out []int64
	for name, hazards := range strata {
		slices.Sort(hazards)
		h := fnv.New64a()
		fmt.Fprint(h, name)
		r := rand.New(rand.NewPCG(seed, h.Sum64()))
		r.Shuffle(len(hazards), func(i, j int) { hazards[i], hazards[j] = hazards[j], hazards[i] })
		n := int(float64(len(hazards))*percent/100 + 0.9999999)
		out = append(out, hazards[:min(n, len(hazards))]...)
	}
	slices.Sort(out)
	return out
}
