package inspect

import (
	"cmp"
	"slices"
)

// siteMerged said that a site is one with another, which has its inspections,
// reviews and complaints from now on. Papers say what they said.
type siteMerged struct {
	IntoID ID     `json:"into"`
	Name   string `json:"name"`            // of the other
	Parts  []ID   `json:"parts,omitempty"` // what the other has from now on
}

var _ = define("site.merged", definition[Site, siteMerged]{
	strike: true,
	rule: func(s Site, _ *siteMerged) error {
		if s.Withdrawn != "" {
			return s.gone()
		}
		return nil
	},
	effect: func(s *Site, f *siteMerged, t telling) {
		s.Into, s.Withdrawn = t.refs(f.IntoID), "已并入 "+f.Name
	},
	parts: func(f *siteMerged) []ID { return f.Parts },
	rests: func(p *pen, e Event, f *siteMerged) error {
		s, err := existing(p.Site, e.Ref.N)
		_, gone := p.standingSite(p.refs(f.IntoID))
		return cmp.Or(err, gone, p.freeName(s))
	},
	returns: func(p *pen, e Event, f *siteMerged) error {
		s, err := existing(p.Site, e.Ref.N)
		_, gone := p.standingSite(p.refs(f.IntoID))
		parts, lost := p.partsOf(s)
		for _, part := range parts {
			if !slices.Contains(f.Parts, part.id) {
				return mergeAnew(s.ref())
			}
		}
		return cmp.Or(err, gone, lost)
	},
	told: Words{"merged into {name}", "并入 {name}"},
})

var _ = changing("site.merged", func(p *pen, s *Site, in mergeEntry) error {
	into, err := intoOther(p, s, in, p.Site)
	if err == nil && into.Withdrawn != "" {
		err = into.gone()
	}
	if err != nil {
		return err
	}
	parts, err := p.partsOf(*s)
	if err != nil {
		return err
	}
	to := rehousing{into.ID, p.id}
	merged := &siteMerged{IntoID: into.ID, Name: into.Name}
	for _, part := range parts {
		merged.Parts = append(merged.Parts, part.id)
	}
	if err := p.change(s, merged); err != nil {
		return err
	}
	for _, part := range parts {
		if err := p.change(part.thing, part.fact(to)); err != nil {
			return err
		}
	}
	return nil
})

// sitePart is a thing that hangs on a site.
type sitePart struct {
	thing
	id   ID
	fact func(rehousing) Fact
}

func (p *pen) partsOf(s Site) (out []sitePart, err error) {
	all := Filter{Site: s.N, Withdrawn: true}
	visits, err := p.Inspections(all)
	for _, row := range visits.Rows {
		out = append(out, sitePart{&row.Inspection, row.ID, func(r rehousing) Fact { return &inspectionRehoused{r} }})
	}
	reviews, failed := p.Reviews(all)
	for _, row := range reviews.Rows {
		out = append(out, sitePart{&row.Review, row.ID, func(r rehousing) Fact { return &reviewRehoused{r} }})
	}
	complaints, lost := p.Complaints(ComplaintFilter{Filter: Filter{Site: s.N}})
	for _, row := range complaints.Rows {
		out = append(out, sitePart{&row.Complaint, row.ID, func(r rehousing) Fact { return &complaintRehoused{r} }})
	}
	return out, cmp.Or(err, failed, lost)
}

// Rehoused is what a merge of two sites says of all that hung on one of them.
type rehousing struct {
	SiteID  ID `json:"site"`
	MergeID ID `json:"merge"` // the fact that it goes with
}

func (f *rehousing) whole() *ID { return &f.MergeID }

var rehoused = Words{"its site was merged into another", "单位并入另一单位"}
