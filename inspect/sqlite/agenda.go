package sqlite

import (
	"strconv"

	"github.com/google/uuid"

	"rectify/inspect"
)

// duties are where each duty waits: on a hazard h or a notice o, with the day
// by which it is in order. What began after the agenda's day is not yet there.
var duties = map[inspect.Duty]struct{ table, day, where string }{
	inspect.DutyOverdue:   {stillOpen, "h.overdue", "h.overdue <= ? AND h.closed IS NULL"},
	inspect.DutyDue:       {stillOpen, "h.overdue", "h.overdue > ? AND h.overdue <= ? AND h.closed IS NULL AND h.opened <= ?"},
	inspect.DutyOrder:     {stillOpen, "h.opened", "h.overdue IS NULL AND h.closed IS NULL AND h.opened <= ?"},
	inspect.DutyReview:    {"hazard h", "h.claimed", "h.claimed <= ?"},
	inspect.DutyExtension: {"hazard h", "h.asked", "h.asked <= ?"},
	inspect.DutyServe:     {"notice h", "h.date", "h.served = '' AND h.voided = '' AND h.date <= ?"},
}

// waits is what narrows a duty, with its arguments.
func waits(duty inspect.Duty, q inspect.AgendaQuery) (where string, args []any) {
	where = duties[duty].where
	args = []any{string(q.Day)}
	if duty == inspect.DutyDue {
		args = append(args, string(q.Day.Add(q.Within+1)), string(q.Day)) // it is late from the day after the due day
	}
	if q.Inspector != "" {
		whose, of := byWhom("h.inspection", q.Inspector)
		where, args = where+" AND "+whose, append(args, of...)
	}
	return where, args
}

// Waiting implements [inspect.Reader].
func (t *tx) Waiting(duty inspect.Duty, q inspect.AgendaQuery) (list inspect.DutyList, err error) {
	if _, ok := complaintDuties[duty]; ok {
		return t.waitingComplaints(duty, q)
	}
	if duty == inspect.DutyReturn {
		return t.waitingBlanks(q)
	}
	d := duties[duty]
	list.Duty, list.Items = duty, []inspect.DutyItem{}
	where, args := waits(duty, q)
	limit := ""
	if q.Limit > 0 {
		limit = " LIMIT " + strconv.Itoa(q.Limit)
	}
	columns := "h.n, h.id, h.text, h.level, coalesce(o.number, '') FROM (SELECT n, " + d.day + " AS day FROM " + d.table + " WHERE " + where + " ORDER BY 2, 1" + limit + ") p JOIN hazard h ON h.n = p.n LEFT JOIN notice o ON o.n = h.notice"
	if d.table == "notice h" {
		columns = "h.n, x'', '', '', h.number FROM (SELECT n, " + d.day + " AS day FROM notice h WHERE " + where + " ORDER BY 2, 1" + limit + ") p JOIN notice h ON h.n = p.n"
	}
	err = t.each("SELECT p.day, s.name, s.town, (SELECT group_concat(w.name, '、') FROM inspector w WHERE w.inspection = i.n), "+columns+
		" JOIN inspection i ON i.n = h.inspection JOIN site s ON s.n = i.site ORDER BY 1, 5", args, func(r scanner) error {
		it := inspect.DutyItem{Duty: duty}
		var n int64
		var id []byte
		err := r.Scan(&it.Day, &it.Site, &it.Town, &it.Inspectors, &n, &id, &it.Text, &it.Level, &it.Number)
		it.ID, _ = uuid.FromBytes(id)
		if d.day == "h.overdue" {
			it.Day = it.Day.Add(-1) // the due day
		}
		it.Ref = inspect.Ref{Noun: inspect.Hazards, N: n}.String()
		if d.table == "notice h" {
			it.Ref = inspect.Ref{Noun: inspect.Notices, N: n}.String()
		}
		list.Items = append(list.Items, it)
		return err
	})
	if list.Total = len(list.Items); err == nil && q.Limit > 0 && list.Total == q.Limit {
		_, err = t.one("SELECT count(*) FROM "+d.table+" WHERE "+where, args, &list.Total)
	}
	return list, err
}

// WaitingBy implements [inspect.Reader].
func (t *tx) WaitingBy(duty inspect.Duty, q inspect.AgendaQuery) (map[string]int, error) {
	where, args := waits(duty, q)
	const once = " AND NOT EXISTS (SELECT 1 FROM inspector y WHERE y.inspection = v.inspection AND y.place < v.place AND y.label = v.label)"
	text := "SELECT v.label, count(*) FROM " + duties[duty].table + " JOIN inspector v ON v.inspection = h.inspection WHERE " + where + once + " GROUP BY 1"
	if _, ok := complaintDuties[duty]; ok {
		where, args = complaintsWaiting(duty, q)
		text = "SELECT q.handler, count(*) FROM complaint q WHERE " + where + " AND q.handler <> '' GROUP BY 1"
	}
	if duty == inspect.DutyReturn {
		where, args = blanksOut(q)
		text = "SELECT k.taker, count(*) FROM blank k WHERE " + where + " GROUP BY 1"
	}
	out := map[string]int{}
	err := t.each(text, args, func(r scanner) error {
		var who string
		var n int
		err := r.Scan(&who, &n)
		out[who] = n
		return err
	})
	return out, err
}
