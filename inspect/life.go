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

// newest is the last of a list, where it stands; nil of none.
func newest[T any](list []T) *T {
	if len(list) == 0 {
		return nil
	}
	return &list[len(list)-1]
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
