package inspect

// ReplayHazard is a hazard as the facts of its history make it.
func ReplayHazard(r Reader, n int64) (Hazard, error) {
	events, err := r.History(Ref{Hazards, n})
	return fold[Hazard](Hazards, events, func(ID) int64 { return 1 }), err
}

// NewAgain remembers names, and tells whether it was told of one before.
func NewAgain() func(ID) bool { return (&again{grows: againNames}).add }
