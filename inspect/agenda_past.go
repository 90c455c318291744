package inspect

import (
	"cmp"
	"slices"
	"strings"
)

// outForDays is when a paper that is still out stands on the agenda.
const outForDays = 30

// agendaThen is the book as the agenda of a day that is over reads it: what waited
// then is reckoned from what each thing's dates say of that day.
type agendaThen struct {
	Reader
	day    Date
	waited map[Duty][]waited
	visits map[int64]tallied
}

// waited is a thing that waited, and for whom.
type waited struct {
	DutyItem
	n     int64
	who   []Officer
	alone bool // who is known by name alone
}

// waitedOn reads what waited when that day had ended.
func waitedOn(r Reader, q AgendaQuery) (*agendaThen, error) {
	p := &agendaThen{r, q.Day, map[Duty][]waited{}, map[int64]tallied{}}
	err := cmp.Or(p.hazards(q.Within), p.notices(), p.blanks(), p.complaints())
	for _, list := range p.waited {
		slices.SortFunc(list, func(a, b waited) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.n, b.n)) })
	}
	return p, err
}

// Waiting implements [Reader].
func (p *agendaThen) Waiting(duty Duty, q AgendaQuery) (DutyList, error) {
	list := DutyList{Duty: duty, Items: []DutyItem{}}
	for _, w := range p.waited[duty] {
		if !w.waitsFor(q) {
			continue
		}
		if list.Total++; q.Limit == 0 || list.Total <= q.Limit {
			list.Items = append(list.Items, w.DutyItem)
		}
	}
	return list, nil
}

// WaitingBy implements [Reader].
func (p *agendaThen) WaitingBy(duty Duty, q AgendaQuery) (map[string]int, error) {
	out := map[string]int{}
	for _, w := range p.waited[duty] {
		seen := map[Officer]bool{{}: true} // nobody has none
		for _, o := range w.who {
			if !seen[o] && w.waitsFor(q) {
				out[o.String()]++
			}
			seen[o] = true
		}
	}
	return out, nil
}

func (w waited) waitsFor(q AgendaQuery) bool {
	return q.Inspector == "" || slices.ContainsFunc(w.who, func(o Officer) bool {
		return o.known(q.Inspector) || w.alone && slices.Contains(q.called(), o.Name)
	})
}

func (p *agendaThen) add(duty Duty, n int64, it DutyItem, alone bool, who ...Officer) {
	it.Duty = duty
	var names []string
	for _, o := range who {
		if alone {
			o.Name, o.Cert = o.String(), ""
		}
		names = append(names, o.Name)
	}
	it.Inspectors = strings.Join(names, "、")
	p.waited[duty] = append(p.waited[duty], waited{it, n, who, alone})
}

// hazards are those that stood open.
func (p *agendaThen) hazards(within int) error {
	var rows []HazardRow
	_, err := rowsAt(p.Reader, Filter{States: unfixed}, p.day, "")(func(h HazardRow) error {
		rows = append(rows, h)
		return nil
	})
	for _, h := range rows {
		if err == nil {
			err = p.hazard(h, within)
		}
	}
	return err
}

// hazard sorts one by what it waited for: for more than one thing, as now.
func (p *agendaThen) hazard(h HazardRow, within int) error {
	v, err := p.inspected(h.Inspection)
	if err != nil {
		return err
	}
	wait := func(duty Duty, day Date) {
		it := waitingItem(waits[duty], &h)
		it.Day = day
		p.add(duty, h.N, it, false, v.officers()...)
	}
	since, due := h.lateSince(p.day), h.GivenOn(p.day)
	switch {
	case since != "":
		wait(DutyOverdue, since.Add(-1)) // the due day
	case due == "":
		wait(DutyOrder, h.Opened)
	case due <= p.day.Add(within):
		wait(DutyDue, due)
	}
	open := func(asked, answered Date) bool { return asked <= p.day && (answered == "" || answered > p.day) }
	for _, k := range h.Life.Claims {
		if open(k.On, k.Answered) {
			wait(DutyReview, k.On)
		}
	}
	for _, x := range h.Life.Extensions {
		if open(x.On, x.Answered) {
			wait(DutyExtension, x.On)
		}
	}
	return nil
}

func (p *agendaThen) notices() error {
	page, err := p.Notices(Filter{To: p.day.Add(1)})
	for _, n := range page.Rows {
		if n.Served != "" && n.Served <= p.day {
			continue
		}
		v, err := p.inspected(n.Inspection)
		if err != nil {
			return err
		}
		n.Town = v.site.On(n.Date).Town
		p.add(DutyServe, n.N, waitingItem(waits[DutyServe], &n), false, v.officers()...)
	}
	return err
}

func (p *agendaThen) blanks() error {
	all, err := p.Blanks()
	for _, k := range all {
		if err != nil {
			return err
		}
		ended := k.VoidedOn
		if k.Entered != 0 {
			ended, err = p.entered(k)
		}
		if k.Date <= p.day.Add(-outForDays) && (ended == "" || ended > p.day) {
			p.add(DutyReturn, k.N, waitingItem(waits[DutyReturn], &k), true, labelled(k.Taker))
		}
	}
	return err
}

// entered is the day on which a leased number was entered.
func (p *agendaThen) entered(k Paper) (on Date, err error) {
	events, err := p.History(k.ref())
	for _, e := range unstruck(events) {
		if f, ok := e.Fact.(*numberEntered); ok {
			on = f.On
		}
	}
	return on, err
}

func (p *agendaThen) complaints() error {
	next := p.day.Add(1)
	waiting := Filter{Since: p.day, To: next, States: unanswered}
	page, _, err := ComplaintsAt(p.Reader, ComplaintFilter{Filter: waiting}, next)
	for _, c := range page.Rows {
		duty := DutyAssign
		if c.State == Assigned {
			duty = DutyAnswer
		}
		p.add(duty, c.N, waitingItem(waits[duty], &c), true, labelled(c.Now().Handler()))
	}
	return err
}

// inspected is an inspection and its site, each asked for once.
func (p *agendaThen) inspected(n int64) (tallied, error) {
	if v, ok := p.visits[n]; ok {
		return v, nil
	}
	i, _, err := p.Inspection(n)
	if err != nil {
		return tallied{}, err
	}
	s, _, err := p.Site(i.Site)
	p.visits[n] = tallied{Inspection: i, site: &s}
	return p.visits[n], err
}
