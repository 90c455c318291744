package inspect

import "cmp"

// SiteAdded entered a site in the book.
type SiteAdded struct{ Site }

var _ = fact("site.added", kind[Site, SiteAdded]{
	begins: true,
	effect: func(s *Site, f *SiteAdded, t telling) {
		*s = f.Site
		s.N, s.ID = t.Ref.N, t.ID
	},
	told: Words{"entered", "登记"},
})

// A person who names a site is told of others of that name.
var _ = entered("site.added", "", func(p *pen, _ int64, s Site) (thing, error) {
	err := cmp.Or(s.clean(), p.unlike(s), p.remarkCode(s))
	if err == nil {
		s, err = p.addSite(s)
	}
	return &s, err
})
