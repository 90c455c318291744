package sqlite

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"rectify/inspect"
)

// keptComplaint is a complaint as the body column keeps it, with the numbers of
// this book.
type keptComplaint struct {
	Complaint inspect.Complaint
	Links     []inspect.Ref
}

const complaintColumns = "SELECT q.n, coalesce(q.site, 0), q.body"

func scanComplaint(r scanner, more ...any) (c inspect.Complaint, err error) {
	var n, site int64
	var body string
	if err := r.Scan(append([]any{&n, &site, &body}, more...)...); err != nil {
		return c, err
	}
	var k keptComplaint
	err = json.Unmarshal([]byte(body), &k)
	c = k.Complaint
	c.N, c.Site, c.Links = n, site, k.Links
	return c, err
}

func (t *tx) complaints(where string, args ...any) (out []inspect.Complaint, err error) {
	err = t.each(complaintColumns+" FROM complaint q WHERE "+where, args, func(r scanner) error {
		c, err := scanComplaint(r)
		out = append(out, c)
		return err
	})
	return out, err
}

func (t *tx) complaint(where string, args ...any) (c inspect.Complaint, ok bool, err error) {
	found, err := t.complaints(where, args...)
	if err != nil || len(found) == 0 {
		return c, false, err
	}
	return found[0], true, nil
}

// Complaint implements [inspect.Reader].
func (t *tx) Complaint(n int64) (inspect.Complaint, bool, error) { return t.complaint("q.n = ?", n) }

// ComplaintFrom implements [inspect.Reader].
func (t *tx) ComplaintFrom(channel inspect.Channel, number string) (inspect.Complaint, bool, error) {
	return t.complaint("q.channel = ? AND q.source = ? AND q.source <> '' AND q.state <> 'withdrawn'", string(channel), number)
}

// ComplaintsIn implements [inspect.Reader].
func (t *tx) ComplaintsIn(p inspect.Period) ([]inspect.Complaint, error) {
	const waits = "q.n IN (SELECT n FROM complaint WHERE state IN ('received', 'assigned') UNION ALL SELECT n FROM complaint WHERE last >= ?)"
	return t.complaints(waits+" AND q.received < ? ORDER BY q.n", string(p.From), string(p.To))
}

// Complaints implements [inspect.Reader].
func (t *tx) Complaints(f inspect.ComplaintFilter) (inspect.Page[inspect.ComplaintRow], error) {
	l := list{columns: complaintColumns + ", coalesce(s.name, '')", from: "complaint q LEFT JOIN site s ON s.n = q.site",
		sorts: map[string]string{"": "q.n", "ref": "q.n", "received": "q.received,q.n", "due": "q.due = '',q.due,q.n", "kind": "q.kind,q.n", "channel": "q.channel,q.n",
			"handler": "q.handler,q.n", "state": "q.state,q.n", "town": "q.town,q.n"}}
	if len(f.States) == 0 && !f.Withdrawn {
		l.and("q.state <> 'withdrawn'")
	}
	l.states("q.state", f.States)
	l.number("q.site", f.Site)
	l.days("q.received", f.Filter)
	l.word("q.town", f.Town)
	for _, w := range [...][2]string{{"kind", string(f.Kind)}, {"channel", string(f.Channel)}, {"handler", f.Handler}, {"taken_by", f.TakenBy}} {
		switch {
		case inspect.Unsaid(w[1]):
			l.and("q." + w[0] + " = ''")
		case w[1] != "":
			l.and("q."+w[0]+" = ?", w[1])
		}
	}
	if f.Overdue != "" {
		l.and("q.state IN ('received', 'assigned') AND q.due <> '' AND q.due < ?", string(f.Overdue))
	}
	l.words(f.Text, "q.text", "coalesce(s.name, '')", "q.source")
	return page(t, l, f.Filter, func(r scanner) (row inspect.ComplaintRow, err error) {
		row.Complaint, err = scanComplaint(r, &row.SiteName)
		return row, err
	})
}

// PutComplaint implements [inspect.Writer].
func (t *tx) PutComplaint(c inspect.Complaint) error {
	now := c.Now()
	return t.keep(`INSERT INTO complaint (n, id, kind, channel, source, received, taken_by, town, site, state, handler, due, last, text, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (n) DO UPDATE SET kind = excluded.kind, channel = excluded.channel, source = excluded.source,
		received = excluded.received, taken_by = excluded.taken_by, town = excluded.town, site = excluded.site, state = excluded.state, handler = excluded.handler,
		due = excluded.due, last = excluded.last, text = excluded.text, body = excluded.body`,
		c.N, c.ID[:], string(c.Kind), string(c.Channel), c.SourceNumber, string(c.Received), c.TakenBy, c.Town, nullN(c.Site), string(c.State), now.Handler(), string(now.Due()),
		string(c.Last), c.Text, asJSON(keptComplaint{c, c.Links}))
}

// Reporter implements [inspect.Reader].
func (t *tx) Reporter(n int64) (who inspect.Reporter, ok bool, err error) {
	ok, err = t.one("SELECT name, phone, address FROM reporter WHERE n = ?", []any{n}, &who.Name, &who.Phone, &who.Address)
	return who, ok, err
}

// PutReporter implements [inspect.Writer].
func (t *tx) PutReporter(n int64, who inspect.Reporter) error {
	return t.keep("INSERT OR REPLACE INTO reporter (n, name, phone, address) VALUES (?, ?, ?, ?)", n, who.Name, who.Phone, who.Address)
}

// ForgetReporter implements [inspect.Writer].
func (t *tx) ForgetReporter(n int64) error {
	return t.take("DELETE FROM reporter WHERE n = ?", n)
}

// complaintDuties are the states in which a complaint waits, and since or until when.
var complaintDuties = map[inspect.Duty][2]string{inspect.DutyAssign: {"received", "q.received"}, inspect.DutyAnswer: {"assigned", "q.due"}}

// complaintsWaiting narrows a duty; who has a complaint is known by name alone.
func complaintsWaiting(duty inspect.Duty, q inspect.AgendaQuery) (where string, args []any) {
	where, args = "q.state = ? AND q.received <= ?", []any{complaintDuties[duty][0], string(q.Day)}
	if q.Inspector != "" {
		where, args = where+" AND q.handler IN (?, ?)", append(args, q.Inspector, nameOf(q.Inspector))
	}
	return where, args
}

func (t *tx) waitingComplaints(duty inspect.Duty, q inspect.AgendaQuery) (list inspect.DutyList, err error) {
	list.Duty, list.Items = duty, []inspect.DutyItem{}
	where, args := complaintsWaiting(duty, q)
	limit := ""
	if q.Limit > 0 {
		limit = " LIMIT " + strconv.Itoa(q.Limit)
	}
	err = t.each("SELECT q.n, q.id, "+complaintDuties[duty][1]+", coalesce(s.name, ''), q.town, q.handler, q.text, q.source FROM complaint q LEFT JOIN site s ON s.n = q.site WHERE "+
		where+" ORDER BY 3, 1"+limit, args, func(r scanner) error {
		it := inspect.DutyItem{Duty: duty}
		var n int64
		var id []byte
		err := r.Scan(&n, &id, &it.Day, &it.Site, &it.Town, &it.Inspectors, &it.Text, &it.Number)
		it.ID, _ = uuid.FromBytes(id)
		it.Ref = inspect.Ref{Noun: inspect.Complaints, N: n}.String()
		list.Items = append(list.Items, it)
		return err
	})
	if list.Total = len(list.Items); err == nil && q.Limit > 0 && list.Total == q.Limit {
		_, err = t.one("SELECT count(*) FROM complaint q WHERE "+where, args, &list.Total)
	}
	return list, err
}

// nameOf is an inspector's name without the certificate.
func nameOf(inspector string) string {
	name, _, _ := strings.Cut(inspector, ":")
	return name
}
