package inspect

import (
	"slices"

	"github.com/google/uuid"
)

// Given is a due date that was given to the unit, and the day from which it
// stood: by a paper in force, by what was granted since, or by an imported
// account. What nobody has told the unit is a plan, and cannot be late.
type Given struct {
	On    Date `json:"on"`
	Due   Date `json:"due"`             // empty while none was
	Paper bool `json:"paper,omitempty"` // by a paper, or upon one, and void with it
}

// Lapse is a stretch in which a hazard was overdue until a later date was
// given: it was overdue then, and stays so in what is counted of then.
type Lapse struct {
	Since Date `json:"since"`
	Until Date `json:"until"`
}

// imported tells a hazard of an imported account, whose date the unit was given
// unless it says otherwise: its name is made of its row.
func (h *Hazard) imported() bool { return h.ID != uuid.Nil && h.ID.Version() == 5 && !h.Life.Untold }

// told are the dates given to the unit, in the order of the record. The one that
// all but a few hazards have is not kept twice.
func (h Hazard) told() (out []Given) {
	if len(h.Life.Given) > 0 {
		return slices.Clone(h.Life.Given)
	}
	ordered := h.Notice != 0
	switch {
	case h.imported() && ordered:
		out = []Given{{On: h.Found}}
	case h.imported():
		out = []Given{{On: h.Found, Due: h.Due}}
	}
	if ordered {
		out = append(out, Given{h.OrderedOn, h.Due, true})
	}
	return out
}

// given are the dates by the day from which each stood: what was recorded later
// of an earlier day took the place of what stood from then on.
func (h *Hazard) given() (out []Given) {
	for _, g := range h.told() {
		for len(out) > 0 && newest(out).On > g.On {
			out = out[:len(out)-1]
		}
		out = append(out, g)
	}
	return out
}

// order folds the date of a notice in.
func (h *Hazard) order(on, due Date) {
	if !h.imported() {
		h.Life.Given = nil
		return
	}
	h.Life.Given = append(h.told(), Given{on, due, true})
}

// postpone folds a later date in; before the unit has been given one it is a plan.
func (h *Hazard) postpone(on, due Date) {
	told := h.told()
	if g := newest(told); g != nil && g.Due != "" {
		told = append(told, Given{on, due, h.Notice != 0})
	}
	h.Life.Given = told
}

// release takes the date of a void paper back, and what was granted upon it.
func (h *Hazard) release() {
	h.Life.Given = slices.DeleteFunc(h.told(), func(g Given) bool { return g.Paper })
	if g := newest(h.Life.Given); g != nil && g.Due != "" {
		h.Due = g.Due
	}
}

// plan folds an edit in: of an imported account it corrects the date, where
// there was one.
func (h *Hazard) plan(due Date) {
	if due == h.Due {
		return
	}
	if h.Life.Given = h.told(); len(h.Life.Given) > 0 && h.Life.Given[0].Due != "" {
		h.Life.Given = nil
	}
}

// DueOn is the due date that stood on that day; before any was given, the first
// that was, or what is planned.
func (h Hazard) DueOn(day Date) Date {
	given := h.given()
	if len(given) == 0 {
		return h.Due
	}
	due := h.Due
	for _, g := range slices.Backward(given) {
		if g.Due != "" {
			due = g.Due
		}
		if g.On <= day {
			return due
		}
	}
	return due
}

// late are the stretches of an open one in which the date that stood was past:
// from the day after it, for the due day itself is never late.
func (h *Hazard) late(opened, closed Date) (out []Lapse) {
	given := h.given()
	for i, g := range given {
		if g.Due == "" {
			continue
		}
		since, until := max(opened, g.On, g.Due.Add(1)), closed
		if i+1 < len(given) && (until == "" || given[i+1].On < until) {
			until = given[i+1].On
		}
		if until != "" && since >= until {
			continue
		}
		if l := newest(out); l != nil && l.Until == since {
			l.Until = until
			continue
		}
		out = append(out, Lapse{since, until})
	}
	return out
}

// reckon sets when h was overdue from the rest: of each stretch in which it was
// open, the part that lasted to its end, and those that a later date ended.
// What was recorded in error never was.
func (h *Hazard) reckon() {
	h.Life.Lapses, h.Overdue = nil, ""
	for i := range h.Spells {
		s := &h.Spells[i]
		s.Overdue = h.lapse(s.Opened, s.Closed)
	}
	if h.State != Withdrawn {
		h.Overdue = h.lapse(h.Opened, h.Closed)
	}
}

func (h *Hazard) lapse(opened, closed Date) (last Date) {
	if h.State == Withdrawn {
		return ""
	}
	if len(h.Life.Given) == 0 && (h.Due == "" || closed != "" && closed <= h.Due || h.Notice == 0 && !h.imported()) {
		return "" // which most are, and need no more
	}
	if len(h.Life.Given) == 0 && h.Notice == 0 { // one date, of an imported account
		since := max(opened, h.Found, h.Due.Add(1))
		if closed != "" && since >= closed {
			return ""
		}
		return since
	}
	for _, l := range h.late(opened, closed) {
		if l.Until == closed {
			last = l.Since
		} else {
			h.Life.Lapses = append(h.Life.Lapses, l)
		}
	}
	return last
}

// OverdueAt tells whether h was overdue on that day: not accepted by then, and
// the date that the unit had been given past.
func (h Hazard) OverdueAt(day Date) bool { return h.lateSince(day) != "" }

// lateSince is the day since which h was overdue on that day; "" if it was not.
func (h Hazard) lateSince(day Date) (out Date) {
	in := func(since, until Date) {
		if since != "" && since <= day && (until == "" || day < until) {
			out = since
		}
	}
	in(h.Overdue, h.Closed)
	for _, s := range h.Spells {
		in(s.Overdue, s.Closed)
	}
	for _, l := range h.Life.Lapses {
		in(l.Since, l.Until)
	}
	return out
}

// GivenOn is the due date that the unit had been given by that day; "" while none was.
func (h Hazard) GivenOn(day Date) (due Date) {
	for _, g := range h.given() {
		if g.On <= day && g.Due != "" {
			due = g.Due
		}
	}
	return due
}

// at is h as it stood when that day had ended: open or not, ordered or not, and
// with the due date of then. What was recorded in error is so on every day.
func (h Hazard) at(day Date) Hazard {
	if h.State == Withdrawn {
		return h
	}
	h.Due = h.DueOn(day)
	h.stretchAt(day)
	if h.OrderedOn > day {
		h.Notice, h.Item, h.OrderedOn = 0, 0, ""
	}
	switch {
	case h.Closed != "":
		h.State = Accepted
	case h.Notice != 0:
		h.State = Ordered
	default:
		h.State = Open
	}
	return h
}

// stretchAt puts back the stretch in which h was open, or after which it was
// accepted, on that day.
func (h *Hazard) stretchAt(day Date) {
	for n := len(h.Spells); n > 0 && h.Spells[n-1].Reopened > day; n = len(h.Spells) {
		s := h.Spells[n-1]
		h.Opened, h.Overdue, h.Closed, h.Spells = s.Opened, s.Overdue, s.Closed, h.Spells[:n-1]
	}
	if h.Closed > day {
		h.Closed = ""
	}
}
