package inspect

import "cmp"

// ComplaintEntry asks for a complaint to be recorded.
type ComplaintEntry struct {
	Brought
	Site     int64    // its number; 0 for none
	Reporter Reporter // kept beside the record

	name ID // of a line of a list
}

// addComplaint takes down what somebody brings.
func (p *pen) addComplaint(in ComplaintEntry) (c Complaint, known bool, err error) {
	fact := &ComplaintReceived{Brought: in.Brought}
	if fact.SiteID, err = p.reported(&fact.Brought, in.Site); err != nil {
		return c, false, err
	}
	if err := cmp.Or(in.Reporter.clean(), Complaint{Brought: fact.Brought}.mayName(in.Reporter)); err != nil {
		return c, false, err
	}
	if c, known, err = p.knownComplaint(fact); err != nil || known {
		if err == nil {
			err = sameReporter(p.Reader, c, in.Reporter, c.ID)
		}
		return c, known, err
	}
	if err := p.begin(&c, Complaints, fact); err != nil {
		return c, false, err
	}
	return c, false, p.noteReporter(&c, in.Reporter)
}

// sameReporter refuses another reporter than a fact that is on the record told of; one
// who was forgotten since stays forgotten, and of one who was changed since nobody
// knows who it was.
func sameReporter(r Reader, c Complaint, who Reporter, said ID) error {
	was, ok, err := r.Reporter(c.N)
	if err != nil || who == (Reporter{}) || ok && was == who || c.Forgotten != "" {
		return err
	}
	events, err := r.History(c.ref())
	if err != nil {
		return err
	}
	at, noted := max(PlaceOf(events, said), 0), 0
	for _, e := range events[at:] {
		if _, is := e.Fact.(*reporterNoted); is {
			if noted++; noted > 1 || !e.At.Equal(events[at].At) { // the first goes with what was said
				return nil
			}
		}
	}
	return Errorf(CodeClash, "it is recorded already as %s, with another reporter or none",
		"已登记为 %s，但诉求人不同或未记", c.ref()).
		Hint("correct it with {complaint.amended}", "请用 {complaint.amended} 修改")
}

// mayName refuses the particulars of one who wants to stay unnamed.
func (c Complaint) mayName(who Reporter) error {
	if who != (Reporter{}) && c.Anonymous {
		return refused("the reporter is anonymous, but particulars are given", "既为匿名，又给出了诉求人信息").
			Hint("leave out the reporter's particulars, or {.anonymous}", "请去掉诉求人信息，或去掉 {.anonymous}")
	}
	return nil
}

// reported checks what was taken down and names its site for the record.
func (p *pen) reported(r *Brought, site int64) (*ID, error) {
	if r.Received == "" {
		r.Received = p.today
	}
	if err := cmp.Or(r.clean(), p.hasCome("day received", "受理日期", r.Received)); err != nil || site == 0 {
		return nil, err
	}
	s, err := p.standingSite(site)
	if err != nil {
		return nil, err
	}
	if r.Town == "" {
		r.Town = s.On(r.Received).Town
	}
	p.ids[s.ID] = s.N
	return &s.ID, nil
}

// knownComplaint finds what is on the record under that name, or with the same
// number of the same channel, and refuses it if it says something else.
func (p *pen) knownComplaint(fact *ComplaintReceived) (c Complaint, known bool, err error) {
	e, err := recorded(p.Reader, p.own)
	if err == nil && e.Fact == nil && fact.SourceNumber != "" {
		if c, known, err = p.ComplaintFrom(fact.Channel, fact.SourceNumber); known {
			e, err = recorded(p.Reader, c.ID)
		}
	}
	if err != nil || e.Fact == nil {
		return c, false, err
	}
	if err := sameFact(e, fact); err != nil {
		return c, true, err
	}
	c, err = existing(p.Complaint, e.Ref.N)
	return c, true, err
}

// noteReporter keeps who brought it, and puts on the record that it is kept.
func (p *pen) noteReporter(c *Complaint, who Reporter) error {
	if who == (Reporter{}) {
		return nil
	}
	if err := cmp.Or(who.clean(), c.mayName(who), mayRecord(c, &reporterNoted{})); err != nil {
		return err
	}
	return cmp.Or(p.PutReporter(c.N, who), p.change(c, &reporterNoted{p.today}))
}

// editComplaint changes what was taken down, before it is answered, and who
// brought it; the reporter's particulars are changed beside the record.
func (p *pen) editComplaint(c *Complaint, _ broughtEntry) error {
	who, _, err := p.Reporter(c.N)
	says := broughtEntry{Brought: c.Brought, Reporter: who}
	noted, failed := p.saidToo("reporter.noted", c.ref()) // the one who is kept may be the one whom it noted
	if err := cmp.Or(err, failed, p.entry.into(&says)); err != nil {
		return err
	}
	in, err := p.concerns(says, c.Site)
	if err != nil {
		return err
	}
	same := in.Reporter == who && !noted
	if in.Brought != c.Brought || in.Site != c.Site || same && !p.stays(true) {
		if err := p.amendComplaint(c, in); err != nil {
			return err
		}
	}
	if same {
		return nil
	}
	return p.noteReporter(c, in.Reporter)
}

func (p *pen) amendComplaint(c *Complaint, in ComplaintEntry) (err error) {
	if err := mayRecord(c, &complaintAmended{}); err != nil {
		return err
	}
	if in.Site != 0 && in.Site == c.Site && in.Town == c.Town { // which the unit gave, as of its day
		s, err := existing(p.Site, c.Site)
		if err != nil {
			return err
		}
		if s.On(c.Received).Town == c.Town {
			in.Town = ""
		}
	}
	fact := &complaintAmended{Brought: in.Brought}
	if fact.SiteID, err = p.reported(&fact.Brought, in.Site); err != nil {
		return err
	}
	if err := allows(c, fact, nil); err != nil {
		return err
	}
	if c.Reporter && fact.Anonymous {
		return refused("the particulars of the reporter of %s are kept", "%s 已保存诉求人信息", c.ref()).
			Hint("forget them first: {reporter.forgotten %s .reason=…}", "请先删除：{reporter.forgotten %s .reason=…}",
				c.ref())
	}
	other, taken, err := p.ComplaintFrom(fact.Channel, fact.SourceNumber)
	if err == nil && taken && fact.SourceNumber != "" && other.N != c.N {
		err = Errorf(CodeClash, "the number %s of that channel belongs to %s",
			"该渠道编号 %s 已属于 %s", fact.SourceNumber, other.ref())
	}
	if err != nil {
		return err
	}
	return p.change(c, fact)
}
