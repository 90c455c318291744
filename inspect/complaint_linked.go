package inspect

import "slices"

// ComplaintLinked named an inspection or a hazard that came of it.
type ComplaintLinked struct {
	Noun Noun `json:"noun"`
	ToID ID   `json:"to"`
}

var _ = define("complaint.linked", definition[Complaint, ComplaintLinked]{
	strike: true,
	done:   "linked", zh: "关联",
	from: standing,
	effect: func(c *Complaint, f *ComplaintLinked, t telling) {
		c.Links = append(slices.Clip(c.Links), Ref{f.Noun, t.refs(f.ToID)})
	},
	tell: func(f *ComplaintLinked) Words { return say("linked to an %s", "关联%s", f.Noun) },
})

var _ = changing("complaint.linked", func(p *pen, c *Complaint, in struct {
	Inspection string `json:"inspection,omitempty"` // or
	Hazard     string `json:"hazard,omitempty"`
}) error {
	to, name := Inspections, in.Inspection
	if in.Hazard != "" && in.Inspection != "" {
		return invalid("both an inspection and a hazard are named", "同时写了检查和隐患").
			Hint("link one after the other", "请分别关联")
	} else if in.Hazard != "" {
		to, name = Hazards, in.Hazard
	}
	n, err := p.find(to, name)
	if err != nil {
		return err
	}
	return p.link(c, to.Ref(n))
})
