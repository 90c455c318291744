package sqlite

import (
	"encoding/json"

	"github.com/google/uuid"

	"rectify/inspect"
)

const hazardColumns = `SELECT h.n, h.id, h.inspection, h.text, h.level, h.category, h.place, h.basis, coalesce(h.due, ''), v.date, h.on_spot, h.source,
	h.state, h.opened, coalesce(h.overdue, ''), coalesce(h.closed, ''), coalesce(h.notice, 0), h.item, coalesce(o.date, ''), h.withdrawn, h.life,
	h.measures, h.responsible, h.supervisor`

const hazardTables = "hazard h JOIN inspection v ON v.n = h.inspection LEFT JOIN notice o ON o.n = h.notice"

func scanHazard(r scanner, h *inspect.Hazard, more ...any) error {
	var id []byte
	var life string
	into := append([]any{&h.N, &id, &h.Inspection, &h.Text, &h.Level, &h.Category, &h.Place, &h.Basis, &h.Due, &h.Found, &h.OnSpot, &h.Source,
		&h.State, &h.Opened, &h.Overdue, &h.Closed, &h.Notice, &h.Item, &h.OrderedOn, &h.Withdrawn, &life, &h.Measures, &h.Responsible, &h.Supervisor}, more...)
	err := r.Scan(into...)
	h.ID, _ = uuid.FromBytes(id)
	if err == nil {
		err = lifeFrom(life, &h.Life)
	}
	return err
}

func lifeFrom(text string, life *inspect.Life) error {
	if text == "" {
		return nil
	}
	return json.Unmarshal([]byte(text), life)
}

// lifeOf is what the columns keep of a hazard's life: all of it as one text,
// empty for most, and the days from which something waits for an answer.
func lifeOf(h inspect.Hazard) (life string, claimed, asked any) {
	if body := asJSON(h.Life); body != "{}" {
		life = body
	}
	if c := h.Claimed(); c != nil {
		claimed = string(c.On)
	}
	if x := h.Asked(); x != nil {
		asked = string(x.On)
	}
	return life, claimed, asked
}

// Hazard implements [inspect.Reader].
func (t *tx) Hazard(n int64) (h inspect.Hazard, ok bool, err error) {
	err = t.each(hazardColumns+" FROM "+hazardTables+" WHERE h.n = ?", []any{n}, func(r scanner) error {
		ok = true
		return scanHazard(r, &h)
	})
	if err != nil || !ok {
		return h, ok, err
	}
	err = t.each("SELECT opened, coalesce(overdue, ''), closed, reopened FROM spell WHERE hazard = ? ORDER BY place", []any{n}, func(r scanner) error {
		var s inspect.Spell
		err := r.Scan(&s.Opened, &s.Overdue, &s.Closed, &s.Reopened)
		h.Spells = append(h.Spells, s)
		return err
	})
	if err != nil {
		return h, true, err
	}
	err = t.each("SELECT sha256, original_sha256, original_name, taken_at, width, height FROM photo WHERE hazard = ? ORDER BY place", []any{n}, func(r scanner) error {
		var p inspect.Photo
		err := r.Scan(&p.SHA256, &p.OriginalSHA256, &p.OriginalName, &p.TakenAt, &p.Width, &p.Height)
		h.Photos = append(h.Photos, p)
		return err
	})
	return h, true, err
}

// PutHazard implements [inspect.Writer].
func (t *tx) PutHazard(h inspect.Hazard) error {
	life, claimed, asked := lifeOf(h)
	was, err := t.put(`INSERT INTO hazard (n, id, inspection, text, level, category, place, basis, due, on_spot, source, state, opened, overdue, closed, notice, item, withdrawn, claimed, asked, life,
		measures, responsible, supervisor)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24) ON CONFLICT (n) DO NOTHING`,
		`UPDATE hazard SET inspection = ?3, text = ?4, level = ?5, category = ?6, place = ?7, basis = ?8, due = ?9, on_spot = ?10, source = ?11, state = ?12,
		opened = ?13, overdue = ?14, closed = ?15, notice = ?16, item = ?17, withdrawn = ?18, claimed = ?19, asked = ?20, life = ?21, measures = ?22, responsible = ?23, supervisor = ?24 WHERE n = ?1`,
		h.N, h.ID[:], h.Inspection, h.Text, string(h.Level), h.Category, h.Place, h.Basis, null(h.Due), h.OnSpot, h.Source,
		string(h.State), string(h.Opened), null(h.Overdue), null(h.Closed), nullN(h.Notice), h.Item, h.Withdrawn, claimed, asked, life,
		h.Measures, h.Responsible, h.Supervisor)
	if err != nil {
		return err
	}
	if was {
		for _, rows := range [...]struct {
			table string
			n     int
		}{{"spell", len(h.Spells)}, {"photo", len(h.Photos)}, {"mark", len(h.Marks())}} { // of which a strike leaves fewer
			if err := t.exec("DELETE FROM "+rows.table+" WHERE hazard = ? AND place >= ?", h.N, rows.n); err != nil {
				return err
			}
		}
	}
	for k, s := range h.Spells {
		if err := t.keep(`INSERT INTO spell (hazard, place, opened, overdue, closed, reopened) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET opened = excluded.opened, overdue = excluded.overdue, closed = excluded.closed, reopened = excluded.reopened`,
			h.N, k, string(s.Opened), null(s.Overdue), string(s.Closed), string(s.Reopened)); err != nil {
			return err
		}
	}
	marks := h.Marks()
	for k, m := range marks {
		if err := t.keep("INSERT INTO mark (hazard, place, day, what) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET day = excluded.day, what = excluded.what", h.N, k, string(m.Day), m.What); err != nil {
			return err
		}
	}
	for k, p := range h.Photos {
		if err := t.keep(`INSERT INTO photo (hazard, place, sha256, original_sha256, original_name, taken_at, width, height) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, original_sha256 = excluded.original_sha256, original_name = excluded.original_name,
			taken_at = excluded.taken_at, width = excluded.width, height = excluded.height`,
			h.N, k, p.SHA256, p.OriginalSHA256, p.OriginalName, p.TakenAt, p.Width, p.Height); err != nil {
			return err
		}
	}
	return nil
}

// Hazards implements [inspect.Reader].
func (t *tx) Hazards(f inspect.Filter) (inspect.Page[inspect.HazardRow], error) {
	return page(t, hazardList(f), f, scanHazardRow)
}

// EachHazard implements [inspect.Reader].
func (t *tx) EachHazard(f inspect.Filter, fn func(inspect.HazardRow) error) (int, error) {
	return eachOf(t, hazardList(f), f, scanHazardRow, fn)
}

func scanHazardRow(r scanner) (row inspect.HazardRow, err error) {
	err = scanHazard(r, &row.Hazard, &row.Site, &row.SiteName, &row.Town, &row.Sector, &row.Campaign, &row.Number)
	return row, err
}

func hazardList(f inspect.Filter) list {
	l := list{columns: hazardColumns + ", v.site, s.name, " + asThen("town", "v.date") + " AS town, " + asThen("sector", "v.date") + ", coalesce(c.name, ''), coalesce(o.number, '')",
		from: hazardTables + " JOIN site s ON s.n = v.site LEFT JOIN campaign c ON c.n = v.campaign",
		sorts: map[string]string{"": "h.n", "ref": "h.n", "found": "v.date,h.n", "due": "h.due IS NULL,h.due,h.n", "site": "s.name,h.n",
			"level": "h.level,h.n", "state": "h.state,h.n", "category": "h.category,h.n", "town": "town,h.n"}}
	if f.Hazards != nil {
		l.and("h.n IN (SELECT value FROM json_each(?))", asJSON(f.Hazards))
	}
	l.number("h.inspection", f.Inspection)
	l.number("v.site", f.Site)
	l.number("v.campaign", f.Campaign)
	l.number("h.notice", f.Notice)
	l.days("v.date", f)
	l.states("h.state", f.States)
	if len(f.States) == 0 && !f.Withdrawn && f.Hazards == nil {
		l.and(counts)
	}
	if f.Level != "" {
		l.and("h.level = ?", string(f.Level))
	}
	if f.Overdue != "" {
		l.and("h.n IN (SELECT h.n FROM "+stillOpen+" WHERE h.overdue <= ? AND h.closed IS NULL)", string(f.Overdue))
	}
	if f.Life != "" {
		l.and("h.life <> '' AND json_extract(h.life, '$.' || ?) IS NOT NULL", string(f.Life))
	}
	l.word(asThen("sector", "v.date"), f.Sector)
	l.word(asThen("town", "v.date"), f.Town)
	l.word("h.category", f.Category)
	l.inspector("h.inspection", f.Inspector)
	l.words(f.Text, "h.text", "h.place", "h.basis", "s.name")
	return l
}

// PhotoUsed implements [inspect.Reader]. What came later in a hazard's life
// stands in its life alone, in which the hash can be nothing else.
func (t *tx) PhotoUsed(original string) (hazards []int64, err error) {
	const used = `SELECT hazard FROM photo WHERE original_sha256 = ?1
		UNION SELECT n FROM hazard INDEXED BY hazard_pictured WHERE instr(life, '"original_sha256"') > 0 AND instr(life, '"original_sha256":"' || ?1 || '"') ORDER BY 1`
	err = t.each(used, []any{original}, func(r scanner) error {
		var n int64
		err := r.Scan(&n)
		hazards = append(hazards, n)
		return err
	})
	return hazards, err
}
