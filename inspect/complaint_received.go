package inspect

// ComplaintReceived told of a complaint. It names no reporter.
type ComplaintReceived struct {
	Brought
	SiteID *ID `json:"site,omitempty"`
}

// Kind implements [Fact].
func (ComplaintReceived) Kind() string { return "complaint.received" }

var _ = fact(kind[Complaint, ComplaintReceived]{
	begins: true,
	done:   "recorded again", zh: "再次登记",
	from: []State{unrecorded},
	instead: func(c Complaint) Words {
		return say("look at it with {complaint.show %s}", "请用 {complaint.show %s} 查看", c.ref())
	},
	effect: func(c *Complaint, f *ComplaintReceived, t telling) {
		*c = Complaint{N: t.Ref.N, ID: t.ID, Brought: f.Brought, Site: siteIn(f.SiteID, t.refs), State: Received,
			Rounds: []Round{{Opened: f.Received}}}
		c.day(f.Received)
	},
	tell: func(f *ComplaintReceived) Words {
		return say("received on %[1]s by %[2]s", "%[1]s %[3]s受理", f.Received, f.Channel, f.Channel.ZH())
	},
})

func siteIn(id *ID, refs func(ID) int64) int64 {
	if id == nil {
		return 0
	}
	return refs(*id)
}

// broughtEntry is a complaint as an entry says it.
type broughtEntry struct {
	Brought
	Site     *string  `json:"site,omitempty"`    // "" for none
	Reporter Reporter `json:"reporter,omitzero"` // kept beside the record
}

var _ = entered("complaint.received", "", func(p *pen, e Entry, _ Ref, in broughtEntry) (thing, error) {
	out := ComplaintEntry{Brought: in.Brought, Reporter: in.Reporter}
	if err := p.concerns(&out, &in); err != nil {
		return nil, err
	}
	c, _, err := p.addComplaint(out)
	return &c, err
})

// concerns finds the site that an entry names, if it says one.
func (p *pen) concerns(c *ComplaintEntry, in *broughtEntry) (err error) {
	if in.Site != nil {
		c.Site, err = p.findIf(Sites, *in.Site)
	}
	return err
}
