package sqlite

import (
	"time"

	"encoding/json"

	"github.com/google/uuid"

	"rectify/inspect"
)

// The inspectors come with the row, as JSON made by the query.
const inspectionColumns = `SELECT i.n, i.id, i.site, i.campaign, i.kind, i.date, i.experts, i.places, i.note, i.withdrawn,
	(SELECT json_group_array(json_object('name', w.name, 'cert', w.cert)) FROM (SELECT * FROM inspector WHERE inspection = i.n ORDER BY place) w), i.lists`

func scanInspection(r scanner, i *inspect.Inspection, more ...any) error {
	var id []byte
	var experts, places, inspectors, lists string
	into := append([]any{&i.N, &id, &i.Site, &i.Campaign, &i.Kind, &i.Date, &experts, &places, &i.Note, &i.Withdrawn, &inspectors, &lists}, more...)
	if err := r.Scan(into...); err != nil {
		return err
	}
	i.ID, _ = uuid.FromBytes(id)
	for _, list := range []struct {
		text string
		to   any
	}{{experts, &i.Experts}, {places, &i.Places}, {inspectors, &i.Inspectors}} {
		if err := json.Unmarshal([]byte(list.text), list.to); err != nil {
			return err
		}
	}
	if lists == "" {
		return nil
	}
	return json.Unmarshal([]byte(lists), &i.Lists)
}

// Inspection implements [inspect.Reader].
func (t *tx) Inspection(n int64) (i inspect.Inspection, ok bool, err error) {
	err = t.each("SELECT i.n, i.id, i.site, i.campaign, i.kind, i.date, i.experts, i.places, i.note, i.withdrawn, '[]', i.lists FROM inspection i WHERE i.n = ?", []any{n}, func(r scanner) error {
		ok = true
		return scanInspection(r, &i)
	})
	if err != nil || !ok {
		return i, ok, err
	}
	// Two statements that are short to compile take half the time of the one above.
	err = t.each("SELECT name, cert FROM inspector WHERE inspection = ? ORDER BY place", []any{n}, func(r scanner) error {
		var o inspect.Officer
		err := r.Scan(&o.Name, &o.Cert)
		i.Inspectors = append(i.Inspectors, o)
		return err
	})
	return i, true, err
}

// InspectionsOf implements [inspect.Reader].
func (t *tx) InspectionsOf(site int64, p inspect.Period) (out []inspect.Inspection, err error) {
	err = t.each(inspectionColumns+" FROM inspection i WHERE i.site = ? AND i.date >= ? AND (? = '' OR i.date < ?) AND i.withdrawn = '' ORDER BY i.date, i.n",
		[]any{site, string(p.From), string(p.To), string(p.To)}, func(r scanner) error {
			var i inspect.Inspection
			err := scanInspection(r, &i)
			out = append(out, i)
			return err
		})
	return out, err
}

// PutInspection implements [inspect.Writer].
func (t *tx) PutInspection(i inspect.Inspection) error {
	lists := ""
	if len(i.Lists) > 0 {
		lists = asJSON(i.Lists)
	}
	was, err := t.put(`INSERT INTO inspection (n, id, site, campaign, kind, date, experts, places, note, withdrawn, lists)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (n) DO NOTHING`,
		"UPDATE inspection SET site = ?3, campaign = ?4, kind = ?5, date = ?6, experts = ?7, places = ?8, note = ?9, withdrawn = ?10, lists = ?11 WHERE n = ?1",
		i.N, i.ID[:], i.Site, i.Campaign, string(i.Kind), string(i.Date), asJSON(i.Experts), asJSON(i.Places), i.Note, i.Withdrawn, lists)
	if err != nil {
		return err
	}
	if was {
		if err := t.exec("DELETE FROM inspector WHERE inspection = ?", i.N); err != nil {
			return err
		}
	}
	for k, o := range i.Inspectors {
		if err := t.keep("INSERT INTO inspector (inspection, place, name, cert, label) VALUES (?, ?, ?, ?, ?)", i.N, k, o.Name, o.Cert, o.String()); err != nil {
			return err
		}
	}
	return nil
}

// placesOf are an inspection's places as words, one to a line: as JSON, they
// would have brackets and escapes that nobody wrote.
const placesOf = "(SELECT group_concat(value, char(10)) FROM json_each(i.places))"

// Inspections implements [inspect.Reader].
func (t *tx) Inspections(f inspect.Filter) (inspect.Page[inspect.InspectionRow], error) {
	l := list{columns: inspectionColumns + `, s.name, coalesce(c.name, ''),
		(SELECT count(*) FROM hazard h WHERE h.inspection = i.n AND h.state <> 'withdrawn'),
		(SELECT count(*) FROM notice o WHERE o.inspection = i.n AND o.voided = '')`,
		from:  "inspection i JOIN site s ON s.n = i.site LEFT JOIN campaign c ON c.n = i.campaign",
		sorts: map[string]string{"": "i.n", "ref": "i.n", "date": "i.date,i.n", "site": "s.name,i.n"}}
	if !f.Withdrawn {
		l.and("i.withdrawn = ''")
	}
	l.number("i.site", f.Site)
	l.number("i.campaign", f.Campaign)
	if f.Kind != "" {
		l.and("i.kind = ?", string(f.Kind))
	}
	l.days("i.date", f)
	l.word(asThen("sector", "i.date"), f.Sector)
	l.word(asThen("town", "i.date"), f.Town)
	l.inspector("i.n", f.Inspector)
	l.words(f.Text, "s.name", "i.note", placesOf, "i.date")
	return page(t, l, f, func(r scanner) (row inspect.InspectionRow, err error) {
		err = scanInspection(r, &row.Inspection, &row.SiteName, &row.CampaignName, &row.Hazards, &row.Notices)
		return row, err
	})
}

// Beginning implements [inspect.Reader].
func (t *tx) Beginning() (recorded time.Time, inspected inspect.Date, err error) {
	var at int64
	_, err = t.one(`SELECT coalesce((SELECT at FROM event ORDER BY seq LIMIT 1), 0),
		coalesce((SELECT date FROM inspection INDEXED BY inspection_date WHERE withdrawn = '' AND date > '' ORDER BY date LIMIT 1), '')`, nil, &at, &inspected)
	return time.UnixMicro(at), inspected, err
}
