package inspect

// InspectionWithdrawn said that the inspection was recorded in error.
type InspectionWithdrawn struct {
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (InspectionWithdrawn) Kind() string { return "inspection.withdrawn" }

var _ = fact(kind[Inspection, InspectionWithdrawn]{
	strike: true, plain: true,
	fill: func(p *pen, v Inspection, _ *InspectionWithdrawn) error {
		if v.Withdrawn != "" {
			return nil
		}
		return p.nothingHangsOn(v.N, true)
	},
	rule: func(v Inspection, _ *InspectionWithdrawn) error {
		if v.Withdrawn == "" {
			return nil
		}
		return refused("inspection %s was withdrawn before", "检查 %s 此前已作误录处理", v.ref())
	},
	effect: func(v *Inspection, f *InspectionWithdrawn, _ telling) { v.Withdrawn = f.Reason },
	rests: func(p *pen, e Event, _ *InspectionWithdrawn) error {
		i, err := found(p.Inspection, e.Ref.N)
		if err != nil {
			return err
		}
		i.Withdrawn = ""
		_, err = p.inspectionFact(&i)
		return err
	},
	returns: func(p *pen, e Event, _ *InspectionWithdrawn) error { return p.nothingHangsOn(e.Ref.N, true) },
	told:    Words{"withdrawn", "撤回（误录）"},
})
