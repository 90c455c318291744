package inspect

import "slices"

// Finding is what an inspector writes down of a hazard.
type Finding struct {
	Text     string `json:"text"`
	Level    Level  `json:"level"`
	Category string `json:"category,omitempty"`
	Place    string `json:"place,omitempty"`
	Basis    string `json:"basis,omitempty"`
	Due      Date   `json:"due,omitempty"`
	OnSpot   bool   `json:"fixed_on_spot,omitempty"`
	Source   string `json:"source,omitempty"`
	Handling
}

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

// HazardAmended replaced what was written down, before any notice named it.
type HazardAmended struct{ Finding }

// HazardRedated moved the day it was found to the corrected day of its inspection.
type HazardRedated struct {
	On Date `json:"on"`
}

// HazardPhotographed added pictures.
type HazardPhotographed struct {
	Photos []Photo `json:"photos"`
}

// HazardOrdered said that a notice ordered the hazard's correction (责令限期整改).
type HazardOrdered struct {
	NoticeID ID   `json:"notice"`
	Item     int  `json:"item"`
	Due      Date `json:"due"`
	On       Date `json:"on"`
}

// HazardReleased said that the notice ordering it was voided.
type HazardReleased struct {
	NoticeID ID `json:"notice"`
}

// FixAccepted said that a review, or an imported account, found it corrected (整改合格).
type FixAccepted struct {
	ReviewID *ID    `json:"review,omitempty"`
	ClaimID  *ID    `json:"claim,omitempty"` // the unit's claim that it answers
	On       Date   `json:"on"`
	Note     string `json:"note,omitempty"`
	Seen     Seen   `json:"seen,omitzero"`
}

// FixRefused said that a review found it not corrected (整改不合格).
type FixRefused struct {
	ReviewID *ID    `json:"review,omitempty"`
	ClaimID  *ID    `json:"claim,omitempty"`
	On       Date   `json:"on"`
	Note     string `json:"note,omitempty"`
	Seen     Seen   `json:"seen,omitzero"`
}

// HazardReopened undid an acceptance.
type HazardReopened struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
	Due    Date   `json:"due,omitempty"` // a new due date, if one was set
}

// HazardWithdrawn said that it was recorded in error (误录).
type HazardWithdrawn struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (HazardFound) Kind() string        { return "hazard.found" }
func (HazardAmended) Kind() string      { return "hazard.amended" }
func (HazardRedated) Kind() string      { return "hazard.redated" }
func (HazardPhotographed) Kind() string { return "hazard.photographed" }
func (HazardOrdered) Kind() string      { return "hazard.ordered" }
func (HazardReleased) Kind() string     { return "hazard.released" }
func (FixAccepted) Kind() string        { return "fix.accepted" }
func (FixRefused) Kind() string         { return "fix.refused" }
func (HazardReopened) Kind() string     { return "hazard.reopened" }
func (HazardWithdrawn) Kind() string    { return "hazard.withdrawn" }

// apply folds e into h; refs turns the record's names into this book's numbers.
func (h *Hazard) apply(e Event, refs func(ID) int64) {
	h.Life.part()
	h.Spells = slices.Clone(h.Spells)
	switch f := e.Fact.(type) {
	case *HazardFound:
		*h = Hazard{N: e.Ref.N, ID: e.ID, Inspection: refs(f.InspectionID), Found: f.On, Opened: f.On, State: Open}
		h.Life.Untold = f.Untold
		h.write(f.Finding)
	case *HazardAmended:
		h.plan(f.Due)
		h.write(f.Finding)
	case *HazardHandled:
		h.Handling = f.Handling
	case *HazardPhotographed:
		h.Photos = append(h.Photos, f.Photos...)
	case *HazardOrdered:
		h.order(f.On, f.Due)
		h.Notice, h.Item, h.Due, h.OrderedOn = refs(f.NoticeID), f.Item, f.Due, f.On
		if h.State == Open { // else its notice was voided, and what led to it was struck
			h.State = Ordered
		}
		if h.Life.FirstDue == "" {
			h.Life.FirstDue = f.Due
		}
	case *HazardReleased:
		h.release()
		h.Notice, h.Item, h.OrderedOn = 0, 0, ""
		if h.State == Ordered {
			h.State = Open
		}
	case *FixAccepted:
		h.State, h.Closed = Accepted, f.On
		h.answerClaim(f.On)
		h.see(f.ReviewID, f.On, f.Seen)
	case *FixRefused:
		if f.ClaimID != nil {
			h.answerClaim(f.On)
		}
		h.see(f.ReviewID, f.On, f.Seen)
	case *HazardReopened:
		h.reopen(*f)
	case *HazardWithdrawn:
		h.State, h.Closed, h.Withdrawn = Withdrawn, f.On, f.Reason
	default:
		h.live(e)
	}
	h.reckon()
}

func (h *Hazard) write(f Finding) {
	if h.OnSpot && !f.OnSpot && h.State == Accepted && len(h.Spells) == 0 { // which was said in error
		h.State, h.Closed = Open, ""
	}
	h.Text, h.Level, h.Category, h.Place = f.Text, f.Level, f.Category, f.Place
	h.Basis, h.Due, h.OnSpot, h.Source, h.Handling = f.Basis, f.Due, f.OnSpot, f.Source, f.Handling
	if f.OnSpot && h.State == Open && len(h.Spells) == 0 { // one that was reopened is not fixed by its words
		h.State, h.Closed = Accepted, h.Found
	}
}

func (h *Hazard) reopen(f HazardReopened) {
	h.Spells = append(h.Spells, Spell{h.Opened, h.Overdue, h.Closed, f.On})
	if f.Due != "" {
		h.postpone(f.On, f.Due)
	}
	h.State, h.Opened, h.Closed = Open, f.On, ""
	if h.Notice != 0 {
		h.State = Ordered
	}
	if f.Due != "" {
		h.Due = f.Due
	}
}

func (h Hazard) finding() Finding {
	return Finding{h.Text, h.Level, h.Category, h.Place, h.Basis, h.Due, h.OnSpot, h.Source, h.Handling}
}
