package inspect

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
)

// ComplaintDim is what the figures of complaints may be parted by.
type ComplaintDim string

// The dimensions of complaints.
const (
	ByKind    ComplaintDim = "kind"     // 类别
	byTaker   ComplaintDim = "taken-by" // 接听人
	ByChannel ComplaintDim = "channel"  // 渠道
	ByHandler ComplaintDim = "handler"  // 承办人
)

// complaintParts are all of them.
var complaintParts = []ComplaintDim{ByKind, byTaker, ByChannel, ByHandler}

// ComplaintFigures are what is counted of complaints in a period. Withdrawn
// ones are counted nowhere. A complaint that was reopened and answered again
// was answered twice. Medians are of days, of the rounds answered in the
// period; nil when there is none.
type ComplaintFigures struct {
	Received int `json:"received" en:"received|received" zh:"受理|受理" per:"|件" of:"Q"`    // by the day received
	Reopened int `json:"reopened" en:"reopened|reopened" zh:"重新打开|重开" per:"|件次" of:"Q"` // by the day
	Answered int `json:"answered" en:"answered|answered" zh:"答复|答复" per:"|件次" of:"Q"`   // by the day
	// InTime is, of the answered that had a due date, those answered by it.
	InTime  Rate `json:"in_time" en:"in time|in time" zh:"按期答复|按期" per:"|件次" of:"Q" heads:"按期答复|有期限的答复"`
	Open    int  `json:"open" en:"open at the end|open" zh:"期末未答复|未答复" per:"|件" of:"Q"` // on the as-of day
	Overdue int  `json:"overdue" en:"overdue|overdue" zh:"其中逾期|逾期" per:"|件" of:"Q"`     // of Open, those due before that day
	Urged   int  `json:"urged" en:"urged|urged" zh:"催办|催办" per:"|次" of:"Q"`             // times

	// From received or reopened to first assigned, from that to answered, and in all.
	DaysToAssign *float64 `json:"median_days_to_assign" en:"days to assign, median|to assign" zh:"交办天数中位数|交办天数"`
	DaysToAnswer *float64 `json:"median_days_to_answer" en:"days from assigned to answered, median|to answer" zh:"交办至答复天数中位数|办理天数"`
	DaysInAll    *float64 `json:"median_days_in_all" en:"days in all, median|days in all" zh:"受理至答复天数中位数|总天数"`

	Asked     int `json:"satisfaction_asked" en:"asked|asked" zh:"回访|回访" per:"|件次" of:"Q" left:"out"`
	Rated     int `json:"satisfaction_rated" en:"rated|rated" zh:"评价|评价" per:"|件次" of:"Q" left:"out"`  // of Asked, those who said anything; no answer counts as asked
	Satisfied int `json:"satisfaction_satisfied" en:"satisfied|satisfied" zh:"满意|满意" per:"|件次" of:"Q"` // of Rated, 4 and 5

	// NoRecord says that the book had not begun: nothing is known of the days.
	NoRecord bool `json:"no_record,omitempty"`
}

// ComplaintGroup is the figures of one key; Key is a word, a name, or "" for none.
type ComplaintGroup struct {
	Key string `json:"key"`
	ComplaintFigures
}

// ComplaintTotals are the figures of complaints in a period.
type ComplaintTotals struct {
	Period Period `json:"period"`
	AsOf   Date   `json:"as_of"` // the last day of the period, or today if that is earlier
	ComplaintFigures
	Closed *Closing `json:"closed,omitempty"` // the figures are frozen ones
	// Beside are the closed months in the period, and the one before it, of which
	// more is known today than was frozen: that is counted here.
	Beside []ClosedBeside   `json:"closed_months,omitempty"`
	By     ComplaintDim     `json:"by,omitempty"`
	Groups []ComplaintGroup `json:"groups,omitempty"`
}

// ComplaintTotals counts the complaints of a period.
func (b *Book) ComplaintTotals(ctx context.Context, p Period, by ComplaintDim) (t ComplaintTotals, err error) {
	if by != "" && !slices.Contains(complaintParts, by) {
		_, err = complaintDims.parse(string(by))
		return t, err
	}
	err = b.counting(ctx, TotalsQuery{Period: p}, func(r Reader, q TotalsQuery) (err error) {
		t, err = settled(r, q, by)
		return err
	})
	return t, err
}

// settled counts the complaints of a period, or takes what a closed month froze.
func settled(r Reader, q TotalsQuery, by ComplaintDim) (t ComplaintTotals, err error) {
	all, err := r.ComplaintsIn(q.Period)
	if err != nil {
		return t, err
	}
	if t = countComplaints(all, q, by); t.Idle() {
		if t.NoRecord, err = beforeComplaints(r, q.Period); err != nil {
			return t, err
		}
	}
	return t, settleComplaints(r, q, &t)
}

// beforeComplaints tells whether a period was over before the book began, and before the
// first complaint in it.
func beforeComplaints(r Reader, p Period) (bool, error) {
	first, err := r.beginning()
	if err != nil || p.To > first {
		return false, err
	}
	before, err := r.Complaints(ComplaintFilter{Filter: Filter{To: p.To.Add(-1), Limit: 1}})
	return before.Total == 0, err
}

// countComplaints counts them as they stand now.
func countComplaints(all []Complaint, q TotalsQuery, by ComplaintDim) ComplaintTotals {
	p := (counter{today: q.today}).cut(q.Period)
	whole, groups := &complaintCount{}, map[string]*complaintCount{}
	for _, c := range all {
		if c.State == Withdrawn {
			continue
		}
		c.happens(p, func(h happening) {
			whole.add(h)
			if by == "" {
				return
			}
			key := c.key(by, h.had)
			if groups[key] == nil {
				groups[key] = &complaintCount{}
			}
			groups[key].add(h)
		})
	}
	t := ComplaintTotals{Period: q.Period, AsOf: p.To.Add(-1), ComplaintFigures: whole.figures(), By: by}
	for key, g := range groups {
		t.Groups = append(t.Groups, ComplaintGroup{key, g.figures()})
	}
	slices.SortFunc(t.Groups, func(a, b ComplaintGroup) int {
		return cmp.Or(b.Received-a.Received, strings.Compare(a.Key, b.Key))
	})
	return t
}

// frozenComplaints are what closing a month freezes of them: the whole under "",
// and parted every way.
func frozenComplaints(r Reader, q TotalsQuery) (map[ComplaintDim]ComplaintTotals, error) {
	all, err := r.ComplaintsIn(q.Period)
	out := map[ComplaintDim]ComplaintTotals{"": countComplaints(all, q, "")}
	for _, by := range complaintParts {
		out[by] = countComplaints(all, q, by)
	}
	return out, err
}

// settleComplaints puts a closed month's frozen figures in the place of those
// that were counted, and says how much these differ. A month closed before
// complaints were kept froze none.
func settleComplaints(r Reader, q TotalsQuery, t *ComplaintTotals) error {
	m, f, err := frozenMonth(r, t.Period, ClosedMonth.Frozen)
	if err != nil {
		return err
	}
	was, kept := f.Complaints[t.By]
	if m.N == 0 || !kept {
		t.Beside, err = besides(r, q.Period, func(m ClosedMonth, before bool) (map[string]int, Parts, error) {
			later, err := m.complaintsLater(r, q.today)
			maps.DeleteFunc(later, func(figure string, _ int) bool { return before && figure != "open" })
			return later, nil, err
		})
		return err
	}
	was.Closed = m.closing(ComplaintTable().grown(&t.ComplaintFigures, &was.ComplaintFigures))
	*t = was
	return nil
}

// complaintsLater is how a recount of m's complaints differs from what it froze.
func (m ClosedMonth) complaintsLater(r Reader, today Date) (map[string]int, error) {
	f, err := m.Frozen()
	was, kept := f.Complaints[""]
	if err != nil || !kept {
		return nil, err
	}
	of := TotalsQuery{Period: m.period(), today: today}
	all, err := r.ComplaintsIn(of.Period)
	now := countComplaints(all, of, "")
	return ComplaintTable().grown(&now.ComplaintFigures, &was.ComplaintFigures), err
}

// Idle tells that nothing was brought, answered, asked or left to answer.
func (f ComplaintFigures) Idle() bool {
	return f.Received+f.Reopened+f.Answered+f.Open+f.Urged+f.Asked == 0
}
