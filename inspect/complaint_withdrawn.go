package inspect

import "cmp"

// ComplaintWithdrawn said that it was recorded in error (误录).
type ComplaintWithdrawn struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

var _ = fact("complaint.withdrawn", kind[Complaint, ComplaintWithdrawn]{
	strike: true, plain: true,
	done: "withdrawn", zh: "作误录处理",
	from: unanswered,
	on:   Complaint.follows,
	effect: func(c *Complaint, f *ComplaintWithdrawn, _ telling) {
		c.State, c.Withdrawn, c.WithdrawnOn = Withdrawn, f.Reason, f.On
		c.day(f.On)
	},
	rests: func(p *pen, e Event, _ *ComplaintWithdrawn) error {
		return cmp.Or(p.onlyOne(e.Ref), p.siteStands(e.Ref))
	},
	told: Words{"withdrawn on {on}", "{on} 撤回（误录）"},
})

// siteStands refuses to bring back a complaint whose unit was withdrawn since.
func (p *pen) siteStands(ref Ref) error {
	c, err := found(p.Complaint, ref.N)
	if err != nil || c.Site == 0 {
		return err
	}
	_, err = p.standingSite(c.Site)
	return err
}

// onlyOne refuses to bring back a complaint whose number another has now.
func (p *pen) onlyOne(ref Ref) error {
	c, err := found(p.Complaint, ref.N)
	if err != nil || c.SourceNumber == "" {
		return err
	}
	other, taken, err := p.ComplaintFrom(c.Channel, c.SourceNumber)
	if err == nil && taken {
		err = refused("the number %s of that channel is of %s now", "该渠道编号 %s 现属于 %s", c.SourceNumber, other.ref())
	}
	return err
}
