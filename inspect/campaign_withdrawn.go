package inspect

// CampaignWithdrawn said that the campaign was recorded in error.
type CampaignWithdrawn struct {
	Reason string `json:"reason"`
}

var _ = define("campaign.withdrawn", withdraws[CampaignWithdrawn](func(c *Campaign) *string { return &c.Withdrawn },
	(*pen).nothingInCampaign, (*pen).freeCampaign))
