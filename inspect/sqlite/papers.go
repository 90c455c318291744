package sqlite

import (
	"encoding/json"

	"rectify/inspect"
)

// keptPaper is a paper as the body column keeps it, with the numbers of this book.
type keptPaper struct {
	Paper   inspect.Paper
	Site    int64
	Hazards []int64
}

func (t *tx) paper(where string, arg any) (pa inspect.Paper, ok bool, err error) {
	var k keptPaper
	var about inspect.Ref
	var n, inspection int64
	var body string
	ok, err = t.one("SELECT n, noun, about, inspection, body FROM paper WHERE "+where, []any{arg}, &n, &about.Noun, &about.N, &inspection, &body)
	if err != nil || !ok {
		return pa, ok, err
	}
	err = json.Unmarshal([]byte(body), &k)
	pa = k.Paper
	pa.N, pa.About, pa.Inspection, pa.Site.N = n, about, inspection, k.Site
	for i := range min(len(pa.Items), len(k.Hazards)) {
		pa.Items[i].Hazard = k.Hazards[i]
	}
	return pa, true, err
}

// Paper implements [inspect.Reader].
func (t *tx) Paper(n int64) (inspect.Paper, bool, error) { return t.paper("n = ?", n) }

// PaperNumbered implements [inspect.Reader].
func (t *tx) PaperNumbered(number string) (inspect.Paper, bool, error) {
	return t.paper("number = ?", number)
}

// LastPaperSerial implements [inspect.Reader].
func (t *tx) LastPaperSerial(word string, year int) (last int, err error) {
	_, err = t.one("SELECT coalesce(max(serial), 0) FROM paper WHERE word = ? AND year = ?", []any{word, year}, &last)
	return last, err
}

// PutPaper implements [inspect.Writer]; of one that is there only its voiding changes.
func (t *tx) PutPaper(pa inspect.Paper) error {
	k := keptPaper{Paper: pa, Site: pa.Site.N}
	for _, it := range pa.Items {
		k.Hazards = append(k.Hazards, it.Hazard)
	}
	return t.keep(`INSERT INTO paper (n, number, word, year, serial, kind, noun, about, inspection, date, sha256, voided, voided_on, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (n) DO UPDATE SET voided = excluded.voided, voided_on = excluded.voided_on, body = excluded.body`,
		pa.N, pa.Number, pa.Word, pa.Year, pa.Serial, string(pa.Form.Kind), string(pa.About.Noun), pa.About.N, pa.Inspection, string(pa.Date), pa.SHA256, pa.Voided, string(pa.VoidedOn), asJSON(k))
}

// Papers implements [inspect.Reader].
func (t *tx) Papers(f inspect.Filter) (inspect.Page[inspect.PaperRow], error) {
	l := list{columns: `SELECT d.n, d.inspection, i.site, d.noun, d.about, d.number, d.word, d.year, d.serial, d.kind, d.date,
		CASE d.voided WHEN '' THEN s.name ELSE json_extract(d.body, '$.Paper.site.name') END, d.sha256, d.voided, d.voided_on`,
		from:  "paper d JOIN inspection i ON i.n = d.inspection JOIN site s ON s.n = i.site",
		sorts: map[string]string{"": "d.n", "ref": "d.n", "number": "d.word,d.year,d.serial", "date": "d.date,d.n", "site": "s.name,d.n", "kind": "d.kind,d.n"}}
	if !f.Withdrawn {
		l.and("d.voided = ''")
	}
	if f.About.N != 0 {
		l.and("d.noun = ? AND d.about = ?", string(f.About.Noun), f.About.N)
	}
	if f.Form != "" {
		l.and("d.kind = ?", string(f.Form))
	}
	l.number("d.inspection", f.Inspection)
	l.number("i.site", f.Site)
	l.number("i.campaign", f.Campaign)
	l.days("d.date", f)
	l.word(asThen("sector", "i.date"), f.Sector)
	l.word(asThen("town", "i.date"), f.Town)
	l.inspector("d.inspection", f.Inspector)
	l.words(f.Text, "d.number", "s.name")
	return page(t, l, f, func(r scanner) (row inspect.PaperRow, err error) {
		err = r.Scan(&row.N, &row.Inspection, &row.Site, &row.About.Noun, &row.About.N, &row.Number, &row.Word, &row.Year, &row.Serial, &row.Form, &row.Date, &row.SiteName,
			&row.SHA256, &row.Voided, &row.VoidedOn)
		return row, err
	})
}
