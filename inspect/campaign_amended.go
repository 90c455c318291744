package inspect

// campaignAmended replaced a campaign's name or days.
type campaignAmended struct{ Campaign }

var _ = fact("campaign.amended", kind[Campaign, campaignAmended]{
	effect: func(c *Campaign, f *campaignAmended, _ telling) {
		n, id := c.N, c.ID
		*c = f.Campaign
		c.N, c.ID = n, id
	},
})

var _ = changing("campaign.amended", (*pen).editCampaign)
