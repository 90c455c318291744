package inspect

import (
	"strconv"
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
	i, err := found(p.Inspection(n))(Inspections, n)
	if err != nil {
		return nil, err
	}
	s, err := found(p.Site(i.Site))(Sites, i.Site)
	if err != nil {
		return nil, err
	}
	v := &tallied{i, s, keysOf(i, s)}
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

// inMonth is what one thing counts for in a month.
type inMonth struct {
	month Date
	sums  []sumOf
	lags  []Lag
}

// sumOf is what is added to a figure.
type sumOf struct {
	figure string
	n      int
}

// byMonth adds up by month what h counts for: there are few, and each is looked
// up once for each key.
func (h Hazard) byMonth() []inMonth {
	months := make([]inMonth, 0, 4)
	of := func(day Date) *inMonth {
		month := day.Month()
		for i := range months {
			if months[i].month == month {
				return &months[i]
			}
		}
		months = append(months, inMonth{month: month, sums: make([]sumOf, 0, 6)})
		return &months[len(months)-1]
	}
	h.marks(func(day Date, figure string, n int) {
		m := of(day)
		m.sums = append(m.sums, sumOf{figure, n})
	})
	h.lags(func(day Date, days int) {
		m := of(day)
		m.lags = append(m.lags, Lag{day.months() - h.Found.months(), days})
	})
	return months
}

// countHazard adds n times what h counts for.
func (p *pen) countHazard(h Hazard, v *tallied, n int) {
	own := [2]TallyKey{{Dim: ByLevel, Key: string(h.Level)}, {Dim: ByCategory, Key: h.Category}}
	for _, m := range h.byMonth() {
		for _, keys := range [2][]TallyKey{v.keys, own[:]} {
			for _, k := range keys {
				c := p.counted(k, m.month)
				for _, s := range m.sums {
					c.Tally[s.figure] += n * s.n
				}
				for _, l := range m.lags {
					c.lag(l, n)
				}
			}
		}
	}
}

// putHazard stores h and counts the difference from what it was.
func (p *pen) putHazard(old *Hazard, h Hazard) error {
	v, err := p.inspected(h.Inspection)
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
func (p *pen) countNotice(no Paper, n int) error {
	v, err := p.inspected(no.Inspection)
	if err != nil {
		return err
	}
	figure := "notices_issued"
	if no.Voided != "" {
		figure = "notices_voided"
	}
	for _, k := range v.keys {
		p.mark(k, no.Date, figure, n)
		if no.Service.On != "" && no.Voided == "" {
			p.mark(k, no.Service.On, "notices_served", n)
		}
	}
	return nil
}

// countYear adds n times what a site's inspections count for: each visit,
// and under each key the site's first visit of each month and of each year.
func (p *pen) countYear(visits []Inspection, s Site, n int) {
	last := map[TallyKey]Date{}
	for _, i := range visits { // by date
		for _, k := range keysOf(i, s) {
			if i.Kind == Visit { // which inspects no site
				p.mark(k, i.Date, "visits", n)
				continue
			}
			p.mark(k, i.Date, "inspections", n)
			before := last[k]
			last[k] = i.Date
			if before == "" || before.Month() != i.Date.Month() {
				p.mark(k, i.Date, "sites_inspected", n)
			}
			if before == "" || before[:4] != i.Date[:4] {
				p.mark(k, i.Date, "sites_year", n)
			}
		}
	}
}

// siteYear is within what the visits of a site change what another counts for.
type siteYear struct {
	site int64
	year int
}

// inspectionsOf are a site's inspections of a year by date, remembered for the transaction.
func (p *pen) inspectionsOf(of siteYear) ([]Inspection, error) {
	if v, ok := p.years[of]; ok {
		return v, nil
	}
	v, err := p.InspectionsOf(of.site, YearOf(of.year))
	if err == nil {
		p.years[of] = v
	}
	return v, err
}

// countSite adds n times everything that is counted of one site.
func (p *pen) countSite(site int64, n int) error {
	s, err := found(p.Site(site))(Sites, site)
	if err != nil {
		return err
	}
	all, err := p.Inspections(Filter{Site: site, Withdrawn: true, Sort: "date"}) // what was withdrawn with a visit is counted beside
	if err != nil {
		return err
	}
	var visits []Inspection
	for _, row := range all.Rows {
		if row.Withdrawn == "" {
			visits = append(visits, row.Inspection)
		}
	}
	p.countYear(visits, s, n)
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
		if err := p.countNotice(Paper{Inspection: i.N, Date: row.Date, Voided: row.Voided, Service: Service{On: row.Served}}, n); err != nil {
			return err
		}
	}
	return nil
}
