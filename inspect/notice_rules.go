package inspect

import "strings"

// supplementing names the notice that no adds to: one in force, of the same
// site, and no later.
func (p *pen) supplementing(no *Paper, n int64) error {
	if n == 0 {
		return nil
	}
	first, err := existing(p.Notice, n)
	switch {
	case err != nil:
		return err
	case first.Voided != "":
		return refused("notice %s was voided on %s, and cannot be supplemented",
			"文书 %s 已于 %s 作废，不能补充", first.Number, first.VoidedOn).
			Hint("issue one that stands by itself", "请单独下达文书")
	case first.Site.N != no.Site.N:
		return refused("notice %s belongs to %s, not to %s", "文书 %s 属于 %s，不属于 %s", first.Number, first.Site.Name,
			no.Site.Name)
	case first.Date > no.Date:
		return refused("notice %s is dated %s, after this one", "文书 %s 的日期 %s 晚于本文书", first.Number, first.Date)
	}
	no.Supplements, no.SupplementsDate = first.Number, first.Date
	return nil
}

// enoughOfficers refuses a paper with fewer officers than its form asks for, or
// one whose officers would stand on it without a certificate number.
func enoughOfficers(form Form, officers []Officer, of Ref) error {
	if len(officers) < form.Officers {
		return refused("%[1]s needs %[2]d officers; %[5]s %[4]s names %[3]d",
			"%[1]s须有 %[2]d 名执法人员，%[5]s %[4]s 只有 %[3]d 名（行政处罚法第四十二条）",
			form.Title, form.Officers, len(officers), of, of.Noun).Hint(moreOfficers(of))
	}
	if form.Officers > 1 || strings.Contains(form.Opening, "{certs}") {
		return allCertified(officers, of)
	}
	return nil
}

// allCertified names all officers without a certificate number.
func allCertified(officers []Officer, of Ref) error {
	lacking := Lacking(officers)
	if len(lacking) == 0 {
		return nil
	}
	have := "have"
	if len(lacking) == 1 {
		have = "has"
	}
	e := refused("officer%[3]s %[1]s %[2]s no certificate number",
		"执法人员 %[1]s 没有执法证号", strings.Join(lacking, "、"), have, Many(len(lacking)))
	if of.Noun == Reviews {
		return e.Hint("name %s:CERTIFICATE on any inspection or review: papers have it from then on",
			"请在任一检查或复查中写明 %s:证号，此后文书上该姓名即带此证号", lacking[0])
	}
	return e.Hint("add it with {inspection.amended %s .inspector=%s:CERTIFICATE} …",
		"请用 {inspection.amended %s .inspector=%s:证号} … 补充（须写全人员）", of, lacking[0])
}

// moreOfficers is what to do about too few.
func moreOfficers(of Ref) (en, zh string) {
	if of.Noun == Reviews {
		return "strike the review with {fact.struck " + of.String() + "} and record it with all of them",
			"请用 {fact.struck " + of.String() + "} 撤销该复查，重新登记时写明全部复查人员"
	}
	return "name all of them with {inspection.amended " + of.String() + " .inspector=甲某:A001 .inspector=乙某:A002}; " +
			"void first what names it already, if it was issued in error",
		"请用 {inspection.amended " + of.String() + " .inspector=甲某:A001 .inspector=乙某:A002} 写明全部人员；如误下达的文书已写明人员，请先作废"
}

// redress refuses a paper that must say where to appeal and cannot, and one
// that could only say half of it.
func (p *pen) redress(form Form) error {
	body, court := p.agency.ReviewBody != "", p.agency.Court != ""
	if form.Appeal == "" || body && court || !form.Redress && !body && !court {
		return nil
	}
	missing, zh := "review body or court", "复议机关和诉讼法院"
	switch {
	case body:
		missing, zh = "court", "诉讼法院"
	case court:
		missing, zh = "review body", "复议机关"
	}
	return refused("%[1]s must say where to appeal, and the agency has no %[2]s",
		"%[1]s须告知救济途径，但尚未设置%[3]s", form.Title, missing, zh).
		Hint("set it with {agency.amended .review_body=… .court=…}",
			"请用 {agency.amended .review_body=… .court=…} 设置")
}

// WithoutRedress tells whether the paper was issued without saying where to
// appeal, though its form has a sentence for it: the agency had set neither.
func (f Form) WithoutRedress(a Agency) bool {
	return f.Appeal != "" && a.ReviewBody == "" && a.Court == ""
}
