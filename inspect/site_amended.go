package inspect

// SiteAmended replaced what is known of a site. A sector or town that it changes
// was never right; what it leaves stays as it is though a move be struck.
type SiteAmended struct {
	Site
	Stays bool `json:"stays,omitempty"` // it leaves sector and town
}

var _ = define("site.amended", definition[Site, SiteAmended]{
	effect: func(s *Site, f *SiteAmended, _ telling) {
		was := *s
		*s = f.Site
		s.Former, s.Into = was.Former, was.Into
		if f.Stays {
			s.Sector, s.Town = was.Sector, was.Town
		}
	},
})

var _ = changing("site.amended", (*pen).editSite)
