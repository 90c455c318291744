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
		return refused("%[1]s is part of %[2]s", "%[1]s 是 %[2]s 的一部分", ref, whole.FactRef).
			Hint("undo that: {fact.struck %s .reason=…}", "请撤销：{fact.struck %s .reason=…}", whole.FactRef)
	}
	if !part && !kindOf(e.Fact).strike {
		return p.notSo(events, at)
	}
	return nil
}

// hazardsOfList refuses while hazards stand that a checklist's answers became.
func (p *pen) hazardsOfList(_ Event, f *ListAnswered) error {
	for _, a := range f.Answers {
		h, ok, err := p.Hazard(p.refs(a.HazardID))
		if err != nil {
			return err
		}
		if ref := h.ref(); ok && h.State != Withdrawn {
			return refused("hazard %s came of item %s of the checklist", "隐患 %s 由检查表条目 %s 登记", ref, a.Item).
				Hint("withdraw it first: {hazard.withdrawn %s .reason=…}",
					"请先作误录处理：{hazard.withdrawn %s .reason=…}", ref)
		}
	}
	return nil
}

// lookedIn refuses while results of a draw stand.
func (p *pen) lookedIn(e Event, f *lookbackDrawn) error {
	for _, id := range f.HazardIDs {
		ref := Ref{Hazards, p.refs(id)}
		events, err := p.History(ref)
		if err != nil {
			return err
		}
		for _, look := range unstruck(events) {
			if f, ok := look.Fact.(*HazardLookedBack); ok && f.DrawID == e.ID {
				fact := placed(events, look.ID)
				return refused("hazard %s was looked back at in %s", "隐患 %s 已在抽查 %s 中回头看", ref, e.Ref).
					Hint("undo that first: {fact.struck %s .reason=…}", "请先撤销：{fact.struck %s .reason=…}", fact)
			}
		}
	}
	return nil
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
		hint := p.instead(is, at)
		whole, err := wholeOf(p.Reader, is, at)
		if err != nil {
			return err
		}
		if whole.Place != 0 || kindOf(e.Fact).strike {
			first := recalled(is, at).FactRef
			if whole.Place != 0 {
				first = whole.FactRef
			}
			hint = say("undo that first: {fact.struck %s .reason=…}", "请先撤销：{fact.struck %s .reason=…}", first)
		}
		if _, returns := Struck(was)[e.ID]; returns {
			hint = say("first bring back or correct what it rests on, which the history names: %s",
				"请先恢复或更正它所依据的内容（见经过）：%s", ref.shown())
		}
		if at == 0 {
			return refused("without it %s could not stand: %s", "撤销后 %s 不成立：%s", ref, why).
				Hint("correct that first: {%s.amended %s}", "请先更正：{%s.amended %s}", ref.Noun.EN(), ref)
		}
		return refused("without it %s could not have been recorded: %s", "撤销后 %s 无从登记：%s",
			recalled(is, at).FactRef, why).hint(hint)
	}
	return nil
}

// broken are the facts of a thing that the rules would not allow where they
// stand, and why.
func (p *pen) broken(ref Ref, events []Event) map[ID]error {
	events = unstruck(events)
	if ref.Noun == Hazards {
		return p.brokenHazard(events)
	}
	if ref.Noun == Agencies {
		return nil
	}
	return p.brokenIn(ref.Noun, events, allows)
}

func (p *pen) brokenIn(noun Noun, events []Event, allows func(thing, Fact, []Event) error) map[ID]error {
	out := map[ID]error{}
	v := things[noun].empty()
	for at, e := range events {
		if _, strike := e.Fact.(*FactStruck); strike {
			continue
		}
		if err := allows(v, e.Fact, events[:at]); err != nil {
			out[e.ID] = err
		}
		apply(v, e, p.refs)
	}
	return out
}
