package inspect

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Duty is a kind of thing that waits for somebody.
type Duty string

// The duties, in the order in which an agenda has them.
const (
	DutyOverdue   Duty = "overdue"   // 逾期: not accepted, and the date given to the unit is past
	DutyDue       Duty = "due"       // 即将到期: due within so many days
	DutyOrder     Duty = "order"     // 待责令: found, and the unit has been given no date
	DutyReview    Duty = "review"    // 待复查: the unit says it is fixed
	DutyExtension Duty = "extension" // 延期待批: asked, not answered
	DutyServe     Duty = "serve"     // 待送达: a notice in force not yet served
	DutyReturn    Duty = "return"    // 预印文书待登记: a number leased 30 days ago or more, neither entered nor spoiled
	DutyAssign    Duty = "assign"    // 诉求待交办: a complaint that nobody has yet
	DutyAnswer    Duty = "answer"    // 诉求待答复: a complaint assigned and not answered
)

// Duties are all of them.
var Duties = []Duty{DutyOverdue, DutyDue, DutyOrder, DutyReview, DutyExtension, DutyServe, DutyReturn, DutyAssign,
	DutyAnswer}

// DutyItem is one thing that waits.
type DutyItem struct {
	Duty       Duty   `json:"duty"`
	Ref        string `json:"ref"`
	ID         ID     `json:"id"`
	Day        Date   `json:"day"`  // due, claimed, asked, received, taken, or the notice's date
	Days       int    `json:"days"` // since that day; negative until it
	Site       string `json:"site"`
	Town       string `json:"town,omitempty"`
	Address    string `json:"address,omitempty"` // where it is asked for
	Text       string `json:"text,omitempty"`
	Level      Level  `json:"level,omitempty"`
	Number     string `json:"number,omitempty"`
	Inspectors string `json:"inspectors"` // of a complaint, who has it; of a paper, who took it

	site int64
}

// DutyList is what waits of one duty: how much in all, and the first of it.
type DutyList struct {
	Duty  Duty       `json:"duty"`
	Total int        `json:"total"`
	Items []DutyItem `json:"items"`
}

// Workload is how much of each duty waits for one inspector. What several
// inspected together waits for each of them.
type Workload struct {
	Inspector string       `json:"inspector"`
	Counts    map[Duty]int `json:"counts"`
}

// AgendaQuery asks what waits on a day.
type AgendaQuery struct {
	Day       Date
	Within    int    // days ahead that count as due soon
	Inspector string // only what that one inspected; empty for all
	names     []string
	Limit     int // items of each duty; 0 for all
	Workloads bool
	Addresses bool // the sites' addresses too
}

// Agenda is what waits on a day, and for whom.
type Agenda struct {
	Book      ID         `json:"-"` // what tells the book from others: its first fact's link, cut short
	Day       Date       `json:"day"`
	Within    int        `json:"within"`
	Lists     []DutyList `json:"duties"`
	Workloads []Workload `json:"by_inspector,omitempty"`
}

// agendas tell what waits of a duty, the longest first; WaitingBy counts it by
// inspector (name:certificate).
type agendas interface {
	Waiting(Duty, AgendaQuery) (DutyList, error)
	WaitingBy(Duty, AgendaQuery) (map[string]int, error)
	asksPeople
}

// called are the names of whom the agenda is of.
func (q AgendaQuery) called() []string {
	if q.names != nil {
		return q.names
	}
	return []string{q.Inspector, labelled(q.Inspector).Name}
}

// Agenda tells what waits: what is overdue, due soon, to be reviewed, to be
// answered and to be served (件件有着落、事事有回音). Of a day that is over it
// tells what waited then.
func (b *Book) Agenda(ctx context.Context, q AgendaQuery) (a Agenda, err error) {
	err = b.Read(ctx, func(r Reader) error {
		agency, err := r.Agency()
		if err != nil {
			return err
		}
		today := b.today(agency)
		if q.Day == "" {
			q.Day = today
		}
		if q.Inspector != "" {
			known, err := everybody(r)
			if err != nil {
				return err
			}
			q.names = append(known.namesOf(known.person(labelled(q.Inspector)).String()), q.Inspector)
		}
		var on agendas = r
		if q.Day < today {
			if on, err = waitedOn(r, q); err != nil {
				return err
			}
		}
		first, _, err := r.Head(1)
		if err != nil {
			return err
		}
		a.Book, a.Day, a.Within = ID(first.Link[:len(ID{})]), q.Day, q.Within
		for _, duty := range Duties {
			list, err := on.Waiting(duty, q)
			if err != nil {
				return err
			}
			for i := range list.Items {
				it := &list.Items[i]
				if it.Days = q.Day.Sub(it.Day); q.Addresses && it.site != 0 {
					site, _, err := r.Site(it.site)
					if err != nil {
						return err
					}
					it.Address = site.Address
				}
			}
			a.Lists = append(a.Lists, list)
		}
		if q.Workloads {
			a.Workloads, err = workloads(on, q)
		}
		return err
	})
	return a, err
}

// workloads counts for each inspector.
func workloads(r agendas, q AgendaQuery) ([]Workload, error) {
	by := map[string]map[Duty]int{}
	for _, duty := range Duties {
		counts, err := r.WaitingBy(duty, q)
		if err != nil {
			return nil, err
		}
		for who, n := range counts {
			if n == 0 {
				continue
			}
			if by[who] == nil {
				by[who] = map[Duty]int{}
			}
			by[who][duty] += n
		}
	}
	if err := joinNames(r, q, by); err != nil {
		return nil, err
	}
	var out []Workload
	for who, counts := range by {
		out = append(out, Workload{who, counts})
	}
	slices.SortFunc(out, func(a, b Workload) int {
		return cmp.Or(b.Counts[DutyOverdue]-a.Counts[DutyOverdue], strings.Compare(a.Inspector, b.Inspector))
	})
	return out, nil
}

// joinNames puts what waits for a name alone, as of complaints, to the only
// person of that name.
func joinNames(r agendas, q AgendaQuery, by map[string]map[Duty]int) error {
	return joined(r, by, func(known people, person string) (map[Duty]int, error) {
		counts := map[Duty]int{}
		q.Inspector, q.names, q.Limit = known.asked(person), known.namesOf(person), 1
		for _, duty := range Duties {
			list, err := r.Waiting(duty, q)
			if err != nil {
				return nil, err
			}
			if list.Total > 0 {
				counts[duty] = list.Total
			}
		}
		return counts, nil
	})
}
