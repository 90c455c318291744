package inspect

import (
	"cmp"
	"slices"
	"sort"
)

// typedInspection tells of a visit to a site as a person does; Site and Campaign are numbers.
func (p *pen) typedInspection(i Inspection) (_ Inspection, err error) {
	if i.Inspectors, err = p.certified(i.Inspectors); err != nil {
		return i, err
	}
	if i, err = p.addInspection(i); err == nil {
		err = p.remarkSecond(i)
	}
	return i, err
}

func (p *pen) addInspection(i Inspection) (Inspection, error) {
	i.N, i.ID, i.Withdrawn = 0, ID{}, ""
	p.meets(i.Inspectors)
	fact, err := p.inspectionFact(&i)
	if err != nil {
		return i, err
	}
	if err := p.begin(&i, Inspections, &fact); err != nil {
		return i, err
	}
	return i, p.remarkOutside(i)
}

// inspectionFact checks i and names its site and campaign for the record.
func (p *pen) inspectionFact(i *Inspection) (f InspectionHeld, err error) {
	if err := cmp.Or(i.clean(), p.hasCome("inspection date", "检查日期", i.Date)); err != nil {
		return f, err
	}
	s, err := p.standingSite(i.Site)
	if err != nil {
		return f, err
	}
	f.SiteID = s.ID
	if i.Campaign != 0 {
		c, err := existing(p.Campaign, i.Campaign)
		if err != nil {
			return f, err
		}
		if c.Withdrawn != "" {
			return f, refused("campaign %s was withdrawn", "专项检查 %s 已作误录处理", c.ref())
		}
		f.CampaignID = &c.ID
	}
	p.ids[f.SiteID] = s.N
	if f.CampaignID != nil {
		p.ids[*f.CampaignID] = i.Campaign
	}
	f.Inspection = *i
	return f, nil
}

// putInspection stores i and counts the difference from what it was.
func (p *pen) putInspection(old, i Inspection) error {
	s, err := p.siteOf(i.Site)
	if err = cmp.Or(err, p.call(&i)); err != nil {
		return err
	}
	v := &tallied{i, s}
	p.views[i.N] = v
	if p.saysOver() {
		return nil
	}
	places := []siteYear{{i.Site, i.Date.Year()}}
	if old.N != 0 && (siteYear{old.Site, old.Date.Year()}) != places[0] {
		places = append(places, siteYear{old.Site, old.Date.Year()})
	}
	for at, of := range places {
		visits, err := p.visitsOf(of)
		if err != nil {
			return err
		}
		if was := slices.IndexFunc(visits, func(v *tallied) bool { return v.N == i.N }); was >= 0 {
			p.countVisit(visits, was, -1)
			visits = slices.Delete(visits, was, was+1)
		}
		if at == 0 && i.Withdrawn == "" {
			is := sort.Search(len(visits), func(n int) bool { return visits[n].Date > i.Date })
			visits = slices.Insert(visits, is, v)
			p.countVisit(visits, is, +1)
		}
		p.years[of] = visits
	}
	return p.Put(Inspections, &i)
}

// keepInspection is putInspection of one that is kept with all that hangs on it.
func (p *pen) keepInspection(was, is *Inspection) error {
	if was.Site == is.Site || was.N == 0 {
		return p.putInspection(*was, *is)
	}
	return cmp.Or(p.countFindings(*was, -1), p.putInspection(*was, *is), p.countFindings(*is, +1))
}

// editInspection changes what is known of an inspection. Once a paper in force
// names it, its site, date and inspectors stand as they do there; until then its
// hazards move with it. Once it has hazards or notices it becomes no visit.
func (p *pen) editInspection(is *Inspection, in heldEntry) (err error) {
	old := *is
	in = heldEntry{Inspection: old}
	i := &in.Inspection
	i.Inspectors, i.Experts, i.Places = slices.Clone(old.Inspectors), slices.Clone(old.Experts),
		slices.Clone(old.Places)
	if err := cmp.Or(p.entry.into(&in), p.placed(&in)); err != nil {
		return err
	}
	if !slices.Equal(i.Inspectors, old.Inspectors) {
		if i.Inspectors, err = p.recertified(old, i.Inspectors); err != nil {
			return err
		}
	}
	if i.Campaign != old.Campaign && i.Kind == old.Kind && old.Kind == old.usual() {
		i.Kind = i.usual()
	}
	err = p.amendInspection(old, i)
	*is = *i
	if err != nil || i.Date == old.Date && i.Site == old.Site {
		return err
	}
	return p.remarkSecond(*i)
}

func (p *pen) amendInspection(old Inspection, i *Inspection) error {
	if err := old.stands(); err != nil {
		return err
	}
	p.meets(i.Inspectors)
	fact, err := p.inspectionFact(i)
	if err != nil {
		return err
	}
	if i.Kind == Visit && old.Kind != Visit {
		if err := p.nothingHangsOn(old.N, false); err != nil {
			return err
		}
	}
	if i.Site != old.Site || i.Date != old.Date || !certificatesAdded(old.Inspectors, i.Inspectors) ||
		!slices.Equal(i.Experts, old.Experts) || !slices.Equal(i.Places, old.Places) {
		if err := p.noPaperNames(old); err != nil {
			return err
		}
	}
	if i.Site != old.Site {
		if err := p.noReviewOf(old); err != nil {
			return err
		}
	}
	if err := p.countFindings(old, -1); err != nil {
		return err
	}
	if err := p.takes(old.ref(), i, &InspectionAmended{fact}); err != nil {
		return err
	}
	i.N, i.ID = old.N, old.ID
	if err := p.putInspection(old, *i); err != nil {
		return err
	}
	if i.Date != old.Date {
		if err := p.redate(*i); err != nil {
			return err
		}
	}
	return p.countFindings(*i, +1)
}
