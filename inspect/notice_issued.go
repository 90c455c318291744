package inspect

// NoticeIssued took a number and put the paper on the record.
type NoticeIssued struct {
	Notice
	InspectionID ID   `json:"inspection"`
	Prints       []ID `json:"prints,omitempty"` // the facts that stand on it
}

// Kind implements [Fact].
func (NoticeIssued) Kind() string { return "notice.issued" }

var _ = fact(kind[Notice, NoticeIssued]{
	begins: true,
	effect: func(n *Notice, f *NoticeIssued, t telling) {
		*n = f.Notice
		n.N, n.ID, n.Inspection, n.Site.N = t.Ref.N, t.ID, t.refs(f.InspectionID), t.refs(f.Site.ID)
		for i := range n.Items {
			n.Items[i].Hazard = t.refs(n.Items[i].HazardID)
		}
	},
	tell: func(f *NoticeIssued) Words {
		return say("issued, dated %s, %d item%[2]s, sha256 %.16[3]s", "下达，日期 %s，共 %d 项，sha256 %.16s",
			f.Date, Many(len(f.Items)), f.SHA256)
	},
})

// issueEntry is an order as an entry says it.
type issueEntry struct {
	Hazards     []string `json:"hazards,omitempty"` // none: all that are open and in no notice
	Due         Date     `json:"due,omitempty"`     // for those that have none, or for all
	Date        Date     `json:"date,omitempty"`    // of the paper; none: the inspection's
	Form        FormKind `json:"form,omitempty"`
	Ticks       []int    `json:"ticks,omitempty"`
	Supplements string   `json:"supplements,omitempty"` // a notice
}

// ordered finds what an order names.
func (p *pen) ordered(about Ref, in issueEntry) (out IssueEntry, err error) {
	out = IssueEntry{Inspection: about.N, Due: in.Due, Date: in.Date, Form: in.Form, Ticks: in.Ticks}
	if out.Hazards, err = p.findAll(Hazards, in.Hazards); err == nil {
		out.Adds, err = p.findIf(Notices, in.Supplements)
	}
	return out, err
}

var _ = drawing(entered("notice.issued", Inspections, func(p *pen, e Entry, about Ref, in issueEntry) (thing, error) {
	order, err := p.ordered(about, in)
	if err != nil {
		return nil, err
	}
	no, _, err := p.issueNotice(e.ID, order)
	return &no, err
}))
