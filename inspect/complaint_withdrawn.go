package inspect

// ComplaintWithdrawn said that it was recorded in error (误录).
type ComplaintWithdrawn struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

var _ = define("complaint.withdrawn", handling(definition[Complaint, ComplaintWithdrawn]{
	done: "withdrawn", zh: "作误录处理",
	from: unanswered,
	effect: func(c *Complaint, f *ComplaintWithdrawn, _ telling) {
		c.State, c.Withdrawn, c.WithdrawnOn = Withdrawn, f.Reason, f.On
	},
	rests: (*pen).standsAgain,
	told:  Words{"withdrawn on {on}", "{on} 作误录处理"},
}))

// standsAgain refuses to bring back a complaint whose number another has now, or whose
// unit was withdrawn since.
func (p *pen) standsAgain(e Event, _ *ComplaintWithdrawn) error {
	c, err := existing(p.Complaint, e.Ref.N)
	if err != nil {
		return err
	}
	if c.SourceNumber != "" {
		other, taken, err := p.ComplaintFrom(c.Channel, c.SourceNumber)
		if err == nil && taken {
			err = refused("the number %s of that channel now belongs to %s", "该渠道编号 %s 现属于 %s", c.SourceNumber, other.ref())
		}
		if err != nil {
			return err
		}
	}
	if c.Site != 0 {
		_, err = p.standingSite(c.Site)
	}
	return err
}
