package inspect

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Reader asks a store for what a book has. Single things come with ok false
// when there is none.
type Reader struct{ View }

// got reads one thing.
func got[T any](r Reader, noun Noun, n int64) (thing T, ok bool, err error) {
	ok, err = r.Get(Ref{noun, n}, &thing)
	return thing, ok, err
}

// bare are the things of a noun of which that is true.
func bare[T any](r Reader, noun Noun, f Filter) (out []T, err error) {
	f.Bare = true
	_, err = r.List(noun, f, func(row any) error {
		out = append(out, *row.(*T))
		return nil
	})
	return out, err
}

// one is the first of them.
func one[T any](r Reader, noun Noun, where ...Cond) (thing T, ok bool, err error) {
	found, err := bare[T](r, noun, Filter{Where: where, Limit: 1})
	if err != nil || len(found) == 0 {
		return thing, false, err
	}
	return found[0], true, nil
}

// page is a list of rows.
func page[T any](r Reader, noun Noun, f Filter) (p Page[T], err error) {
	p.Total, err = r.List(noun, f, func(row any) error {
		p.Rows = append(p.Rows, *row.(*T))
		return nil
	})
	return p, err
}

// is narrows to one value of a column.
func is(column string, v any) Cond { return Cond{column, "=", v} }

// Event is the fact of that name, if it is on the record.
func (r Reader) Event(id ID) (e Event, ok bool, err error) {
	if e, ok, err = r.View.Event(id); err == nil && ok {
		err = legible(e)
	}
	return e, ok, err
}

func legible(e Event) error {
	if u, unread := e.Fact.(*Unread); unread {
		return u.Err
	}
	return nil
}

// facts are those that are asked for, which must all be read.
func (r Reader) facts(q EventQuery) (out []Event, err error) {
	err = r.Events(q, func(e Event) error {
		out = append(out, e)
		return nil
	})
	for _, e := range out {
		err = first(err, legible(e))
	}
	return out, err
}

// LastBy is the last fact that somebody recorded; with before not 0, the last
// before that place of the record.
func (r Reader) LastBy(by string, before int64) (e Event, ok bool, err error) {
	found, err := r.facts(EventQuery{By: by, Before: before, Newest: true, Limit: 1})
	if err != nil || len(found) == 0 {
		return e, false, err
	}
	return found[0], true, nil
}

// History is every fact about one thing, in the record's order.
func (r Reader) History(ref Ref) ([]Event, error) { return r.facts(EventQuery{Of: ref}) }

// EachThing goes through the whole record, noun by noun and number by
// number, with all facts of each thing in their order. Facts that cannot be
// read are [Unread]. Some facts are read at a time, so that fn may ask the store.
func (r Reader) EachThing(fn func(ref Ref, events []Event) error) error {
	const some = 500
	var thing []Event
	for last := (Event{}); ; {
		var next []Event
		err := r.Events(EventQuery{ByThing: true, After: last, Limit: some}, func(e Event) error {
			next = append(next, e)
			return nil
		})
		if err != nil {
			return err
		}
		for _, e := range next {
			if e.Ref != last.Ref && len(thing) > 0 {
				if err := fn(last.Ref, thing); err != nil {
					return err
				}
				thing = nil
			}
			last, thing = e, append(thing, e)
		}
		if len(next) < some {
			break
		}
	}
	if len(thing) == 0 {
		return nil
	}
	return fn(thing[0].Ref, thing)
}

// Agency is who keeps the book; empty before anybody said so.
func (r Reader) Agency() (Agency, error) {
	a, _, err := got[Agency](r, Agencies, theAgency.N)
	return a, err
}

// Form is the agency's own form of a kind, if it has set one.
func (r Reader) Form(kind FormKind) (Form, bool, error) {
	return one[Form](r, Forms, is("kind", string(kind)))
}

// Site is one unit.
func (r Reader) Site(n int64) (Site, bool, error) { return got[Site](r, Sites, n) }

// SiteNamed is the unit of just that name, if it was not withdrawn.
func (r Reader) SiteNamed(name string) (Site, bool, error) {
	return one[Site](r, Sites, is("name", name), is("withdrawn", ""))
}

// Sites lists units.
func (r Reader) Sites(f Filter) (Page[SiteRow], error) { return page[SiteRow](r, Sites, f) }

// SiteNames goes through every name of each site, withdrawn ones too: first
// those that sites ever had, in the record's order, then those that they have.
// The code is the credit code that the site has.
func (r Reader) SiteNames(fn func(n int64, name, code string, withdrawn bool)) error {
	sites, err := bare[Site](r, Sites, Filter{})
	if err != nil {
		return err
	}
	at := map[int64]Site{}
	for _, s := range sites {
		at[s.N] = s
	}
	var was []Event
	amended, err := r.facts(EventQuery{Noun: Sites, Kinds: []string{SiteAmended{}.Kind()}})
	for _, n := range thingsOf(amended) {
		var all []Event
		if all, err = r.History(Ref{Sites, n}); err != nil {
			break
		}
		was = append(was, all...)
	}
	slices.SortFunc(was, func(a, b Event) int { return int(a.Seq - b.Seq) })
	for _, e := range was {
		s := at[e.Ref.N]
		switch f := e.Fact.(type) {
		case *SiteAdded:
			fn(s.N, f.Name, s.CreditCode, s.Withdrawn != "")
		case *SiteAmended:
			fn(s.N, f.Name, s.CreditCode, s.Withdrawn != "")
		}
	}
	for _, s := range sites {
		fn(s.N, s.Name, s.CreditCode, s.Withdrawn != "")
	}
	return err
}

// thingsOf are the numbers of what facts are about, each once.
func thingsOf(events []Event) (out []int64) {
	for _, e := range events {
		out = append(out, e.Ref.N)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Campaign is one campaign.
func (r Reader) Campaign(n int64) (Campaign, bool, error) { return got[Campaign](r, Campaigns, n) }

// CampaignNamed is the one of just that name, if it was not withdrawn.
func (r Reader) CampaignNamed(name string) (Campaign, bool, error) {
	return one[Campaign](r, Campaigns, is("name", name), is("withdrawn", ""))
}

// Campaigns lists campaigns.
func (r Reader) Campaigns(f Filter) (Page[CampaignRow], error) {
	return page[CampaignRow](r, Campaigns, f)
}

// Inspection is one visit.
func (r Reader) Inspection(n int64) (Inspection, bool, error) {
	return got[Inspection](r, Inspections, n)
}

// InspectionsOf are a site's inspections in p that are not withdrawn, by
// date; the empty period is all time.
func (r Reader) InspectionsOf(site int64, p Period) ([]Inspection, error) {
	where := []Cond{is("site", site), is("withdrawn", ""), {"date", ">=", string(p.From)}}
	if p.To != "" {
		where = append(where, Cond{"date", "<", string(p.To)})
	}
	return bare[Inspection](r, Inspections, Filter{Sort: "date", Where: where})
}

// Inspections lists visits.
func (r Reader) Inspections(f Filter) (Page[InspectionRow], error) {
	return page[InspectionRow](r, Inspections, f)
}

// Beginning is when the first fact was recorded, and the day of the earliest
// inspection that is not withdrawn, if there is any.
func (r Reader) Beginning() (recorded time.Time, inspected Date, err error) {
	recorded = time.UnixMicro(0)
	err = r.Events(EventQuery{Limit: 1}, func(e Event) error {
		recorded = e.At
		return nil
	})
	earliest, fault := bare[Inspection](r, Inspections, Filter{Sort: "date", Limit: 1, Where: []Cond{is("withdrawn", ""), {"date", ">", ""}}})
	if len(earliest) > 0 {
		inspected = earliest[0].Date
	}
	return recorded, inspected, errors.Join(err, fault)
}

// Hazard is one hazard.
func (r Reader) Hazard(n int64) (Hazard, bool, error) { return got[Hazard](r, Hazards, n) }

// Hazards lists hazards.
func (r Reader) Hazards(f Filter) (Page[HazardRow], error) { return page[HazardRow](r, Hazards, f) }

// HazardIDs are the names of hazards, in their order; what is not there is left out.
func (r Reader) HazardIDs(hazards []int64) (out []ID, err error) {
	found, err := bare[Hazard](r, Hazards, Filter{Hazards: hazards})
	ids := map[int64]ID{}
	for _, h := range found {
		ids[h.N] = h.ID
	}
	for _, n := range hazards {
		if id, ok := ids[n]; ok {
			out = append(out, id)
		}
	}
	return out, err
}

// EachHazard goes through the same list without holding it, and gives its
// Total. What fn does must not ask the store.
func (r Reader) EachHazard(f Filter, fn func(HazardRow) error) (total int, err error) {
	return r.List(Hazards, f, func(row any) error { return fn(*row.(*HazardRow)) })
}

// PhotoUsed are the hazards that have the photo of that original, as they
// were found or later.
func (r Reader) PhotoUsed(original string) (hazards []int64, err error) {
	found, err := bare[Hazard](r, Hazards, Filter{Photo: original})
	for _, h := range found {
		hazards = append(hazards, h.N)
	}
	return hazards, err
}

// Notice is one notice.
func (r Reader) Notice(n int64) (Notice, bool, error) { return got[Notice](r, Notices, n) }

// NoticeNumbered is the one of that number.
func (r Reader) NoticeNumbered(number string) (Notice, bool, error) {
	return one[Notice](r, Notices, is("number", number))
}

// Notices lists notices.
func (r Reader) Notices(f Filter) (Page[NoticeRow], error) { return page[NoticeRow](r, Notices, f) }

// LastSerial is the highest serial taken in a series, leased ones too; 0 for none.
func (r Reader) LastSerial(word string, year int) (int, error) {
	issued, err := r.Max(Notices, "serial", is("word", word), is("year", year))
	leased, fault := r.Max(Blanks, "serial", is("word", word), is("year", year))
	return int(max(issued, leased)), first(err, fault)
}

// Paper is one paper beside the notices.
func (r Reader) Paper(n int64) (Paper, bool, error) { return got[Paper](r, Papers, n) }

// PaperNumbered is the one of that number.
func (r Reader) PaperNumbered(number string) (Paper, bool, error) {
	return one[Paper](r, Papers, is("number", number))
}

// Papers lists papers.
func (r Reader) Papers(f Filter) (Page[PaperRow], error) { return page[PaperRow](r, Papers, f) }

// LastPaperSerial is the highest serial taken in a series of papers, 0 for none.
func (r Reader) LastPaperSerial(word string, year int) (int, error) {
	last, err := r.Max(Papers, "serial", is("word", word), is("year", year))
	return int(last), err
}

// Review is one re-inspection.
func (r Reader) Review(n int64) (Review, bool, error) { return got[Review](r, Reviews, n) }

// Reviews lists re-inspections.
func (r Reader) Reviews(f Filter) (Page[ReviewRow], error) { return page[ReviewRow](r, Reviews, f) }

// Lookback is one draw.
func (r Reader) Lookback(n int64) (Draw, bool, error) { return got[Draw](r, Lookbacks, n) }

// Lookbacks lists draws.
func (r Reader) Lookbacks(f Filter) (Page[Draw], error) { return page[Draw](r, Lookbacks, f) }

// ClosedMonth is one that was closed, n as 202111; reopened ones too.
func (r Reader) ClosedMonth(n int64) (ClosedMonth, bool, error) {
	return got[ClosedMonth](r, Months, n)
}

// ClosedMonths are all of them, by month.
func (r Reader) ClosedMonths() ([]ClosedMonth, error) { return bare[ClosedMonth](r, Months, Filter{}) }

// Complaint is one complaint.
func (r Reader) Complaint(n int64) (Complaint, bool, error) { return got[Complaint](r, Complaints, n) }

// ComplaintFrom is the one of that channel and source's number that was not withdrawn.
func (r Reader) ComplaintFrom(channel Channel, number string) (c Complaint, ok bool, err error) {
	if number == "" {
		return c, false, nil
	}
	return one[Complaint](r, Complaints, is("channel", string(channel)), is("source", number), Cond{"state", "<>", string(Withdrawn)})
}

// Complaints lists complaints.
func (r Reader) Complaints(f ComplaintFilter) (Page[ComplaintRow], error) {
	narrowed := f.Filter
	for _, w := range [...][2]string{{"kind", string(f.Kind)}, {"channel", string(f.Channel)}, {"handler", f.Handler}, {"taken_by", f.TakenBy}} {
		switch {
		case Unsaid(w[1]):
			narrowed.Where = append(narrowed.Where, is(w[0], ""))
		case w[1] != "":
			narrowed.Where = append(narrowed.Where, is(w[0], w[1]))
		}
	}
	return page[ComplaintRow](r, Complaints, narrowed)
}

// ComplaintsIn are those of which anything is counted in p: received before
// its end, and open, or not untouched since before its beginning.
func (r Reader) ComplaintsIn(p Period) ([]Complaint, error) {
	return bare[Complaint](r, Complaints, Filter{Since: p.From, Where: []Cond{{"received", "<", string(p.To)}}})
}

// Blank is one leased number.
func (r Reader) Blank(n int64) (Blank, bool, error) { return got[Blank](r, Blanks, n) }

// BlankNumbered is that of a paper.
func (r Reader) BlankNumbered(number string) (Blank, bool, error) {
	return one[Blank](r, Blanks, is("number", number))
}

// Blanks are all leased numbers, in the order taken.
func (r Reader) Blanks() ([]Blank, error) { return bare[Blank](r, Blanks, Filter{}) }

// Officers are the inspectors of that name whom inspections that were not
// withdrawn and reviews that were not struck name, each name and certificate
// once; of every name for "". The tallies know whom inspections name by an index.
func (r Reader) Officers(name string) (out []Officer, err error) {
	kept, err := r.Count(CountQuery{What: CountKept, Dim: ByInspector, Whose: name, Period: Period{To: endOfTime}})
	if err != nil {
		return nil, err
	}
	labels := map[string]bool{}
	for label, c := range kept {
		if c.Inspections+c.Visits > 0 {
			labels[label] = true
		}
	}
	reviewed, err := r.Group(Reviews, Filter{Bare: true, Where: []Cond{is("withdrawn", "")}}, "named")
	for named := range reviewed {
		for label := range strings.SplitSeq(named, "\n") {
			labels[label] = true
		}
	}
	for _, label := range slices.Sorted(maps.Keys(labels)) {
		if o := labelled(label); name == "" || o.Name == name {
			out = append(out, o)
		}
	}
	return out, err
}

// Used tells whether a sector (of a site) or a category is in the book.
func (r Reader) Used(dim Dim, word string) (bool, error) {
	if dim == BySector {
		_, used, err := one[Site](r, Sites, is("sector", word), is("withdrawn", ""))
		return used, err
	}
	kept, err := r.Count(CountQuery{What: CountKept, Dim: dim, Only: &word, Period: Period{To: endOfTime}})
	return len(kept) > 0, err
}

// endOfTime is after every day.
const endOfTime = Date("9999-12-31")

// aside reads what is kept beside the nouns under a key.
func (r Reader) aside(kind, key string, into any) (ok bool, err error) {
	body, ok, err := r.Aside(kind, key)
	if err == nil && ok && json.Unmarshal(body, into) != nil {
		err = Errorf(CodeCheck, "what the store keeps as %q cannot be read", "台账中附存的 %q 无法读取", kind).
			Hint("run rectify check", "请运行 rectify check")
	}
	return ok, err
}

// Readable tells whether what is kept aside is as this program keeps it.
func Readable(kind string, body []byte) bool {
	switch kind {
	case AsideReporter:
		return json.Unmarshal(body, new(Reporter)) == nil
	case AsideDraft:
		return json.Unmarshal(body, new(Draft)) == nil
	case AsideOwed:
		return json.Unmarshal(body, new([]Owed)) == nil
	}
	return true
}

// Reporter is what is kept of who brought a complaint.
func (r Reader) Reporter(n int64) (who Reporter, ok bool, err error) {
	ok, err = r.aside(AsideReporter, strconv.FormatInt(n, 10), &who)
	return who, ok, err
}

// Draft is what that person has begun to enter. One that is damaged has no name
// any more: whoever asks the questions will not make sense of its body.
func (r Reader) Draft(by string) (d Draft, ok bool, err error) {
	body, ok, err := r.Aside(AsideDraft, by)
	if ok && json.Unmarshal(body, &d) != nil {
		d = Draft{Body: body}
	}
	if ok {
		d.By = by
	}
	return d, ok, err
}

// Owed is what commands still have to do after their commits, in order.
func (r Reader) Owed() (out []Owed, err error) {
	_, err = r.aside(AsideOwed, "", &out)
	return out, err
}

// Code is what the QR code on the paper of these bytes says; "" if it has none.
func (r Reader) Code(sha256 string) (string, error) {
	body, _, err := r.Aside(AsideCode, sha256)
	return string(body), err
}

// tallies are counted ones by key.
func (r Reader) tallies(q CountQuery) (map[string]Tally, error) {
	counted, err := r.Count(q)
	out := map[string]Tally{}
	for key, c := range counted {
		out[key] = c.Tally
	}
	return out, err
}

// Tallied sums the kept tallies of the months in p, by key of dim; an empty
// From is the beginning. With only set, just that key.
func (r Reader) Tallied(dim Dim, only *string, p Period) (map[string]Tally, error) {
	return r.tallies(CountQuery{What: CountKept, Dim: dim, Only: only, Period: p})
}

// Counted recounts the same from the rows, for any days and any scope.
func (r Reader) Counted(dim Dim, scope Scope, p Period) (map[string]Tally, error) {
	return r.tallies(CountQuery{What: CountRows, Dim: dim, Scope: scope, Period: p})
}

// Standing counts what was open (Found) and overdue (Overdue) when day
// began: what Counted comes to in those two, of all days before it.
func (r Reader) Standing(dim Dim, scope Scope, day Date) (map[string]Tally, error) {
	return r.tallies(CountQuery{What: CountStanding, Dim: dim, Scope: scope, Day: day})
}

// numbers are counted ones by key, but those that are 0.
func (r Reader) numbers(q CountQuery, of func(Tally) int) (map[string]int, error) {
	counted, err := r.Count(q)
	out := map[string]int{}
	for key, c := range counted {
		if n := of(c.Tally); n != 0 {
			out[key] = n
		}
	}
	return out, err
}

// SitesInspected counts distinct sites inspected on the days of p.
func (r Reader) SitesInspected(dim Dim, scope Scope, p Period) (map[string]int, error) {
	return r.numbers(CountQuery{What: CountSites, Dim: dim, Scope: scope, Period: p}, func(t Tally) int { return t.Sites })
}

// Resolved tells, of the hazards found in p, how many were accepted when p had ended.
func (r Reader) Resolved(dim Dim, scope Scope, p Period) (map[string]int, error) {
	return r.numbers(CountQuery{What: CountResolved, Dim: dim, Scope: scope, Period: p}, func(t Tally) int { return t.Resolved })
}

// Lags tells, of the hazards accepted in p, how many took how many days from
// found to accepted.
func (r Reader) Lags(dim Dim, scope Scope, p Period) (map[string]map[int]int, error) {
	counted, err := r.Count(CountQuery{What: CountLags, Dim: dim, Scope: scope, Period: p})
	out := map[string]map[int]int{}
	for key, c := range counted {
		out[key] = map[int]int{}
		for lag, n := range c.Lags {
			out[key][lag.Days] += n
		}
	}
	return out, err
}

// Late are the hazards overdue when day began, the longest first, at most
// limit of them; Due is the day since which, and Days is left to the caller.
func (r Reader) Late(scope Scope, day Date, limit int) (out []LateRow, err error) {
	err = r.Behind(FigureQuery{Figure: FigureLate, Scope: scope, Period: Period{To: day}, Limit: limit}, func(row FigureRow) error {
		out = append(out, LateRow{Ref: row.Ref, Site: row.Site, Text: row.Text, Level: row.Level, Number: row.Number, Due: row.Due})
		return nil
	})
	return out, err
}
