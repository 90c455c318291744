package inspect

import (
	"cmp"
	"slices"
)

// link names an inspection or a hazard that came of a complaint; the same again
// changes nothing.
func (p *pen) link(c *Complaint, to Ref) error {
	if err := mayRecord(c, &ComplaintLinked{}); err != nil {
		return err
	}
	id, withdrawn, err := p.linked(to)
	if err != nil {
		return err
	}
	if withdrawn {
		return refused("%s %s was withdrawn", "%s %s 已作误录处理", to.Noun, to)
	}
	if slices.Contains(c.Links, to) {
		return nil
	}
	p.ids[id] = to.N
	return p.change(c, &ComplaintLinked{to.Noun, id})
}

// linked is the name of what a complaint is to be linked to.
func (p *pen) linked(to Ref) (id ID, withdrawn bool, err error) {
	switch to.Noun {
	case Inspections:
		i, err := existing(p.Inspection, to.N)
		return i.ID, i.Withdrawn != "", err
	case Hazards:
		h, err := existing(p.Hazard, to.N)
		return h.ID, h.State == Withdrawn, err
	}
	return id, false, invalid("a complaint is linked to an inspection or a hazard, not to %s",
		"诉求只能关联检查或隐患，不能关联 %s", to)
}

// inspectComplaint records an inspection that a complaint led to, and links them.
func (p *pen) inspectComplaint(n int64, i Inspection) (held Inspection, err error) {
	c, err := existing(p.Complaint, n)
	if err != nil {
		return held, err
	}
	if i.Date < c.Received {
		return held, tooEarly(c.Received, "%s is before %s, on which the complaint came",
			"%s 早于受理日期 %s", i.Date, c.Received)
	}
	if held, err = p.typedInspection(i); err != nil {
		return held, err
	}
	return held, p.link(&c, held.ref())
}

// forget erases for ever what is kept of who brought a complaint. That it was done,
// and why, goes on the record. That a store's own files are still to be wiped stands
// in the store until it is done; said again, it is owed again.
func (p *pen) forget(c *Complaint, in struct {
	Reason string `json:"reason"`
}) error {
	err := cmp.Or(mayRecord(c, &reporterForgotten{}), reasonGiven(&in.Reason))
	if err != nil {
		return err
	}
	if _, files := p.book.files().(Wiper); files {
		_, err = p.PutOwed(Owed{What: OwedWipe})
	} else {
		p.remark("the server's own backups may still hold it: ask who keeps the database until when",
			"服务器自身的备份中可能仍有：请向数据库管理员了解保留期限")
	}
	if err != nil || !c.Reporter {
		return err
	}
	return cmp.Or(p.ForgetReporter(c.N), p.change(c, &reporterForgotten{p.today, in.Reason}))
}
