package inspect

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// draftRecord is 现场检查记录: the visit and every hazard it found, those fixed
// on the spot among them.
func (p *pen) draftRecord(d *drafting) error {
	v, err := p.atVisit(d)
	if err != nil {
		return err
	}
	if err := p.once(d); err != nil {
		return err
	}
	page, err := p.Hazards(Filter{Inspection: v.N, States: []State{Open, Ordered, Accepted}, Sort: "ref"})
	if err != nil {
		return err
	}
	d.Record = d.in.Record
	for i, row := range page.Rows {
		h, err := existing(p.Hazard, row.N) // whose pictures a list does not read
		if err != nil {
			return err
		}
		item := h.item()
		item.Basis = ""
		if d.Items = append(d.Items, item); h.OnSpot {
			d.Record.OnSpot = append(d.Record.OnSpot, i+1)
		}
	}
	return d.Record.of(v)
}

// draftVisit is a paper about an inspection that says no more of it.
func (p *pen) draftVisit(d *drafting) error {
	_, err := p.atVisit(d)
	return cmp.Or(err, p.once(d))
}

// atVisit has a paper go back to the inspection that it is about.
func (p *pen) atVisit(d *drafting) (*tallied, error) {
	v, err := p.notWithdrawn(d.in.About)
	if err == nil {
		err = p.goesBack(d, v.ID, v, v.Inspectors, v.Date)
	}
	return v, err
}

// notWithdrawn is an inspection that papers may be about. A visit (走访) has none:
// the form of 现场检查记录 has officers show their cards and inspect by law, which a
// visit does not do. The form asks for no kind (性质), so none is printed either.
func (p *pen) notWithdrawn(n int64) (*tallied, error) {
	v, err := p.inspected(n)
	if err == nil {
		err = cmp.Or(v.stands(), v.ordersNothing())
	}
	return v, err
}

// of fills in what the book knows of a visit, and tidies what was given.
func (t *Record) of(v *tallied) error {
	for _, f := range []struct {
		en, zh  string
		text    *string
		known   string
		longest int
	}{
		{"address", "地址", &t.Address, v.site.Address, maxName}, {"person", "负责人", &t.Person, v.site.Person, maxWord}, {"phone", "电话", &t.Phone, v.site.Phone, maxWord},
		{"post", "职务", &t.Post, "", maxWord}, {"witness", "见证人", &t.Witness, "", maxWord},
	} {
		if *f.text == "" {
			*f.text = f.known
		}
		if err := cleanLine(f.en, f.zh, f.text, f.longest); err != nil {
			return err
		}
	}
	t.On, t.Places, t.Experts, t.Note = v.Date, v.Places, v.Experts, v.Note
	for _, l := range v.Lists {
		count := ListResult{Name: l.Name}
		for _, a := range l.Answers {
			switch a.Says {
			case SaysYes:
				count.Yes++
			case SaysNo:
				count.No++
			default:
				count.NA++
			}
		}
		t.Lists = append(t.Lists, count)
	}
	return t.hours()
}

// hours refuses a visit that ended before it began. The clock is 24 hours.
func (t *Record) hours() error {
	for _, hour := range []*string{&t.From, &t.To} {
		*hour = strings.Replace(strings.TrimSpace(*hour), "：", ":", 1)
		at, err := time.Parse("15:04", *hour)
		if *hour != "" && err != nil {
			return invalid("%q is not a time of day", "%q 不是时刻", *hour).Hint("write it as 09:30", "请写作 09:30")
		} else if *hour != "" {
			*hour = at.Format("15:04")
		}
	}
	if t.Until == t.On {
		t.Until = ""
	}
	switch {
	case (t.From == "") != (t.To == "") || t.Until != "" && t.To == "":
		return invalid("the inspection needs both a beginning and an end", "检查时间缺少开始或结束时刻").
			Hint("give {.from=09:00} and {.to=11:30}", "请同时给出 {.from=09:00} 和 {.to=11:30}")
	case t.Until != "" && t.Until < t.On, t.Until == "" && t.To < t.From:
		return invalid("the inspection ends at %s %s, before it begins at %s %s",
			"检查结束时间 %s %s 早于开始时间 %s %s", max(t.Until, t.On), t.To, t.On, t.From)
	}
	return nil
}

// draftOpinion is 整改复查意见书: it quotes the notice, and says of each of its
// items what the review found.
func (p *pen) draftOpinion(d *drafting) error {
	rv, err := existing(p.Review, d.in.About)
	if err != nil {
		return err
	}
	if rv.Notice == 0 {
		return refused("review %s follows no notice, and the opinion must quote one",
			"复查 %s 没有对应文书，复查意见书须写明所复查文书的文号和日期", d.About).
			Hint("review a notice with {review.held .notice}", "请用 {review.held .notice} 登记对文书的复查")
	}
	no, v, err := p.inForce(rv.Notice)
	if err != nil {
		return err
	}
	if err := cmp.Or(p.goesBack(d, rv.ID, v, rv.Inspectors, rv.Date), p.once(d)); err != nil {
		return err
	}
	d.Items = slices.Clone(no.Items)
	d.Opinion = Opinion{Title: no.Form.Title, Number: no.Number, Dated: no.Date, Reviewed: rv.Date, Note: rv.Note}
	for i, it := range no.Items {
		h, err := existing(p.Hazard, it.Hazard)
		if err != nil {
			return err
		}
		group := d.Opinion.group(rv, h)
		*group = append(*group, i+1)
		if h.State == Withdrawn {
			continue
		}
		if d.Items[i].After = h.Life.answeredBy(rv); d.Items[i].After != nil {
			d.Opinion.FoundBy, d.Opinion.Found = no.Officers, no.Inspected
		}
	}
	return nil
}

// inForce is a notice that is not void, and the inspection that it is about.
func (p *pen) inForce(n int64) (no Paper, v *tallied, err error) {
	if no, err = existing(p.Notice, n); err != nil {
		return no, nil, err
	}
	if no.Voided != "" {
		return no, nil, no.isVoid()
	}
	v, err = p.inspected(no.Inspection)
	return no, v, err
}

// group are the items like a hazard: one recorded in error is none that was corrected.
func (o *Opinion) group(rv Review, h Hazard) *[]int {
	switch {
	case h.State == Withdrawn:
	case slices.Contains(rv.Fixed, h.N):
		return &o.Fixed
	case slices.Contains(rv.NotFixed, h.N):
		return &o.NotFixed
	}
	return &o.Rest
}

// draftMeasures is 现场处理措施决定书, for major hazards that are not yet removed.
func (p *pen) draftMeasures(d *drafting) error {
	v, err := p.atVisit(d)
	if err != nil {
		return err
	}
	if len(d.in.Hazards) == 0 {
		return invalid("the decision names no hazard", "决定书没有写明隐患").Hint("give {.hazard=H3}", "请给出 {.hazard=H3}")
	}
	for i, n := range d.in.Hazards {
		h, err := p.dangerous(v, n)
		if err != nil {
			return err
		}
		if err := onceNamed(d.in.Hazards[:i], n); err != nil {
			return err
		}
		d.Items = append(d.Items, h.item())
	}
	d.Measures = Measures{Inspected: v.Date, Basis: d.in.Basis, Decisions: slices.Clone(d.in.Decisions)}
	return d.Measures.clean()
}

// dangerous is a hazard that measures may be taken for: 安全生产法 第六十五条
// allows them only while a major one is not removed.
func (p *pen) dangerous(v *tallied, n int64) (Hazard, error) {
	h, err := existing(p.Hazard, n)
	ref := Ref{Hazards, n}
	switch {
	case err != nil:
		return h, err
	case h.Inspection != v.N:
		return h, refused("hazard %s belongs to inspection %s, not to %s",
			"隐患 %s 属于检查 %s，不属于 %s", ref, Ref{Inspections, h.Inspection}, v.ref())
	case h.Level != Major:
		return h, refused("hazard %s is not a major one: measures on site need one (安全生产法 第六十五条第一款第三项)",
			"隐患 %s 不是重大隐患，不能采取现场处理措施（安全生产法第六十五条第一款第三项）", ref).
			Hint("order its correction with {notice.issued}, or set its level with {hazard.amended .level=major}",
				"请用 {notice.issued} 责令整改；确属重大隐患的用 {hazard.amended .level=重大} 修改")
	case !h.unfixed():
		return h, refused("hazard %s is not open any more", "隐患 %s 已整改或已作误录处理", ref)
	}
	return h, nil
}

func (m *Measures) clean() error {
	if err := cleanLine("basis", "依据", &m.Basis, maxText); err != nil {
		return err
	}
	m.Basis = strings.TrimSuffix(strings.TrimPrefix(m.Basis, "依据"), "的规定") // which the form says
	if m.Basis == "" {
		return invalid("the decision has no basis", "决定书没有依据").
			Hint("give {.basis=《中华人民共和国安全生产法》第六十五条第一款第三项}", "请给出 {.basis=《中华人民共和国安全生产法》第六十五条第一款第三项}")
	}
	for i := range m.Decisions {
		if err := cleanLine("decision", "处理决定", &m.Decisions[i], maxText); err != nil {
			return err
		}
	}
	if m.Decisions = slices.DeleteFunc(m.Decisions, func(s string) bool { return s == "" }); len(m.Decisions) == 0 {
		return invalid("nothing is decided", "没有写明处理决定").Hint("give {.decision=暂时停止使用…}", "请给出 {.decision=暂时停止使用…}")
	}
	return nil
}

// draftReply is 延期批复: the answer to the last asking for a later due date.
func (p *pen) draftReply(d *drafting) error {
	h, err := existing(p.Hazard, d.in.About)
	if err != nil {
		return err
	}
	x := newest(h.Life.Extensions)
	if x == nil || x.Answered == "" {
		return refused("no extension asked for hazard %s has been answered", "隐患 %s 没有已答复的延期申请", d.About).
			Hint("answer it with {extension.granted} or {extension.refused}",
				"请先用 {extension.granted} 或 {extension.refused} 答复")
	}
	v, err := p.inspected(h.Inspection)
	if err != nil {
		return err
	}
	if err := cmp.Or(p.goesBack(d, h.ID, v, nil, x.Answered), p.replied(d, x.ID)); err != nil {
		return err
	}
	d.Reply = Reply{Extension: x.ID, Asked: x.On, From: x.From, Until: x.Until, Reason: x.Reason, Granted: x.Granted,
		Note: x.Note}
	if h.Notice != 0 {
		no, err := existing(p.Notice, h.Notice)
		if err != nil {
			return err
		}
		d.Reply.Title, d.Reply.Number, d.Reply.Dated, d.Reply.Item = no.Form.Title, no.Number, no.Date, h.Item
	}
	item := h.item()
	item.Basis, item.Due, item.Photos = "", h.Due, nil
	d.Items = []Item{item}
	return nil
}

// replied refuses a second reply in force to the same asking.
func (p *pen) replied(d *drafting, extension ID) error {
	papers, err := p.papersIn(Papers, Filter{About: d.About, Form: FormExtension})
	for _, old := range papers {
		if old.Reply.Extension == extension {
			return d.twice(old.Number)
		}
	}
	return err
}

// draftService is 送达回证: what was served to whom, when and how.
func (p *pen) draftService(d *drafting) error {
	no, v, err := p.inForce(d.in.About)
	if err != nil {
		return err
	}
	s := no.Service
	if s.On == "" {
		return refused("the service of %s is not on the record", "文书 %s 没有送达记录", no.Number).
			Hint("record it with {notice.served %s}", "请先用 {notice.served %s} 登记送达", d.About)
	}
	if err := p.goesBack(d, no.ID, v, no.Officers, s.On); err != nil {
		return err
	}
	d.Says = map[string]string{"paper": no.Form.Title + no.Number, "unit_name": no.Site.Name, "on": s.On.ZH(),
		"how":      s.How.ZH(),
		"receiver": s.Receiver, "reason": s.Reason, "witness": strings.Join(s.Witnesses, "、"), "note": s.Note}
	return p.once(d)
}
