package inspect

// SiteAdded entered a site in the book.
type SiteAdded struct{ Site }

// Kind implements [Fact].
func (SiteAdded) Kind() string { return "site.added" }

var _ = fact(kind[Site, SiteAdded]{
	begins: true,
	effect: func(s *Site, f *SiteAdded, t telling) {
		*s = f.Site
		s.N, s.ID = t.Ref.N, t.ID
	},
	told: Words{"entered", "登记"},
})

var _ = entered("site.added", "", func(p *pen, e Entry, _ Ref, s Site) (thing, error) {
	s, err := p.typedSite(s)
	return &s, err
})
