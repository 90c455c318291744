package inspect

import (
	"slices"
	"strconv"
)

// What is counted is counted here, as differences: a thing's marks before a
// change are taken off, and those after it put on.

// keysOf are the keys that everything of one inspection is counted under.
func keysOf(i Inspection, s Site) []TallyKey {
	keys := []TallyKey{{Dim: All}, {Dim: BySector, Key: s.Sector}, {Dim: ByTown, Key: s.Town},
		{Dim: BySite, Key: strconv.FormatInt(i.Site, 10)}, {Dim: ByCampaign, Key: strconv.FormatInt(i.Campaign, 10)}}
	seen := map[string]bool{}
	for _, o := range i.Inspectors {
		if !seen[o.String()] {
			seen[o.String()] = true
			keys = append(keys, TallyKey{Dim: ByInspector, Key: o.String()})
		}
	}
	return keys
}

// visit is an inspection with its keys, remembered for the transaction.
func (p *pen) visit(n int64) (*visit, error) {
	if v, ok := p.views[n]; ok {
		return v, nil
	}
	i, err := found(p.Inspection(n))(Inspections, n)
	if err != nil {
		return nil, err
	}
	s, err := found(p.Site(i.Site))(Sites, i.Site)
	if err != nil {
		return nil, err
	}
	v := &visit{i, s, keysOf(i, s)}
	p.views[n] = v
	return v, nil
}

func (p *pen) mark(k TallyKey, day Date, t Tally, n int) {
	k.Month = day.Month()
	sum := p.tallies[k]
	sum.Add(t, n)
	p.tallies[k] = sum
}

// countHazard adds n times what h counts for.
func (p *pen) countHazard(h Hazard, v *visit, n int) {
	own := [2]TallyKey{{Dim: ByLevel, Key: string(h.Level)}, {Dim: ByCategory, Key: h.Category}}
	each := func(do func(TallyKey)) {
		for _, k := range v.keys {
			do(k)
		}
		do(own[0])
		do(own[1])
	}
	months := make([]Date, 0, 4) // there are few: adding up by month first saves looking up each key for each mark
	sums := make([]Tally, 0, 4)
	h.marks(func(day Date, t Tally) {
		at := slices.Index(months, day.Month())
		if at < 0 {
			at, months, sums = len(months), append(months, day.Month()), append(sums, Tally{})
		}
		sums[at].Add(t, 1)
	})
	for i, month := range months {
		each(func(k TallyKey) { p.mark(k, month, sums[i], n) })
	}
	h.lags(func(day Date, days int) {
		month, back := day.Month(), day.months()-h.Found.months()
		each(func(k TallyKey) {
			k.Month = month
			p.lags[LagKey{k, back, days}] += n
		})
	})
}

// putHazard stores h and counts the difference from what it was.
func (p *pen) putHazard(old *Hazard, h Hazard) error {
	v, err := p.visit(h.Inspection)
	if err != nil {
		return err
	}
	if old != nil {
		p.countHazard(*old, v, -1)
	}
	p.countHazard(h, v, +1)
	return p.PutHazard(h)
}

// countNotice adds n times what a notice counts for.
func (p *pen) countNotice(no Notice, n int) error {
	v, err := p.visit(no.Inspection)
	if err != nil {
		return err
	}
	t := Tally{Notices: 1}
	if no.Voided != "" {
		t = Tally{Voided: 1}
	}
	for _, k := range v.keys {
		p.mark(k, no.Date, t, n)
		if no.Service.On != "" && no.Voided == "" {
			p.mark(k, no.Service.On, Tally{Served: 1}, n)
		}
	}
	return nil
}

// countVisits adds n times what a site's inspections count for: each visit,
// and under each key the site's first visit of each month and of each year.
func (p *pen) countVisits(visits []Inspection, s Site, n int) {
	first := map[TallyKey]bool{} // key and month, or key and January with Dim marked for the year
	for _, i := range visits {   // by date
		for _, k := range keysOf(i, s) {
			if i.Kind == Visit { // which inspects no site
				p.mark(k, i.Date, Tally{Visits: 1}, n)
				continue
			}
			t := Tally{Inspections: 1}
			month, year := k, k
			month.Month = i.Date.Month()
			year.Month = i.Date[:4]
			if !first[month] {
				first[month], t.Sites = true, 1
			}
			if !first[year] {
				first[year], t.SitesYear = true, 1
			}
			p.mark(k, i.Date, t, n)
		}
	}
}

// siteYear is within what the visits of a site change what another counts for.
type siteYear struct {
	site int64
	year int
}

// visitsOf are a site's inspections of a year by date, remembered for the transaction.
func (p *pen) visitsOf(of siteYear) ([]Inspection, error) {
	if v, ok := p.visits[of]; ok {
		return v, nil
	}
	v, err := p.InspectionsOf(of.site, YearOf(of.year))
	if err == nil {
		p.visits[of] = v
	}
	return v, err
}

// countSite adds n times everything that is counted of one site.
func (p *pen) countSite(site int64, n int) error {
	s, err := found(p.Site(site))(Sites, site)
	if err != nil {
		return err
	}
	visits, err := p.InspectionsOf(site, Period{})
	if err != nil {
		return err
	}
	p.countVisits(visits, s, n)
	for _, i := range visits {
		if err := p.countFindings(i, n); err != nil {
			return err
		}
	}
	return nil
}

// countFindings adds n times the hazards and notices of one inspection.
func (p *pen) countFindings(i Inspection, n int) error {
	v, err := p.visit(i.N)
	if err != nil {
		return err
	}
	hazards, err := p.Hazards(Filter{Inspection: i.N, Withdrawn: true})
	if err != nil {
		return err
	}
	for _, row := range hazards.Rows {
		h, err := found(p.Hazard(row.N))(Hazards, row.N)
		if err != nil {
			return err
		}
		p.countHazard(h, v, n)
	}
	notices, err := p.Notices(Filter{Inspection: i.N, Withdrawn: true})
	if err != nil {
		return err
	}
	for _, row := range notices.Rows {
		if err := p.countNotice(Notice{Inspection: i.N, Date: row.Date, Voided: row.Voided, Service: Service{On: row.Served}}, n); err != nil {
			return err
		}
	}
	return nil
}
