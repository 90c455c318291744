package inspect

// Review is a re-inspection (复查): which hazards were found corrected and
// which were not, on one civil day.
type Review struct {
	N          int64     `json:"-"`
	ID         ID        `json:"id,omitzero"`
	Notice     int64     `json:"-"` // 0 when it looked at hazards of no notice
	Site       int64     `json:"-"`
	Date       Date      `json:"date"`
	Inspectors []Officer `json:"inspectors"`
	Note       string    `json:"note,omitempty"`
	Fixed      []int64   `json:"-"`
	NotFixed   []int64   `json:"-"`
	Withdrawn  string    `json:"withdrawn,omitempty"` // why it was struck, if it was
}

// ReviewHeld told of a re-inspection; what it found of each hazard are facts
// of the hazards, recorded with it.
type ReviewHeld struct {
	Review
	SiteID      ID   `json:"site"`
	NoticeID    *ID  `json:"notice,omitempty"`
	FixedIDs    []ID `json:"fixed,omitempty"`
	NotFixedIDs []ID `json:"not_fixed,omitempty"`
}

// Kind implements [Fact].
func (ReviewHeld) Kind() string { return "review.held" }

func (r *Review) apply(e Event, refs func(ID) int64) {
	if f, ok := e.Fact.(*FactStruck); ok && f.names(r.ID) {
		r.Withdrawn = f.Reason
	}
	f, ok := e.Fact.(*ReviewHeld)
	if !ok {
		return
	}
	*r = f.Review
	r.N, r.ID, r.Site = e.Ref.N, e.ID, refs(f.SiteID)
	if f.NoticeID != nil {
		r.Notice = refs(*f.NoticeID)
	}
	for _, id := range f.FixedIDs {
		r.Fixed = append(r.Fixed, refs(id))
	}
	for _, id := range f.NotFixedIDs {
		r.NotFixed = append(r.NotFixed, refs(id))
	}
}
