package inspect

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// ComplaintTable are the figures of complaints.
var ComplaintTable = sync.OnceValue(func() FigureTable { return tableOf(&ComplaintFigures{}, nil) })

func (f *ComplaintFigures) knows(*Figure) bool { return !f.NoRecord }
func (f *ComplaintFigures) lacks(*Figure) bool { return false }

// ComplaintRows are the rows behind a figure of complaints: as many as the
// figure says, for one way counts and lists them.
func (b *Book) ComplaintRows(ctx context.Context, figure string, p Period) (out []FigureRow, err error) {
	if err := ComplaintTable().has(figure); err != nil {
		return nil, err
	}
	err = b.counting(ctx, TotalsQuery{Period: p}, func(r Reader, q TotalsQuery) error {
		all, err := r.ComplaintsIn(p)
		for _, c := range all {
			if err == nil && c.State != Withdrawn {
				err = c.rows(r, figure, (counter{today: q.today}).cut(p), &out)
			}
		}
		return err
	})
	slices.SortStableFunc(out, func(a, b FigureRow) int { return cmp.Compare(a.counted(), b.counted()) })
	return out, err
}

// counted is the day on which a row counts.
func (r FigureRow) counted() Date { return cmp.Or(r.CountedOn, r.Date) }

// rows appends what c has of a figure.
func (c Complaint) rows(r Reader, figure string, p Period, out *[]FigureRow) error {
	site, _, err := r.Site(c.Site)
	c.happens(p, func(h happening) {
		if h.figure == figure {
			row := FigureRow{Ref: c.ref().String(), Date: c.Received, Site: site.Name, Text: c.Text,
				Number: c.SourceNumber, Kind: c.Kind, Channel: c.Channel,
				Due: h.round.dueOn(p.To.Add(-1))}
			if h.on != row.Date {
				row.CountedOn = h.on
			}
			*out = append(*out, row)
		}
	})
	return err
}

// key is what c counts under, of which somebody had it.
func (c Complaint) key(by ComplaintDim, had string) string {
	switch by {
	case ByKind:
		return string(c.Kind)
	case byTaker:
		return c.TakenBy
	case ByChannel:
		return string(c.Channel)
	}
	return had
}

// had is who had it on that day in the first rounds, or last had had it.
func (c Complaint) had(rounds int, day Date) (who string) {
	for _, r := range c.Rounds[:rounds] {
		for _, a := range r.Assigned {
			if a.On <= day {
				who = a.To
			}
		}
	}
	return who
}

// happening is one thing that counts for a figure of complaints: on which day,
// of which round, and who had it then.
type happening struct {
	figure string
	on     Date
	had    string
	round  Round
}

// happens tells of what c counts for in p: when it happened, or on the last day.
func (c Complaint) happens(p Period, tell func(happening)) {
	asOf := p.To.Add(-1)
	last := c.had(len(c.Rounds), asOf)
	for i, r := range c.Rounds {
		on := func(figure string, day Date, so bool) {
			if so && p.has(day) {
				tell(happening{figure, day, c.had(i+1, day), r})
			}
		}
		if p.has(r.Opened) {
			tell(happening{[]string{"received", "reopened"}[min(i, 1)], r.Opened, last, r})
		}
		for _, u := range r.Urged {
			on("urged", u.On, true)
		}
		on("answered", r.Answer.On, true)
		on("in_time", r.Answer.On, r.Due() != "" && r.Answer.On <= r.Due())
		on("satisfaction_asked", r.Asked, true)
		on("satisfaction_rated", r.Asked, r.Rating.Score != 0)
		on("satisfaction_satisfied", r.Asked, r.Rating.Score != 0 && r.Rating.satisfied())
		if r.Opened <= asOf && (r.Answer.On == "" || r.Answer.On > asOf) {
			tell(happening{"open", r.Opened, last, r})
			if due := r.dueOn(asOf); due != "" && due < asOf { // the due day is never late
				tell(happening{"overdue", r.Opened, last, r})
			}
		}
	}
}

// complaintCount is figures being counted: of days, how many took how many.
type complaintCount struct {
	ComplaintFigures
	toAssign, toAnswer, inAll map[int]int
}

// add counts what happened.
func (n *complaintCount) add(h happening) {
	*ComplaintTable().Named(h.figure).spot(&n.ComplaintFigures)++
	if h.figure != "answered" {
		return
	}
	r := h.round
	if r.Due() != "" {
		n.InTime.Denominator++
	}
	countDays(&n.inAll, r.Answer.On.Sub(r.Opened))
	if len(r.Assigned) > 0 {
		first := r.Assigned[0].On
		countDays(&n.toAssign, first.Sub(r.Opened))
		countDays(&n.toAnswer, r.Answer.On.Sub(first))
	}
}

func countDays(of *map[int]int, days int) {
	if *of == nil {
		*of = map[int]int{}
	}
	(*of)[days]++
}

func (n *complaintCount) figures() ComplaintFigures {
	f := n.ComplaintFigures
	f.DaysToAssign, f.DaysToAnswer, f.DaysInAll = median(n.toAssign), median(n.toAnswer), median(n.inAll)
	return f
}

// dueOn is the due date that stood on that day.
func (r Round) dueOn(day Date) (due Date) {
	for _, a := range r.Assigned {
		if a.On <= day {
			due = a.Due
		}
	}
	return due
}
