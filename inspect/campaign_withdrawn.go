package inspect

import "cmp"

// CampaignWithdrawn said that the campaign was recorded in error.
type CampaignWithdrawn struct {
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (CampaignWithdrawn) Kind() string { return "campaign.withdrawn" }

var _ = fact(kind[Campaign, CampaignWithdrawn]{
	strike: true, plain: true,
	fill: func(p *pen, v Campaign, _ *CampaignWithdrawn) error {
		if v.Withdrawn != "" {
			return nil
		}
		return p.nothingInCampaign(v.N)
	},
	rule: func(v Campaign, _ *CampaignWithdrawn) error {
		if v.Withdrawn == "" {
			return nil
		}
		return refused("campaign %s was withdrawn before", "专项检查 %s 此前已作误录处理", v.ref()).
			Hint("see {campaign.show}", "请用 {campaign.show} 查看")
	},
	effect: func(v *Campaign, f *CampaignWithdrawn, _ telling) { v.Withdrawn = f.Reason },
	rests: func(p *pen, e Event, _ *CampaignWithdrawn) error {
		c, err := found(p.Campaign, e.Ref.N)
		return cmp.Or(err, p.freeCampaign(c))
	},
	returns: func(p *pen, e Event, _ *CampaignWithdrawn) error { return p.nothingInCampaign(e.Ref.N) },
	told:    Words{"withdrawn", "撤回（误录）"},
})
