package inspect

import (
	"cmp"
	"context"
	"slices"
)

// Statistics counts the official table up to and with a day; no day is today.
// Up to the end of a closed month it gives what was frozen, and closed says when.
func (b *Book) Statistics(ctx context.Context, until Date) (s Statistics, closed *Closing, err error) {
	today, err := b.Today(ctx)
	if err != nil {
		return s, nil, err
	}
	if until == "" {
		until = today
	}
	if until > today {
		return s, nil, invalid("%s is still to come", "%s 尚未到来", until).
			Hint("give the last day that is to be counted", "请给出要统计到的最后一天")
	}
	err = b.Read(ctx, func(r Reader) error {
		if closed, err = frozenStatistics(r, until, &s); err != nil {
			return err
		}
		now, err := statistics(r, until)
		if err != nil {
			return err
		}
		if closed == nil {
			s = now
			s.Day = today
			s.Corrected, err = correctedBefore(r, until)
			return err
		}
		if s.Closed, s.Corrected = closed, s.correction(now); s.Corrected != nil {
			closed.Later = s.Corrected.Later
		}
		return nil
	})
	return s, closed, err
}

// correctedBefore is how a recount differs from the table that the last closed
// month of the year before until froze: all of the year up to it is in that.
func correctedBefore(r Reader, until Date) (*Correction, error) {
	for month := until.Month().Add(-1); month.Year() == until.Year(); month = month.Month().Add(-1) {
		var was Statistics
		if closed, err := frozenStatistics(r, month, &was); err != nil || closed == nil {
			if err != nil {
				return nil, err
			}
			continue
		}
		now, err := statistics(r, month)
		return was.correction(now), err
	}
	return nil, nil
}

// frozenStatistics reads what closing the month that ends with until froze.
func frozenStatistics(r Reader, until Date, s *Statistics) (*Closing, error) {
	if until.Add(1) != until.NextMonth() {
		return nil, nil
	}
	m, f, err := frozenMonth(r, MonthOf(until), ClosedMonth.Frozen)
	if err != nil || f.Statistics == nil {
		return nil, err
	}
	*s = *f.Statistics
	s.Day = m.On
	return m.closing(nil), nil
}

// census adds hazards up by sector.
type census struct {
	Reader
	of   *Statistics
	rows map[string]*StatisticsRow
	seen map[int64]bool
}

func statistics(r Reader, until Date) (s Statistics, err error) {
	a, err := r.Agency()
	if err != nil {
		return s, err
	}
	s = Statistics{Agency: a.Name, From: YearOf(until.Year()).From, Until: until, Rows: []StatisticsRow{},
		Carried: []string{}}
	c := &census{r, &s, map[string]*StatisticsRow{}, map[int64]bool{}}
	p := Period{s.From, until.Add(1)}
	whole, err := c.counted(p)
	for _, kind := range []LifeKind{LifePlanned, LifeSupervised} { // of all others nothing is to be treated
		if err == nil {
			err = c.found(Filter{From: p.From, To: p.To, Level: Major, Life: kind}, false)
		}
		if err == nil {
			err = c.found(Filter{To: s.From, Level: Major, Life: kind}, true)
		}
	}
	first, failed := r.beginning()
	if err = cmp.Or(err, failed); err != nil {
		return s, err
	}
	s.NoRecord = until < first
	for _, row := range c.rows {
		if *row != (StatisticsRow{Sector: row.Sector}) {
			s.Rows = append(s.Rows, *row)
			s.Total.add(*row)
		}
	}
	s.Moved, s.Total.Units = s.Total.Units-whole, whole
	slices.SortFunc(s.Rows, func(a, b StatisticsRow) int {
		return cmp.Or(cmp.Compare(b.General+b.Major, a.General+a.Major), cmp.Compare(a.Sector, b.Sector))
	})
	return s, nil
}

func (c *census) row(sector string) *StatisticsRow {
	if c.rows[sector] == nil {
		c.rows[sector] = &StatisticsRow{Sector: sector}
	}
	return c.rows[sector]
}

// counted takes what the tallies know of the days: what was found in each sector and of it
// accepted, and the distinct sites inspected, which it tells of the whole.
func (c *census) counted(p Period) (sites int, err error) {
	all := counter{Reader: c.Reader} // which is over today at the latest
	sums, err := all.sum(BySector, p)
	fixed, failed := c.Resolved(BySector, nil, p)
	majors, lost := c.Resolved(BySector, Scope{ByLevel: string(Major)}, p)
	if err = cmp.Or(err, failed, lost); err != nil {
		return 0, err
	}
	total := Tally{}
	for sector, t := range sums {
		total.Add(t, 1)
		row := c.row(sector)
		row.General, row.Major, row.MajorFixed = t["hazards_general"], t["hazards_major"], majors[sector]
		row.GeneralFixed = fixed[sector] - row.MajorFixed
	}
	c.of.Withdrawn = total["hazards_withdrawn"]
	units, err := all.sites(BySector, p, sums)
	for sector, n := range units {
		c.row(sector).Units = n
	}
	if err != nil {
		return 0, err
	}
	if sums, err = all.sum(All, p); err == nil {
		units, err = all.sites(All, p, sums)
	}
	return units[""], err
}

// found treats the hazards of a filter; those carried over are of earlier years.
func (c *census) found(f Filter, carried bool) error {
	page, err := c.Hazards(f)
	if err != nil {
		return err
	}
	for _, h := range page.Rows {
		if c.seen[h.N] {
			continue
		}
		c.seen[h.N] = true
		if err := c.past(&h.Hazard); err != nil {
			return err
		}
		c.treated(h, carried)
	}
	return nil
}

// past reads what a list leaves out, where it matters on the day: earlier
// stretches of what was reopened, and the plan that a later one replaced.
func (c *census) past(h *Hazard) error {
	if h.Opened != h.Found {
		whole, _, err := c.Hazard(h.N)
		if err != nil {
			return err
		}
		h.Spells = whole.Spells
	}
	if h.Life.Planned <= c.of.Until {
		return nil
	}
	h.Life.Plan, h.Life.Planned = Plan{}, ""
	events, err := c.History(h.ref())
	for _, e := range unstruck(events) {
		if f, ok := e.Fact.(*PlanMade); ok && f.On <= c.of.Until {
			h.Life.Plan, h.Life.Planned = f.Plan, f.On
		}
	}
	return err
}

// treated counts a major hazard's plan and listing, which are of what is not
// accepted; the funds of this year's count with it, too.
func (c *census) treated(h HazardRow, carried bool) {
	row, planned, standing := c.row(h.Sector), h.Life.Planned != "", h.acceptedBy(c.of.Until) == ""
	if planned && (standing || !carried) {
		row.Yuan += yuan(h.Life.Plan.Wan)
	}
	if !standing {
		return
	}
	ref := h.ref().String()
	if planned {
		row.Planned++
		if h.Life.Plan.Complete() {
			row.Complete++
		}
		if carried {
			row.Carried++
			c.of.Carried = append(c.of.Carried, ref)
		}
	}
	s, listed := h.supervisedOn(c.of.Until)
	if !listed {
		return
	}
	row.Listed++
	if s.Level == "province" {
		row.Province++
	}
	if !planned {
		if c.of.Unplanned == nil {
			c.of.Unplanned = map[string][]string{}
		}
		c.of.Unplanned[h.Sector] = append(c.of.Unplanned[h.Sector], ref)
	}
}
