package inspect

import "cmp"

// remarkTwin says that the same text stands on the same inspection already.
func (p *pen) remarkTwin(h Hazard) error {
	if p.book.Noted == nil {
		return nil
	}
	said, err := p.textsBeside(h)
	text := Folded(h.Text)
	if err != nil || !said[text] {
		if err == nil {
			said[text] = true
		}
		return err
	}
	others, err := bare[Hazard](p.Reader, Hazards, Filter{Where: beside(h)})
	for _, other := range others {
		if Folded(other.Text) == text {
			p.remark("%s says the same on inspection %s: withdraw one with {hazard.withdrawn} if they are one hazard",
				"检查 %[2]s 的 %[1]s 内容相同：如为同一隐患，请用 {hazard.withdrawn} 将其一作误录处理",
				other.ref(), Ref{Inspections, h.Inspection})
			break
		}
	}
	return err
}

// textsBeside are the texts of the other hazards of an inspection as they are
// compared, read once; then of all that were asked about.
func (p *pen) textsBeside(h Hazard) (map[string]bool, error) {
	said, read := p.texts[h.Inspection]
	if read {
		return said, nil
	}
	said = map[string]bool{}
	texts, err := p.Group(Hazards, Filter{Where: beside(h)}, "text")
	for text := range texts {
		said[Folded(text)] = true
	}
	p.texts[h.Inspection] = said
	return said, err
}

// beside are the other hazards of an inspection that stand.
func beside(h Hazard) []Cond {
	return []Cond{is("inspection", h.Inspection), {"n", "<>", h.N}, {"state", "<>", string(Withdrawn)}}
}

// remarkOutside says that an inspection is outside the days of its campaign,
// whose totals are of those days.
func (p *pen) remarkOutside(i Inspection) error {
	if p.book.Noted == nil || i.Campaign == 0 {
		return nil
	}
	c, ok, err := p.Campaign(i.Campaign)
	if ok && (i.Date < c.From || c.To != "" && i.Date > c.To) {
		p.remark("%s is outside the days of campaign %s, from %s to %s: its totals leave it out",
			"%s 不在专项 %s 的起止日期（%s 至 %s）之内，不计入该专项的统计", i.Date, c.Name, c.From, cmp.Or(string(c.To), "…"))
	}
	return err
}

// remarkSecond says that the site was inspected, or visited, on that day already.
func (p *pen) remarkSecond(i Inspection) error {
	if p.book.Noted == nil {
		return nil
	}
	day, err := p.InspectionsOf(i.Site, Period{i.Date, i.Date.Add(1)})
	for _, other := range day {
		if other.N != i.N && (other.Kind == Visit) == (i.Kind == Visit) {
			p.remark("%s is of the same site and day %s: withdraw one with {inspection.withdrawn} if they are one",
				"%s 是同一单位 %s 的检查：如为同一次检查，请用 {inspection.withdrawn} 将其一作误录处理", other.ref(), i.Date)
			return nil
		}
	}
	return err
}
