package inspect

import (
	"cmp"
	"slices"
)

// HazardWithdrawn said that it was recorded in error (误录). It stays on the
// record, with the reason, and is counted apart.
type HazardWithdrawn struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

var _ = define("hazard.withdrawn", definition[Hazard, HazardWithdrawn]{
	strike: true, plain: true,
	done: "withdrawn", zh: "作误录处理",
	from: []State{Open}, instead: voidFirst,
	fill: func(_ *pen, h Hazard, f *HazardWithdrawn) error { return h.notBefore(f.On) },
	effect: func(h *Hazard, f *HazardWithdrawn, _ telling) {
		h.State, h.Closed, h.Withdrawn = Withdrawn, f.On, f.Reason
	},
	after: func(p *pen, _, h Hazard, _ *HazardWithdrawn) error { return p.asPrinted(h, nil) },
	rests: (*pen).placeOf,
	returns: func(p *pen, e Event, _ *HazardWithdrawn) error {
		h, err := existing(p.Hazard, e.Ref.N)
		return cmp.Or(err, p.asPrinted(h, nil))
	},
	told: Words{"withdrawn on {on}", "{on} 作误录处理"},
})

// placeOf refuses to bring back a hazard whose inspection does not stand, or
// whose list.
func (p *pen) placeOf(e Event, _ *HazardWithdrawn) error {
	h, err := existing(p.Hazard, e.Ref.N)
	if err != nil {
		return err
	}
	v, err := p.inspected(h.Inspection)
	if err == nil {
		err = cmp.Or(v.stands(), p.listStands(h))
	}
	return err
}

// listStands refuses to bring back a hazard that a checklist's answers became
// which are struck: they would make it once more.
func (p *pen) listStands(h Hazard) error {
	events, err := p.History(Ref{Inspections, h.Inspection})
	for _, e := range events {
		f, ok := e.Fact.(*ListAnswered)
		if ok && slices.ContainsFunc(f.Answers, func(a Answer) bool { return a.HazardID == h.ID }) {
			return p.notStruck(e.ID)
		}
	}
	return err
}
