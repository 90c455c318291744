package inspect

// ComplaintReceived told of a complaint. It names no reporter.
type ComplaintReceived struct {
	Brought
	SiteID *ID `json:"site,omitempty"`
}

var _ = define("complaint.received", definition[Complaint, ComplaintReceived]{
	begins: true,
	done:   "recorded again", zh: "再次登记",
	from: []State{unrecorded},
	instead: func(c Complaint) Words {
		return say("look at it with {complaint.show %s}", "请用 {complaint.show %s} 查看", c.ref())
	},
	effect: func(c *Complaint, f *ComplaintReceived, t telling) {
		*c = Complaint{Brought: f.Brought, Site: siteIn(f.SiteID, t.refs), State: Received,
			Rounds: []Round{{Opened: f.Received}}, Last: f.Received}
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

var _ = entered("complaint.received", "", func(p *pen, _ int64, in broughtEntry) (thing, error) {
	out, err := p.concerns(in, 0)
	if err != nil {
		return nil, err
	}
	c, _, err := p.addComplaint(out)
	return &c, err
})

// concerns finds the site that an entry names, if it says one.
func (p *pen) concerns(in broughtEntry, site int64) (out ComplaintEntry, err error) {
	if in.Site != nil {
		site, err = p.findIf(Sites, *in.Site)
	}
	return ComplaintEntry{Brought: in.Brought, Site: site, Reporter: in.Reporter}, err
}
