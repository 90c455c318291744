package inspect

import (
	"slices"

	"github.com/google/uuid"
)

// entered takes down a complaint of a list. One who was kept by the name of
// 匿名 before that was known to be none is no other reporter.
func (im *importer) entered(in ComplaintEntry) (c Complaint, known bool, err error) {
	c, known, err = im.addComplaint(in)
	if err != nil && in.Anonymous {
		before := in
		before.Anonymous, before.Reporter = false, Reporter{}
		if e, ok, _ := im.Event(in.ID); ok {
			if f, is := e.Fact.(*ComplaintReceived); is && !f.Anonymous {
				return im.addComplaint(before)
			}
		}
	}
	return c, known, err
}

// further records of a complaint that is known what the line tells beyond the
// record, as steps forward, and says so; what the rules refuse is named.
func (im *importer) further(line int, c Complaint, life []Fact) error {
	if c.Withdrawn != "" {
		im.note(line, invalid("it is recorded already as %s, which was withdrawn: %s", "已登记为 %s，后作误录处理：%s",
			Ref{Complaints, c.N}, c.Withdrawn))
		return nil
	}
	life, err := im.unstruck(line, c, slices.DeleteFunc(life, c.has))
	if err != nil {
		return err
	}
	draft := c
	draft.Rounds = slices.Clone(c.Rounds)
	for _, fact := range life {
		if err := first(im.fillComplaint(fact), draft.allows(fact, nil)); err != nil {
			return err
		}
		draft.apply(Event{Fact: fact}, nil)
	}
	for _, fact := range life {
		if err := im.complain(&c, uuid.Nil, fact); err != nil {
			return err
		}
		word := stepWords[fact.Kind()]
		im.note(line, invalid("the %[2]s of %[1]s was recorded", "%[1]s 的%[3]s已补录", Ref{Complaints, c.N}, word[0], word[1]))
	}
	return nil
}

// unstruck leaves out what was struck as recorded in error, and says so: that a
// list still tells it does not make it so.
func (im *importer) unstruck(line int, c Complaint, life []Fact) ([]Fact, error) {
	if len(life) == 0 {
		return nil, nil
	}
	events, err := im.History(Ref{Complaints, c.N})
	if err != nil {
		return nil, err
	}
	ever := fold(events, func(c *Complaint, e Event) { c.apply(e, im.refs) }) // as if nothing were struck
	return slices.DeleteFunc(life, func(fact Fact) bool {
		if !ever.has(fact) {
			return false
		}
		word := stepWords[fact.Kind()]
		im.note(line, invalid("the %[2]s of %[1]s is on the record and was struck: it was not recorded again",
			"%[1]s 的该%[3]s已登记过并已撤销，未再登记", Ref{Complaints, c.N}, word[0], word[1]))
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
			return slices.ContainsFunc(r.Assigned, func(a Assignment) bool { return a.On == f.On && a.To == f.To && a.Due == f.Due })
		case *ComplaintAnswered:
			return r.Answer.On == f.On && (r.Answer.By == f.By && r.Answer.Text == f.Text || f.Text == unsaid)
		case *ComplaintRated:
			return r.Rating.Score == f.Score
		}
		return false
	})
}
