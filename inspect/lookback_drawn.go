package inspect

// lookbackDrawn put a drawn sample on the record.
type lookbackDrawn struct {
	Draw
	HazardIDs []ID `json:"hazards"`
	// Pool are the numbers of the hazards drawn from, by the part: 1-3,7.
	Pool map[string]string `json:"pool,omitempty"`
}

var _ = define("lookback.drawn", definition[Draw, lookbackDrawn]{
	begins: true, strike: true,
	effect: func(d *Draw, f *lookbackDrawn, t telling) {
		*d = f.Draw
		for _, id := range f.HazardIDs {
			d.Hazards = append(d.Hazards, t.refs(id))
		}
	},
	rests: (*pen).lookedIn,
	told:  Words{"drawn on {on} by {by}", "{on} {by}抽取"},
})

var _ = entered("lookback.drawn", "", (*pen).drawLookback)
