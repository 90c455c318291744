package inspect

import "cmp"

// SiteWithdrawn said that the site was recorded in error.
type SiteWithdrawn struct {
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (SiteWithdrawn) Kind() string { return "site.withdrawn" }

var _ = fact(kind[Site, SiteWithdrawn]{
	strike: true, plain: true,
	fill: func(p *pen, v Site, _ *SiteWithdrawn) error {
		if v.Withdrawn != "" {
			return nil
		}
		return p.nothingOfSite(v.N)
	},
	rule: func(v Site, _ *SiteWithdrawn) error {
		if v.Withdrawn == "" {
			return nil
		}
		return refused("site %s was withdrawn before", "单位 %s 此前已作误录处理", v.ref())
	},
	effect: func(v *Site, f *SiteWithdrawn, _ telling) { v.Withdrawn = f.Reason },
	rests: func(p *pen, e Event, _ *SiteWithdrawn) error {
		s, err := found(p.Site, e.Ref.N)
		return cmp.Or(err, p.freeName(s))
	},
	returns: func(p *pen, e Event, _ *SiteWithdrawn) error { return p.nothingOfSite(e.Ref.N) },
	told:    Words{"withdrawn", "撤回（误录）"},
})
