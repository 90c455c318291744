package inspect

// CampaignWithdrawn said that the campaign was recorded in error.
type CampaignWithdrawn struct {
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (CampaignWithdrawn) Kind() string { return "campaign.withdrawn" }

var _ = fact(withdraws[CampaignWithdrawn](func(c *Campaign) *string { return &c.Withdrawn }, (*pen).nothingInCampaign, (*pen).freeCampaign))
