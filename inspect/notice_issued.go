package inspect

import "cmp"

// NoticeIssued is [PaperIssued] of a notice.
type NoticeIssued struct{ PaperIssued }

var _ = define("notice.issued", issuing(Notices, func(f *NoticeIssued) Words {
	return say("issued, dated %s, %d item%[2]s, sha256 %.16[3]s", "下达，日期 %s，共 %d 项，sha256 %.16s",
		f.Date, Many(len(f.Items)), f.SHA256)
}))

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
func (p *pen) ordered(about int64, in issueEntry) (out PaperEntry, err error) {
	out = PaperEntry{Kind: cmp.Or(in.Form, FormNotice), About: about, Due: in.Due, Date: in.Date, Ticks: in.Ticks}
	if out.Hazards, err = p.findAll(Hazards, in.Hazards); err == nil {
		out.Adds, err = p.findIf(Notices, in.Supplements)
	}
	return out, err
}

var _ = drawing(entered("notice.issued", Inspections, func(p *pen, about int64, in issueEntry) (thing, error) {
	order, err := p.ordered(about, in)
	if err == nil && order.Kind.Noun() != Notices {
		err = invalid("%s is no form of notice",
			"%s不是责令整改文书", in.Form.ZH()).Hint("issue it with {paper.issued}", "请用 {paper.issued} 制作")
	}
	if err != nil {
		return nil, err
	}
	return p.printPaper(order)
}))
