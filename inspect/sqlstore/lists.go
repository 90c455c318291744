package sqlstore

import "rectify/inspect"

// counts is of what was not recorded in error, which counts nowhere.
const counts = "h.state <> 'withdrawn'"

// asThen is the sector or town of site s on a day.
func asThen(column, day string) string {
	return "CASE s.moved WHEN 0 THEN s." + column + " ELSE coalesce((SELECT p." + column + " FROM premises p WHERE p.site = s.n AND p.until > " +
		day + " ORDER BY p.place LIMIT 1), s." + column + ") END"
}

// belonging narrows to the town and sector of site s on a day.
func (l *list) belonging(day string, f inspect.Filter) {
	l.word(asThen("sector", day), f.Sector)
	l.word(asThen("town", day), f.Town)
}

// hanging counts what hangs on the inspections of which that is true: those that
// are no mere visits, hazards, and hazards not yet rectified.
func hanging(where string) string {
	of := " FROM inspection i JOIN hazard h ON h.inspection = i.n WHERE " + where + " AND "
	return ", (SELECT count(*) FROM inspection i WHERE " + where + " AND i.withdrawn = '' AND i.kind <> 'visit')" +
		", (SELECT count(*)" + of + counts + "), (SELECT count(*)" + of + "h.state IN ('open', 'ordered'))"
}

// Sites implements [inspect.Reader].
func (t *Tx) Sites(f inspect.Filter) (inspect.Page[inspect.SiteRow], error) {
	of := TableOf(inspect.Sites)
	l := list{dialect: t.Dialect, columns: selected(of, "s") + hanging("i.site = s.n") +
		", coalesce((SELECT max(i.date) FROM inspection i WHERE i.site = s.n AND i.withdrawn = '' AND i.kind <> 'visit'), '') AS inspected",
		from: "site s", sorts: map[string]string{"": "s.n", "ref": "s.n", "name": "s.name,s.n", "sector": "s.sector,s.n", "town": "s.town,s.n", "inspected": "inspected,s.n"}}
	if !f.Withdrawn {
		l.and("s.withdrawn = ''")
	}
	l.word("s.sector", f.Sector)
	l.word("s.town", f.Town)
	l.words(f.Text, "s.name", "s.address", "s.credit_code", "s.person")
	return page(t, l, f, func(r Scanner) (row inspect.SiteRow, err error) {
		err = reading(of, r, &row.Site, &row.Inspections, &row.Hazards, &row.Unresolved, &row.LastInspected)
		return row, err
	})
}

// Campaigns implements [inspect.Reader].
func (t *Tx) Campaigns(f inspect.Filter) (inspect.Page[inspect.CampaignRow], error) {
	of := TableOf(inspect.Campaigns)
	l := list{dialect: t.Dialect, columns: selected(of, "c") + hanging("i.campaign = c.n"),
		from: "campaign c", sorts: map[string]string{"": "c.n", "ref": "c.n", "name": "c.name,c.n", "from": "c.from_day,c.n"}}
	if !f.Withdrawn {
		l.and("c.withdrawn = ''")
	}
	l.words(f.Text, "c.name")
	return page(t, l, f, func(r Scanner) (row inspect.CampaignRow, err error) {
		err = reading(of, r, &row.Campaign, &row.Inspections, &row.Hazards, &row.Unresolved)
		return row, err
	})
}

// Inspections implements [inspect.Reader].
func (t *Tx) Inspections(f inspect.Filter) (inspect.Page[inspect.InspectionRow], error) {
	of := TableOf(inspect.Inspections)
	l := list{dialect: t.Dialect, columns: selected(of, "i") + `, s.name, coalesce(c.name, ''),
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
		l.is("i.kind", string(f.Kind))
	}
	l.days("i.date", f)
	l.belonging("i.date", f)
	l.inspector("i.n", f.Inspector)
	l.words(f.Text, "s.name", "i.note", "i.places", "i.date")
	return page(t, l, f, func(r Scanner) (row inspect.InspectionRow, err error) {
		err = reading(of, r, &row.Inspection, &row.SiteName, &row.CampaignName, &row.Hazards, &row.Notices)
		return row, err
	})
}

// hazardTables are a hazard h with its inspection and the notice in force.
const hazardTables = "hazard h JOIN inspection v ON v.n = h.inspection LEFT JOIN notice o ON o.n = h.notice"

func scanHazardRow(r Scanner) (row inspect.HazardRow, err error) {
	err = reading(TableOf(inspect.Hazards), r, &row.Hazard, &row.Found, &row.OrderedOn,
		&row.Site, &row.SiteName, &row.Town, &row.Sector, &row.Campaign, &row.Number)
	row.Photos, row.Spells = nil, nil // which a list does not tell
	return row, err
}

// Hazards implements [inspect.Reader].
func (t *Tx) Hazards(f inspect.Filter) (inspect.Page[inspect.HazardRow], error) {
	return page(t, t.hazardList(f), f, scanHazardRow)
}

// EachHazard implements [inspect.Reader].
func (t *Tx) EachHazard(f inspect.Filter, fn func(inspect.HazardRow) error) (int, error) {
	return eachOf(t, t.hazardList(f), f, scanHazardRow, fn)
}

func (t *Tx) hazardList(f inspect.Filter) list {
	l := list{dialect: t.Dialect, columns: hazardColumns() + ", v.site, s.name, " + asThen("town", "v.date") + " AS town, " + asThen("sector", "v.date") + ", coalesce(c.name, ''), coalesce(o.number, '')",
		from: hazardTables + " JOIN site s ON s.n = v.site LEFT JOIN campaign c ON c.n = v.campaign",
		sorts: map[string]string{"": "h.n", "ref": "h.n", "found": "v.date,h.n", "due": "h.due IS NULL,h.due,h.n", "site": "s.name,h.n",
			"level": "h.level,h.n", "state": "h.state,h.n", "category": "h.category,h.n", "town": "town,h.n"}}
	if f.Hazards != nil {
		l.and("h.n IN (" + t.Dialect.Numbers(l.add(asJSON(f.Hazards))) + ")")
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
		l.is("h.level", string(f.Level))
	}
	if f.Overdue != "" {
		l.and("h.n IN (SELECT h.n FROM " + t.Dialect.Open + " WHERE h.overdue <= " + l.add(f.Overdue) + " AND h.closed IS NULL)")
	}
	if f.Life != "" {
		l.and("h.lived <> '' AND h.lived LIKE " + l.add("% "+string(f.Life)+" %"))
	}
	l.belonging("v.date", f)
	l.word("h.category", f.Category)
	l.inspector("h.inspection", f.Inspector)
	l.words(f.Text, "h.text", "h.place", "h.basis", "s.name")
	return l
}

// Notices implements [inspect.Reader]. What is void keeps the unit's name of then.
func (t *Tx) Notices(f inspect.Filter) (inspect.Page[inspect.NoticeRow], error) {
	l := list{dialect: t.Dialect, columns: `o.n, o.inspection, i.site, o.number, o.word, o.year, o.serial, o.form, o.date,
		CASE o.voided WHEN '' THEN s.name ELSE o.unit END,
		(SELECT count(*) FROM item m JOIN hazard h ON h.n = m.hazard WHERE m.notice = o.n AND h.state <> 'withdrawn'),
		(SELECT count(*) FROM hazard h WHERE h.notice = o.n AND h.state = 'ordered'),
		o.first_due, o.last_due, o.sha256, o.voided, o.voided_on, o.served`,
		from:  "notice o JOIN inspection i ON i.n = o.inspection JOIN site s ON s.n = i.site",
		sorts: map[string]string{"": "o.n", "ref": "o.n", "number": "o.word,o.year,o.serial", "date": "o.date,o.n", "site": "s.name,o.n", "due": "o.first_due,o.n"}}
	l.papers("o", f)
	if f.Overdue != "" {
		l.and("EXISTS (SELECT 1 FROM hazard h WHERE h.notice = o.n AND h.overdue <= " + l.add(f.Overdue) + " AND h.closed IS NULL)")
	}
	return page(t, l, f, func(r Scanner) (row inspect.NoticeRow, err error) {
		err = r.Scan(&row.N, &row.Inspection, &row.Site, &row.Number, &row.Word, &row.Year, &row.Serial, &row.Form, &row.Date, &row.SiteName,
			&row.Hazards, &row.Unresolved, &row.FirstDue, &row.LastDue, &row.SHA256, &row.Voided, &row.VoidedOn, &row.Served)
		return row, err
	})
}

// Papers implements [inspect.Reader].
func (t *Tx) Papers(f inspect.Filter) (inspect.Page[inspect.PaperRow], error) {
	l := list{dialect: t.Dialect, columns: `d.n, d.inspection, i.site, d.noun, d.about, d.number, d.word, d.year, d.serial, d.kind, d.date,
		CASE d.voided WHEN '' THEN s.name ELSE d.unit END, d.sha256, d.voided, d.voided_on`,
		from:  "paper d JOIN inspection i ON i.n = d.inspection JOIN site s ON s.n = i.site",
		sorts: map[string]string{"": "d.n", "ref": "d.n", "number": "d.word,d.year,d.serial", "date": "d.date,d.n", "site": "s.name,d.n", "kind": "d.kind,d.n"}}
	l.papers("d", f)
	if f.About.N != 0 {
		l.is("d.noun", string(f.About.Noun))
		l.is("d.about", f.About.N)
	}
	if f.Form != "" {
		l.is("d.kind", string(f.Form))
	}
	return page(t, l, f, func(r Scanner) (row inspect.PaperRow, err error) {
		err = r.Scan(&row.N, &row.Inspection, &row.Site, &row.About.Noun, &row.About.N, &row.Number, &row.Word, &row.Year, &row.Serial, &row.Form, &row.Date, &row.SiteName,
			&row.SHA256, &row.Voided, &row.VoidedOn)
		return row, err
	})
}

// papers narrows what is numbered, of inspection i of site s.
func (l *list) papers(of string, f inspect.Filter) {
	if !f.Withdrawn {
		l.and(of + ".voided = ''")
	}
	l.number(of+".inspection", f.Inspection)
	l.number("i.site", f.Site)
	l.number("i.campaign", f.Campaign)
	l.days(of+".date", f)
	l.belonging("i.date", f)
	l.inspector(of+".inspection", f.Inspector)
	l.words(f.Text, of+".number", "s.name")
}

// Reviews implements [inspect.Reader].
func (t *Tx) Reviews(f inspect.Filter) (inspect.Page[inspect.ReviewRow], error) {
	of := TableOf(inspect.Reviews)
	l := list{dialect: t.Dialect, columns: selected(of, "r") + `, s.name, coalesce(o.number, ''),
		coalesce((SELECT string_agg(cast(w.hazard AS TEXT), ',' ORDER BY w.place) FROM reviewed w JOIN hazard h ON h.n = w.hazard
			WHERE w.review = r.n AND h.state = 'withdrawn'), '')`,
		from:  "review r JOIN site s ON s.n = r.site LEFT JOIN notice o ON o.n = r.notice",
		sorts: map[string]string{"": "r.n", "ref": "r.n", "date": "r.date,r.n", "site": "s.name,r.n"}}
	if !f.Withdrawn { // nor one that only looked at what was recorded in error
		l.and("r.withdrawn = '' AND EXISTS (SELECT 1 FROM reviewed w JOIN hazard h ON h.n = w.hazard WHERE w.review = r.n AND " + counts + ")")
	}
	l.number("r.site", f.Site)
	l.number("r.notice", f.Notice)
	l.days("r.date", f)
	l.words(f.Text, "s.name", "coalesce(o.number, '')", "r.note")
	return page(t, l, f, func(r Scanner) (row inspect.ReviewRow, err error) {
		var mistaken string
		err = reading(of, r, &row.Review, &row.SiteName, &row.Number, &mistaken)
		row.Mistaken = numbersIn(mistaken, ",")
		return row, err
	})
}

// Lookbacks implements [inspect.Reader].
func (t *Tx) Lookbacks(f inspect.Filter) (inspect.Page[inspect.Draw], error) {
	of := TableOf(inspect.Lookbacks)
	l := list{dialect: t.Dialect, columns: selected(of, "k"), from: "lookback k", sorts: map[string]string{"": "k.n", "ref": "k.n", "date": "k.day,k.n"}}
	if !f.Withdrawn {
		l.and("k.withdrawn = ''")
	}
	l.days("k.day", f)
	return page(t, l, f, func(r Scanner) (d inspect.Draw, err error) { err = reading(of, r, &d); return d, err })
}

// Complaints implements [inspect.Reader].
func (t *Tx) Complaints(f inspect.ComplaintFilter) (inspect.Page[inspect.ComplaintRow], error) {
	of := TableOf(inspect.Complaints)
	l := list{dialect: t.Dialect, columns: selected(of, "q") + ", coalesce(s.name, '')", from: "complaint q LEFT JOIN site s ON s.n = q.site",
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
			l.is("q."+w[0], w[1])
		}
	}
	if f.Overdue != "" {
		l.and("q.state IN ('received', 'assigned') AND q.due <> '' AND q.due < " + l.add(f.Overdue))
	}
	l.words(f.Text, "q.text", "coalesce(s.name, '')", "q.source")
	return page(t, l, f.Filter, func(r Scanner) (row inspect.ComplaintRow, err error) {
		err = reading(of, r, &row.Complaint, &row.SiteName)
		return row, err
	})
}
