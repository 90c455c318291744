package sqlstore

import (
	"strconv"
	"strings"

	"rectify/inspect"
)

// counts is of what was not recorded in error, which counts nowhere.
const counts = "h.state <> 'withdrawn'"

// asThen is the sector or town of site s on a day.
func asThen(column, day string) string {
	return "CASE s.moved WHEN 0 THEN s." + column + " ELSE coalesce((SELECT p." + column + ` FROM premises p
		WHERE p.site = s.n AND p.until > ` + day + " ORDER BY p.place LIMIT 1), s." + column + ") END"
}

// belonging narrows to the town and sector of site s on a day.
func (l *list) belonging(day string, f inspect.Filter) {
	l.word(asThen("sector", day), f.Sector)
	l.word(asThen("town", day), f.Town)
}

// hanging is what hangs on the things of l, which the tallies of a dimension know: inspections
// that are no mere visits, hazards, and hazards not yet rectified.
func (l *list) hanging(dim inspect.Dim) string {
	return `, coalesce((SELECT sum(k.inspections) || ' ' || sum(k.hazards_found) || ' ' ||
			(sum(k.hazards_found) - sum(k.resolved))
		FROM tally k WHERE k.dim = '` + string(dim) + "' AND k.key = cast(" + l.of.Alias + ".n AS TEXT)), '')"
}

// asHanging reads what hangs on a thing.
type asHanging [3]*int

// Scan implements [database/sql.Scanner].
func (h asHanging) Scan(v any) error {
	s, _ := v.(string)
	for i, n := range numbersIn(s, " ") {
		*h[i] = int(n)
	}
	return nil
}

// List implements [inspect.View].
func (t *Tx) List(noun inspect.Noun, f inspect.Filter, fn func(any) error) (int, error) {
	if _, ok := lists[noun]; !ok || f.Bare {
		return t.bare(noun, f, fn)
	}
	if noun == inspect.Sites || noun == inspect.Campaigns { // what hangs on them the tallies know
		if err := t.tell(); err != nil {
			return 0, err
		}
	}
	l := t.about(noun)
	l.conds(f.Where)
	l.themselves = l.from
	row := lists[noun](&l, f)
	read := func(r Scanner) error {
		v, err := row(r)
		if err != nil {
			return err
		}
		return fn(v)
	}
	if noun == inspect.Hazards {
		return t.hazardPage(l, f, read)
	}
	return t.each(l, f, read)
}

// lists are the lists of the nouns that have rows of their own: each narrows l,
// and gives what reads a row.
var lists = map[inspect.Noun]func(l *list, f inspect.Filter) func(Scanner) (any, error){
	inspect.Sites: siteList, inspect.Campaigns: campaignList, inspect.Inspections: inspectionList,
	inspect.Hazards: hazardList, inspect.Notices: paperList, inspect.Papers: paperList, inspect.Reviews: reviewList,
	inspect.Lookbacks: lookbackList, inspect.Complaints: complaintList,
}

// rows reads rows of one type, each in the place of the one before.
func rows[T any](of func(row *T) func(Scanner) error) func(Scanner) (any, error) {
	row := new(T)
	read := of(row)
	return func(r Scanner) (any, error) {
		var none T
		*row = none
		return row, read(r)
	}
}

// sorted are the orders of a list, each by some columns and then by number.
func (l *list) sorted(by map[string]string) {
	n := l.of.Alias + ".n"
	l.sorts = map[string][]string{"": {n}, "ref": {n}}
	for key, columns := range by {
		l.sorts[key] = append(strings.Split(columns, ","), n)
	}
}

func siteList(l *list, f inspect.Filter) func(Scanner) (any, error) {
	inspected := "coalesce((SELECT max(i.date) FROM inspection i WHERE i.site = s.n AND i.counts = 1), '')"
	l.columns += l.hanging(inspect.BySite) + ", " + inspected
	l.sorted(map[string]string{"name": "s.name", "sector": "s.sector", "town": "s.town"})
	l.sorts["inspected"] = []string{inspected, "s.n"}
	l.finding = l.from
	if !f.Withdrawn {
		l.and("s.withdrawn = ''")
	}
	l.word("s.sector", f.Sector)
	l.word("s.town", f.Town)
	l.words(f.Text, "s.name", "s.address", "s.credit_code", "s.person")
	return rows(func(row *inspect.SiteRow) func(Scanner) error {
		return reader(l.of, &row.Site, asHanging{&row.Inspections, &row.Hazards, &row.Unresolved}, &row.LastInspected)
	})
}

func campaignList(l *list, f inspect.Filter) func(Scanner) (any, error) {
	l.columns += l.hanging(inspect.ByCampaign)
	l.sorted(map[string]string{"name": "c.name", "from": "c.from_day"})
	if !f.Withdrawn {
		l.and("c.withdrawn = ''")
	}
	l.words(f.Text, "c.name")
	return rows(func(row *inspect.CampaignRow) func(Scanner) error {
		return reader(l.of, &row.Campaign, asHanging{&row.Inspections, &row.Hazards, &row.Unresolved})
	})
}

func inspectionList(l *list, f inspect.Filter) func(Scanner) (any, error) {
	l.columns += `, s.name, coalesce(c.name, ''),
		(SELECT count(*) FROM hazard h WHERE h.inspection = i.n AND h.state <> 'withdrawn'),
		(SELECT count(*) FROM notice o WHERE o.inspection = i.n AND o.voided = '')`
	l.from += " JOIN site s ON s.n = i.site LEFT JOIN campaign c ON c.n = i.campaign"
	l.sorted(map[string]string{"date": "i.date", "site": "s.name"})
	if f.Sort == "site" && f.Text == "" { // text is looked for in their own order, which is quicker
		l.finding = l.dialect.ofSites("i")
	}
	if !f.Withdrawn {
		l.and("i.withdrawn = ''")
	}
	l.number("i.site", f.Site)
	l.number("i.campaign", f.Campaign)
	if f.Kind != "" {
		l.is("i.kind", f.Kind)
	}
	l.days("i.date", f)
	l.belonging("i.date", f)
	l.inspector("i.n", f.Inspector)
	l.words(f.Text, "s.name", "i.note", "i.places", "i.date")
	return rows(func(row *inspect.InspectionRow) func(Scanner) error {
		return reader(l.of, &row.Inspection, &row.SiteName, &row.CampaignName, &row.Hazards, &row.Notices)
	})
}

// paperList is of notices and of papers beside them. Of what is void, a list tells
// the unit's name of then.
func paperList(l *list, f inspect.Filter) func(Scanner) (any, error) {
	notices, kind, own := l.of.Noun == inspect.Notices, "o.kind", ", o.noun, o.about"
	if notices {
		kind, own = "o.form", `, (SELECT count(*) FROM item m JOIN hazard h ON h.n = m.hazard
				WHERE m.notice = o.n AND h.state <> 'withdrawn'),
			(SELECT count(*) FROM hazard h WHERE h.notice = o.n
				AND `+l.dialect.NoSort+`h.state = 'ordered'), o.first_due, o.last_due, o.served`
	}
	l.columns = "o.n, o.id, o.inspection, i.site, o.number, o.word, o.year, o.serial, " + kind + `, o.date,
		CASE o.voided WHEN '' THEN s.name ELSE o.unit END, o.sha256, o.voided, o.voided_on, s.town, ` + called("i") + own
	l.from += " JOIN inspection i ON i.n = o.inspection JOIN site s ON s.n = i.site"
	by := map[string]string{"number": "o.word,o.year,o.serial", "date": "o.date", "site": "s.name", "kind": kind}
	if notices {
		by["due"] = "o.first_due"
	}
	l.sorted(by)
	if !f.Withdrawn {
		l.and("o.voided = ''")
	}
	l.number("o.inspection", f.Inspection)
	l.number("i.site", f.Site)
	l.number("i.campaign", f.Campaign)
	l.days("o.date", f)
	l.belonging("i.date", f)
	l.inspector("o.inspection", f.Inspector)
	l.words(f.Text, "o.number", "s.name")
	if f.Form != "" {
		l.is(kind, f.Form)
	}
	if f.About.N != 0 && !notices {
		l.is("o.noun", f.About.Noun)
		l.is("o.about", f.About.N)
	}
	if f.Overdue != "" && notices {
		l.and(`EXISTS (SELECT 1 FROM hazard h
			WHERE h.notice = o.n AND h.overdue <= ` + l.add(f.Overdue) + " AND h.closed IS NULL)")
	}
	return rows(func(row *inspect.PaperRow) func(Scanner) error {
		to := []any{&row.N, &row.ID, &row.Inspection, &row.Site, &row.Number, &row.Word, &row.Year, &row.Serial, &row.Form,
			&row.Date, &row.SiteName, &row.SHA256, &row.Voided, &row.VoidedOn, &row.Town,
			&lately[string]{into: &row.Inspectors, read: namesOf}}
		if notices {
			to = append(to, &row.Hazards, &row.Unresolved, &row.FirstDue, &row.LastDue, &row.Served)
		} else {
			to = append(to, &row.About.Noun, &row.About.N)
		}
		return func(r Scanner) error { return r.Scan(to...) }
	})
}

func reviewList(l *list, f inspect.Filter) func(Scanner) (any, error) {
	l.columns += `, s.name, coalesce(o.number, ''),
		coalesce((SELECT string_agg(cast(w.hazard AS TEXT), ',' ORDER BY w.place)
			FROM reviewed w JOIN hazard h ON h.n = w.hazard
			WHERE w.review = r.n AND h.state = 'withdrawn'), '')`
	l.from += " JOIN site s ON s.n = r.site LEFT JOIN notice o ON o.n = r.notice"
	l.sorted(map[string]string{"date": "r.date", "site": "s.name"})
	if !f.Withdrawn { // nor one that only looked at what was recorded in error
		l.and(`r.withdrawn = '' AND EXISTS (SELECT 1 FROM reviewed w JOIN hazard h ON h.n = w.hazard
			WHERE w.review = r.n AND ` + counts + ")")
	}
	l.number("r.site", f.Site)
	l.number("r.notice", f.Notice)
	l.days("r.date", f)
	l.words(f.Text, "s.name", "coalesce(o.number, '')", "r.note")
	return rows(func(row *inspect.ReviewRow) func(Scanner) error {
		var mistaken string
		read := reader(l.of, &row.Review, &row.SiteName, &row.Number, &mistaken)
		return func(r Scanner) error {
			err := read(r)
			row.Mistaken = numbersIn(mistaken, ",")
			return err
		}
	})
}

func lookbackList(l *list, f inspect.Filter) func(Scanner) (any, error) {
	l.sorted(map[string]string{"date": "k.day"})
	if !f.Withdrawn {
		l.and("k.withdrawn = ''")
	}
	l.days("k.day", f)
	return rows(func(row *inspect.Draw) func(Scanner) error { return reader(l.of, row) })
}

func complaintList(l *list, f inspect.Filter) func(Scanner) (any, error) {
	l.columns += ", coalesce(s.name, '')"
	l.from += " LEFT JOIN site s ON s.n = q.site"
	l.sorted(map[string]string{"received": "q.received", "due": "q.due = '',q.due", "kind": "q.kind",
		"channel": "q.channel", "handler": "q.handler", "state": "q.state", "town": "q.town"})
	if len(f.States) == 0 && !f.Withdrawn {
		l.and("q.state <> 'withdrawn'")
	}
	l.states("q.state", f.States)
	l.number("q.site", f.Site)
	l.days("q.received", f)
	l.word("q.town", f.Town)
	if f.Overdue != "" {
		l.and("q.open = 1 AND q.due <> '' AND q.due < " + l.add(f.Overdue))
	}
	l.words(f.Text, "q.text", "coalesce(s.name, '')", "q.source")
	return rows(func(row *inspect.ComplaintRow) func(Scanner) error {
		return reader(l.of, &row.Complaint, &row.SiteName)
	})
}

// numbersIn are the numbers of a text.
func numbersIn(text, between string) []int64 {
	if text == "" {
		return nil
	}
	out := make([]int64, 0, strings.Count(text, between)+1)
	for word := range strings.SplitSeq(text, between) {
		n, _ := strconv.ParseInt(word, 10, 64)
		out = append(out, n)
	}
	return out
}
