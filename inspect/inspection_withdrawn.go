package inspect

// InspectionWithdrawn said that the inspection was recorded in error.
type InspectionWithdrawn struct {
	Reason string `json:"reason"`
}

var _ = define("inspection.withdrawn", withdraws[InspectionWithdrawn](
	func(i *Inspection) *string { return &i.Withdrawn },
	(*pen).allVoid, (*pen).mayStand))

// allVoid refuses while hazards or papers of an inspection stand.
func (p *pen) allVoid(n int64) error { return p.nothingHangsOn(n, true) }

// mayStand refuses to bring back an inspection whose site or campaign does not stand.
func (p *pen) mayStand(i Inspection) error {
	i.Withdrawn = ""
	_, err := p.inspectionFact(&i)
	return err
}
