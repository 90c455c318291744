package sqlstore

import (
	"strconv"
	"strings"

	"github.com/google/uuid"

	"rectify/inspect"
)

// waiting is where a duty waits: on a hazard or a notice h, a complaint q or a
// blank k, with the day by which it is in order, and who has it.
type waiting struct {
	noun                  inspect.Noun
	from, day, where, who string
}

// waits is where a duty waits, and what narrows it. What began after the
// agenda's day is not yet there; who has a complaint or took a paper is known by name.
func (t *Tx) waits(a *args, duty inspect.Duty, query inspect.AgendaQuery) waiting {
	day := a.add(query.Day)
	const h, n, q, k = inspect.Hazards, inspect.Notices, inspect.Complaints, inspect.Blanks
	w := map[inspect.Duty]waiting{
		inspect.DutyOverdue:   {h, t.Dialect.Open, "h.overdue", "h.overdue <= " + day + " AND h.closed IS NULL", ""},
		inspect.DutyDue:       {h, t.Dialect.Open, "h.overdue", "h.overdue > " + day + " AND h.closed IS NULL AND h.opened <= " + day, ""},
		inspect.DutyOrder:     {h, t.Dialect.Open, "h.opened", "h.overdue IS NULL AND h.closed IS NULL AND h.opened <= " + day, ""},
		inspect.DutyReview:    {h, "hazard h", "h.claimed", "h.claimed <= " + day, ""},
		inspect.DutyExtension: {h, "hazard h", "h.asked", "h.asked <= " + day, ""},
		inspect.DutyServe:     {n, "notice h", "h.date", "h.served = '' AND h.voided = '' AND h.date <= " + day, ""},
		inspect.DutyAssign:    {q, "complaint q", "q.received", "q.state = 'received' AND q.received <= " + day, "q.handler"},
		inspect.DutyAnswer:    {q, "complaint q", "q.due", "q.state = 'assigned' AND q.received <= " + day, "q.handler"},
		inspect.DutyReturn:    {k, "blank k", "k.day", "k.notice IS NULL AND k.spoiled = ''", "k.taker"},
	}[duty]
	switch duty {
	case inspect.DutyDue:
		w.where += " AND h.overdue <= " + a.add(query.Day.Add(query.Within+1)) // it is late from the day after the due day
	case inspect.DutyReturn:
		*a = nil
		w.where += " AND k.day <= " + a.add(query.Day.Add(-inspect.OutForDays))
	}
	switch {
	case query.Inspector == "":
	case w.who == "":
		w.where += " AND " + a.byWhom("h.inspection", query.Inspector)
	default:
		name, _, _ := strings.Cut(query.Inspector, ":")
		w.where += " AND " + w.who + " IN (" + a.add(query.Inspector) + ", " + a.add(name) + ")"
	}
	return w
}

// Waiting implements [inspect.Reader].
func (t *Tx) Waiting(duty inspect.Duty, q inspect.AgendaQuery) (list inspect.DutyList, err error) {
	var a args
	list.Duty, list.Items = duty, []inspect.DutyItem{}
	w := t.waits(&a, duty, q)
	limit := ""
	if q.Limit > 0 {
		limit = " LIMIT " + strconv.Itoa(q.Limit)
	}
	err = t.Query(w.list(limit), a, func(r Scanner) error {
		it := inspect.DutyItem{Duty: duty}
		var n int64
		var id []byte
		err := r.Scan(&it.Day, &n, &id, &it.Site, &it.Town, &it.Inspectors, &it.Text, &it.Level, &it.Number)
		if w.noun != inspect.Notices {
			it.ID, _ = uuid.FromBytes(id)
		}
		if w.day == "h.overdue" {
			it.Day = it.Day.Add(-1) // the due day
		}
		it.Ref = inspect.Ref{Noun: w.noun, N: n}.String()
		list.Items = append(list.Items, it)
		return err
	})
	if list.Total = len(list.Items); err == nil && q.Limit > 0 && list.Total == q.Limit {
		_, err = t.one("SELECT count(*) FROM "+w.from+" WHERE "+w.where, a, &list.Total)
	}
	return list, err
}

// list is the query for what waits, the longest first.
func (w waiting) list(limit string) string {
	rest := " FROM " + w.from + " WHERE " + w.where + " ORDER BY 1, 2" + limit
	switch w.noun {
	case inspect.Complaints:
		return "SELECT " + w.day + ", q.n, q.id, coalesce(s.name, ''), q.town, q.handler, q.text, '', q.source FROM complaint q LEFT JOIN site s ON s.n = q.site WHERE " +
			w.where + " ORDER BY 1, 2" + limit
	case inspect.Blanks:
		return "SELECT k.day, k.n, k.id, '', '', k.taker, '', '', k.number" + rest
	}
	of := "h.text, h.level, coalesce(o.number, '') FROM (SELECT " + w.day + " AS day, h.n AS n" + rest + ") p JOIN hazard h ON h.n = p.n LEFT JOIN notice o ON o.n = h.notice"
	if w.noun == inspect.Notices {
		of = "'', '', h.number FROM (SELECT " + w.day + " AS day, h.n AS n" + rest + ") p JOIN notice h ON h.n = p.n"
	}
	return "SELECT p.day, h.n, h.id, s.name, s.town, (SELECT string_agg(w.name, '、' ORDER BY w.place) FROM inspector w WHERE w.inspection = i.n), " + of +
		" JOIN inspection i ON i.n = h.inspection JOIN site s ON s.n = i.site ORDER BY 1, 2"
}

// WaitingBy implements [inspect.Reader].
func (t *Tx) WaitingBy(duty inspect.Duty, q inspect.AgendaQuery) (map[string]int, error) {
	var a args
	w := t.waits(&a, duty, q)
	if w.who != "" {
		return t.numbers("SELECT "+w.who+", count(*) FROM "+w.from+" WHERE "+w.where+" AND "+w.who+" <> '' GROUP BY 1", a)
	}
	return t.numbers("SELECT w.label, count(*) FROM "+w.from+" JOIN inspector w ON w.inspection = h.inspection WHERE "+w.where+once+" GROUP BY 1", a)
}
