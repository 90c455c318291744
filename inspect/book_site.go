package inspect

import (
	"cmp"
	"reflect"
	"slices"
)

// addSite enters a site. A name can be in the book once.
func (p *pen) addSite(s Site) (Site, error) {
	s.N, s.ID, s.Withdrawn = 0, ID{}, ""
	if err := p.cleanSite(&s); err != nil {
		return s, err
	}
	if err := p.freeName(s); err != nil {
		return s, err
	}
	err := p.begin(&s, Sites, &SiteAdded{s})
	return s, err
}

// freeName refuses a name that another has. What was recorded had one that was free.
func (p *pen) freeName(s Site) error {
	if p.saysOver() {
		return nil
	}
	old, ok, err := p.SiteNamed(s.Name)
	if err == nil && ok && old.N != s.N {
		return takenName(old)
	}
	return err
}

func takenName(old Site) *Error {
	return refused("there is a site %[1]s already: %[2]s", "单位 %[1]s 已登记：%[2]s", old.Name, old.ref()).
		Hint("edit that one, or add the premises to the name, as …（东厂区）", "请修改原条目；同一企业的另一处场所请在名称后注明，如“…（东厂区）”")
}

// editSite changes what is known of a site. A sector or town that changes was
// wrong: what was found there is counted under the new one, in past months too.
// One that belongs elsewhere from some day on is moved: see [SiteMoved].
func (p *pen) editSite(s *Site, _ Site) (err error) {
	is := *s
	if err := cmp.Or(p.entry.into(&is), p.cleanSite(&is)); err != nil || p.stays(reflect.DeepEqual(is, *s)) {
		return err
	}
	if s.Withdrawn != "" {
		return s.gone()
	}
	if is.Name != s.Name {
		err = cmp.Or(p.freeName(is), p.unlike(is))
	}
	if err == nil && is.CreditCode != s.CreditCode {
		err = p.remarkCode(is)
	}
	return cmp.Or(err, p.amendSite(s, is))
}

func (p *pen) amendSite(s *Site, is Site) error {
	is.Former = nil
	return p.change(s, &SiteAmended{is, s.Sector == is.Sector && s.Town == is.Town})
}

// cleanSite tidies what is said of a site, and its sector as the book words it.
func (p *pen) cleanSite(s *Site) error {
	return cmp.Or(s.clean(), p.sameWord(BySector, Sectors, &s.Sector))
}

// keepSite stores s and counts what was found there where s belongs now.
func (p *pen) keepSite(old, s *Site) error {
	if old.N == 0 {
		p.years[siteYear{site: s.N}] = nil // which nobody has inspected yet
	}
	if old.N == 0 || old.Sector == s.Sector && old.Town == s.Town && slices.Equal(old.Former, s.Former) {
		return p.Put(Sites, s)
	}
	if err := cmp.Or(p.countSite(s.N, -1), p.Put(Sites, s)); err != nil {
		return err
	}
	clear(p.views)
	clear(p.years)
	return p.countSite(s.N, +1)
}

// moveSite says that a site belongs to another town or sector from a day on.
// What was inspected, found and ordered by inspections before that day counts
// where it did. Without a day it is today; to changes the site's sector or town.
func (p *pen) moveSite(s *Site, in SiteMoved) error {
	in.Sector, in.Town = s.Sector, s.Town
	if err := p.entry.into(&in); err != nil {
		return err
	}
	there := *s
	there.Sector, there.Town = in.Sector, in.Town
	if err := cmp.Or(p.cleanSite(&there), p.day(&in.On)); err != nil {
		return err
	}
	return p.change(s, &SiteMoved{in.On, there.Sector, there.Town})
}

// nothingOfSite refuses while an inspection or a complaint names the site.
func (p *pen) nothingOfSite(n int64) error {
	visits, err := p.InspectionsOf(n, Period{})
	if err != nil {
		return err
	}
	if len(visits) > 0 {
		return refused("site %s cannot be withdrawn: it has %d inspection%[2]s",
			"单位 %s 不能作误录处理：已有 %d 次检查", Ref{Sites, n}, Many(len(visits))).
			Hint("move those to another site first: {inspection.amended %s .site=…}",
				"请先将检查改归其他单位：{inspection.amended %s .site=…}", visits[0].ref())
	}
	complaints, err := p.Complaints(ComplaintFilter{Filter: Filter{Site: n, Limit: 1}})
	if err != nil || complaints.Total == 0 {
		return err
	}
	q := complaints.Rows[0].ref().String()
	return refused("site %s cannot be withdrawn: complaint %s names it", "单位 %s 不能作误录处理：诉求 %s 涉及该单位", Ref{Sites, n}, q).
		Hint("correct that first: {complaint.amended %s .site=…}", "请先更正：{complaint.amended %s .site=…}", q)
}

// addCampaign enters a campaign. A name can be in the book once.
func (p *pen) addCampaign(c Campaign) (Campaign, error) {
	c.N, c.ID, c.Withdrawn = 0, ID{}, ""
	if err := cmp.Or(c.clean(), c.near(p.today)); err != nil {
		return c, err
	}
	if err := p.freeCampaign(c); err != nil {
		return c, err
	}
	err := p.begin(&c, Campaigns, &CampaignAdded{c})
	return c, err
}

// editCampaign changes a campaign's name or days.
func (p *pen) editCampaign(c *Campaign, _ Campaign) error {
	is := *c
	if err := cmp.Or(p.entry.into(&is), is.clean(), is.near(p.today)); err != nil || p.stays(is == *c) {
		return err
	}
	if err := p.freeCampaign(is); err != nil {
		return err
	}
	return p.change(c, &campaignAmended{is})
}

// freeCampaign refuses a name that another campaign has.
func (p *pen) freeCampaign(c Campaign) error {
	other, ok, err := p.CampaignNamed(c.Name)
	if err == nil && ok && other.N != c.N {
		err = refused("there is a campaign %[1]s already: %[2]s", "专项检查 %[1]s 已登记：%[2]s", c.Name, other.ref())
	}
	return err
}

// nothingInCampaign refuses while an inspection is of the campaign.
func (p *pen) nothingInCampaign(n int64) error {
	held, err := p.Inspections(Filter{Campaign: n, Limit: 1})
	if err != nil || held.Total == 0 {
		return err
	}
	i := held.Rows[0].ref().String()
	return refused("campaign %s cannot be withdrawn: it has %d inspection%[2]s",
		"专项检查 %s 不能作误录处理：已有 %d 次检查", Ref{Campaigns, n}, Many(held.Total)).
		Hint("move those to another campaign first, or to none: {inspection.amended %s .campaign=''}",
			"请先将检查改归其他专项或不归专项：{inspection.amended %s .campaign=''}", i)
}

// standingSite is a site that may be named: one not recorded in error.
func (p *pen) standingSite(n int64) (Site, error) {
	s, err := existing(p.Site, n)
	if err == nil && s.Withdrawn != "" {
		err = s.gone()
	}
	return s, err
}

// gone refuses what names a site that was recorded in error, or is another by now.
func (s Site) gone() *Error {
	if s.Into == 0 {
		return withdrawnSite(s.N)
	}
	return oneWith(s.ref(), Ref{Sites, s.Into})
}

// oneWith refuses what names a thing that is another by now.
func oneWith(ref, into Ref) *Error {
	return refused("%[3]s %[1]s was merged into %[2]s", "%[3]s %[1]s 已并入 %[2]s", ref, into, ref.Noun).
		Hint("name %s", "请写 %s", into)
}

// withdrawnSite refuses what names a site that was recorded in error.
func withdrawnSite(n int64) *Error {
	ref := Sites.Ref(n)
	return refused("site %s was withdrawn", "单位 %s 已作误录处理", ref).
		Hint("if it was no error, bring it back: {fact.struck %s .reason=…}; else name another",
			"如非误录，请恢复：{fact.struck %s .reason=…}；否则请改为其他单位", ref)
}
