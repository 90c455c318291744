package inspect

import (
	"slices"
	"strconv"
	"strings"
)

// What is counted is counted here, as differences: a thing's marks before a
// change are taken off, and those after it put on.

// keysOf are the keys that everything of one inspection is counted under.
func keysOf(i *Inspection, s *Site) []TallyKey {
	at := s.On(i.Date)
	keys := append(make([]TallyKey, 0, 8), TallyKey{Dim: All}, TallyKey{Dim: BySector, Key: at.Sector},
		TallyKey{Dim: ByTown, Key: at.Town}, TallyKey{Dim: BySite, Key: strconv.FormatInt(i.Site, 10)},
		TallyKey{Dim: ByCampaign, Key: strconv.FormatInt(i.Campaign, 10)})
	for _, label := range i.Labels() {
		keys = append(keys, TallyKey{Dim: ByInspector, Key: label})
	}
	return keys
}

// inspected is an inspection with its keys, remembered for the transaction.
func (p *pen) inspected(n int64) (*tallied, error) {
	if v, ok := p.views[n]; ok {
		return v, nil
	}
	i, err := existing(p.Inspection, n)
	if err != nil {
		return nil, err
	}
	s, err := p.siteOf(i.Site)
	if err != nil {
		return nil, err
	}
	v := &tallied{i, s}
	p.views[n] = v
	return v, nil
}

// counted is what was counted so far under k in that month.
func (p *pen) counted(k TallyKey, month Date) *counts {
	k.Month = month
	c := p.tallies[k]
	if c == nil {
		c = new(counts)
		p.tallies[k] = c
	}
	return c
}

func (p *pen) mark(k TallyKey, day Date, figure string, n int) {
	p.counted(k, day.Month()).count(figure, n)
}

// shared is what counts under each key of an inspection.
type shared struct {
	*tallied
	month Date
}

// share is what was counted so far under all keys of an inspection in that month.
func (p *pen) share(v *tallied, month Date) *counts {
	c := p.shared[shared{v, month}]
	if c == nil {
		if len(p.shared) >= mostShared { // of a large table they would take more room than all else
			p.spread()
		}
		c = new(counts)
		p.shared[shared{v, month}] = c
	}
	return c
}

// mostShared is of how many inspections, by months, counts are kept apart.
const mostShared = 2000

// spread puts what was counted of inspections under each of their keys.
func (p *pen) spread() {
	for of, c := range p.shared {
		for _, k := range of.keys() {
			p.counted(k, of.month).add(c)
		}
	}
	clear(p.shared)
}

// countHazard adds n times what h counts for. Of one month are most of its days.
func (p *pen) countHazard(h *Hazard, v *tallied, n int) {
	var month Date
	var under [3]*counts
	in := func(day Date) [3]*counts {
		if month == "" || !strings.HasPrefix(string(day), string(month[:7])) {
			month = day.Month()
			under = [3]*counts{p.share(v, month), p.counted(TallyKey{Dim: ByLevel, Key: string(h.Level)}, month),
				p.counted(TallyKey{Dim: ByCategory, Key: h.Category}, month)}
		}
		return under
	}
	h.marks(func(day Date, figure string, times int) {
		for _, c := range in(day) {
			c.count(figure, n*times)
		}
	})
	h.lags(func(day Date, days int) {
		for _, c := range in(day) {
			c.lag(Lag{day.months() - h.Found.months(), days}, n)
		}
	})
}

// putHazard stores h and counts the difference from what it was.
func (p *pen) putHazard(old, h *Hazard) error {
	v, err := p.inspected(h.Inspection)
	if err != nil {
		return err
	}
	if old != nil {
		p.countHazard(old, v, -1)
	}
	p.countHazard(h, v, +1)
	return p.Put(Hazards, h)
}

// countNotice adds n times what a notice counts for.
func (p *pen) countNotice(no Paper, n int) error {
	v, err := p.inspected(no.Inspection)
	if err != nil {
		return err
	}
	figure := "notices_issued"
	if no.Voided != "" {
		figure = "notices_voided"
	}
	for _, k := range v.keys() {
		p.mark(k, no.Date, figure, n)
		if no.Service.On != "" && no.Voided == "" {
			p.mark(k, no.Service.On, "notices_served", n)
		}
	}
	return nil
}

// countVisit adds n times what one visit of a site counts for, among the others by date:
// itself, and under each key the site's first of its month and of its year.
func (p *pen) countVisit(visits []*tallied, at, n int) {
	v := visits[at]
	keys, month := v.keys(), v.Date.Month()
	befores, afters := nearest(visits, at, -1, keys), nearest(visits, at, +1, keys)
	for i, k := range keys {
		c := p.counted(k, month)
		if v.Kind == Visit { // which inspects no site
			c.count("visits", n)
			continue
		}
		c.count("inspections", n)
		before, after := befores[i], afters[i]
		if before.Month() != month && after.Month() != month {
			c.count("sites_inspected", n)
		}
		if before == "" {
			c.count("sites_year", n)
		}
		if before == "" && after != "" { // which is the first but for this one
			p.mark(k, after, "sites_year", -n)
		}
	}
}

// nearest are the days of the next inspections of that year that count under each key, on or back.
func nearest(visits []*tallied, at, step int, keys []TallyKey) []Date {
	days, left, year := make([]Date, len(keys)), len(keys), visits[at].Date.Year()
	for at += step; left > 0 && at >= 0 && at < len(visits) && visits[at].Date.Year() == year; at += step {
		v := visits[at]
		if v.Kind == Visit {
			continue
		}
		under := v.keys()
		for i, k := range keys {
			if days[i] == "" && slices.Contains(under, k) {
				days[i] = v.Date
				left--
			}
		}
	}
	return days
}

// siteYear is within what the visits of a site change what another counts for. A site
// in the year 0 is new: it was inspected in no year that is not known here.
type siteYear struct {
	site int64
	year int
}

// visitsOf are a site's visits of a year by date, remembered for the transaction.
func (p *pen) visitsOf(of siteYear) ([]*tallied, error) {
	visits, ok := p.years[of]
	if !ok {
		_, ok = p.years[siteYear{site: of.site}]
	}
	if ok {
		return visits, nil
	}
	s, err := p.siteOf(of.site)
	if err != nil {
		return nil, err
	}
	all, err := p.InspectionsOf(of.site, YearOf(of.year))
	for _, i := range all {
		v := &tallied{i, s}
		if p.views[i.N] == nil { // what was just changed is known there already
			p.views[i.N] = v
		}
		visits = append(visits, v)
	}
	if err == nil {
		p.years[of] = visits
	}
	return visits, err
}

// countSite adds n times everything that is counted of one site.
func (p *pen) countSite(site int64, n int) error {
	s, err := p.siteOf(site)
	if err != nil {
		return err
	}
	// what was withdrawn with a visit is counted beside
	all, err := p.Inspections(Filter{Site: site, Withdrawn: true, Sort: "date"})
	if err != nil {
		return err
	}
	var visits []*tallied
	for _, row := range all.Rows {
		if row.Withdrawn == "" {
			visits = append(visits, &tallied{row.Inspection, s})
			p.countVisit(visits, len(visits)-1, n)
		}
	}
	for _, row := range all.Rows {
		if err := p.countFindings(row.Inspection, n); err != nil {
			return err
		}
	}
	return nil
}

// countFindings adds n times the hazards and notices of one inspection.
func (p *pen) countFindings(i Inspection, n int) error {
	v, err := p.inspected(i.N)
	if err != nil {
		return err
	}
	of := Filter{Where: []Cond{is("inspection", i.N)}}
	hazards, err := bare[Hazard](p.Reader, Hazards, of)
	if err != nil {
		return err
	}
	for i := range hazards {
		p.countHazard(&hazards[i], v, n)
	}
	notices, err := bare[Paper](p.Reader, Notices, of)
	if err != nil {
		return err
	}
	for _, no := range notices {
		if err := p.countNotice(no, n); err != nil {
			return err
		}
	}
	return nil
}
