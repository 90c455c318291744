package inspect

import (
	"slices"
	"strconv"
	"strings"
)

// What is counted is counted here, as differences: a thing's marks before a
// change are taken off, and those after it put on.

// keysOf are the keys that everything of one inspection is counted under.
func keysOf(i Inspection, s Site) []TallyKey {
	at := s.On(i.Date)
	keys := []TallyKey{{Dim: All}, {Dim: BySector, Key: at.Sector}, {Dim: ByTown, Key: at.Town},
		{Dim: BySite, Key: strconv.FormatInt(i.Site, 10)}, {Dim: ByCampaign, Key: strconv.FormatInt(i.Campaign, 10)}}
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
	s, err := existing(p.Site, i.Site)
	if err != nil {
		return nil, err
	}
	v := &tallied{i, s}
	p.views[n] = v
	return v, nil
}

// counted is what was counted so far under k in that month.
func (p *pen) counted(k TallyKey, month Date) *Counted {
	k.Month = month
	c := p.tallies[k]
	if c == nil {
		c = &Counted{Tally: Tally{}}
		p.tallies[k] = c
	}
	return c
}

func (p *pen) mark(k TallyKey, day Date, figure string, n int) {
	p.counted(k, day.Month()).Tally[figure] += n
}

// shared is what counts under each key of an inspection.
type shared struct {
	*tallied
	month Date
}

// share is what was counted so far under all keys of an inspection in that month.
func (p *pen) share(v *tallied, month Date) *Counted {
	c := p.shared[shared{v, month}]
	if c == nil {
		if len(p.shared) >= mostShared { // of a large table they would take more room than all else
			p.spread()
		}
		c = &Counted{Tally: Tally{}}
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
	var under [3]*Counted
	in := func(day Date) [3]*Counted {
		if month == "" || !strings.HasPrefix(string(day), string(month[:7])) {
			month = day.Month()
			under = [3]*Counted{p.share(v, month), p.counted(TallyKey{Dim: ByLevel, Key: string(h.Level)}, month),
				p.counted(TallyKey{Dim: ByCategory, Key: h.Category}, month)}
		}
		return under
	}
	h.marks(func(day Date, figure string, times int) {
		for _, c := range in(day) {
			c.Tally[figure] += n * times
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
	for _, k := range v.keys() {
		if v.Kind == Visit { // which inspects no site
			p.mark(k, v.Date, "visits", n)
			continue
		}
		p.mark(k, v.Date, "inspections", n)
		before, after := nearest(visits, at, -1, k), nearest(visits, at, +1, k)
		if month := v.Date.Month(); before.Month() != month && after.Month() != month {
			p.mark(k, v.Date, "sites_inspected", n)
		}
		if before == "" {
			p.mark(k, v.Date, "sites_year", n)
		}
		if before == "" && after != "" { // which is the first but for this one
			p.mark(k, after, "sites_year", -n)
		}
	}
}

// nearest is the day of the next inspection of that year that counts under a key, on or back.
func nearest(visits []*tallied, at, step int, k TallyKey) Date {
	year := visits[at].Date.Year()
	for at += step; at >= 0 && at < len(visits) && visits[at].Date.Year() == year; at += step {
		if v := visits[at]; v.Kind != Visit && slices.Contains(v.keys(), k) {
			return v.Date
		}
	}
	return ""
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
	s, err := existing(p.Site, of.site)
	if err != nil {
		return nil, err
	}
	all, err := p.InspectionsOf(of.site, YearOf(of.year))
	for _, i := range all {
		visits = append(visits, &tallied{i, s})
	}
	if err == nil {
		p.years[of] = visits
	}
	return visits, err
}

// countSite adds n times everything that is counted of one site.
func (p *pen) countSite(site int64, n int) error {
	s, err := existing(p.Site, site)
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
