package inspect

import (
	"cmp"
	"encoding/json"
)

// frozenBy are the ways in which a closed month's figures are kept parted.
var frozenBy = []Dim{ByLevel, ByCategory, BySector, ByTown, BySite, ByInspector, ByCampaign}

// closeMonth freezes every figure of a month that is over.
func (p *pen) closeMonth(_ int64, in struct {
	Month Date   `json:"month" need:"yes"`
	By    string `json:"by" need:"yes"`
}) (thing, error) {
	month := in.Month.Month()
	if month == "" {
		return nil, noMonth()
	}
	ref := Ref{Months, monthNumber(month)}
	if err := line("closer", "结账人", &in.By, maxWord, "{.by}"); err != nil {
		return nil, err
	}
	if month.NextMonth() > p.today {
		return nil, refused("%s is not over: it cannot be closed before %s",
			"%s 尚未结束，%s 起方可结账", monthName(month), month.NextMonth())
	}
	old, closed, err := p.Closed(month)
	if err != nil {
		return nil, err
	}
	if closed {
		return nil, refused("%s was closed on %s by %s", "%s 已于 %s 由 %s 结账", old.Month, old.On, old.By).
			Hint("to change it, reopen it first: {month.reopened %s .reason=…}",
				"如需更正，请先 {month.reopened %s .reason=…}", old.Month)
	}
	body, err := p.frozen(month)
	if err = cmp.Or(err, p.remarkClosing(month, true)); err != nil {
		return nil, err
	}
	m := ClosedMonth{N: ref.N}
	return &m, p.change(&m, &monthClosed{monthName(month), p.today, in.By, hashOf(body), body})
}

// frozen counts a month every way there is.
func (p *pen) frozen(month Date) ([]byte, error) {
	if f, asked := saidOver[*monthClosed](p); asked {
		return f.Frozen, nil
	}
	f := Frozen{Groups: map[Dim][]Group{}}
	period := MonthOf(month)
	q := TotalsQuery{Period: period, Compare: true, today: p.today}
	c := counter{p.Reader, nil, p.today}
	var err error
	if f.Totals, err = totalled(p.Reader, q); err != nil {
		return nil, err
	}
	if err := settleTotals(p.Reader, q, &f.Totals); err != nil { // what it stands beside may be closed
		return nil, err
	}
	for _, dim := range frozenBy {
		if f.Groups[dim], err = c.groups(period, dim); err != nil {
			return nil, err
		}
	}
	backdrop, err := c.backdrop(period)
	if err != nil {
		return nil, err
	}
	f.Backdrop = &backdrop
	table, err := statistics(p.Reader, period.To.Add(-1))
	if err != nil {
		return nil, err
	}
	f.Statistics = &table
	if f.Head, err = p.Anchor(); err != nil {
		return nil, err
	}
	if f.Complaints, err = frozenComplaints(p.Reader, q); err != nil {
		return nil, err
	}
	return json.Marshal(f)
}

func noMonth() error {
	return invalid("no month is given", "没有写明月份").Hint("write its first day, as 2021-11-01", "请写该月第一天，如 2021-11-01")
}

// reopenMonth lets a closed month's figures move again.
func (p *pen) reopenMonth(_ int64, in struct {
	Month  Date   `json:"month" need:"yes"`
	Reason string `json:"reason"`
}) (thing, error) {
	if in.Month == "" {
		return nil, noMonth()
	}
	m, closed, err := p.Closed(in.Month)
	if err != nil {
		return nil, err
	}
	if !closed {
		return nil, refused("%s is not closed", "%s 未结账", monthName(in.Month)).
			Hint("see {period.list}", "请用 {period.list} 查看")
	}
	if err := reasonGiven(&in.Reason); err != nil {
		return nil, err
	}
	return &m, cmp.Or(p.remarkClosing(in.Month.Month(), false), p.change(&m, &monthReopened{p.today, in.Reason}))
}
