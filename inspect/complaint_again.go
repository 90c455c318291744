package inspect

import (
	"cmp"
	"errors"
	"slices"
)

// entered takes down a complaint of a list. Of one that is on the record an empty
// cell says nothing.
func (im *importer) entered(in ComplaintEntry) (c Complaint, known bool, err error) {
	c, known, err = im.taken(in)
	var e *Error
	if !errors.As(err, &e) || e.Code != CodeClash {
		return c, known, err
	}
	was, fact, failed := im.takenDown(in)
	if failed != nil || fact == nil {
		return c, known, cmp.Or(failed, err)
	}
	who, _, failed := im.Reporter(was.N)
	if failed != nil {
		return c, known, failed
	}
	unnamed := in.Anonymous && !fact.Anonymous
	in.leaveUnsaid(fact.Brought, who)
	if in.Site == 0 && fact.SiteID != nil {
		in.Site = im.refs(*fact.SiteID)
	}
	c, known, err = im.taken(in)
	err = im.inFile(err, was.ref(), sameNumber)
	if err == nil && unnamed && c.Reporter && c.Forgotten == "" &&
		!isWord(saysNoName, who.Name) {
		im.note("the row says that the reporter is anonymous; the reporter of %[1]s stays on record",
			"本行称诉求人匿名，但 %[1]s 的诉求人信息仍保留在台账旁", c.ref()).
			Hint("erase who it was with {reporter.forgotten %s}",
				"如需删除诉求人信息，请用 {reporter.forgotten %s}", c.ref())
	}
	return c, known, err
}

// sameNumber is how two lines are of one complaint.
var sameNumber = Words{"number", "编号"}

// taken takes one down under the name of its line.
func (im *importer) taken(in ComplaintEntry) (c Complaint, known bool, err error) {
	im.own = in.name
	c, known, err = im.addComplaint(in)
	if im.own = (ID{}); err == nil && !known {
		im.makes(c.ref())
	}
	return c, known, err
}

// takenDown is what is on the record of the complaint that a list tells of; nil
// for none.
func (im *importer) takenDown(in ComplaintEntry) (c Complaint, fact *ComplaintReceived, err error) {
	e, ok, err := im.Event(in.name)
	if err == nil && !ok && in.SourceNumber != "" {
		if c, ok, err = im.ComplaintFrom(in.Channel, in.SourceNumber); err == nil && ok {
			e, ok, err = im.Event(c.ID)
		}
	}
	if err != nil || !ok {
		return c, nil, err
	}
	fact, _ = e.Fact.(*ComplaintReceived)
	c, err = existing(im.Complaint, e.Ref.N)
	return c, fact, err
}

// leaveUnsaid takes from the record what an entry leaves empty. That the reporter
// is anonymous and not named says no more than that.
func (in *ComplaintEntry) leaveUnsaid(was Brought, who Reporter) {
	in.TakenBy, in.Town = cmp.Or(in.TakenBy, was.TakenBy), cmp.Or(in.Town, was.Town)
	if in.Reporter == (Reporter{}) {
		in.Anonymous = was.Anonymous
		return
	}
	in.Reporter = Reporter{cmp.Or(in.Reporter.Name, who.Name), cmp.Or(in.Reporter.Phone, who.Phone),
		cmp.Or(in.Reporter.Address, who.Address)}
}

// unsaidOf takes from the record who had or answered a complaint, and the day it was
// given to him, where the line leaves that empty.
func (c Complaint) unsaidOf(row ComplaintLine, life []Fact) {
	for _, r := range c.Rounds {
		for _, fact := range life {
			switch f := fact.(type) {
			case *ComplaintAssigned:
				for _, a := range r.Assigned {
					if a.Due == f.Due && (row.AssignedTo == "" || a.To == f.To) &&
						(row.AssignedOn == "" || a.On == f.On) {
						f.To, f.On = a.To, a.On
					}
				}
			case *ComplaintAnswered:
				if row.AnsweredBy == "" && r.Answer.On == f.On && r.Answer.Text == f.Text {
					f.By = r.Answer.By
				}
			}
		}
	}
}

// further records of a complaint that is known what the line tells beyond the
// record, as steps forward, and says so; what the rules refuse is named.
func (im *importer) further(c Complaint, life []Fact) error {
	if c.Withdrawn != "" {
		im.note("it is recorded already as %s, which was withdrawn: %s", "已登记为 %s，后作误录处理：%s",
			c.ref(), c.Withdrawn)
		return nil
	}
	life, err := im.unstruck(c, slices.DeleteFunc(life, c.has))
	if err != nil {
		return err
	}
	draft := c
	draft.Rounds = slices.Clone(c.Rounds)
	for _, fact := range life {
		if err := cmp.Or(im.fillIn(&draft, fact), allows(&draft, fact, nil)); err != nil {
			return err
		}
		apply(&draft, Event{Fact: fact}, nil)
	}
	for _, fact := range life {
		if err := im.change(&c, fact); err != nil {
			return err
		}
		word := stepWords[KindOf(fact)]
		im.note("the %[2]s of %[1]s was recorded", "%[1]s 的%[3]s已补录", c.ref(), word[0], word[1])
	}
	return nil
}

// unstruck leaves out what was struck as recorded in error, and says so: that a
// list still tells it does not make it so.
func (im *importer) unstruck(c Complaint, life []Fact) ([]Fact, error) {
	if len(life) == 0 {
		return nil, nil
	}
	events, err := im.History(c.ref())
	if err != nil {
		return nil, err
	}
	ever := fold[Complaint](Complaints, events, im.refs) // as if nothing were struck
	return slices.DeleteFunc(life, func(fact Fact) bool {
		if !ever.has(fact) {
			return false
		}
		word := stepWords[KindOf(fact)]
		im.note("the %[2]s of %[1]s is on the record and was struck: it was not recorded again",
			"%[1]s 的该%[3]s已登记过并已撤销，未再登记", c.ref(), word[0], word[1])
		return true
	}), nil
}

var stepWords = map[string][2]string{"complaint.assigned": {"assignment", "交办"}, "complaint.answered": {"answer", "答复"},
	"complaint.rated": {"score", "评分"}}

// has tells whether a fact that a list tells is on the record.
func (c Complaint) has(fact Fact) bool {
	return slices.ContainsFunc(c.Rounds, func(r Round) bool {
		switch f := fact.(type) {
		case *ComplaintAssigned:
			return slices.ContainsFunc(r.Assigned,
				func(a Assignment) bool { return a.On == f.On && a.To == f.To && a.Due == f.Due })
		case *ComplaintAnswered:
			return r.Answer.On == f.On && (r.Answer.By == f.By && r.Answer.Text == f.Text || f.Text == unsaid)
		case *ComplaintRated:
			return r.Rating.Score == f.Score
		}
		return false
	})
}
