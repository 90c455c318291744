package inspect

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// ClosedMonth is a month whose figures were frozen (结账). Entries that come
// later are counted beside them, never among them.
type ClosedMonth struct {
	N        int64  `json:"-"` // 202111
	ID       ID     `json:"id,omitzero"`
	Month    string `json:"month"` // 2021-11
	On       Date   `json:"on"`
	By       string `json:"by"`
	SHA256   string `json:"sha256"` // of Body
	Body     string `json:"-"`      // the frozen figures, as the text that was hashed
	Reopened Date   `json:"reopened,omitempty"`
	Reason   string `json:"reason,omitempty"`
}

// Frozen is what closing a month freezes: its figures beside other periods,
// and parted every way.
type Frozen struct {
	Totals Totals          `json:"totals"`
	Groups map[Dim][]Group `json:"groups"`
	// Backdrop is what a monthly report says beside them; nil in months closed
	// before there were such reports.
	Backdrop *Backdrop `json:"backdrop,omitempty"`
	// Statistics is the official table up to the month's end; nil likewise.
	Statistics *Statistics `json:"statistics,omitempty"`
	// Complaints are counted as a whole, under "", and parted every way; nil likewise.
	Complaints map[ComplaintDim]ComplaintTotals `json:"complaints,omitempty"`
	// Head is how far the record went before the month was closed; none likewise.
	Head Anchor `json:"head,omitzero"`
}

// Closings are all closings of a month, the first before; what each froze is not
// read again.
func Closings(r Reader, m ClosedMonth) (all []ClosedMonth, err error) {
	events, err := r.History(m.ref())
	for _, e := range unstruck(events) {
		if _, closed := e.Fact.(*monthClosed); closed {
			all = append(all, ClosedMonth{})
		}
		if len(all) > 0 {
			apply(newest(all), e, nil)
		}
	}
	return all, err
}

// Frozen reads the figures back, and refuses them if they do not match their hash.
func (m ClosedMonth) Frozen() (f Frozen, err error) {
	if err := m.proved(); err != nil {
		return f, err
	}
	err = json.Unmarshal([]byte(m.Body), &f)
	lacking := m.lacking()
	f.Totals.lack(lacking)
	for _, groups := range f.Groups {
		for i := range groups {
			groups[i].lacking = lacking
		}
	}
	if f.Backdrop != nil {
		f.Backdrop.Cumulative.lacking = lacking
	}
	return f, err
}

// proved refuses what was frozen if it does not match its hash.
func (m ClosedMonth) proved() error {
	if hashOf([]byte(m.Body)) == m.SHA256 {
		return nil
	}
	return Errorf(CodeCheck, "the frozen figures of %s do not match their hash", "%s 的结账数据与其哈希不符", m.Month).
		Hint("run {check}", "请运行 {check}")
}

// whole reads back the totals alone, which are the first thing in what was frozen, and with
// them the head, which is the last: the partings between them are many times as long.
func (m ClosedMonth) whole() (f Frozen, err error) {
	dec := json.NewDecoder(strings.NewReader(m.Body))
	for range 2 { // the brace and the word "totals"
		if _, err := dec.Token(); err != nil {
			return f, err
		}
	}
	if err := dec.Decode(&f.Totals); err != nil {
		return f, err
	}
	f.Totals.lack(m.lacking())
	if at := strings.LastIndex(m.Body, `,"head":"`); at >= 0 {
		json.Unmarshal([]byte("{"+m.Body[at+1:]), &f)
	}
	return f, nil
}

// total is the whole of what was frozen, if it matches its hash.
func (m ClosedMonth) total() (Frozen, error) {
	if err := m.proved(); err != nil {
		return Frozen{}, err
	}
	return m.whole()
}

// moved compares the groups that were frozen of m with those of now, unless they must be the
// same: nothing was recorded since, and the whole did not move.
func (m ClosedMonth) moved(r Reader, f Frozen, whole bool) (Parts, error) {
	still, err := f.still(r)
	if err == nil && (whole || !still) {
		if f, err = m.Frozen(); err == nil {
			return f.moved(r, m.period(), frozenBy...)
		}
	}
	return nil, err
}

// lack says that figures were not counted yet when t was frozen.
func (t *Totals) lack(figures uint64) {
	t.lacking = figures
	for i := range t.Compared {
		t.Compared[i].lacking = figures
	}
}

// lacking are the figures that the version which closed it did not count: nothing in
// what was frozen is called so. Those that came first counted what nobody could record
// before, so that there were none.
func (m ClosedMonth) lacking() (out uint64) {
	const cameFirst = 3
	for _, f := range TotalsTable {
		if f.Since > cameFirst && !strings.Contains(m.Body, strconv.Quote(f.Key)+":") {
			out |= 1 << f.field
		}
	}
	return out
}

// monthNumber is the number of the month that d lies in: 202111.
func monthNumber(d Date) int64 { return int64(d.Year()*100 + monthOf(d)) }

// Closing is what totals say of a month that is closed.
type Closing struct {
	On     Date   `json:"on"`
	By     string `json:"by"`
	SHA256 string `json:"sha256"`
	// Later is, by the figures' names, how much a recount differs today from
	// what was frozen: entries and corrections that came later (后补/更正).
	Later map[string]int `json:"later,omitempty"`
	// Parts is the same of the groups, which may differ where the whole does not: a
	// site that was moved to another town.
	Parts Parts `json:"parts,omitempty"`
	// Lacks are the figures that were not counted yet when it was closed.
	Lacks []string `json:"not_counted,omitempty"`
	// Recount is what a recount comes to, where that differs.
	Recount *Figures `json:"recount,omitempty"`
}

// closing is what a table says of m, and how much more is counted now.
func (m ClosedMonth) closing(later map[string]int) *Closing {
	return &Closing{On: m.On, By: m.By, SHA256: m.SHA256, Later: later}
}

// period are the days of m.
func (m ClosedMonth) period() Period { return MonthOf(Date(m.Month + "-01")) }

// Parts are how much more is counted of groups than was frozen: by what parts
// them, by key, and by the figures' names.
type Parts map[Dim]map[string]map[string]int

// moved compares the groups that were frozen with those of now.
func (f Frozen) moved(r Reader, p Period, dims ...Dim) (Parts, error) {
	c, out := counter{Reader: r}, Parts{}
	for _, dim := range dims {
		now, err := c.groupsOf(p, dim, counter.counts)
		if err != nil {
			return nil, err
		}
		frozen := f.Groups[dim]
		if dim == ByInspector {
			if frozen, err = f.calledNow(r); err != nil {
				return nil, err
			}
		}
		was, is := keyed(frozen), keyed(now)
		all := f.withdrawnInGroups(dim)
		for key := range was {
			if _, still := is[key]; !still {
				is[key] = Figures{}
			}
		}
		for key, figures := range is {
			before, had := was[key]
			before.lacking = f.Totals.lacking
			if !had && !all { // earlier versions froze no group of what was recorded in error alone
				figures.Withdrawn, figures.NoticesVoided = 0, 0
			}
			if later := TotalsTable.grown(&figures, &before); len(later) > 0 {
				if out[dim] == nil {
					out[dim] = map[string]map[string]int{}
				}
				out[dim][key] = later
			}
		}
	}
	return out, nil
}

// besideFigures are kinds of facts that move no figure of hazards in any month.
var besideFigures = []string{"month.closed", "month.reopened", "complaint.", "reporter.", "satisfaction.asked",
	"form.set", "paper.signed", "notice.signed", "review.signed", "number.leased", "list.answered",
	"hazard.photographed"}

// still tells that nothing was recorded since the closing that could move a figure: a recount
// finds what was frozen.
func (f Frozen) still(r Reader) (bool, error) {
	if f.Head.Place == 0 || f.Totals.lacking != 0 {
		return false, nil
	}
	moves := slices.DeleteFunc(slices.Sorted(maps.Keys(factKinds)), func(kind string) bool {
		return slices.ContainsFunc(besideFigures, func(of string) bool { return strings.HasPrefix(kind, of) })
	})
	moved := false
	err := r.Events(EventQuery{Kinds: moves, After: Event{Seq: f.Head.Place}, Limit: 1}, func(Event) error {
		moved = true
		return nil
	})
	return !moved, err
}

// calledNow are the groups by inspector under what people are called now, unless two
// would be one.
func (f Frozen) calledNow(r Reader) ([]Group, error) {
	persons, err := r.People()
	now, called := calledNow(persons), map[string]int{}
	groups := slices.Clone(f.Groups[ByInspector])
	for i, g := range groups {
		if label, ok := now[g.Key]; ok {
			groups[i].Key = label
		}
		called[groups[i].Key]++
	}
	for i, g := range groups {
		if called[g.Key] > 1 {
			groups[i].Key = f.Groups[ByInspector][i].Key
		}
	}
	return groups, err
}

// withdrawnInGroups tells whether what was recorded in error was frozen in its groups.
func (f Frozen) withdrawnInGroups(dim Dim) bool {
	withdrawn, voided := 0, 0
	for _, g := range f.Groups[dim] {
		withdrawn, voided = withdrawn+g.Withdrawn, voided+g.NoticesVoided
	}
	return withdrawn >= f.Totals.Withdrawn && (voided >= f.Totals.NoticesVoided || dim == ByLevel || dim == ByCategory)
}

// Shifts are the partings in which more moved than the whole says: from one group
// to another.
func (p Parts) Shifts(whole map[string]int) Parts {
	out := Parts{}
	for dim, groups := range p {
		up, down := map[string]bool{}, map[string]bool{}
		for _, later := range groups {
			for figure, n := range later {
				up[figure], down[figure] = up[figure] || n > 0, down[figure] || n < 0
			}
		}
		for figure := range up {
			if up[figure] && down[figure] || whole[figure] == 0 {
				out[dim] = groups
			}
		}
	}
	return out
}

func keyed(groups []Group) map[string]Figures {
	out := map[string]Figures{}
	for _, g := range groups {
		out[g.Key] = g.Figures
	}
	return out
}

// wholeMonth tells whether p is one whole month.
func (p Period) wholeMonth() bool { return p.From != "" && p == MonthOf(p.From) }

func monthName(d Date) string { return fmt.Sprintf("%.7s", d) }
