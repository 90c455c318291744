package inspect

import "context"

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
	Close() error
}

// Backer is a store that can be copied into a file.
type Backer interface {
	// Backup writes a verified copy to a new file while others write.
	Backup(ctx context.Context, file string) error
}

// Wiper is a store that keeps files of its own, in which what was taken away can
// still be read.
type Wiper interface {
	// Wipe writes the store's files anew, the copies of before an upgrade too,
	// so that nothing of what was taken away can be read in them. It says so
	// when it could not.
	Wipe(ctx context.Context) error
}

// View is one unchanging view of a store. Faces and rules ask it through a
// [Reader], which knows what the answers are.
type View interface {
	// Event is the fact of that name; one that cannot be read is [Unread].
	Event(id ID) (e Event, ok bool, err error)
	// RefOf is what the fact of that name is about.
	RefOf(id ID) (ref Ref, ok bool, err error)
	// Events goes through facts. What fn does must not ask the store.
	Events(q EventQuery, fn func(Event) error) error
	// Head is the link of that place of the record; of place 0, of the last that
	// was there when the transaction began, whatever it has added since.
	Head(place int64) (Head, bool, error)
	// Get reads a thing into what thing points to.
	Get(of Ref, thing any) (ok bool, err error)
	// List goes through the things of a noun, each as the noun's row (*[HazardRow])
	// or, with Bare, as the thing itself (*[Hazard]); total is how many it would be
	// without a limit, but of bare ones just how many they were. What fn does must
	// not ask the store, and a row is its own only until it returns.
	List(noun Noun, f Filter, fn func(row any) error) (total int, err error)
	// Group counts the things of a noun by a column; by [ByOfficers], by each
	// inspector (name:certificate) whom its inspection names, once.
	Group(noun Noun, f Filter, column string) (map[string]int, error)
	// Max is the highest number in a column, 0 for none.
	Max(noun Noun, column string, where ...Cond) (int64, error)
	// Blob is what is kept under that SHA-256: a photo, a paper, a type face.
	// Each read proves it: what was lost, or has another, is an error.
	Blob(sha256 string) ([]byte, error)
	// Aside is what is kept beside the nouns under a key.
	Aside(kind, key string) (body []byte, ok bool, err error)
	// Count counts by key.
	Count(q CountQuery) (map[string]*Counted, error)
	// Behind goes through the rows behind one figure. What fn does must not ask the store.
	Behind(q FigureQuery, fn func(FigureRow) error) error
	// Phrases are the texts of the newest [PhraseWindow] hazards that hold part,
	// the most used first and of equals the newest; withdrawn ones are none.
	Phrases(part string, limit int) ([]Phrase, error)
	// Candidates are the hazards that were accepted in p, and still when that day
	// had ended, by their key in strata; an empty strata parts nothing.
	Candidates(p Period, on Date, strata Dim) (map[string][]int64, error)
}

// Hand is a View that writes.
type Hand interface {
	View
	Changes
}

// Changes are what a store can be told.
type Changes interface {
	// Append adds one fact to the record and gives its place.
	Append(e Event) (seq int64, err error)
	// Put keeps a thing in the place of what was there of its number.
	Put(noun Noun, thing any) error
	PutBlob(sha256 string, data []byte) error
	// PutAside keeps what stands beside the nouns; nil takes it away.
	PutAside(kind, key string, body []byte) error
	// Try takes back what do has changed, and nothing else, if it fails.
	Try(do func() error) error
	// Add adds these differences to the kept tallies and lags.
	Add(map[TallyKey]*Counted) error
	// Load says that far more is to be written now than there is, and little read: what
	// is made for reading alone may be made when that is done.
	Load() error
}

// ByOfficers groups by whom an inspection names.
const ByOfficers = "inspector"

// What is kept beside the nouns, and is no part of the record but for the codes:
// they stay for ever as they were first kept.
const (
	AsideReporter = "reporter" // who brought a complaint, by its number
	asidePhone    = "phone"    // a person's telephone, by their number
	asideDevice   = "device"   // on which something was recorded, by the id of its entry
	AsideDraft    = "draft"    // what a person has begun, by the person
	AsideOwed     = "owed"     // all that is owed, under no key
	AsideCode     = "code"     // what the QR code on a paper says, by the hash of its bytes
)

// Asides are all of them.
var Asides = []string{AsideReporter, asidePhone, asideDevice, AsideDraft, AsideOwed, AsideCode}

// EventQuery asks for facts, in the record's order.
type EventQuery struct {
	Of      Ref      // only those about that
	Kinds   []string // only of these kinds
	Noun    Noun     // only about things of that noun
	By      string   // only of that recorder
	Before  int64    // only those before that place
	Newest  bool     // the newest first
	ByThing bool     // thing by thing instead, after the place that After is
	After   Event    // only those after it: of it Seq, and by things Ref too
	Limit   int
}

// CountQuery asks for a count.
type CountQuery struct {
	What   Counting
	Dim    Dim
	Scope  Scope
	Period Period
	Day    Date     // of what stood
	Only   []string // of kept tallies, only those keys; nil for all
	Sums   []string // of kept tallies, only those; nil for all
	Whose  string   // of kept tallies by inspector, only keys of that name
}

// Counting is what is counted, and how.
type Counting int

// What is counted.
const (
	CountKept     Counting = iota // the kept tallies of the months in the period; an empty From is the beginning
	CountRows                     // the same recounted from the rows, for any days and any scope
	CountStanding                 // what was open (Found) and overdue (Overdue) when the day began
	CountSites                    // distinct sites inspected on the days of the period (Sites)
	// CountLags tells, of the hazards accepted in the period, how many took how many
	// days from found to accepted: from the kept tallies if it is whole months and
	// the scope is empty or names one key of one dimension and dim is All, else from the rows.
	CountLags
	CountResolved // of those found in the period, how many were accepted when it had ended (Resolved)
)

// FigureQuery asks for the rows behind a figure.
type FigureQuery struct {
	Figure string // its name; [FigureLate] for what is overdue when the period has ended, with Due the day since which
	Scope  Scope
	Period Period
	Limit  int // of what is late, the longest first
}

// FigureLate are the hazards behind what is overdue, the longest first.
const FigureLate = "late"

// Cond narrows to things in whose column something stands.
type Cond struct {
	Column string
	Is     string // =, <>, <, <=, >, >=; "empty" of what may be nothing; "in" any of a []string
	Value  any
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
	Limit                              int  // 0 for all
	More                               bool // with a limit, of too many to count it will do to be told [Uncounted]

	By    string // a column of the noun to sort by, and then by number
	Now   bool   // rows of hazards tell where their units belong today, not where they did
	Bare  bool   // the things alone, whatever became of them, with nothing of what hangs on them
	Where []Cond // on the noun's own columns
	Photo string // hazards that have the photo of that original
	Since Date   // complaints that are open, or not untouched since before that day
}

// Uncounted is the total of a list that has more than its limit, and nobody counted how many.
const Uncounted = -1

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

// Mapped are all of them, each as that makes it.
func Mapped[T, U any](all []T, as func(T) U) []U {
	out := make([]U, len(all))
	for i, v := range all {
		out[i] = as(v)
	}
	return out
}

// Page is a list and how many there are in all.
type Page[T any] struct {
	Rows  []T
	Total int
}

// SiteRow is a site in a list, with what hangs on it.
type SiteRow struct {
	Site
	Inspections   int  `json:"inspections"`
	Hazards       int  `json:"hazards"`
	Unresolved    int  `json:"unresolved"`
	LastInspected Date `json:"last_inspected,omitempty"`
}

// NoCampaign asks for what is of no campaign.
const NoCampaign = -1

// CampaignRow is a campaign in a list.
type CampaignRow struct {
	Campaign
	Inspections int `json:"inspections"`
	Hazards     int `json:"hazards"`
	Unresolved  int `json:"unresolved"`
}

// InspectionRow is an inspection in a list.
type InspectionRow struct {
	Inspection
	SiteName     string `json:"site"`
	CampaignName string `json:"campaign,omitempty"`
	Hazards      int    `json:"hazards"`
	Notices      int    `json:"notices"`
}

// HazardRow is a hazard in a list.
type HazardRow struct {
	Hazard
	Site                             int64
	SiteName, Town, Sector, Campaign string
	Number                           string         // of the notice in force
	Inspectors                       string         // as 甲某、乙某
	Officers                         []Officer      // the same people, as the inspection has them
	Kind                             InspectionKind // of the inspection
}

// PaperRow is a numbered paper in a list.
type PaperRow struct {
	N, Inspection, Site int64
	ID                  ID
	About               Ref // of a paper beside the notice
	Number, Word        string
	Year, Serial        int
	Form                FormKind
	Date                Date
	SiteName            string
	SHA256, Voided      string
	VoidedOn            Date
	Town, Inspectors    string // where the unit belongs today; who inspected, as 甲某、乙某

	Hazards, Unresolved       int // of a notice, as the rest
	FirstDue, LastDue, Served Date
}

// ReviewRow is a review in a list.
type ReviewRow struct {
	Review
	SiteName, Number string
	Mistaken         []int64 // hazards that it looked at and that were recorded in error
}
