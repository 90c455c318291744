package inspect

import "cmp"

// paperIssued took a number and put the paper on the record.
type paperIssued struct {
	Paper
	AboutID      ID   `json:"about"`
	InspectionID ID   `json:"inspection"`
	Prints       []ID `json:"prints,omitempty"` // the facts that stand on it
}

// Kind implements [Fact].
func (paperIssued) Kind() string { return "paper.issued" }

var _ = fact(kind[Paper, paperIssued]{
	begins: true,
	effect: func(p *Paper, f *paperIssued, t telling) {
		*p = f.Paper
		p.N, p.ID, p.Inspection, p.Site.N = t.Ref.N, t.ID, t.refs(f.InspectionID), t.refs(f.Site.ID)
		p.About = Ref{p.Form.Kind.About(), t.refs(f.AboutID)}
		for i := range p.Items {
			p.Items[i].Hazard = t.refs(p.Items[i].HazardID)
		}
	},
	tell: func(f *paperIssued) Words {
		about := f.Form.Kind.About()
		return say("issued, dated %[1]s, about %[2]s, sha256 %.16[4]s", "制作，日期 %[1]s，针对%[3]s，sha256 %.16[4]s",
			f.Date, about.EN(), about.ZH(), f.SHA256)
	},
})

var _ = drawing(entered("paper.issued", "", func(p *pen, e Entry, _ Ref, in struct {
	Form      FormKind `json:"form"`
	Of        string   `json:"of"` // the inspection, review or hazard
	Date      Date     `json:"date,omitempty"`
	Record    Record   `json:"record,omitzero"`
	Hazards   []string `json:"hazards,omitempty"`
	Basis     string   `json:"basis,omitempty"`
	Decisions []string `json:"decisions,omitempty"`
}) (thing, error) {
	of, err := p.find(cmp.Or(in.Form.About(), Inspections), in.Of)
	if err != nil {
		return nil, err
	}
	out := PaperEntry{Kind: in.Form, About: of, Date: in.Date, Record: in.Record, Basis: in.Basis, Decisions: in.Decisions}
	if out.Hazards, err = p.findAll(Hazards, in.Hazards); err != nil {
		return nil, err
	}
	pa, err := p.printPaper(e.ID, out)
	return &pa, err
}))
