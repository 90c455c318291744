package inspect

import (
	"cmp"
	"slices"
)

// reviewHeld told of a re-inspection; what it found of each hazard are facts
// of the hazards, recorded with it.
type reviewHeld struct {
	Review
	SiteID      ID   `json:"site"`
	NoticeID    *ID  `json:"notice,omitempty"`
	FixedIDs    []ID `json:"fixed,omitempty"`
	NotFixedIDs []ID `json:"not_fixed,omitempty"`
}

var _ = define("review.held", definition[Review, reviewHeld]{
	begins: true, strike: true,
	effect: func(r *Review, f *reviewHeld, t telling) {
		*r = f.Review
		r.Site = t.refs(f.SiteID)
		if f.NoticeID != nil {
			r.Notice = t.refs(*f.NoticeID)
		}
		for _, id := range f.FixedIDs {
			r.Fixed = append(r.Fixed, t.refs(id))
		}
		for _, id := range f.NotFixedIDs {
			r.NotFixed = append(r.NotFixed, t.refs(id))
		}
	},
	parts:   func(f *reviewHeld) []ID { return slices.Concat(f.FixedIDs, f.NotFixedIDs) },
	returns: (*pen).sameUnit,
	tell:    func(f *reviewHeld) Words { return say("held on %s", "%s 复查", f.Date).signed(f.Scan) },
})

var _ = entered("review.held", "", func(p *pen, _ int64, in struct {
	Notice     string             `json:"notice,omitempty"`
	Date       Date               `json:"date,omitempty"`
	Inspectors []Officer          `json:"inspectors" need:"yes"`
	Fixed      []string           `json:"fixed,omitempty"`
	NotFixed   []string           `json:"not_fixed,omitempty"`
	Note       string             `json:"note,omitempty"`
	Photos     map[string][]Photo `json:"photos,omitempty"`          // by the hazard
	Scan       []byte             `json:"scan,omitempty"`            // a PDF
	Originals  []string           `json:"original_sha256,omitempty"` // of the pictures that it was made of
}) (_ thing, err error) {
	out := ReviewEntry{Date: in.Date, Inspectors: in.Inspectors, Note: in.Note, Photos: map[int64][]Photo{}, Scan: in.Scan,
		Originals: in.Originals}
	var lost [3]error
	out.Notice, lost[0] = p.findIf(Notices, in.Notice)
	out.Fixed, lost[1] = p.findAll(Hazards, in.Fixed)
	out.NotFixed, lost[2] = p.findAll(Hazards, in.NotFixed)
	if err := cmp.Or(lost[:]...); err != nil {
		return nil, err
	}
	for name, photos := range in.Photos {
		n, err := p.find(Hazards, name)
		if err != nil {
			return nil, err
		}
		out.Photos[n] = photos
	}
	rv, err := p.addReview(out)
	return &rv, err
})
