package inspect

import "cmp"

// InspectionHeld told of an inspection.
type InspectionHeld struct {
	Inspection
	SiteID     ID  `json:"site"`
	CampaignID *ID `json:"campaign,omitempty"`
}

var _ = define("inspection.held", definition[Inspection, InspectionHeld]{
	begins: true,
	effect: (*Inspection).take,
	tell:   func(f *InspectionHeld) Words { return say("held on %s", "%s 检查", f.Date) },
})

// take takes what was written down.
func (i *Inspection) take(f *InspectionHeld, t telling) {
	*i = f.Inspection
	i.Site = t.refs(f.SiteID)
	if f.CampaignID != nil {
		i.Campaign = t.refs(*f.CampaignID)
	}
	if i.Kind == "" { // recorded before there were kinds
		i.Kind = i.usual()
	}
}

// heldEntry is a visit as an entry says it.
type heldEntry struct {
	Inspection
	Site     string  `json:"site,omitempty"`     // of an edit
	Campaign *string `json:"campaign,omitempty"` // "" for none
}

// twoSites refuses an inspection of which two are named.
func twoSites(about, other int64) *Error {
	return invalid("the inspection is about %s, and its site is %s", "检查针对 %s，而单位写作 %s",
		Ref{Sites, about}, Ref{Sites, other}).Hint("leave out the site", "请不写单位")
}

// placed finds the site and the campaign that an entry names.
func (p *pen) placed(in *heldEntry) (err error) {
	if in.Site != "" {
		in.Inspection.Site, err = p.find(Sites, in.Site)
	}
	if err == nil && in.Campaign != nil {
		in.Inspection.Campaign, err = p.findIf(Campaigns, *in.Campaign)
	}
	return err
}

var _ = entered("inspection.held", Sites, func(p *pen, site int64, in struct {
	heldEntry
	Complaint string `json:"complaint,omitempty"` // that led to it
}) (thing, error) {
	if n, err := p.findIf(Sites, in.Site); err != nil || n != 0 && n != site {
		return nil, cmp.Or(err, error(twoSites(site, n)))
	}
	in.Site, in.Inspection.Site, in.Date = "", site, cmp.Or(in.Date, p.today)
	n, err := p.findIf(Complaints, in.Complaint)
	if err := cmp.Or(p.placed(&in.heldEntry), err); err != nil {
		return nil, err
	}
	hold := p.typedInspection
	if n != 0 {
		hold = func(i Inspection) (Inspection, error) { return p.inspectComplaint(n, i) }
	}
	i, err := hold(in.Inspection)
	return &i, err
})
