package inspect

import (
	"slices"
	"strings"
)

// SiteMoved told that from a day on the site belongs to another town or sector
// (属地、行业变更): what was before that day counts where it was.
type SiteMoved struct {
	On     Date   `json:"on"`
	Sector string `json:"sector"`
	Town   string `json:"town"`
}

var _ = define("site.moved", definition[Site, SiteMoved]{
	strike: true,
	rule: func(s Site, f *SiteMoved) error {
		ref, before := s.ref(), newest(s.Former)
		switch {
		case s.Withdrawn != "":
			return withdrawnSite(s.N)
		case before != nil && f.On <= before.Until:
			return refused("site %[1]s moved on %[2]s, which is no earlier", "单位 %[1]s 已于 %[2]s 变更，不早于该日",
				ref, before.Until).
				Hint("undo that first: {fact.struck %s .reason=…}", "请先撤销：{fact.struck %s .reason=…}", ref)
		case f.Sector == s.Sector && f.Town == s.Town:
			return refused("site %s is of that town and sector already", "单位 %s 的属地和行业已是如此", ref).
				Hint("give another with {.town} or {.sector}", "请用 {.town} 或 {.sector} 给出变更后的属地或行业")
		}
		return nil
	},
	effect: func(s *Site, f *SiteMoved, _ telling) {
		s.Former = append(slices.Clip(s.Former), Premises{f.On, s.Sector, s.Town})
		s.Sector, s.Town = f.Sector, f.Town
	},
	tell: func(f *SiteMoved) Words {
		sector := termWords(Sectors, f.Sector)
		at := func(sector string) string { return strings.Trim(f.Town+" · "+sector, " ·") }
		return say("of %[2]s since %[1]s", "自 %[1]s 起属 %[3]s", f.On, at(sector.EN), at(sector.ZH))
	},
})

var _ = changing("site.moved", (*pen).moveSite)
