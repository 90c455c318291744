package inspect

// InspectionHeld told of an inspection.
type InspectionHeld struct {
	Inspection
	SiteID     ID  `json:"site"`
	CampaignID *ID `json:"campaign,omitempty"`
}

// Kind implements [Fact].
func (InspectionHeld) Kind() string { return "inspection.held" }

var _ = fact(kind[Inspection, InspectionHeld]{
	begins: true,
	effect: func(i *Inspection, f *InspectionHeld, t telling) {
		i.take(f, t.refs)
		i.N, i.ID = t.Ref.N, t.ID
	},
	tell: func(f *InspectionHeld) Words { return say("held on %s", "%s 检查", f.Date) },
})

// take takes what was written down.
func (i *Inspection) take(f *InspectionHeld, refs func(ID) int64) {
	*i = f.Inspection
	i.Site = refs(f.SiteID)
	if f.CampaignID != nil {
		i.Campaign = refs(*f.CampaignID)
	}
	if i.Kind == "" { // recorded before there were kinds
		i.Kind = i.usual()
	}
}
