package inspect

// campaignAmended replaced a campaign's name or days.
type campaignAmended struct{ Campaign }

var _ = define("campaign.amended", definition[Campaign, campaignAmended]{
	effect: func(c *Campaign, f *campaignAmended, _ telling) { *c = f.Campaign },
})

var _ = changing("campaign.amended", (*pen).editCampaign)
