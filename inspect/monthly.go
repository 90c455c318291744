package inspect

import (
	"cmp"
	"context"
)

// Monthly is what a monthly report (月报) says of one month.
type Monthly struct {
	Totals     Totals  `json:"totals"` // compared with other periods
	Sectors    []Group `json:"sectors,omitempty"`
	Towns      []Group `json:"towns,omitempty"`
	Categories []Group `json:"categories,omitempty"`
	Backdrop
	Complaints *ComplaintTotals `json:"complaints,omitempty"` // by kind; nil without any, and of a part of the book
	Handlers   []ComplaintGroup `json:"handlers,omitempty"`   // of the same complaints
	Day        Date             `json:"day"`                  // of the report: when the month was closed, or today
	Scoped     bool             `json:"scoped"`               // it is of a part of the book, whose own parts are never closed
	Head       Anchor           `json:"head,omitzero"`        // of the record that was counted; none as in [Frozen]
}

// Backdrop is what a monthly report sets a month's own figures against. It is
// frozen with them, so that the report of a closed month stays the same.
type Backdrop struct {
	Agency     string      `json:"agency"`
	Heading    string      `json:"heading,omitempty"` // its name with strokes, see [Agency]
	Body       string      `json:"body,omitempty"`    // SHA-256 of the face that papers are set in, as the notice's form has it
	Cumulative Figures     `json:"cumulative"`        // of all days up to the month's end
	Trend      []MonthFlow `json:"trend"`             // twelve months, this one last
	Late       []LateRow   `json:"late,omitempty"`    // the longest first, at most mostLate
}

// Headed is the agency's name as a title has it.
func (d Backdrop) Headed() string { return cmp.Or(d.Heading, d.Agency) }

// MonthFlow is how many hazards were found and rectified in a month.
type MonthFlow struct {
	Month     string `json:"month"` // 2021-11
	Found     int    `json:"found"`
	Rectified int    `json:"rectified"`
	NoRecord  bool   `json:"no_record,omitempty"` // the book had not begun
	Closed    bool   `json:"closed,omitempty"`    // the figures are frozen ones
}

// LateRow is a hazard that was overdue when the month had ended.
type LateRow struct {
	Ref    string `json:"ref"`
	Site   string `json:"site"`
	Text   string `json:"text"`
	Level  Level  `json:"level"`
	Number string `json:"number,omitempty"`
	Due    Date   `json:"due"`
	Days   int    `json:"days"` // overdue, the last day of the month with them
}

// mostLate is how many overdue hazards a report lists: those that have waited
// longest, which an office acts on first, with how many there are in all. The
// whole list is a ledger's.
const mostLate = 200

// Monthly counts the month that begins on that day, or a part of it. Of a
// closed month it gives what was frozen.
func (b *Book) Monthly(ctx context.Context, month Date, scope Scope) (m Monthly, err error) {
	if m.Day, err = b.Today(ctx); err != nil {
		return m, err
	}
	q := TotalsQuery{Period: MonthOf(month), Scope: scope, Compare: true}
	err = b.counting(ctx, q, func(r Reader, q TotalsQuery) (err error) {
		if m.Head, err = r.Anchor(); err != nil {
			return err
		}
		if m.Totals, err = totalled(r, q); err != nil {
			return err
		}
		if m.Scoped = len(scope) > 0; m.Scoped { // its own parts are counted as they stand now
			return cmp.Or(settleTotals(r, q, &m.Totals), m.count(r, q))
		}
		if err := cmp.Or(settleTotals(r, q, &m.Totals), m.complaints(r, q)); err != nil {
			return err
		}
		if m.Totals.Closed != nil {
			return m.thaw(r, q)
		}
		return m.count(r, q)
	})
	return m, err
}

// count parts the month and counts what it stands against.
func (m *Monthly) count(r Reader, q TotalsQuery) (err error) {
	c := counter{r, q.Scope, q.today}
	for _, part := range []struct {
		dim Dim
		to  *[]Group
	}{{BySector, &m.Sectors}, {ByTown, &m.Towns}, {ByCategory, &m.Categories}} {
		groups, err := c.groups(q.Period, part.dim)
		if err != nil {
			return err
		}
		*part.to = busy(groups)
	}
	m.Backdrop, err = c.backdrop(q.Period)
	return err
}

// complaints are counted by kind and by who answered, or taken as they were frozen.
func (m *Monthly) complaints(r Reader, q TotalsQuery) error {
	kinds, err := settled(r, q, ByKind)
	if err != nil || kinds.Idle() && (kinds.Closed == nil || len(kinds.Closed.Later) == 0) {
		return err
	}
	handlers, err := settled(r, q, ByHandler)
	m.Complaints, m.Handlers = &kinds, handlers.Groups
	return err
}

// thaw takes what was frozen; a month closed before reports were has no backdrop.
func (m *Monthly) thaw(r Reader, q TotalsQuery) error {
	closed, f, err := frozenMonth(r, q.Period, ClosedMonth.Frozen)
	if err != nil {
		return err
	}
	m.Day, m.Head = closed.On, f.Head
	m.Sectors, m.Towns, m.Categories = busy(f.Groups[BySector]), busy(f.Groups[ByTown]), busy(f.Groups[ByCategory])
	if f.Backdrop != nil {
		m.Backdrop = *f.Backdrop
		return nil
	}
	m.Backdrop, err = counter{r, nil, q.today}.backdrop(q.Period)
	return err
}

func (c counter) backdrop(p Period) (d Backdrop, err error) {
	a, err := c.Agency()
	if err != nil {
		return d, err
	}
	form, err := c.Form(FormNotice)
	if err != nil {
		return d, err
	}
	d.Agency, d.Heading, d.Body = a.Name, a.Heading, form.Body
	all, err := c.figures(Period{beginningOfTime, p.To}, All)
	if err != nil {
		return d, err
	}
	d.Cumulative = all[""]
	if d.Trend, err = c.trend(p.From); err != nil {
		return d, err
	}
	d.Late, err = c.late(p)
	return d, err
}

// trend is of the twelve months that end with the one that begins on last. A
// closed month has there what it has in every table: what was frozen.
func (c counter) trend(last Date) (out []MonthFlow, err error) {
	scope, err := readable(c.Reader, c.scope)
	first, failed := c.beginning()
	err = cmp.Or(err, failed)
	for back := 11; back >= 0 && err == nil; back-- {
		var one MonthFlow
		one, err = c.monthFlow(DateOf(last.Time().AddDate(0, -back, 0)), scope, first)
		out = append(out, one)
	}
	return out, err
}

func (c counter) monthFlow(from Date, scope Scope, first Date) (MonthFlow, error) {
	flow := MonthFlow{Month: monthName(from), NoRecord: from.NextMonth() <= first}
	m, f, err := frozenMonth(c.Reader, MonthOf(from), asFarAs(c.scope, ""))
	part, ok, failed := f.part(c.Reader, TotalsQuery{Scope: c.scope}, scope)
	if err = cmp.Or(err, failed); err != nil {
		return flow, err
	}
	if m.N != 0 && ok {
		flow.Found, flow.Rectified, flow.Closed = part.HazardsFound, part.Rectified, true
		return flow, nil
	}
	sums, err := c.sum(All, MonthOf(from))
	flow.Found, flow.Rectified = sums[""]["hazards_found"], sums[""]["hazards_rectified"]
	return flow, err
}

// late lists what was overdue at p's end, the longest first, with the due date
// that stood then.
func (c counter) late(p Period) ([]LateRow, error) {
	day := c.asOf(p)
	rows, err := c.Late(c.scope, day.Add(1), mostLate)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	var numbers []int64
	for _, row := range rows {
		n, _ := ParseRef(Hazards, row.Ref)
		numbers = append(numbers, n)
	}
	found, err := bare[Hazard](c.Reader, Hazards, Filter{Hazards: numbers})
	of := map[int64]Hazard{}
	for _, h := range found {
		of[h.N] = h
	}
	for i, n := range numbers {
		rows[i].Due, rows[i].Days = of[n].DueOn(day), day.Sub(rows[i].Due)+1
	}
	return rows, err
}
