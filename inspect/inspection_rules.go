package inspect

import "slices"

// redate moves the day on which the hazards of an inspection were found, as far
// as what happened to them since allows. They are counted by the caller.
func (p *pen) redate(i Inspection) error {
	hazards, err := p.Hazards(Filter{Inspection: i.N, Withdrawn: true})
	if err != nil {
		return err
	}
	for _, row := range hazards.Rows {
		ref := row.ref()
		events, err := p.History(ref)
		if err != nil {
			return err
		}
		e, err := p.record(ref, &HazardRedated{i.Date})
		if err != nil {
			return err
		}
		now := append(slices.Clip(events), e)
		if err := p.standsWithout(ref, events, now); err != nil {
			return err
		}
		if _, err := p.put(ref, unstruck(now), p.refs); err != nil {
			return err
		}
	}
	return nil
}

// noReviewOf refuses while a review has looked at a hazard of the inspection: it
// was of the unit of then.
func (p *pen) noReviewOf(i Inspection) error {
	hazards, err := p.Hazards(Filter{Inspection: i.N})
	if err != nil {
		return err
	}
	reviews, err := p.Reviews(Filter{Site: i.Site})
	for _, row := range hazards.Rows {
		for _, rv := range reviews.Rows {
			if slices.Contains(rv.Fixed, row.N) || slices.Contains(rv.NotFixed, row.N) {
				ref := rv.ref()
				return refused("review %s looked at hazard %s of inspection %s", "复查 %s 已涉及检查 %[3]s 的隐患 %[2]s",
					ref, row.ref(), i.ref()).
					Hint("undo that first: {fact.struck %s .reason=…}", "请先撤销：{fact.struck %s .reason=…}", ref)
			}
		}
	}
	return err
}

// noPaperNames refuses while a paper in force says where and when an inspection
// was, and who was there: it stays as it is, and the record says what it says.
func (p *pen) noPaperNames(i Inspection) error {
	number, err := p.paperOf(i.N)
	if err == nil && number != "" {
		err = refused("%[2]s names inspection %[1]s: its site, date, places and people cannot be changed",
			"%[2]s 已写明检查 %[1]s 的单位、日期、场所和人员，不能更改", i.ref(), number).
			Hint("void it first if they are wrong", "如确有错误，请先作废该文书")
	}
	return err
}

// paperOf is the number of a notice or paper in force that goes back to an inspection; "" for none.
func (p *pen) paperOf(n int64) (string, error) {
	for _, noun := range []Noun{Notices, Papers} {
		papers, err := page[PaperRow](p.Reader, noun, Filter{Inspection: n, Limit: 1})
		if err != nil {
			return "", err
		}
		if len(papers.Rows) > 0 {
			return papers.Rows[0].Number, nil
		}
	}
	return "", nil
}

// nothingHangsOn refuses while hazards or notices of the inspection stand;
// withdrawn and void ones do not, if they are forgiven.
func (p *pen) nothingHangsOn(n int64, forgive bool) error {
	f := Filter{Inspection: n, Limit: 1, Withdrawn: !forgive}
	hazards, err := p.Hazards(f)
	if err != nil {
		return err
	}
	notices, err := p.Notices(Filter{Inspection: n, Limit: 1, Withdrawn: !forgive})
	en, zh := "void and withdraw those first", "请先作废文书，将隐患作误录处理"
	if !forgive { // those would still stand in the way
		en, zh = "withdraw it, once what it has is void or withdrawn, and record it anew", "请先作废文书，将隐患作误录处理，再将该检查作误录处理并重新登记"
	}
	if err == nil && hazards.Total+notices.Total > 0 {
		err = refused("inspection %s has %d hazard%[2]s and %d notice%[3]s",
			"检查 %s 已有 %d 项隐患、%d 份文书", Ref{Inspections, n}, Many(hazards.Total), Many(notices.Total)).Hint(en, zh)
	}
	if err != nil {
		return err
	}
	papers, err := p.Papers(Filter{Inspection: n, Limit: 1, Withdrawn: !forgive})
	if err == nil && papers.Total > 0 {
		err = refused("inspection %s is named on paper %s", "检查 %s 已写入文书 %s", Ref{Inspections, n}, papers.Rows[0].Number).
			Hint(en, zh)
	}
	return err
}
