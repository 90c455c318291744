package storetest

import (
	"cmp"
	"slices"

	"pgregory.net/rapid"

	"rectify/inspect"
)

// sheets are papers of every kind, one void and issued again, in two years.
func (p player) sheets() {
	form := got[inspect.Form](p.t)(formOf(p.Book, inspect.FormRecord))
	form.Officers = 1
	p.ok(SetForm(ctx, p.Book, p.NewID(), form, nil))
	issue := func(e inspect.PaperEntry) {
		_, _, err := IssuePaper(ctx, p.Book, p.NewID(), e)
		p.ok(nil, err)
	}
	issue(inspect.PaperEntry{Kind: inspect.FormRecord, About: 1, Record: inspect.Record{From: "9:00", To: "11:30",
		Post: "站长", Witness: "李某"}})
	issue(inspect.PaperEntry{Kind: inspect.FormReview, About: 1})
	issue(inspect.PaperEntry{Kind: inspect.FormMeasures, About: 1, Hazards: []int64{1}, Basis: "《安全生产法》第六十五条",
		Decisions: []string{"撤出人员", "停止使用"}})
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Papers.Ref(1), &inspect.PaperVoided{Reason: "打印错误 100%_"}))
	issue(inspect.PaperEntry{Kind: inspect.FormRecord, About: 1, Date: "2021-11-24"})
	issue(inspect.PaperEntry{Kind: inspect.FormExtension, About: 9})
	issue(inspect.PaperEntry{Kind: inspect.FormRecord, About: 3})
	issue(inspect.PaperEntry{Kind: inspect.FormReview, About: 3})
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Papers.Ref(4), &inspect.PaperVoided{Reason: "又错"}))
}

// paperwork issues or voids a paper, allowed or not.
func (m *machine) paperwork(which int) (err error) {
	entry := inspect.PaperEntry{About: m.pick("about"), Basis: "《安全生产法》", Decisions: []string{"停止使用"},
		Hazards: []int64{m.pick("hazard")}}
	if drawn(m, rapid.Bool(), "dated") {
		entry.Date = m.date()
	}
	switch which {
	case 30:
		entry.Kind = inspect.FormRecord
	case 31:
		entry.Kind = drawn(m, rapid.SampledFrom([]inspect.FormKind{inspect.FormReview, inspect.FormMeasures}), "kind")
	case 32:
		entry.Kind = drawn(m, rapid.SampledFrom([]inspect.FormKind{inspect.FormExtension, inspect.FormService}), "kind")
	case 33:
		_, err = Happen(ctx, m.b, m.b.NewID(), inspect.Papers.Ref(m.pick("paper")),
			&inspect.PaperVoided{Reason: "打印错误"})
		return err
	}
	_, _, err = IssuePaper(ctx, m.b, m.b.NewID(), entry)
	return err
}

func (s shelf) paperRows() (out []inspect.PaperRow) {
	for _, pa := range s.papers[1:] {
		out = append(out, inspect.PaperRow{N: pa.N, ID: pa.ID, Inspection: pa.Inspection, Site: pa.Site.N, About: pa.About,
			Number: pa.Number, Word: pa.Word, Year: pa.Year, Serial: pa.Serial,
			Form: pa.Form.Kind, Date: pa.Date, SiteName: s.sites[pa.Site.N].Name, SHA256: pa.SHA256, Voided: pa.Voided,
			VoidedOn: pa.VoidedOn,
			Town:     s.sites[pa.Site.N].Town, Inspectors: names(s.inspections[pa.Inspection])})
	}
	return out
}

func (s shelf) paperList() list[inspect.PaperRow] {
	type row = inspect.PaperRow
	in := func(r row) []string { return []string{r.Number, r.SiteName} }
	series := func(a, b row) int {
		return cmp.Or(cmp.Compare(a.Word, b.Word), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Serial, b.Serial))
	}
	about := inspect.Ref{Noun: inspect.Inspections, N: 1}
	l := list[row]{query: inspect.Reader.Papers, all: s.paperRows(), hidden: func(r row) bool { return r.Voided != "" },
		sorts: map[string]func(a, b row) int{"number": series, "date": by(func(r row) inspect.Date { return r.Date }),
			"site": by(func(r row) string { return r.SiteName }), "kind": by(func(r row) inspect.FormKind { return r.Form })},
		heeds: []narrowing[row]{text("检记〔2021〕3号", in), text("50%_", in), shown[row](),
			number("Inspection", 1, func(f *inspect.Filter) *int64 { return &f.Inspection },
				func(r row) int64 { return r.Inspection }),
			{"About", func(f *inspect.Filter) { f.About = about }, func(r row) bool { return r.About == about }},
			{"Form", func(f *inspect.Filter) { f.Form = inspect.FormRecord }, func(r row) bool { return r.Form == inspect.FormRecord }}}}
	l.heeds = append(l.heeds, days("2021-11-24", "2021-12-10", func(r row) inspect.Date { return r.Date })...)
	return withVisit(l, s, func(r row) int64 { return r.Inspection })
}

// paper is one of everything, about that inspection.
func (d drawer) paper(i inspect.Inspection, s inspect.Site, no inspect.Paper) inspect.Paper {
	kinds := slices.DeleteFunc(inspect.FormKinds(),
		func(k inspect.FormKind) bool { return k.Noun() == inspect.Notices })
	pa := inspect.Paper{N: d.n, ID: id(inspect.Papers, d.n), Number: no.Number + "记", Word: no.Word + "记", Year: 2021,
		Serial: int(d.n), Date: d.date("date"),
		Form: inspect.DefaultForm(rapid.SampledFrom(kinds).Draw(d.T, "kind")), Agency: no.Agency, Site: s,
		Inspection: i.N,
		Officers:   d.officers(), Items: no.Items, SHA256: sha("picture")}
	pa.About = inspect.Ref{Noun: inspect.Inspections, N: i.N}
	pa.Form.Put("title", d.text("title"))
	pa.Record = inspect.Record{On: d.date("on"), From: "09:00", To: d.text("to"), Places: d.texts("places"),
		Note: d.text("note"), Lists: []inspect.ListResult{{Name: d.text("list"), Yes: 1}}, OnSpot: []int{1}}
	pa.Opinion = inspect.Opinion{Number: d.text("quoted"), Fixed: []int{1, 3}}
	pa.Measures = inspect.Measures{Basis: d.text("basis"), Decisions: d.texts("decisions")}
	pa.Reply = inspect.Reply{Extension: id(inspect.Hazards, d.n), Reason: d.text("reason"), Granted: d.maybe("granted")}
	pa.Says = map[string]string{"how": d.text("how")}
	return pa
}
