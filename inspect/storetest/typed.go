package storetest

import (
	"context"
	"encoding/json"
	"strconv"

	"rectify/inspect"
)

// Tests say what they record as values. Each of these is an entry, by which alone a
// book is recorded in.

// entry records what a test asks for, and gives the thing as it is then.
func entry[T any](ctx context.Context, b *inspect.Book, id inspect.ID, do string, about inspect.Ref, says any) (T,
	error) {
	return As[T](said(ctx, b, inspect.Entry{ID: id, Do: do}, about, says))
}

// As is a thing that [Happen] gave back.
func As[T any](is any, err error) (v T, _ error) {
	if at, ok := is.(*T); ok && at != nil {
		v = *at
	}
	return v, err
}

func said(ctx context.Context, b *inspect.Book, e inspect.Entry, about inspect.Ref, says any) (is any, err error) {
	if about.N != 0 {
		e.About = about.String()
	}
	if e.Body, err = json.Marshal(says); err != nil {
		return nil, err
	}
	receipts, err := b.RecordAll(ctx, e)
	if err != nil {
		return nil, err
	}
	return receipts[0].Thing, receipts[0].Err
}

// brought are pictures as files that an entry names, which may be no pictures.
func brought(e *inspect.Entry, photos []inspect.Photo) (files []inspect.Photo) {
	for _, p := range photos {
		if e.Photos == nil {
			e.Photos = map[string]inspect.Photo{}
		}
		name := strconv.Itoa(len(e.Photos) + 1)
		e.Photos[name] = p
		files = append(files, inspect.Photo{File: name})
	}
	return files
}

// parts are those of a value, by their names.
type parts map[string]any

// partsOf are the parts of a value but for what the book fills in.
func partsOf(v any) parts {
	out := parts{}
	text, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		panic(err)
	}
	for _, made := range []string{"id", "withdrawn", "former", "lists", "time_zone"} {
		delete(out, made)
	}
	return out
}

// edited is what a thing is said to be: what it was is said to be empty where it is left out.
func edited[T any](was T, change func(*T) error) (parts, error) {
	out := partsOf(was)
	for name, v := range out {
		switch v.(type) {
		case string:
			out[name] = ""
		case bool:
			out[name] = false
		default:
			out[name] = nil
		}
	}
	err := change(&was)
	for name, v := range partsOf(was) {
		out[name] = v
	}
	return out, err
}

// thing reads one as it was before that entry; what is not there is empty.
func thing[T any](ctx context.Context, b *inspect.Book, id inspect.ID, n int64,
	read func(inspect.Reader, int64) (T, bool, error)) (v T, err error) {
	if b, err = b.Before(ctx, id); err != nil {
		return v, err
	}
	err = b.Read(ctx, func(r inspect.Reader) error {
		v, _, err = read(r, n)
		return err
	})
	return v, err
}

// AddSite enters a site.
func AddSite(ctx context.Context, b *inspect.Book, id inspect.ID, s inspect.Site) (inspect.Site, error) {
	return entry[inspect.Site](ctx, b, id, "site.added", inspect.Ref{}, partsOf(s))
}

// AmendSite changes what is known of a site.
func AmendSite(ctx context.Context, b *inspect.Book, id inspect.ID, n int64,
	change func(*inspect.Site) error) (inspect.Site, error) {
	was, err := thing(ctx, b, id, n, inspect.Reader.Site)
	if err != nil {
		return was, err
	}
	says, err := edited(was, change)
	if err != nil {
		return was, err
	}
	return entry[inspect.Site](ctx, b, id, "site.amended", inspect.Sites.Ref(n), says)
}

// MoveSite says that a site belongs to another town or sector from a day on.
func MoveSite(ctx context.Context, b *inspect.Book, id inspect.ID, n int64, on inspect.Date,
	to func(*inspect.Site)) (inspect.Site, error) {
	s, err := thing(ctx, b, id, n, inspect.Reader.Site)
	if err != nil {
		return s, err
	}
	to(&s)
	return entry[inspect.Site](ctx, b, id, "site.moved", inspect.Sites.Ref(n),
		inspect.SiteMoved{On: on, Sector: s.Sector, Town: s.Town})
}

// AddCampaign enters a campaign.
func AddCampaign(ctx context.Context, b *inspect.Book, id inspect.ID, c inspect.Campaign) (inspect.Campaign, error) {
	return entry[inspect.Campaign](ctx, b, id, "campaign.added", inspect.Ref{}, partsOf(c))
}

// AmendCampaign changes a campaign's name or days.
func AmendCampaign(ctx context.Context, b *inspect.Book, id inspect.ID, n int64,
	change func(*inspect.Campaign) error) (inspect.Campaign, error) {
	was, err := thing(ctx, b, id, n, inspect.Reader.Campaign)
	if err != nil {
		return was, err
	}
	says, err := edited(was, change)
	if err != nil {
		return was, err
	}
	return entry[inspect.Campaign](ctx, b, id, "campaign.amended", inspect.Campaigns.Ref(n), says)
}

// heldParts are those of an inspection, with its campaign.
func heldParts(i inspect.Inspection, says parts) parts {
	says["campaign"] = ref(inspect.Campaigns, i.Campaign)
	return says
}

// AddInspection tells of a visit to a site.
func AddInspection(ctx context.Context, b *inspect.Book, id inspect.ID, i inspect.Inspection) (inspect.Inspection,
	error) {
	return entry[inspect.Inspection](ctx, b, id, "inspection.held", inspect.Sites.Ref(i.Site), heldParts(i, partsOf(i)))
}

// AmendInspection changes what is known of an inspection.
func AmendInspection(ctx context.Context, b *inspect.Book, id inspect.ID, n int64,
	change func(*inspect.Inspection) error) (inspect.Inspection, error) {
	is, err := thing(ctx, b, id, n, inspect.Reader.Inspection)
	if err != nil {
		return is, err
	}
	says, err := edited(is, func(i *inspect.Inspection) error {
		err := change(i)
		is = *i
		return err
	})
	if err != nil {
		return is, err
	}
	says["site"] = inspect.Sites.Ref(is.Site).String()
	return entry[inspect.Inspection](ctx, b, id, "inspection.amended", inspect.Inspections.Ref(n), heldParts(is, says))
}

// AddHazard records a hazard found on an inspection.
func AddHazard(ctx context.Context, b *inspect.Book, id inspect.ID, in inspect.HazardEntry) (inspect.Hazard, error) {
	e := inspect.Entry{ID: id, Do: "hazard.found"}
	in.Photos = brought(&e, in.Photos)
	return As[inspect.Hazard](said(ctx, b, e, inspect.Inspections.Ref(in.Inspection), in))
}

// AmendHazard changes what was written down of a hazard, and adds pictures.
func AmendHazard(ctx context.Context, b *inspect.Book, id inspect.ID, n int64, change func(*inspect.Finding) error,
	photos []inspect.Photo) (inspect.Hazard, error) {
	h, err := thing(ctx, b, id, n, inspect.Reader.Hazard)
	if err != nil {
		return h, err
	}
	was := inspect.Finding{Text: h.Text, Level: h.Level, Category: h.Category, Place: h.Place, Basis: h.Basis,
		Due: h.Due, OnSpot: h.OnSpot, Source: h.Source, Handling: h.Handling}
	says, err := edited(was, change)
	if err != nil {
		return h, err
	}
	e := inspect.Entry{ID: id, Do: "hazard.amended"}
	says["photos"] = brought(&e, photos)
	return As[inspect.Hazard](said(ctx, b, e, inspect.Hazards.Ref(n), says))
}

// Happen records what happened to a thing that is on the record, and gives that as
// it is then: see [As].
func Happen(ctx context.Context, b *inspect.Book, id inspect.ID, ref inspect.Ref, fact inspect.Fact) (any, error) {
	e := inspect.Entry{ID: id, Do: inspect.KindOf(fact)}
	if claim, ok := fact.(*inspect.FixClaimed); ok {
		said := *claim
		said.Photos, fact = brought(&e, claim.Photos), &said
	}
	return said(ctx, b, e, ref, fact)
}

// AddReview records a re-inspection and what it found of each hazard named.
func AddReview(ctx context.Context, b *inspect.Book, id inspect.ID, in inspect.ReviewEntry) (inspect.Review, error) {
	e, photos := inspect.Entry{ID: id, Do: "review.held"}, map[string][]inspect.Photo{}
	for n, taken := range in.Photos {
		photos[inspect.Hazards.Ref(n).String()] = brought(&e, taken)
	}
	says := parts{"date": in.Date, "inspectors": in.Inspectors, "note": in.Note, "photos": photos, "scan": in.Scan,
		"fixed": refs(inspect.Hazards, in.Fixed), "not_fixed": refs(inspect.Hazards, in.NotFixed), "notice": ref(inspect.Notices, in.Notice)}
	return As[inspect.Review](said(ctx, b, e, inspect.Ref{}, says))
}

func refs(noun inspect.Noun, numbers []int64) (out []string) {
	for _, n := range numbers {
		out = append(out, noun.Ref(n).String())
	}
	return out
}

// ref is a reference, or nothing for none.
func ref(noun inspect.Noun, n int64) string {
	if n == 0 {
		return ""
	}
	return noun.Ref(n).String()
}

// DrawLookback draws a sample of the hazards accepted in a period.
func DrawLookback(ctx context.Context, b *inspect.Book, id inspect.ID, d inspect.Draw) (inspect.Draw, error) {
	return entry[inspect.Draw](ctx, b, id, "lookback.drawn", inspect.Ref{}, d)
}

// LookbackEntry asks for a look back at one hazard to be recorded; Draw 0 is none.
type LookbackEntry struct {
	Hazard, Draw int64
	inspect.Looked
	Due inspect.Date
}

// LookBack records that an accepted hazard held, or had come back.
func LookBack(ctx context.Context, b *inspect.Book, id inspect.ID, in LookbackEntry) (inspect.Hazard, error) {
	says := partsOf(in.Looked)
	says["due"], says["draw"] = in.Due, ref(inspect.Lookbacks, in.Draw)
	return entry[inspect.Hazard](ctx, b, id, "hazard.looked_back", inspect.Hazards.Ref(in.Hazard), says)
}

// AddComplaint takes down what somebody brings.
func AddComplaint(ctx context.Context, b *inspect.Book, id inspect.ID, in inspect.ComplaintEntry) (inspect.Complaint,
	error) {
	says := partsOf(in.Brought)
	says["site"], says["reporter"] = ref(inspect.Sites, in.Site), in.Reporter
	return entry[inspect.Complaint](ctx, b, id, "complaint.received", inspect.Ref{}, says)
}

// LinkComplaint names an inspection or a hazard that came of a complaint.
func LinkComplaint(ctx context.Context, b *inspect.Book, id inspect.ID, n int64, to inspect.Ref) (inspect.Complaint,
	error) {
	says := parts{to.Noun.EN(): to.String()}
	return entry[inspect.Complaint](ctx, b, id, "complaint.linked", inspect.Complaints.Ref(n), says)
}

// ForgetReporter erases for ever what is kept of who brought a complaint, from the
// files too.
func ForgetReporter(ctx context.Context, b *inspect.Book, id inspect.ID, n int64, reason string) (inspect.Complaint,
	error) {
	c, err := entry[inspect.Complaint](ctx, b, id, "reporter.forgotten", inspect.Complaints.Ref(n),
		parts{"reason": reason})
	if err != nil {
		return c, err
	}
	owed, err := inspect.Ask(ctx, b, inspect.Reader.Owed)
	for _, o := range owed {
		if err == nil && o.What == inspect.OwedWipe {
			err = b.Wipe(ctx, o)
		}
	}
	return c, err
}

// CloseMonth freezes every figure of a month that is over.
func CloseMonth(ctx context.Context, b *inspect.Book, id inspect.ID, month inspect.Date,
	by string) (inspect.ClosedMonth, error) {
	return entry[inspect.ClosedMonth](ctx, b, id, "month.closed", inspect.Ref{}, parts{"month": month, "by": by})
}

// ReopenMonth lets a closed month's figures move again.
func ReopenMonth(ctx context.Context, b *inspect.Book, id inspect.ID, month inspect.Date,
	reason string) (inspect.ClosedMonth, error) {
	return entry[inspect.ClosedMonth](ctx, b, id, "month.reopened", inspect.Ref{},
		parts{"month": month, "reason": reason})
}

// Init begins the book of an agency.
func Init(ctx context.Context, b *inspect.Book, id inspect.ID, a inspect.Agency) (inspect.Agency, error) {
	says := partsOf(a)
	says["zone"] = a.Zone
	if _, err := said(ctx, b, inspect.Entry{ID: id, Do: "agency.opened"}, inspect.Ref{}, says); err != nil {
		return a, err
	}
	return inspect.Ask(ctx, b, inspect.Reader.Agency)
}

// AmendAgency changes what papers say of the agency from now on.
func AmendAgency(ctx context.Context, b *inspect.Book, id inspect.ID,
	change func(*inspect.Agency) error) (inspect.Agency, error) {
	was, err := inspect.Ask(ctx, b, inspect.Reader.Agency)
	if err != nil {
		return was, err
	}
	says, err := edited(was, change)
	if err != nil {
		return was, err
	}
	if _, err := said(ctx, b, inspect.Entry{ID: id, Do: "agency.amended"}, inspect.Ref{}, says); err != nil {
		return was, err
	}
	return inspect.Ask(ctx, b, inspect.Reader.Agency)
}

// SetForm changes a form's wording, with a face for its body or nil.
func SetForm(ctx context.Context, b *inspect.Book, id inspect.ID, f inspect.Form, face []byte) (inspect.Form, error) {
	e := inspect.Entry{ID: id, Do: "form.set", Here: inspect.Here{File: face}}
	if _, err := said(ctx, b, e, inspect.Ref{}, f); err != nil {
		return f, err
	}
	return formOf(b, f.Kind)
}

// formOf is a form as the agency words it.
func formOf(b *inspect.Book, kind inspect.FormKind) (inspect.Form, error) {
	return inspect.Ask(ctx, b, func(r inspect.Reader) (inspect.Form, error) { return r.Form(kind) })
}

// Strike records that a fact was recorded in error.
func Strike(ctx context.Context, b *inspect.Book, id, fact inspect.ID, reason string) (any, error) {
	return said(ctx, b, inspect.Entry{ID: id, Do: "fact.struck"}, inspect.Ref{}, parts{"fact": fact, "reason": reason})
}

// AnswerList records a checklist's answers and a hazard for each «no».
func AnswerList(ctx context.Context, b *inspect.Book, id inspect.ID, n int64, list inspect.Answered,
	entries []inspect.AnswerEntry) (inspect.Inspection, error) {
	var answers []parts
	for _, e := range entries {
		says := partsOf(e.Answer)
		if e.Says == inspect.SaysNo {
			says["hazard"] = inspect.HazardEntry{Finding: e.Finding, DueIn: e.DueIn}
		}
		answers = append(answers, says)
	}
	says := parts{"list": list.List, "name": list.Name, "version": list.Version, "answers": answers}
	return entry[inspect.Inspection](ctx, b, id, "list.answered", inspect.Inspections.Ref(n), says)
}

// ordered are the parts of an order.
func ordered(in inspect.PaperEntry) parts {
	return parts{"hazards": refs(inspect.Hazards, in.Hazards), "due": in.Due, "date": in.Date, "form": in.Kind,
		"ticks":       in.Ticks,
		"supplements": ref(inspect.Notices, in.Adds)}
}

// IssueNotice takes the next number of the series, and gives the notice and its paper.
func IssueNotice(ctx context.Context, b *inspect.Book, id inspect.ID, in inspect.PaperEntry) (no inspect.Paper,
	paper []byte, err error) {
	no, err = entry[inspect.Paper](ctx, b, id, "notice.issued", inspect.Inspections.Ref(in.About), ordered(in))
	if err == nil {
		paper, err = blob(ctx, b, no.SHA256)
	}
	return no, paper, err
}

func blob(ctx context.Context, b *inspect.Book, sha256 string) (data []byte, err error) {
	err = b.Read(ctx, func(r inspect.Reader) error {
		data, err = r.Blob(sha256)
		return err
	})
	return data, err
}

// IssuePaper takes the next number of its series, and gives the paper and its file.
func IssuePaper(ctx context.Context, b *inspect.Book, id inspect.ID, in inspect.PaperEntry) (pa inspect.Paper,
	file []byte, err error) {
	says := parts{"form": in.Kind, "of": ref(in.Kind.About(), in.About), "date": in.Date, "record": in.Record,
		"hazards": refs(inspect.Hazards, in.Hazards), "basis": in.Basis, "decisions": in.Decisions}
	pa, err = entry[inspect.Paper](ctx, b, id, "paper.issued", inspect.Ref{}, says)
	if err == nil {
		file, err = blob(ctx, b, pa.SHA256)
	}
	return pa, file, err
}

// LeaseEntry asks for numbers for papers that are to be written by hand.
type LeaseEntry struct {
	Form  inspect.FormKind
	Count int
	Taker string
	On    inspect.Date
}

// LeaseNumbers takes the next numbers of a series, and gives the first.
func LeaseNumbers(ctx context.Context, b *inspect.Book, id inspect.ID, in LeaseEntry) (inspect.Paper, error) {
	says := parts{"form": in.Form, "count": in.Count, "taker": in.Taker, "on": in.On}
	return entry[inspect.Paper](ctx, b, id, "number.leased", inspect.Ref{}, says)
}

// EnterNotice puts a notice that was written by hand on the record.
func EnterNotice(ctx context.Context, b *inspect.Book, id inspect.ID, number string, in inspect.PaperEntry,
	scan []byte) (inspect.Paper, error) {
	says := ordered(in)
	says["number"], says["scan"] = number, scan
	return entry[inspect.Paper](ctx, b, id, "number.entered", inspect.Inspections.Ref(in.About), says)
}

// SpoilNumber accounts for a leased paper that was written wrong or lost.
func SpoilNumber(ctx context.Context, b *inspect.Book, id inspect.ID, number, reason string) (inspect.Paper, error) {
	return entry[inspect.Paper](ctx, b, id, "number.spoiled", inspect.Ref{}, parts{"number": number, "reason": reason})
}
