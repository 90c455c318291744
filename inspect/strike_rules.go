package inspect

// mayStrike refuses to strike what another verb takes back, what is struck
// already, and what goes with something else.
func (p *pen) mayStrike(events []Event, at int, part bool) error {
	e, ref := events[at], recalled(events, at).FactRef
	if by, gone := Struck(events)[e.ID]; gone {
		f, _ := by.Fact.(*FactStruck)
		return refused("%[1]s was struck on %[2]s: %[3]s", "%[1]s 已于 %[2]s 撤销：%[3]s", ref, f.On, f.Reason).
			Hint("its history names the strike, which can be struck too", "其经过中有该撤销的编号，撤销本身也可以撤销")
	}
	whole, err := wholeOf(p.Reader, events, at)
	if err != nil {
		return err
	}
	if whole.Place != 0 && !part {
		return refused("%[1]s goes with %[2]s", "%[1]s 是 %[2]s 的一部分", ref, whole.FactRef).
			Hint("undo that: rectify undo "+whole.FactRef.String()+" --reason …", "请撤销：rectify undo "+whole.FactRef.String()+" --reason …")
	}
	if !part && !factKinds[e.Fact.Kind()].struck {
		return p.notSo(events, at)
	}
	return nil
}

// restsOn refuses while something else rests on a fact.
func (p *pen) restsOn(e Event) error {
	switch f := e.Fact.(type) {
	case *ListAnswered:
		return p.hazardsOfList(f)
	case *LookbackDrawn:
		return p.lookedIn(e, f)
	case *HazardWithdrawn:
		return p.placeOf(e.Ref)
	case *InspectionWithdrawn:
		i, err := found(p.Inspection(e.Ref.N))(Inspections, e.Ref.N)
		if err != nil {
			return err
		}
		i.Withdrawn = ""
		_, err = p.inspectionFact(&i)
		return err
	case *SiteWithdrawn:
		s, err := found(p.Site(e.Ref.N))(Sites, e.Ref.N)
		return first(err, p.freeName(s))
	case *CampaignWithdrawn:
		c, err := found(p.Campaign(e.Ref.N))(Campaigns, e.Ref.N)
		return first(err, p.freeCampaign(c))
	case *ComplaintWithdrawn:
		return first(p.onlyOne(e.Ref), p.siteStands(e.Ref))
	}
	return nil
}

// hazardsOfList refuses while hazards stand that a checklist's answers became.
func (p *pen) hazardsOfList(f *ListAnswered) error {
	for _, a := range f.Answers {
		h, ok, err := p.Hazard(p.refs(a.HazardID))
		if err != nil {
			return err
		}
		if ref := (Ref{Hazards, h.N}).String(); ok && h.State != Withdrawn {
			return refused("hazard %s came of item %s of the list", "隐患 %s 由检查表条目 %s 登记", ref, a.Item).
				Hint("withdraw it first: rectify hazard withdraw "+ref+" --reason …",
					"请先作误录处理：rectify hazard withdraw "+ref+" --reason …")
		}
	}
	return nil
}

// lookedIn refuses while results of a draw stand.
func (p *pen) lookedIn(e Event, f *LookbackDrawn) error {
	for _, id := range f.HazardIDs {
		ref := Ref{Hazards, p.refs(id)}
		events, err := p.History(ref)
		if err != nil {
			return err
		}
		for _, look := range standing(events) {
			if f, ok := look.Fact.(*HazardLookedBack); ok && f.DrawID == e.ID {
				fact := placed(events, look.ID)
				return refused("hazard %s was looked back at in %s", "隐患 %s 已在抽查 %s 中回头看", ref, e.Ref).
					Hint("undo that first: rectify undo "+fact+" --reason …", "请先撤销：rectify undo "+fact+" --reason …")
			}
		}
	}
	return nil
}

// placeOf refuses to bring back a hazard whose inspection does not stand, or
// whose list.
func (p *pen) placeOf(ref Ref) error {
	h, err := found(p.Hazard(ref.N))(Hazards, ref.N)
	if err != nil {
		return err
	}
	v, err := p.visit(h.Inspection)
	if err == nil {
		err = first(v.stands(), p.listStands(h))
	}
	return err
}

// siteStands refuses to bring back a complaint whose unit was withdrawn since.
func (p *pen) siteStands(ref Ref) error {
	c, err := found(p.Complaint(ref.N))(Complaints, ref.N)
	if err != nil || c.Site == 0 {
		return err
	}
	_, err = p.standingSite(c.Site)
	return err
}

// onlyOne refuses to bring back a complaint whose number another has now.
func (p *pen) onlyOne(ref Ref) error {
	c, err := found(p.Complaint(ref.N))(Complaints, ref.N)
	if err != nil || c.SourceNumber == "" {
		return err
	}
	other, taken, err := p.ComplaintFrom(c.Channel, c.SourceNumber)
	if err == nil && taken {
		err = refused("the number %s of that channel is of %s now", "该渠道编号 %s 现属于 %s", c.SourceNumber, Ref{Complaints, other.N})
	}
	return err
}

// standsWithout asks the rules of what stands now, and refuses where a fact would
// not have been allowed that was. What was never right stays as it is.
func (p *pen) standsWithout(ref Ref, was, is []Event) error {
	before, now := p.broken(ref, was), p.broken(ref, is)
	for at, e := range is {
		why, bad := now[e.ID]
		if _, before := before[e.ID]; !bad || before {
			continue
		}
		en, zh := p.instead(is, at)
		whole, err := wholeOf(p.Reader, is, at)
		if err != nil {
			return err
		}
		if whole.Place != 0 || factKinds[e.Fact.Kind()].struck {
			first := recalled(is, at).FactRef.String()
			if whole.Place != 0 {
				first = whole.FactRef.String()
			}
			en, zh = "undo that first: rectify undo "+first+" --reason …", "请先撤销：rectify undo "+first+" --reason …"
		}
		if _, returns := Struck(was)[e.ID]; returns {
			en, zh = "bring back or mend first what it rests on, which the history names: rectify "+ref.shown(),
				"请先恢复或更正它所依据的内容（见经过）：rectify "+ref.shown()
		}
		whyEN, whyZH := said(why)
		if at == 0 {
			return refused("then %[1]s could not stand: %[2]s", "如此则 %[1]s 不成立：%[3]s", ref, whyEN, whyZH).
				Hint("mend that first: rectify "+ref.Noun.EN()+" edit "+ref.String(), "请先更正：rectify "+ref.Noun.EN()+" edit "+ref.String())
		}
		return refused("then %[1]s could not have been recorded: %[2]s", "如此则 %[1]s 无从登记：%[3]s",
			recalled(is, at).FactRef, whyEN, whyZH).Hint(en, zh)
	}
	return nil
}

// broken are the facts of a thing that the rules would not allow where they
// stand, and why.
func (p *pen) broken(ref Ref, events []Event) map[ID]error {
	events = standing(events)
	switch ref.Noun {
	case Hazards:
		return p.brokenHazard(events)
	case Inspections:
		return brokenIn(events, Inspection.allows, func(i *Inspection, e Event) { i.apply(e, p.refs) })
	case Sites:
		return brokenIn(events, Site.allows, func(s *Site, e Event) { s.apply(e) })
	case Notices:
		return brokenIn(events, Notice.allows, func(n *Notice, e Event) { n.apply(e, p.refs) })
	case Complaints:
		return brokenIn(events, Complaint.allows, func(c *Complaint, e Event) { c.apply(e, p.refs) })
	case Blanks:
		return brokenIn(events, Blank.allows, func(k *Blank, e Event) { k.apply(e, p.refs) })
	}
	return nil
}

func brokenIn[T any](events []Event, allows func(T, Fact, []Event) error, apply func(*T, Event)) map[ID]error {
	out := map[ID]error{}
	var v T
	for at, e := range events {
		if _, strike := e.Fact.(*FactStruck); strike {
			continue
		}
		if err := allows(v, e.Fact, events[:at]); err != nil {
			out[e.ID] = err
		}
		apply(&v, e)
	}
	return out
}
