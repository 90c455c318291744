package inspect

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
)

// Totals counts. Whole months come from the kept tallies, so that a month
// costs the same in a book of ten years as in a new one; days outside whole
// months, and scopes of several dimensions, are counted from the rows.
func (b *Book) Totals(ctx context.Context, q TotalsQuery) (t Totals, err error) {
	err = b.counting(ctx, q, func(r Reader, q TotalsQuery) error {
		if t, err = totalled(r, q); err != nil {
			return err
		}
		return settleTotals(r, q, &t)
	})
	return t, err
}

// totalled counts what was asked as it stands now.
func totalled(r Reader, q TotalsQuery) (t Totals, err error) {
	c := counter{r, q.Scope, q.today}
	t.Period, t.By, t.AsOf, t.Day = q.Period, q.By, c.asOf(q.Period), q.today
	all, err := c.figures(q.Period, All)
	if err != nil {
		return t, err
	}
	t.Figures = all[""]
	if t.Scope, err = readable(r, q.Scope); err != nil {
		return t, err
	}
	if q.By != "" {
		if t.Groups, err = c.groups(q.Period, q.By); err != nil {
			return t, err
		}
	}
	if q.Compare {
		t.Compared, err = c.compare(q.Period)
	}
	return t, err
}

// Rows gives fn the rows behind one figure, as many as the figure says. They
// can be gone through until fn returns.
func (b *Book) Rows(ctx context.Context, figure string, q TotalsQuery, fn func(rows Each[FigureRow]) error) error {
	if err := TotalsTable.has(figure); err != nil {
		return err
	}
	return b.counting(ctx, q, func(r Reader, q TotalsQuery) error {
		days := (counter{today: q.today}).cut(q.Period)
		return fn(func(row func(FigureRow) error) error {
			return r.Behind(FigureQuery{Figure: figure, Scope: q.Scope, Period: days}, row)
		})
	})
}

// counting reads what a period comes to; it refuses one that has not begun, and keeps
// the day in the query: nothing is counted of days to come.
func (b *Book) counting(ctx context.Context, q TotalsQuery, fn func(Reader, TotalsQuery) error) error {
	return b.Read(ctx, func(r Reader) error {
		a, err := r.Agency()
		if err != nil {
			return err
		}
		q.today = b.today(a)
		if err := q.Period.Begun(q.today); err != nil {
			return err
		}
		return fn(r, q)
	})
}

// Begun refuses a period that has no days, or has not begun: of days to come
// nothing is on the record.
func (p Period) Begun(today Date) error {
	if err := p.valid(); err != nil {
		return err
	}
	if p.From > today {
		return invalid("the period from %s on has not begun: today is %s", "%s 起的期间尚未开始（今天是 %s）", p.From, today).
			Hint("give a period that has begun", "请给出已经开始的期间")
	}
	return nil
}

type counter struct {
	Reader
	scope Scope
	today Date // "" where nothing can lie after it
}

// counting counts the figures of a period by key.
type counting func(c counter, p Period, by Dim) (map[string]Figures, error)

// asOf is the day as of which a period is counted.
func (c counter) asOf(p Period) Date { return c.cut(p).To.Add(-1) }

// cut is p without the days to come, on which only due dates lie.
func (c counter) cut(p Period) Period {
	if c.today != "" && p.To > c.today.Add(1) {
		p.To = max(p.From, c.today.Add(1))
	}
	return p
}

// sum adds up the tallies of p by key of dim.
func (c counter) sum(dim Dim, p Period) (map[string]Tally, error) {
	from, only, kept := c.keptAs(dim)
	if !kept {
		return c.Counted(dim, c.scope, p)
	}
	if c.today != "" && p.To == c.today.Add(1) && p.To != p.To.Month() {
		return c.untilToday(dim, p)
	}
	inner, before, after := p.Months()
	out, err := map[string]Tally{}, error(nil)
	if inner.From < inner.To {
		out, err = c.tallied(from, dim, only, inner)
	}
	for _, edge := range []Edge{before, after} {
		if edge.Times != 0 && err == nil {
			var counted map[string]Tally
			counted, err = c.Counted(dim, c.scope, edge.Days)
			merge(out, counted, edge.Times)
		}
	}
	return out, err
}

// untilToday takes of this month's tally what is dated after today, which is
// little: due dates, and what a wrong clock has written.
func (c counter) untilToday(dim Dim, p Period) (map[string]Tally, error) {
	c.today = ""
	month := p.To.NextMonth()
	out, err := c.sum(dim, Period{p.From, month})
	if err != nil {
		return nil, err
	}
	to, err := c.Counted(dim, c.scope, Period{p.To, month})
	merge(out, to, -1)
	return out, err
}

// stood are the sums that tell what is open and overdue, which is all that is asked
// of the days since the beginning.
var stood = []string{"hazards_found", "hazards_reopened", "hazards_rectified", "overdue"}

// before adds up all days before one, as far as what stood when it began goes:
// where no tallies are kept, that is counted, and not all that ever was.
func (c counter) before(dim Dim, day Date) (map[string]Tally, error) {
	if _, _, kept := c.keptAs(dim); kept {
		return c.sum(dim, Period{"", day})
	}
	return c.Standing(dim, c.scope, day)
}

func (c counter) tallied(from, dim Dim, only []string, p Period) (map[string]Tally, error) {
	var sums []string
	if p.From == "" {
		sums = stood
	}
	kept, err := c.Tallied(from, only, p, sums...)
	if from == dim || err != nil {
		return kept, err
	}
	out := map[string]Tally{}
	for _, t := range kept {
		merge(out, map[string]Tally{"": t}, 1)
	}
	return out, err
}

func merge(into, more map[string]Tally, n int) {
	for k, t := range more {
		if into[k] == nil {
			into[k] = Tally{}
		}
		into[k].Add(t, n)
	}
}

// keptAs tells which kept tallies answer: those of dim when nothing narrows,
// those of the one key of the one dimension that does when nothing is parted.
func (c counter) keptAs(dim Dim) (from Dim, only []string, kept bool) {
	who, named := c.scope[ByInspector]
	switch {
	case named && labelled(who).Cert == "": // under whatever keys
	case len(c.scope) == 0:
		return dim, nil, true
	case len(c.scope) == 1 && (dim == All || c.scope[dim] != ""):
		for d, key := range c.scope {
			return d, []string{key}, true
		}
	}
	return "", nil, false
}

// figures are those of p by key of dim.
func (c counter) figures(p Period, dim Dim) (map[string]Figures, error) {
	out, err := c.parted(p, dim)
	if err != nil {
		return nil, err
	}
	lags, err := c.Lags(dim, c.scope, p)
	resolved, failed := c.resolved(dim, p)
	if err = cmp.Or(err, failed); err != nil {
		return nil, err
	}
	for k, f := range out {
		f.CohortRate.Numerator, f.MedianDays = resolved[k], median(lags[k])
		out[k] = f
	}
	return c.persons(p, dim, out, counter.figures)
}

// counts are the figures that are counted: all but the days that hazards took, and what was
// accepted of those found.
func (c counter) counts(p Period, dim Dim) (map[string]Figures, error) {
	out, err := c.parted(p, dim)
	if err != nil {
		return nil, err
	}
	return c.persons(p, dim, out, counter.counts)
}

// resolved are, of the hazards found in p, those accepted when it had ended. Of all that were
// ever found these are as many as were accepted and not reopened, which the tallies know.
func (c counter) resolved(dim Dim, p Period) (map[string]int, error) {
	if _, _, kept := c.keptAs(dim); !kept || dim != All || p.From != beginningOfTime || p.To != p.To.Month() {
		return c.Resolved(dim, c.scope, p)
	}
	all, err := c.sum(dim, Period{"", p.To})
	return map[string]int{"": all[""]["hazards_rectified"] - all[""]["hazards_reopened"]}, err
}

// parted are the same by key, whoever bears a name.
func (c counter) parted(p Period, dim Dim) (map[string]Figures, error) {
	before, err := c.before(dim, p.From)
	if err != nil {
		return nil, err
	}
	during, err := c.sum(dim, c.cut(p))
	if err != nil {
		return nil, err
	}
	sites, err := c.sites(dim, p, during)
	noRecord, no := c.noRecord(p, before, during)
	if err := cmp.Or(err, no); err != nil {
		return nil, err
	}
	out := map[string]Figures{}
	keys := maps.Clone(before)
	maps.Copy(keys, during)
	if key, ok := c.scope[dim]; ok {
		// Edge days are counted for all of an inspection's inspectors; kept
		// tallies, and what was asked, are of the one.
		maps.DeleteFunc(keys, func(k string, _ Tally) bool {
			return k != key && (dim != ByInspector || labelled(k).Name != key && k+":" != key)
		})
	}
	if dim == All {
		keys[""] = Tally{}
	}
	_, category := c.scope[ByCategory]
	for k := range keys {
		f := figuresOf(before[k], during[k])
		f.NoRecord, f.SitesInspected = noRecord, sites[k]
		f.HazardsOnly = dim == ByLevel || dim == ByCategory || c.scope[ByLevel] != "" || category
		out[k] = f
	}
	return out, nil
}

// noRecord tells whether a period was over before the book began, which need not be
// asked where something is counted.
func (c counter) noRecord(p Period, counted ...map[string]Tally) (bool, error) {
	for _, keys := range counted {
		for _, t := range keys {
			if t["inspections"]+t["visits"]+t["hazards_found"] > 0 {
				return false, nil
			}
		}
	}
	first, err := c.beginning()
	return p.To <= first, err
}

// persons puts what is counted under a name alone to the one certificate that
// bears it. Of whom nothing is counted nothing is told.
func (c counter) persons(p Period, dim Dim, figures map[string]Figures, count counting) (map[string]Figures, error) {
	if dim != ByInspector {
		return figures, nil
	}
	maps.DeleteFunc(figures, func(_ string, f Figures) bool { return blank(f) })
	return figures, joined(c, figures, func(known people, person string) (Figures, error) {
		one := c
		one.scope = Scope{}
		maps.Copy(one.scope, c.scope)
		one.scope[ByInspector] = known.asked(person)
		f, err := count(one, p, All)
		return f[""], err
	})
}

// sites are distinct sites: a month and the year up to a month's end are kept;
// other periods are counted.
func (c counter) sites(dim Dim, p Period, during map[string]Tally) (map[string]int, error) {
	_, _, kept := c.keptAs(dim)
	whole := p.From == p.From.Month() && p.To == p.To.Month()
	month := kept && whole && p.From.NextMonth() == p.To
	year := kept && whole && p.From[5:] == "01-01" && p.To <= YearOf(p.From.Year()).To
	if !month && !year {
		return c.SitesInspected(dim, c.scope, p)
	}
	out := map[string]int{}
	for k, t := range during {
		out[k] = t["sites_year"]
		if month {
			out[k] = t["sites_inspected"]
		}
	}
	return out, nil
}

// figuresOf are those of days, before which there was so much.
func figuresOf(before, during Tally) (f Figures) {
	for _, of := range TotalsTable {
		if of.Rows != "" {
			*of.spot(&f) = during[of.Key]
		}
	}
	f.Opening, f.Closing, f.Overdue = before.Open(), before.Open()+during.Open(), before["overdue"]+during["overdue"]
	f.CohortRateNow.Numerator = during["resolved"]
	TotalsTable.Reckon(&f)
	return f
}

// median is the middle of so many counted values; of an even number, the mean of the two.
func median(counts map[int]int) *float64 {
	n := 0
	for _, c := range counts {
		n += c
	}
	if n == 0 {
		return nil
	}
	days := slices.Sorted(maps.Keys(counts))
	at := func(i int) int {
		for _, d := range days {
			if i -= counts[d]; i < 0 {
				return d
			}
		}
		return days[len(days)-1]
	}
	m := float64(at((n-1)/2)+at(n/2)) / 2
	return &m
}

// compare counts the same for the period before, the same one a year ago, and
// the year up to the period's end.
func (c counter) compare(p Period) ([]Comparison, error) {
	var out []Comparison
	for _, other := range []Comparison{
		{Name: "previous", Period: p.previous()},
		{Name: "last_year", Period: Period{p.From.yearAgo(), p.To.yearAgo()}},
		{Name: "year_to_date", Period: Period{YearOf(p.To.Add(-1).Year()).From, p.To}},
	} {
		f, err := c.figures(other.Period, All)
		if err != nil {
			return nil, err
		}
		other.Figures = f[""]
		out = append(out, other)
	}
	return out, nil
}

// previous is the period just before: as many months, if p is whole months, or else as many days.
func (p Period) previous() Period {
	if p.From != p.From.Month() || p.To != p.To.Month() {
		return Period{p.From.Add(-p.To.Sub(p.From)), p.From}
	}
	months := (p.To.Year()-p.From.Year())*12 + monthOf(p.To) - monthOf(p.From)
	return Period{DateOf(p.From.Time().AddDate(0, -months, 0)), p.From}
}

func monthOf(d Date) int {
	m, _ := strconv.Atoi(string(d[5:7]))
	return m
}

// yearAgo is the same day a year ago; 29 February becomes 1 March, so that
// half-open periods keep meeting.
func (d Date) yearAgo() Date { return DateOf(d.Time().AddDate(-1, 0, 0)) }
