package inspect

import (
	"context"
	"time"
)

// Store keeps a book: its facts, which are only ever added, and the
// projections of them, which are what the facts add up to. Both are written
// in one transaction. A store knows no rule; [Book] asks them.
//
// Every store must pass the suite in inspect/storetest.
type Store interface {
	// Read runs fn on one unchanging view of the book.
	Read(ctx context.Context, fn func(Reader) error) error
	// Write runs fn in one durable transaction that no other writer overlaps:
	// what fn reads cannot change before it commits. If fn fails, or the
	// context ends, nothing of it stays.
	Write(ctx context.Context, fn func(Writer) error) error
	// Verify goes through the store to its end, also where it is damaged, and
	// tells each fault: of the file and its schema, of the record's order, of
	// what is kept, of the tallies against a recount. What replay puts goes into
	// empty projections beside those that are there, and is all that replay can
	// read besides the record; each row that differs is a fault. An error is
	// what kept it from going on.
	Verify(ctx context.Context, replay func(Writer) error, fault func(*Error)) error
	// Rebuild empties every projection and tally; fn then puts them anew.
	Rebuild(ctx context.Context, fn func(Writer) error) error
	// Backup writes a verified copy to a new file while others write.
	Backup(ctx context.Context, file string) error
	// Wipe writes the store's files anew, the copies of before an upgrade too,
	// so that nothing of what was taken away can be read in them. It says so
	// when it could not.
	Wipe(ctx context.Context) error
	Close() error
}

// Reader asks a store. Single things come with ok false when there is none.
type Reader interface {
	Agency() (Agency, error)
	Form(kind FormKind) (f Form, ok bool, err error)

	// Event is the fact of that name, if it is on the record.
	Event(id ID) (e Event, ok bool, err error)
	// LastBy is the last fact that somebody recorded; with before not 0, the last
	// before that place of the record.
	LastBy(by string, before int64) (e Event, ok bool, err error)
	// History is every fact about one thing, in the record's order.
	History(ref Ref) ([]Event, error)
	// RefOf is what the fact of that name is about.
	RefOf(id ID) (ref Ref, ok bool, err error)
	// Head is the link of that place of the record; of place 0, of the last that
	// was there when the transaction began, whatever it has added since.
	Head(place int64) (Head, bool, error)
	// EachThing goes through the whole record, noun by noun and number by
	// number, with all facts of each thing in their order. Facts that cannot be
	// read are [Unread].
	EachThing(fn func(ref Ref, events []Event) error) error

	Site(n int64) (Site, bool, error)
	SiteNamed(name string) (Site, bool, error) // exactly so, not withdrawn
	Sites(Filter) (Page[SiteRow], error)
	// SiteNames goes through every name of each site, withdrawn ones too: first
	// those that sites ever had, in the record's order, then those that they have.
	// The code is the credit code that the site has. What fn does must not ask the store.
	SiteNames(fn func(n int64, name, code string, withdrawn bool)) error

	Campaign(n int64) (Campaign, bool, error)
	CampaignNamed(name string) (Campaign, bool, error)
	Campaigns(Filter) (Page[CampaignRow], error)

	Inspection(n int64) (Inspection, bool, error)
	// InspectionsOf are a site's inspections in p that are not withdrawn, by
	// date; the empty period is all time.
	InspectionsOf(site int64, p Period) ([]Inspection, error)
	Inspections(Filter) (Page[InspectionRow], error)
	// Beginning is when the first fact was recorded, and the day of the earliest
	// inspection that is not withdrawn, if there is any.
	Beginning() (recorded time.Time, inspected Date, err error)

	Hazard(n int64) (Hazard, bool, error)
	Hazards(Filter) (Page[HazardRow], error)
	HazardIDs(hazards []int64) ([]ID, error) // in their order; what is not there is left out
	// EachHazard goes through the same list without holding it, and gives its
	// Total. What fn does must not ask the store.
	EachHazard(f Filter, fn func(HazardRow) error) (total int, err error)

	Notice(n int64) (Notice, bool, error)
	NoticeNumbered(number string) (Notice, bool, error)
	Notices(Filter) (Page[NoticeRow], error)
	// LastSerial is the highest serial taken in a series, leased ones too; 0 for none.
	LastSerial(word string, year int) (int, error)

	Paper(n int64) (Paper, bool, error)
	PaperNumbered(number string) (Paper, bool, error)
	Papers(Filter) (Page[PaperRow], error)
	// LastPaperSerial is the highest serial taken in a series of papers, 0 for none.
	LastPaperSerial(word string, year int) (int, error)

	Review(n int64) (Review, bool, error)
	Reviews(Filter) (Page[ReviewRow], error)

	Lookback(n int64) (Draw, bool, error)
	Lookbacks(Filter) (Page[Draw], error)
	// Candidates are the hazards that were accepted in p, and still when that day
	// had ended, by their key in strata; an empty strata parts nothing.
	Candidates(p Period, on Date, strata Dim) (map[string][]int64, error)

	ClosedMonth(n int64) (ClosedMonth, bool, error) // n as 202111; reopened ones too
	ClosedMonths() ([]ClosedMonth, error)           // by month

	Complaint(n int64) (Complaint, bool, error)
	// ComplaintFrom is the one of that channel and source's number that was not withdrawn.
	ComplaintFrom(channel Channel, number string) (Complaint, bool, error)
	Complaints(ComplaintFilter) (Page[ComplaintRow], error)
	// ComplaintsIn are those of which anything is counted in p: received before
	// its end, and open, or not untouched since before its beginning.
	ComplaintsIn(p Period) ([]Complaint, error)
	// Reporter is what is kept of who brought a complaint.
	Reporter(n int64) (Reporter, bool, error)

	Blank(n int64) (Blank, bool, error)
	BlankNumbered(number string) (Blank, bool, error)
	Blanks() ([]Blank, error) // in the order taken

	// Waiting is what waits of a duty, the longest first; WaitingBy counts it by
	// inspector (name:certificate).
	Waiting(Duty, AgendaQuery) (DutyList, error)
	WaitingBy(Duty, AgendaQuery) (map[string]int, error)

	// Officers are the inspectors of that name whom inspections that were not
	// withdrawn and reviews that were not struck name, each name and certificate once; of every name for "".
	Officers(name string) ([]Officer, error)

	// Used tells whether a sector (of a site) or a category is in the book.
	Used(dim Dim, word string) (bool, error)

	// Phrases are the texts of the newest [PhraseWindow] hazards that hold part,
	// the most used first and of equals the newest; withdrawn ones are none.
	Phrases(part string, limit int) ([]Phrase, error)
	// Draft is what that person has begun to enter.
	Draft(by string) (d Draft, ok bool, err error)

	// PhotoUsed are the hazards that have the photo of that original, as they
	// were found or later.
	PhotoUsed(original string) ([]int64, error)

	// Owed is what commands still have to do after their commits, in order.
	Owed() ([]Owed, error)

	// Blob is what is kept under that SHA-256: a photo, a paper, a type face.
	// Each read proves it: what was lost, or has another, is an error.
	Blob(sha256 string) ([]byte, error)
	// Code is what the QR code on the paper of these bytes says; "" if it has none.
	Code(sha256 string) (string, error)

	// Tallied sums the kept tallies of the months in p, by key of dim; an empty
	// From is the beginning. With only set, just that key.
	Tallied(dim Dim, only *string, p Period) (map[string]Tally, error)
	// Counted recounts the same from the rows, for any days and any scope.
	Counted(dim Dim, scope Scope, p Period) (map[string]Tally, error)
	// SitesInspected counts distinct sites inspected on the days of p.
	SitesInspected(dim Dim, scope Scope, p Period) (map[string]int, error)
	// Lags tells, of the hazards accepted in p, how many took how many days
	// from found to accepted: from the kept tallies if p is whole months and
	// scope is empty or names one key of one dimension and dim is All, else from the rows.
	Lags(dim Dim, scope Scope, p Period) (map[string]map[int]int, error)
	// Resolved tells, of the hazards found in p, how many were accepted when p had
	// ended: kept or counted as Lags are.
	Resolved(dim Dim, scope Scope, p Period) (map[string]int, error)
	// Behind goes through the rows behind one figure in p. What fn does must not
	// ask the store.
	Behind(figure string, scope Scope, p Period, fn func(FigureRow) error) error
	// Standing counts what was open (Found) and overdue (Overdue) when day
	// began: what Counted comes to in those two, of all days before it.
	Standing(dim Dim, scope Scope, day Date) (map[string]Tally, error)
	// Late are the hazards overdue when day began, the longest first, at most
	// limit of them; Due is the day since which, and Days is left to the caller.
	Late(scope Scope, day Date, limit int) ([]LateRow, error)
}

// Writer is a Reader that writes.
type Writer interface {
	Reader
	// Next is the next free number of a noun.
	Next(noun Noun) (int64, error)
	// Append adds one fact to the record and gives its place.
	Append(e Event) (seq int64, err error)

	PutAgency(Agency) error
	PutForm(Form) error
	PutSite(Site) error
	PutCampaign(Campaign) error
	PutInspection(Inspection) error
	PutHazard(Hazard) error
	PutNotice(Notice) error
	PutPaper(Paper) error
	PutReview(Review) error
	PutLookback(Draw) error
	PutClosedMonth(ClosedMonth) error
	PutBlank(Blank) error
	PutComplaint(Complaint) error
	// PutReporter keeps who brought a complaint, beside the record.
	PutReporter(n int64, who Reporter) error
	// ForgetReporter takes it away; [Store.Wipe] then takes its traces.
	ForgetReporter(n int64) error
	PutBlob(sha256 string, data []byte) error
	// PutCode keeps what the QR code on a paper says, beside its bytes.
	PutCode(sha256, code string) error
	// PutDraft keeps a draft in the place of the same person's, DropDraft none.
	PutDraft(Draft) error
	DropDraft(by string) error
	// PutOwed keeps what is owed; PutPaid takes it off again, by its N or else
	// by its place and thing.
	PutOwed(Owed) (n int64, err error)
	PutPaid(Owed) error
	// AddTallies adds these differences to the kept tallies and lags.
	AddTallies(map[TallyKey]*Counted) error
}

// Filter narrows a list; zero fields narrow nothing. Each noun heeds the
// fields that mean something for it.
type Filter struct {
	Site, Campaign, Inspection, Notice int64    // of a campaign, [NoCampaign] too
	Hazards                            []int64  // only these hazards; nil for any
	About                              Ref      // papers about that
	Form                               FormKind // papers of that kind
	Kind                               InspectionKind
	From, To                           Date // half-open, on the noun's own date
	States                             []State
	Level                              Level
	Sector, Town, Category             *string
	Inspector                          string   // a name, whatever the certificate, or name:certificate
	Overdue                            Date     // hazards overdue on that day
	Life                               LifeKind // hazards with something of it in their lives
	Text                               string   // a part of the name, text or number
	Withdrawn                          bool     // list withdrawn things too; so do States and Hazards that name them
	Sort                               string   // a sort key of the noun; empty for its own order
	Descending                         bool
	Limit                              int // 0 for all
}

// Each goes through rows one by one, the same ones each time it is called, and
// stops at fn's first error. It is for what may be too much to hold.
type Each[T any] func(fn func(T) error) error

// All holds them after all, where they are known to be few.
func (each Each[T]) All() (rows []T, err error) {
	err = each(func(row T) error {
		rows = append(rows, row)
		return nil
	})
	return rows, err
}

// Count is how many there are.
func (each Each[T]) Count() (n int, err error) {
	err = each(func(T) error {
		n++
		return nil
	})
	return n, err
}

// EachOf goes through rows that are held.
func EachOf[T any](rows []T) Each[T] {
	return func(fn func(T) error) error {
		for _, row := range rows {
			if err := fn(row); err != nil {
				return err
			}
		}
		return nil
	}
}

// Page is a list and how many there are in all.
type Page[T any] struct {
	Rows  []T
	Total int
}

// SiteRow is a site in a list, with what hangs on it.
type SiteRow struct {
	Site
	Inspections, Hazards, Unresolved int
	LastInspected                    Date
}

// NoCampaign asks for what is of no campaign.
const NoCampaign = -1

// CampaignRow is a campaign in a list.
type CampaignRow struct {
	Campaign
	Inspections, Hazards, Unresolved int
}

// InspectionRow is an inspection in a list.
type InspectionRow struct {
	Inspection
	SiteName, CampaignName string
	Hazards, Notices       int
}

// HazardRow is a hazard in a list.
type HazardRow struct {
	Hazard
	Site                             int64
	SiteName, Town, Sector, Campaign string
	Number                           string // of the notice in force
}

// NoticeRow is a notice in a list.
type NoticeRow struct {
	N, Inspection, Site int64
	Number, Word        string
	Year, Serial        int
	Form                FormKind
	Date                Date
	SiteName            string
	Hazards, Unresolved int
	FirstDue, LastDue   Date
	SHA256, Voided      string
	VoidedOn, Served    Date
}

// PaperRow is a paper beside the notice in a list.
type PaperRow struct {
	N, Inspection, Site int64
	About               Ref
	Number, Word        string
	Year, Serial        int
	Form                FormKind
	Date                Date
	SiteName            string
	SHA256, Voided      string
	VoidedOn            Date
}

// ReviewRow is a review in a list.
type ReviewRow struct {
	Review
	SiteName, Number string
	Mistaken         []int64 // hazards that it looked at and that were recorded in error
}
