package storetest

import (
	"cmp"
	"slices"
	"strings"

	"rectify/inspect"
)

// by sorts by one word of a row.
func by[T any, K cmp.Ordered](of func(T) K) func(a, b T) int {
	return func(a, b T) int { return cmp.Compare(of(a), of(b)) }
}

// text narrows to the rows that have it in one of their words.
func text[T any](s string, words func(T) []string) narrowing[T] {
	return narrowing[T]{"Text", func(f *inspect.Filter) { f.Text = s }, func(row T) bool {
		return slices.ContainsFunc(words(row), func(w string) bool { return strings.Contains(w, s) })
	}}
}

// days narrow by the noun's own date: from a day, to before a day.
func days[T any](from, to inspect.Date, of func(T) inspect.Date) []narrowing[T] {
	return []narrowing[T]{
		{"From", func(f *inspect.Filter) { f.From = from }, func(row T) bool { return of(row) >= from }},
		{"To", func(f *inspect.Filter) { f.To = to }, func(row T) bool { return of(row) < to }},
	}
}

// number narrows to what belongs to one thing.
func number[T any](field string, n int64, in func(*inspect.Filter) *int64, of func(T) int64) narrowing[T] {
	return narrowing[T]{field, func(f *inspect.Filter) { *in(f) = n }, func(row T) bool { return of(row) == n }}
}

// words narrow to one word of a kind, and to there being none.
func words[T any](field, word string, in func(*inspect.Filter) **string, of func(T) string) (out []narrowing[T]) {
	for _, w := range []string{word, ""} {
		out = append(out, narrowing[T]{field, func(f *inspect.Filter) { *in(f) = &w },
			func(row T) bool { return of(row) == w }})
	}
	return out
}

func sector(f *inspect.Filter) **string   { return &f.Sector }
func town(f *inspect.Filter) **string     { return &f.Town }
func category(f *inspect.Filter) **string { return &f.Category }

// shown lists what was withdrawn too.
func shown[T any]() narrowing[T] {
	return narrowing[T]{withdrawn, func(f *inspect.Filter) { f.Withdrawn = true }, nil}
}

// ofVisit are the narrowings that nouns under an inspection share; visit is
// the number of a row's.
func ofVisit[T any](s shelf, visit func(T) int64) []narrowing[T] {
	at := func(row T) inspect.Inspection { return s.inspections[visit(row)] }
	site := func(row T) inspect.Site { return s.sites[at(row).Site] }
	out := []narrowing[T]{
		number("Site", 1, func(f *inspect.Filter) *int64 { return &f.Site }, func(row T) int64 { return at(row).Site }),
		number("Campaign", 1, func(f *inspect.Filter) *int64 { return &f.Campaign },
			func(row T) int64 { return at(row).Campaign }),
	}
	for _, who := range []string{"乙某", "甲某:A001", "丙某:"} {
		out = append(out, narrowing[T]{"Inspector", func(f *inspect.Filter) { f.Inspector = who }, func(row T) bool {
			return slices.ContainsFunc(at(row).Inspectors, func(o inspect.Officer) bool {
				return o.Name == who || o.String() == who || o.String()+":" == who
			})
		}})
	}
	out = append(out, words("Sector", "fuel-station", sector, func(row T) string { return site(row).Sector })[0])
	return append(out, words("Town", "石碁镇", town, func(row T) string { return site(row).Town })...)
}

func (s shelf) siteList() list[inspect.SiteRow] {
	type row = inspect.SiteRow
	in := func(r row) []string { return []string{r.Name, r.Address, r.CreditCode, r.Person} }
	l := list[row]{query: inspect.Reader.Sites, all: s.siteRows(),
		hidden: func(r row) bool { return r.Withdrawn != "" },
		sorts: map[string]func(a, b row) int{"name": by(func(r row) string { return r.Name }),
			"sector": by(func(r row) string { return r.Sector }),
			"town":   by(func(r row) string { return r.Town }), "inspected": by(func(r row) inspect.Date { return r.LastInspected })},
		heeds: []narrowing[row]{text("加油站", in), text("0%_", in), text(`\扣'店"`, in), text("1 号", in), text("𬭚", in),
			shown[row]()}}
	l.heeds = append(l.heeds, words("Sector", "fuel-station", sector, func(r row) string { return r.Sector })...)
	l.heeds = append(l.heeds, words("Town", "石碁镇", town, func(r row) string { return r.Town })...)
	return l
}

func (s shelf) campaignList() list[inspect.CampaignRow] {
	type row = inspect.CampaignRow
	return list[row]{query: inspect.Reader.Campaigns, all: s.campaignRows(),
		hidden: func(r row) bool { return r.Withdrawn != "" },
		sorts: map[string]func(a, b row) int{"name": by(func(r row) string { return r.Name }),
			"from": by(func(r row) inspect.Date { return r.From })},
		heeds: []narrowing[row]{text("秋冬", func(r row) []string { return []string{r.Name} }), shown[row]()}}
}

func (s shelf) inspectionList() list[inspect.InspectionRow] {
	type row = inspect.InspectionRow
	in := func(r row) []string { return append([]string{r.SiteName, r.Note, string(r.Date)}, r.Places...) }
	l := list[row]{query: inspect.Reader.Inspections, all: s.inspectionRows(),
		hidden: func(r row) bool { return r.Withdrawn != "" },
		sorts: map[string]func(a, b row) int{"date": by(func(r row) inspect.Date { return r.Date }),
			"site": by(func(r row) string { return r.SiteName })},
		heeds: []narrowing[row]{text("加油站", in), text("100%", in), text("<1&2>", in), text("药房", in),
			text("2021-11", in), shown[row](),
			{"Kind", func(f *inspect.Filter) { f.Kind = inspect.Visit }, func(r row) bool { return r.Kind == inspect.Visit }}}}
	l.heeds = append(l.heeds, days("2021-11-05", "2021-11-23", func(r row) inspect.Date { return r.Date })...)
	return withVisit(l, s, func(r row) int64 { return r.N })
}

func withVisit[T any](l list[T], s shelf, visit func(T) int64) list[T] {
	l.heeds = append(l.heeds, ofVisit(s, visit)...)
	return l
}

func (s shelf) hazardList() list[inspect.HazardRow] {
	type row = inspect.HazardRow
	in := func(r row) []string { return []string{r.Text, r.Place, r.Basis, r.SiteName} }
	due := func(r row) inspect.Date { return cmp.Or(r.Due, "9999-12-31") } // those without come last
	l := list[row]{query: inspect.Reader.Hazards, all: s.hazardRows(),
		hidden: func(r row) bool { return r.State == inspect.Withdrawn }, shows: []string{"States", "Hazards"},
		sorts: map[string]func(a, b row) int{"found": by(func(r row) inspect.Date { return r.Found }), "due": by(due),
			"site": by(func(r row) string { return r.SiteName }), "level": by(func(r row) inspect.Level { return r.Level }), "state": by(func(r row) inspect.State { return r.State }),
			"category": by(func(r row) string { return r.Category }), "town": by(func(r row) string { return r.Town })},
		heeds: []narrowing[row]{shown[row](), text("100%_", in), text("9 探测器\\", in), text("配电室", in), text("《", in),
			text("诊所", in),
			number("Inspection", 2, func(f *inspect.Filter) *int64 { return &f.Inspection },
				func(r row) int64 { return r.Inspection }),
			number("Notice", 1, func(f *inspect.Filter) *int64 { return &f.Notice },
				func(r row) int64 { return r.Notice }),
			{"Hazards", func(f *inspect.Filter) { f.Hazards = []int64{5, 2, 1000} }, func(r row) bool { return r.N == 2 || r.N == 5 }},
			{"Level", func(f *inspect.Filter) { f.Level = inspect.Major }, func(r row) bool { return r.Level == inspect.Major }}}}
	for _, states := range [][]inspect.State{{inspect.Withdrawn}, {inspect.Open, inspect.Ordered}, {inspect.Accepted}} {
		l.heeds = append(l.heeds, narrowing[row]{"States", func(f *inspect.Filter) { f.States = states },
			func(r row) bool { return slices.Contains(states, r.State) }})
	}
	for _, day := range []inspect.Date{today, "2021-12-20", "2021-12-21"} {
		l.heeds = append(l.heeds, narrowing[row]{"Overdue", func(f *inspect.Filter) { f.Overdue = day },
			func(r row) bool { return late(r.Hazard, day) }})
	}
	l.heeds = append(l.heeds, words("Category", "electrical", category, func(r row) string { return r.Category })...)
	l.heeds = append(l.heeds, days("2021-11-02", "2021-11-23", func(r row) inspect.Date { return r.Found })...)
	return withVisit(l, s, func(r row) int64 { return r.Inspection })
}

// late tells whether a hazard, as it stands now, was overdue when that day began.
func late(h inspect.Hazard, day inspect.Date) bool {
	return h.OverdueAt(day) && h.Opened < day
}

func (s shelf) noticeList() list[inspect.PaperRow] {
	type row = inspect.PaperRow
	in := func(r row) []string { return []string{r.Number, r.SiteName} }
	series := func(a, b row) int {
		return cmp.Or(cmp.Compare(a.Word, b.Word), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Serial, b.Serial))
	}
	l := list[row]{query: inspect.Reader.Notices, all: s.noticeRows(),
		hidden: func(r row) bool { return r.Voided != "" },
		sorts: map[string]func(a, b row) int{"number": series, "date": by(func(r row) inspect.Date { return r.Date }),
			"site": by(func(r row) string { return r.SiteName }), "due": by(func(r row) inspect.Date { return r.FirstDue })},
		heeds: []narrowing[row]{text("〔2021〕1号", in), text("加油站", in), shown[row](),
			number("Inspection", 2, func(f *inspect.Filter) *int64 { return &f.Inspection },
				func(r row) int64 { return r.Inspection }),
			{"Overdue", func(f *inspect.Filter) { f.Overdue = "2021-12-20" }, func(r row) bool {
				return slices.ContainsFunc(s.hazards,
					func(h inspect.Hazard) bool { return h.Notice == r.N && late(h, "2021-12-20") })
			}}}}
	l.heeds = append(l.heeds, days("2021-11-03", "2021-11-23", func(r row) inspect.Date { return r.Date })...)
	return withVisit(l, s, func(r row) int64 { return r.Inspection })
}

func (s shelf) reviewList() list[inspect.ReviewRow] {
	type row = inspect.ReviewRow
	in := func(r row) []string { return []string{r.SiteName, r.Number, r.Note} }
	l := list[row]{query: inspect.Reader.Reviews, all: s.reviewRows(),
		hidden: func(r row) bool { return r.Withdrawn != "" || len(r.Mistaken) == len(r.Fixed)+len(r.NotFixed) },
		sorts: map[string]func(a, b row) int{"date": by(func(r row) inspect.Date { return r.Date }),
			"site": by(func(r row) string { return r.SiteName })},
		heeds: []narrowing[row]{text("50%", in), text("安责改", in), text("诊所", in), shown[row](),
			number("Site", 1, func(f *inspect.Filter) *int64 { return &f.Site }, func(r row) int64 { return r.Site }),
			number("Notice", 3, func(f *inspect.Filter) *int64 { return &f.Notice },
				func(r row) int64 { return r.Notice })}}
	l.heeds = append(l.heeds, days("2021-02-01", "2021-12-09", func(r row) inspect.Date { return r.Date })...)
	return l
}
