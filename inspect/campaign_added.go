package inspect

// CampaignAdded entered a campaign in the book.
type CampaignAdded struct{ Campaign }

var _ = define("campaign.added", definition[Campaign, CampaignAdded]{
	begins: true,
	effect: func(c *Campaign, f *CampaignAdded, _ telling) { *c = f.Campaign },
	told:   Words{"entered", "登记"},
})

var _ = entered("campaign.added", "", func(p *pen, _ int64, c Campaign) (thing, error) {
	c, err := p.addCampaign(c)
	return &c, err
})
