package inspect

import "context"

// HandleComplaint records a fact of a complaint's life: the rules are asked,
// its days and words are looked at, and the complaint as it is then is given back.
func (b *Book) HandleComplaint(ctx context.Context, id ID, n int64, fact Fact) (c Complaint, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		if c, err = found(p.Complaint(n))(Complaints, n); err != nil {
			return err
		}
		if err := first(c.MayRecord(fact.Kind()), p.fillComplaint(fact), c.allows(fact, nil)); err != nil {
			return err
		}
		return p.complain(&c, id, fact)
	})
	return c, err
}

// fillComplaint fills in what the caller leaves out, and refuses words that are
// none, and days to come; see [Complaint.allows].
func (p *pen) fillComplaint(fact Fact) error {
	switch f := fact.(type) {
	case *ComplaintAssigned:
		return first(p.day(&f.On), line("one assigned to", "承办人或单位", &f.To, maxName, true), cleanText("note", "备注", &f.Note, maxText))
	case *ComplaintUrged:
		return first(p.day(&f.On), line("one who urges", "催办人", &f.By, maxWord, true), line("means", "方式", &f.How, maxWord, false), cleanText("note", "备注", &f.Note, maxText))
	case *ComplaintAnswered:
		return first(p.day(&f.On), line("one who answers", "答复人", &f.By, maxWord, true), line("means", "方式", &f.How, maxWord, false), line("answer", "答复内容", &f.Text, maxText, true))
	case *SatisfactionAsked:
		return p.day(&f.On)
	case *ComplaintRated:
		if f.Score < 1 || f.Score > 5 {
			return invalid("%d is no score", "%d 不是评分", f.Score).Hint("scores are 1 to 5", "评分为 1 至 5")
		}
		return first(p.day(&f.On), cleanText("note", "备注", &f.Note, maxText))
	case *ComplaintReopened:
		return first(p.day(&f.On), reasonGiven(&f.Reason))
	case *ComplaintWithdrawn:
		return first(p.day(&f.On), reasonGiven(&f.Reason))
	}
	return invalid("a %s is not recorded so", "%s 不能这样登记", fact.Kind())
}

// timely refuses an assignment without a day, or with one that is before it.
func (a Assignment) timely() error {
	if a.Due == "" {
		return invalid("the assignment has no due date", "交办没有办理期限").Hint("give --due: a date, days, or working days as 5w", "请给出 --due：日期、天数，或工作日如 5w")
	}
	if err := dueWithin(a.Due, a.On); err != nil {
		return err
	}
	if a.Due < a.On {
		return refused("the due date %s is before the day assigned %s", "办理期限 %s 早于交办日期 %s", a.Due, a.On).
			Hint("look at --due and --date", "请核对 --due 和 --date")
	}
	return nil
}

// LinkComplaint names an inspection or a hazard that came of a complaint; the
// same again changes nothing.
func (b *Book) LinkComplaint(ctx context.Context, id ID, n int64, to Ref) (c Complaint, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		if c, err = found(p.Complaint(n))(Complaints, n); err != nil {
			return err
		}
		return p.link(id, &c, to)
	})
	return c, err
}

func (p *pen) link(name ID, c *Complaint, to Ref) error {
	if err := c.MayRecord("complaint.linked"); err != nil {
		return err
	}
	id, withdrawn, err := p.linked(to)
	if err != nil {
		return err
	}
	if withdrawn {
		return refused("%[1]s %[3]s was withdrawn", "%[2]s %[3]s 已作误录处理", to.Noun.EN(), to.Noun.ZH(), to)
	}
	for _, l := range c.Links {
		if l == to {
			return nil
		}
	}
	p.ids[id] = to.N
	return p.complain(c, name, &ComplaintLinked{to.Noun, id})
}

// linked is the name of what a complaint is to be linked to.
func (p *pen) linked(to Ref) (id ID, withdrawn bool, err error) {
	switch to.Noun {
	case Inspections:
		i, err := found(p.Inspection(to.N))(to.Noun, to.N)
		return i.ID, i.Withdrawn != "", err
	case Hazards:
		h, err := found(p.Hazard(to.N))(to.Noun, to.N)
		return h.ID, h.State == Withdrawn, err
	}
	return id, false, invalid("a complaint is linked to an inspection or a hazard, not to %s", "诉求只能关联检查或隐患，不能关联 %s", to)
}

// InspectComplaint records an inspection that a complaint led to, and links
// them, in one transaction. Without a site it is the complaint's.
func (b *Book) InspectComplaint(ctx context.Context, id ID, n int64, i Inspection) (c Complaint, held Inspection, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		if c, err = found(p.Complaint(n))(Complaints, n); err != nil {
			return err
		}
		if i.Site == 0 {
			i.Site = c.Site
		}
		if i.Site == 0 {
			return invalid("complaint %s names no site", "诉求 %s 没有涉及单位", Ref{Complaints, n}).Hint("give --site", "请给出 --site")
		}
		if i.Date == "" {
			i.Date = p.today
		}
		if i.Date < c.Received {
			return tooEarly(c.Received, "%s is before %s, on which the complaint came", "%s 早于受理日期 %s", i.Date, c.Received)
		}
		if i.Inspectors, err = p.certified(i.Inspectors); err != nil {
			return err
		}
		if held, err = p.addInspection(id, i); err != nil {
			return err
		}
		if err = p.remarkSecond(held); err != nil {
			return err
		}
		return p.link(p.following(Ref{Complaints, n}, &ComplaintLinked{}), &c, Ref{Inspections, held.N})
	})
	return c, held, err
}

// ForgetReporter erases for ever what is kept of who brought a complaint. That
// it was done, and why, goes on the record. That a store's own files are still to
// be wiped stands in the store until it is done; said again, it wipes again.
func (b *Book) ForgetReporter(ctx context.Context, id ID, n int64, reason string) (c Complaint, err error) {
	owed := Owed{What: OwedWipe}
	_, files := b.files().(Wiper)
	err = b.write(ctx, id, func(p *pen) error {
		if c, err = found(p.Complaint(n))(Complaints, n); err != nil {
			return err
		}
		if err := first(c.MayRecord("reporter.forgotten"), reasonGiven(&reason)); err != nil {
			return err
		}
		if files {
			owed.N, err = p.PutOwed(owed)
		} else {
			p.remark("the server's own backups may still hold it: ask who keeps the database until when", "服务器自身的备份中可能仍有：请向数据库管理员了解保留期限")
		}
		if err != nil || !c.Reporter {
			return err
		}
		if err := p.ForgetReporter(n); err != nil {
			return err
		}
		return p.complain(&c, id, &ReporterForgotten{p.today, reason})
	})
	if err != nil || b.trial || !files {
		return c, err
	}
	return c, b.Wipe(context.WithoutCancel(ctx), owed)
}
