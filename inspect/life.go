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

// Mark is a day on which something of a hazard's or a notice's life counts,
// and the name of what: the store keeps them for the totals.
type Mark struct {
	Day  Date
	What string
}

// The names of marks. Each is a figure but for the two of a [Lapse].
const (
	markClaimed    = "claimed"
	markExtended   = "extended"
	markUnextended = "unextended"
	markReferred   = "referred"
	markListed     = "listed"
	markDelisted   = "delisted"
	markStopped    = "stopped"
	markResumed    = "resumed"
	markLooked     = "looked"
	markRecurred   = "recurred"
	markLapsed     = "lapsed"
	markUnlapsed   = "unlapsed"
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
		mark(c.On, markClaimed)
	}
	for _, x := range h.Life.Extensions {
		switch {
		case x.Granted != "":
			mark(x.Answered, markExtended)
		default:
			mark(x.Answered, markUnextended)
		}
	}
	for _, s := range h.Life.Lapses {
		mark(s.Since, markLapsed)
		mark(s.Until, markUnlapsed)
	}
	for _, r := range h.Life.Referrals {
		mark(r.On, markReferred)
	}
	for _, s := range h.Life.Supervised {
		mark(s.On, markListed)
		mark(s.Ended, markDelisted)
	}
	for _, s := range h.Life.Stops {
		mark(s.On, markStopped)
		mark(s.Resumed, markResumed)
	}
	for _, k := range h.Life.Lookbacks {
		mark(k.On, markLooked)
		if !k.Held {
			mark(k.On, markRecurred)
		}
	}
	return out
}

// counts is what a mark adds to a tally.
func (m Mark) counts() Tally {
	switch m.What {
	case markClaimed:
		return Tally{Claimed: 1}
	case markExtended:
		return Tally{Extended: 1}
	case markUnextended:
		return Tally{Unextended: 1}
	case markReferred:
		return Tally{Referred: 1}
	case markListed:
		return Tally{Listed: 1}
	case markDelisted:
		return Tally{Delisted: 1}
	case markStopped:
		return Tally{Stopped: 1}
	case markResumed:
		return Tally{Resumed: 1}
	case markLooked:
		return Tally{Looked: 1}
	case markRecurred:
		return Tally{Recurred: 1}
	case markLapsed:
		return Tally{Overdue: 1}
	case markUnlapsed:
		return Tally{Overdue: -1}
	}
	return Tally{}
}
