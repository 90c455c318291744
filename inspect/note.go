package inspect

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// What is worth saying of what was recorded, though nothing is wrong with it,
// is said when it is on the record: see [Book.Noted].

// remarks are what a transaction has to say.
type remarks struct {
	said   []*Error
	dues   map[Date]int  // how many of each due date were set
	dued   map[Ref]Date  // the due date set last, by what it is of
	months map[Date]bool // of which figures moved
}

func newRemarks() remarks {
	return remarks{dues: map[Date]int{}, dued: map[Ref]Date{}, months: map[Date]bool{}}
}

// take takes what another has to say.
func (r *remarks) take(more remarks) {
	r.said = append(r.said, more.said...)
	for d, n := range more.dues {
		r.dues[d] += n
	}
	maps.Copy(r.dued, more.dued)
	maps.Copy(r.months, more.months)
}

// remark keeps a sentence, once.
func (r *remarks) remark(en, zh string, args ...any) {
	e := refused(en, zh, args...)
	if !slices.ContainsFunc(r.said, func(was *Error) bool { return was.EN == e.EN }) {
		r.said = append(r.said, e)
	}
}

// unsay forgets what there was to say of what is not to stay, as which months it
// would have changed.
func (p *pen) unsay() {
	p.said = nil
	clear(p.tallies)
	clear(p.shared)
	clear(p.months)
	clear(p.dues)
}

// due counts a due date that was set for a thing, or for one that is set no other (Ref{}).
func (r *remarks) due(of Ref, d Date) {
	if d == "" || of != (Ref{}) && r.dued[of] == d {
		return
	}
	if of != (Ref{}) {
		r.dued[of] = d
	}
	r.dues[d]++
}

// dueFound counts the due date of a hazard just found; an import has too many to
// remember of which each is.
func (r *remarks) dueFound(h *Hazard, imported bool) {
	switch {
	case h.OnSpot:
	case imported:
		r.due(Ref{}, h.Due)
	default:
		r.due(h.ref(), h.Due)
	}
}

// moved keeps which months' figures, or parts of them, this transaction changes,
// but for what a hazard has come to since, which is no figure of its month.
func (p *pen) moved() {
	p.spread()
	resolved := sumAt["resolved"]
	for k, sum := range p.tallies {
		for at, n := range sum.sums {
			if n != 0 && at != resolved {
				p.months[k.Month] = true
			}
		}
	}
}

// untallied keeps the month of a fact that the official table counts, though no
// tally has it.
func (r *remarks) untallied(fact Fact) {
	if f, ok := fact.(*PlanMade); ok {
		r.months[f.On.Month()] = true
	}
}

// conclude says what is only known at the end of a transaction.
func (p *pen) conclude() error {
	if p.book.Noted == nil {
		return nil
	}
	p.remarkDues()
	for _, month := range slices.Sorted(maps.Keys(p.months)) {
		m, closed, err := p.Closed(month)
		if err != nil {
			return err
		}
		if closed {
			p.remark("%s was closed on %s: what was recorded of it now stands beside its figures, not in them",
				"%s 已于 %s 结账：现在登记的内容只列在其数字旁边，不计入其中", m.Month, m.On)
		}
	}
	return nil
}

// fewDays is how many days a sentence names.
const fewDays = 10

// remarkDues names the due dates on days off, and the years of those to come
// that the calendar does not know.
func (p *pen) remarkDues() {
	if p.book.Onward == nil {
		return
	}
	total := 0
	var en, zh []string
	var only, next Date
	unknown := map[int]int{}
	for _, d := range slices.Sorted(maps.Keys(p.dues)) {
		worked, err := p.book.Onward(d)
		switch {
		case err != nil:
			if d >= p.today {
				unknown[d.Year()] += p.dues[d]
			}
			continue
		case worked == d:
			continue
		}
		only, next = d, worked
		total += p.dues[d]
		en = append(en, fmt.Sprintf("%s (%d; the next working day is %s)", d, p.dues[d], worked))
		zh = append(zh, fmt.Sprintf("%s（%d 项，其后第一个工作日为 %s）", d, p.dues[d], worked))
	}
	for _, year := range slices.Sorted(maps.Keys(unknown)) {
		p.remark("no calendar of %[1]d is at hand: whether a due date in it (%[2]d) is a day off was not looked up; "+
			"import one with {calendar.import %[1]d.txt}",
			"没有 %[1]d 年的工作日历：%[2]d 项期限是否为休息日未予核对；可用 {calendar.import %[1]d.txt} 导入", year, unknown[year])
	}
	switch n := len(en); {
	case n == 0:
		return
	case total == 1:
		p.remark("the due date %s is a day off, and was not moved: the next working day is %s",
			"期限 %s 是休息日，未作顺延：其后第一个工作日为 %s", only, next)
		return
	case n > fewDays:
		en, zh = append(en[:fewDays], "…"), append(zh[:fewDays], "…")
	}
	p.remark("%[1]d due dates are days off, and were not moved: %[2]s", "%[1]d 项期限是休息日，未作顺延：%[3]s",
		total, strings.Join(en, ", "), strings.Join(zh, "、"))
}

// tell says what a transaction had to say, if it stays or was only tried.
func (b *Book) tell(p *pen, err error) {
	if b.Noted == nil || p == nil || err != nil && !errors.Is(err, errUndo) {
		return
	}
	for _, e := range p.said {
		b.Noted(e)
	}
}
