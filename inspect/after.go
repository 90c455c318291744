package inspect

import (
	"slices"
	"strings"

	"github.com/google/uuid"
)

// Seen is what a review took pictures of, and by whom: with them a hazard tells
// how it was found then, whichever way.
type Seen struct {
	By     string  `json:"by,omitempty"`
	Photos []Photo `json:"photos,omitempty"`
}

// Shown is what pictures a review added to a hazard's life.
type Shown struct {
	ReviewID ID   `json:"review,omitzero"`
	On       Date `json:"on"`
	Seen
}

// After is a picture of a hazard as it was later: the unit's with its claim
// that it is corrected, or a review's.
type After struct {
	Photo
	On       Date   `json:"on"` // of the claim or the review
	By       string `json:"by,omitempty"`
	ReviewID ID     `json:"review,omitzero"` // none: of a claim
}

// see keeps what a review took pictures of.
func (h *Hazard) see(review *ID, on Date, s Seen) {
	if len(s.Photos) > 0 && review != nil {
		h.Life.Reviewed = append(slices.Clip(h.Life.Reviewed), Shown{*review, on, s})
	}
}

// After are the pictures of a hazard's life, by their days; of a day the
// claim's are first.
func (l Life) After() (out []After) {
	for _, c := range l.Claims {
		for _, p := range c.Photos {
			out = append(out, After{p, c.On, c.By, uuid.Nil})
		}
	}
	for _, s := range l.Reviewed {
		for _, p := range s.Photos {
			out = append(out, After{p, s.On, s.By, s.ReviewID})
		}
	}
	slices.SortStableFunc(out, func(a, b After) int { return strings.Compare(string(a.On), string(b.On)) })
	return out
}

// answeredBy are the pictures that a review's opinion shows of a hazard: those
// of the claim that it answers, and the review's own.
func (l Life) answeredBy(rv Review) (out []After) {
	var part Life
	for _, c := range l.Claims {
		if c.Answered == rv.Date {
			part.Claims = append(part.Claims, c)
		}
	}
	for _, s := range l.Reviewed {
		if s.ReviewID == rv.ID {
			part.Reviewed = append(part.Reviewed, s)
		}
	}
	return part.After()
}
