package inspect

// ReplayHazard is a hazard as the facts of its history make it.
func ReplayHazard(r Reader, n int64) (Hazard, error) {
	events, err := r.History(Ref{Hazards, n})
	if err != nil {
		return Hazard{}, err
	}
	v, err := replay(Ref{Hazards, n}, events, func(ID) int64 { return 1 })
	h, _ := v.(Hazard)
	return h, err
}
