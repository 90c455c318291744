package inspect

import "cmp"

// HazardFound told of a hazard on site; its date is the inspection's.
type HazardFound struct {
	Finding
	InspectionID ID   `json:"inspection"`
	On           Date `json:"on"`
	// Named are the inspectors whom an imported row named, if the inspection named others.
	Named []Officer `json:"named,omitempty"`
	// Untold says of an imported row that the unit was not given its date.
	Untold bool `json:"untold,omitempty"`
}

var _ = define("hazard.found", definition[Hazard, HazardFound]{
	begins: true,
	done:   "found again", zh: "再次登记",
	from: []State{unrecorded},
	rule: func(_ Hazard, f *HazardFound) error { return dueAfterFound(f.Due, f.On) },
	effect: func(h *Hazard, f *HazardFound, t telling) {
		*h = Hazard{Inspection: t.refs(f.InspectionID), Found: f.On, Opened: f.On, State: Open}
		h.Life.Untold = f.Untold
		h.write(f.Finding)
	},
	tell: func(f *HazardFound) Words {
		if f.OnSpot {
			return say("found on %s, fixed on the spot", "%s 发现，当场整改", f.On)
		}
		return say("found on %s", "%s 发现", f.On)
	},
})

// HazardEntry is a finding to be recorded, with its pictures.
type HazardEntry struct {
	Inspection int64 `json:"-"`
	Finding
	DueIn  *int    `json:"due_in,omitempty"` // calendar days after the inspection, for a Finding without Due
	Photos []Photo `json:"photos,omitempty"`

	fresh      bool      // a row, which was cleaned when it was read
	named      []Officer // whom an imported row names, if the inspection names others
	untold     bool      // an imported account says that the unit was not given its date
	accepted   Date      // when an imported account says it was rectified
	acceptedID ID
}

// addHazard records a hazard found on an inspection.
func (p *pen) addHazard(in HazardEntry) (*Hazard, error) {
	v, err := p.inspected(in.Inspection)
	if err != nil {
		return nil, err
	}
	if err := cmp.Or(v.stands(), v.ordersNothing()); err != nil {
		return nil, err
	}
	h := &Hazard{Found: v.Date}
	h.write(in.Finding)
	if in.DueIn != nil && (*in.DueIn < -36_500 || *in.DueIn > 36_500) {
		return h, invalid("%d days until it is due is not possible", "整改期限不能是检查后 %d 天", *in.DueIn).
			Hint("count calendar days after the inspection, such as 15", "请写检查后的自然日天数，如 15")
	}
	if in.DueIn != nil && h.Due != "" {
		return h, invalid("it is said twice by when it is due: %[1]s, and in %[2]d days", "整改期限写了两次：%[1]s，又写 %[2]d 天",
			h.Due, *in.DueIn).Hint("say one of them", "请只写一种")
	}
	if in.DueIn != nil {
		h.Due = v.Date.Add(*in.DueIn)
	}
	if h.Level == "" {
		h.Level = General
	}
	if !in.fresh {
		err = cmp.Or(h.clean(), saysHazard(h.Text), p.sameWord(ByCategory, Categories, &h.Category))
	}
	if err != nil {
		return h, err
	}
	fact := &HazardFound{h.finding(), v.ID, v.Date, in.named, in.untold}
	p.ids[v.ID] = v.N
	n, err := p.number(Hazards)
	if err != nil {
		return h, err
	}
	if err := p.takes(Ref{Hazards, n}, h, fact); err != nil {
		return h, err
	}
	p.dueFound(h, in.fresh)
	if !in.fresh {
		if err := p.remarkTwin(*h); err != nil {
			return h, err
		}
	}
	if err := p.photograph(h, in.Photos); err != nil {
		return h, err
	}
	if err := p.acceptNew(h, in); err != nil {
		return h, err
	}
	return h, p.putHazard(nil, h)
}

// acceptNew records of a hazard just found that it was rectified since.
func (p *pen) acceptNew(h *Hazard, in HazardEntry) error {
	if in.accepted == "" {
		return nil
	}
	fact := &FixAccepted{On: in.accepted}
	if err := mayRecord(h, fact); err != nil {
		return err
	}
	p.own = in.acceptedID
	return p.takes(h.ref(), h, fact)
}

var _ = entered("hazard.found", Inspections, func(p *pen, about int64, in HazardEntry) (thing, error) {
	in.Inspection = about
	return p.addHazard(in)
})
