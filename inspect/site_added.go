package inspect

import "cmp"

// SiteAdded entered a site in the book.
type SiteAdded struct{ Site }

var _ = define("site.added", definition[Site, SiteAdded]{
	begins: true,
	effect: func(s *Site, f *SiteAdded, _ telling) { *s = f.Site },
	told:   Words{"entered", "登记"},
})

// A person who names a site is told of others of that name.
var _ = entered("site.added", "", func(p *pen, _ int64, s Site) (thing, error) {
	err := s.clean()
	if err == nil && !p.saysOver() { // of what was recorded then, nobody need be told now
		err = cmp.Or(p.unlike(s), p.remarkCode(s))
	}
	if err != nil {
		return &s, err
	}
	names := p.byName
	if s, err = p.addSite(s); err == nil && names.names != nil {
		names.add(s.N, s.Name, s.CreditCode, false)
		p.byName = names
	}
	return &s, err
})
