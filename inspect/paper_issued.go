package inspect

import "reflect"

// PaperIssued took a number and put the paper on the record.
type PaperIssued struct {
	Paper
	AboutID      ID   `json:"about,omitzero"` // but of a notice, which is about its inspection
	InspectionID ID   `json:"inspection"`
	Prints       []ID `json:"prints,omitempty"` // the facts that stand on it
}

// issues is a fact that issued a paper, of either noun.
type issues interface {
	Fact
	issued() *PaperIssued
}

func (f *PaperIssued) issued() *PaperIssued { return f }

var _ = define("paper.issued", issuing(Papers, func(f *PaperIssued) Words {
	return say("issued, dated %s, about %s, sha256 %.16s", "制作，日期 %s，针对%s，sha256 %.16s",
		f.Date, f.Form.Kind.About(), f.SHA256)
}))

// issuing is the kind of those of a noun.
func issuing[F any](noun Noun, tell func(f *F) Words) definition[Paper, F] {
	return definition[Paper, F]{noun: noun, begins: true, tell: tell,
		effect: func(p *Paper, fact *F, t telling) {
			f := any(fact).(issues).issued()
			*p = f.Paper
			p.Inspection, p.Site.N = t.refs(f.InspectionID), t.refs(f.Site.ID)
			if noun == Papers {
				p.About = Ref{p.Form.Kind.About(), t.refs(f.AboutID)}
			}
			for i := range p.Items {
				p.Items[i].Hazard = t.refs(p.Items[i].HazardID)
			}
		},
	}
}

var _ = drawing(entered("paper.issued", "", func(p *pen, _ int64, in struct {
	Form      FormKind `json:"form" need:"yes"`
	Of        string   `json:"of" need:"yes"` // the inspection, review or hazard
	Date      Date     `json:"date,omitempty"`
	Record    Record   `json:"record,omitzero"`
	Hazards   []string `json:"hazards,omitempty"`
	Basis     string   `json:"basis,omitempty"`
	Decisions []string `json:"decisions,omitempty"`
}) (thing, error) {
	if in.Form.Noun() != Papers {
		return nil, invalid("%s is a form of notice", "%s属于责令整改文书", in.Form).
			Hint("issue it with {notice.issued .form}", "请用 {notice.issued .form} 下达")
	}
	decides := in.Basis != "" || len(in.Decisions)+len(in.Hazards) > 0
	if decides && in.Form != FormMeasures || in.Form != FormRecord && !reflect.ValueOf(in.Record).IsZero() {
		return nil, invalid("the entry says more than the form %s prints", "条目所写的内容超出文书 %s", in.Form.ZH()).
			Hint("hazards, basis and decisions are for %s, record for %s", "hazards、basis、decisions 用于 %s，record 用于 %s",
				FormMeasures, FormRecord)
	}
	of, err := p.find(in.Form.About(), in.Of)
	if err != nil {
		return nil, err
	}
	out := PaperEntry{Kind: in.Form, About: of, Date: in.Date, Record: in.Record, Basis: in.Basis,
		Decisions: in.Decisions}
	if out.Hazards, err = p.findAll(Hazards, in.Hazards); err != nil {
		return nil, err
	}
	return p.printPaper(out)
}))
