package inspect

import "slices"

// Life is what happened to a hazard between being found and its end; each part
// is described with its facts.
type Life struct {
	FirstDue   Date          `json:"first_due,omitempty"` // the due date first ordered, kept for ever
	Claims     []Claim       `json:"claims,omitempty"`
	Extensions []Extension   `json:"extensions,omitempty"`
	Untold     bool          `json:"untold,omitempty"` // an imported account says that it was not ordered
	Given      []Given       `json:"given,omitempty"`  // where more than one date was
	Lapses     []Lapse       `json:"lapses,omitempty"`
	Referrals  []Referral    `json:"referrals,omitempty"`
	Plan       Plan          `json:"plan,omitzero"`
	Planned    Date          `json:"planned,omitempty"`
	Supervised []Supervision `json:"supervised,omitempty"`
	Stops      []Stop        `json:"stops,omitempty"`
	Lookbacks  []Looked      `json:"lookbacks,omitempty"`
	Reviewed   []Shown       `json:"reviewed,omitempty"` // reviews that took pictures
}

// part gives l lists of its own, so that what is ended in them does not also
// change the hazard as it was before, from which the tallies are reckoned.
func (l *Life) part() {
	l.Claims, l.Extensions = slices.Clone(l.Claims), slices.Clone(l.Extensions)
	l.Supervised, l.Stops = slices.Clone(l.Supervised), slices.Clone(l.Stops)
}

// LifeKind narrows a list of hazards to those in whose lives something was.
type LifeKind string

// The kinds, by the names that the parts of a [Life] have in JSON.
const (
	LifeExtended   LifeKind = "extensions"
	LifeSupervised LifeKind = "supervised"
	LifeStopped    LifeKind = "stops"
	LifeLooked     LifeKind = "lookbacks"
	LifePlanned    LifeKind = "planned"
)

// Mark is a day on which something of a hazard's life counts, and the key of the
// figure, or one of the two of a [Lapse]: the store keeps them for the totals.
type Mark struct {
	Day  Date
	What string
}

// Of a lapse, the days on which a hazard was late and on which a later date ended that.
const (
	markLapsed   = "lapsed"
	markUnlapsed = "unlapsed"
)

// Marks are the days of h's life that count.
func (h Hazard) Marks() (out []Mark) {
	if h.State == Withdrawn {
		return nil // what was recorded in error counts nowhere
	}
	mark := func(day Date, what string) {
		if day != "" {
			out = append(out, Mark{day, what})
		}
	}
	for _, c := range h.Life.Claims {
		mark(c.On, "hazards_claimed")
	}
	for _, x := range h.Life.Extensions {
		answer := "extensions_granted"
		if x.Granted == "" {
			answer = "extensions_refused"
		}
		mark(x.Answered, answer)
	}
	for _, s := range h.Life.Lapses {
		mark(s.Since, markLapsed)
		mark(s.Until, markUnlapsed)
	}
	for _, r := range h.Life.Referrals {
		mark(r.On, "hazards_referred")
	}
	for _, s := range h.Life.Supervised {
		mark(s.On, "supervision_begun")
		mark(s.Ended, "supervision_ended")
	}
	for _, s := range h.Life.Stops {
		mark(s.On, "work_stopped")
		mark(s.Resumed, "work_resumed")
	}
	for _, k := range h.Life.Lookbacks {
		mark(k.On, "hazards_looked_back")
		if !k.Held {
			mark(k.On, "hazards_recurred")
		}
	}
	return out
}
