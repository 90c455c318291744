package sqlite

import (
	"encoding/json"

	"github.com/google/uuid"

	"rectify/inspect"
)

// kept is a notice as the body column keeps it: with the numbers of this book,
// which the record itself does not carry.
type kept struct {
	Notice           inspect.Notice
	Inspection, Site int64
	Hazards          []int64
}

func keep(n inspect.Notice) string {
	k := kept{Notice: n, Inspection: n.Inspection, Site: n.Site.N}
	for _, it := range n.Items {
		k.Hazards = append(k.Hazards, it.Hazard)
	}
	return asJSON(k)
}

func unkeep(n int64, body string) (inspect.Notice, error) {
	var k kept
	if err := json.Unmarshal([]byte(body), &k); err != nil {
		return k.Notice, err
	}
	no := k.Notice
	no.N, no.Inspection, no.Site.N = n, k.Inspection, k.Site
	for i := range min(len(no.Items), len(k.Hazards)) {
		no.Items[i].Hazard = k.Hazards[i]
	}
	return no, nil
}

func (t *tx) notice(where string, args ...any) (no inspect.Notice, ok bool, err error) {
	var n int64
	var body string
	ok, err = t.one("SELECT n, body FROM notice WHERE "+where, args, &n, &body)
	if err == nil && ok {
		no, err = unkeep(n, body)
	}
	return no, ok, err
}

// Notice implements [inspect.Reader].
func (t *tx) Notice(n int64) (inspect.Notice, bool, error) { return t.notice("n = ?", n) }

// NoticeNumbered implements [inspect.Reader].
func (t *tx) NoticeNumbered(number string) (inspect.Notice, bool, error) {
	return t.notice("number = ?", number)
}

// LastSerial implements [inspect.Reader].
func (t *tx) LastSerial(word string, year int) (last int, err error) {
	_, err = t.one("SELECT max((SELECT coalesce(max(serial), 0) FROM notice WHERE word = ?1 AND year = ?2), (SELECT coalesce(max(serial), 0) FROM blank WHERE word = ?1 AND year = ?2))", []any{word, year}, &last)
	return last, err
}

// PutNotice implements [inspect.Writer].
func (t *tx) PutNotice(n inspect.Notice) error {
	err := t.keep(`INSERT INTO notice (n, number, word, year, serial, inspection, form, date, sha256, voided, voided_on, body, served) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (n) DO UPDATE SET voided = excluded.voided, voided_on = excluded.voided_on, body = excluded.body, served = excluded.served`,
		n.N, n.Number, n.Word, n.Year, n.Serial, n.Inspection, string(n.Form.Kind), string(n.Date), n.SHA256, n.Voided, string(n.VoidedOn), keep(n), string(n.Service.On))
	if err != nil {
		return err
	}
	for k, it := range n.Items {
		if err := t.keep("INSERT INTO item (notice, place, hazard, due) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET hazard = excluded.hazard, due = excluded.due", n.N, k, it.Hazard, string(it.Due)); err != nil {
			return err
		}
	}
	return nil
}

// Notices implements [inspect.Reader].
func (t *tx) Notices(f inspect.Filter) (inspect.Page[inspect.NoticeRow], error) {
	l := list{columns: `SELECT o.n, o.inspection, i.site, o.number, o.word, o.year, o.serial, o.form, o.date,
		CASE o.voided WHEN '' THEN s.name ELSE json_extract(o.body, '$.Notice.site.name') END,
		(SELECT count(*) FROM item m JOIN hazard h ON h.n = m.hazard WHERE m.notice = o.n AND h.state <> 'withdrawn'),
		(SELECT count(*) FROM hazard h WHERE h.notice = o.n AND h.state = 'ordered'),
		coalesce((SELECT min(m.due) FROM item m WHERE m.notice = o.n), '') AS first_due, coalesce((SELECT max(m.due) FROM item m WHERE m.notice = o.n), ''),
		o.sha256, o.voided, o.voided_on, o.served`,
		from:  "notice o JOIN inspection i ON i.n = o.inspection JOIN site s ON s.n = i.site",
		sorts: map[string]string{"": "o.n", "ref": "o.n", "number": "o.word,o.year,o.serial", "date": "o.date,o.n", "site": "s.name,o.n", "due": "first_due,o.n"}}
	if !f.Withdrawn {
		l.and("o.voided = ''")
	}
	l.number("o.inspection", f.Inspection)
	l.number("i.site", f.Site)
	l.number("i.campaign", f.Campaign)
	l.days("o.date", f)
	if f.Overdue != "" {
		l.and("EXISTS (SELECT 1 FROM hazard h WHERE h.notice = o.n AND h.overdue <= ? AND h.closed IS NULL)", string(f.Overdue))
	}
	l.word(asThen("sector", "i.date"), f.Sector)
	l.word(asThen("town", "i.date"), f.Town)
	l.inspector("o.inspection", f.Inspector)
	l.words(f.Text, "o.number", "s.name")
	return page(t, l, f, func(r scanner) (row inspect.NoticeRow, err error) {
		err = r.Scan(&row.N, &row.Inspection, &row.Site, &row.Number, &row.Word, &row.Year, &row.Serial, &row.Form, &row.Date, &row.SiteName,
			&row.Hazards, &row.Unresolved, &row.FirstDue, &row.LastDue, &row.SHA256, &row.Voided, &row.VoidedOn, &row.Served)
		return row, err
	})
}

const reviewColumns = "SELECT r.n, r.id, r.site, coalesce(r.notice, 0), r.date, r.inspectors, r.note, r.withdrawn"

func scanReview(r scanner, rv *inspect.Review, more ...any) error {
	var id []byte
	var inspectors string
	if err := r.Scan(append([]any{&rv.N, &id, &rv.Site, &rv.Notice, &rv.Date, &inspectors, &rv.Note, &rv.Withdrawn}, more...)...); err != nil {
		return err
	}
	rv.ID, _ = uuid.FromBytes(id)
	return json.Unmarshal([]byte(inspectors), &rv.Inspectors)
}

// reviewed fills in which hazards reviews looked at.
func (t *tx) reviewed(rows []*inspect.Review) error {
	for _, rv := range rows {
		err := t.each("SELECT hazard, fixed FROM reviewed WHERE review = ? ORDER BY place", []any{rv.N}, func(r scanner) error {
			var n int64
			var fixed bool
			err := r.Scan(&n, &fixed)
			if fixed {
				rv.Fixed = append(rv.Fixed, n)
			} else {
				rv.NotFixed = append(rv.NotFixed, n)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// mistaken fills in which of a review's hazards were recorded in error.
func (t *tx) mistaken(row *inspect.ReviewRow) error {
	const text = "SELECT w.hazard FROM reviewed w JOIN hazard h ON h.n = w.hazard WHERE w.review = ? AND h.state = 'withdrawn' ORDER BY w.place"
	return t.each(text, []any{row.N}, func(r scanner) error {
		var n int64
		err := r.Scan(&n)
		row.Mistaken = append(row.Mistaken, n)
		return err
	})
}

// Review implements [inspect.Reader].
func (t *tx) Review(n int64) (rv inspect.Review, ok bool, err error) {
	err = t.each(reviewColumns+" FROM review r WHERE r.n = ?", []any{n}, func(r scanner) error {
		ok = true
		return scanReview(r, &rv)
	})
	if err == nil && ok {
		err = t.reviewed([]*inspect.Review{&rv})
	}
	return rv, ok, err
}

// PutReview implements [inspect.Writer]. Of one that is there only whether it was struck changes.
func (t *tx) PutReview(rv inspect.Review) error {
	was, err := t.put(`INSERT INTO review (n, id, site, notice, date, inspectors, note, withdrawn) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
		ON CONFLICT (n) DO NOTHING`, "UPDATE review SET withdrawn = ?8 WHERE n = ?1",
		rv.N, rv.ID[:], rv.Site, nullN(rv.Notice), string(rv.Date), asJSON(rv.Inspectors), rv.Note, rv.Withdrawn)
	if was || err != nil {
		return err
	}
	for k, n := range append(append([]int64{}, rv.Fixed...), rv.NotFixed...) {
		if err != nil {
			return err
		}
		err = t.keep("INSERT INTO reviewed (review, place, hazard, fixed) VALUES (?, ?, ?, ?)", rv.N, k, n, k < len(rv.Fixed))
	}
	return err
}

// Reviews implements [inspect.Reader].
func (t *tx) Reviews(f inspect.Filter) (inspect.Page[inspect.ReviewRow], error) {
	l := list{columns: reviewColumns + ", s.name, coalesce(o.number, '')",
		from:  "review r JOIN site s ON s.n = r.site LEFT JOIN notice o ON o.n = r.notice",
		sorts: map[string]string{"": "r.n", "ref": "r.n", "date": "r.date,r.n", "site": "s.name,r.n"}}
	if !f.Withdrawn { // nor one that only looked at what was recorded in error
		l.and("r.withdrawn = '' AND EXISTS (SELECT 1 FROM reviewed w JOIN hazard h ON h.n = w.hazard WHERE w.review = r.n AND h.state <> 'withdrawn')")
	}
	l.number("r.site", f.Site)
	l.number("r.notice", f.Notice)
	l.days("r.date", f)
	l.words(f.Text, "s.name", "o.number", "r.note")
	p, err := page(t, l, f, func(r scanner) (row inspect.ReviewRow, err error) {
		err = scanReview(r, &row.Review, &row.SiteName, &row.Number)
		return row, err
	})
	if err != nil {
		return p, err
	}
	rows := make([]*inspect.Review, len(p.Rows))
	for i := range p.Rows {
		rows[i] = &p.Rows[i].Review
		if err := t.mistaken(&p.Rows[i]); err != nil {
			return p, err
		}
	}
	return p, t.reviewed(rows)
}
