package inspect

// CampaignAdded entered a campaign in the book.
type CampaignAdded struct{ Campaign }

var _ = fact("campaign.added", kind[Campaign, CampaignAdded]{
	begins: true,
	effect: func(c *Campaign, f *CampaignAdded, t telling) {
		*c = f.Campaign
		c.N, c.ID = t.Ref.N, t.ID
	},
	told: Words{"entered", "登记"},
})

var _ = entered("campaign.added", "", func(p *pen, _ int64, c Campaign) (thing, error) {
	c, err := p.addCampaign(c)
	return &c, err
})
