package inspect

import (
	"cmp"
	"context"
	"time"
)

// Book is the inspection book: it asks the rules, records facts, and answers
// what was asked of it. The clock and the source of names are given once, here.
type Book struct {
	Store Store
	Now   func() time.Time // the device's clock
	NewID func() ID        // a fresh name for a fact
	By    string           // who records, as far as the device knows

	Missing   func(text string) []rune // the characters of a text that no paper can print; nil if nobody asks
	Unprinted func([]Unprintable)      // is told what was recorded with such characters, when it is

	Press   Press                            // draws papers that entries ask for
	Picture func(file string) (Photo, error) // reads the photo that an entry names; nil: none can be
	Opens   func(pdf []byte) error           // refuses a scan that nobody could read; nil: that is not asked

	Noted  func(*Error)             // is told what is worth saying of what was recorded; nil: nobody is
	Onward func(Date) (Date, error) // a day if it is worked, else the next that is; nil: no calendar is at hand

	trial    bool      // nothing that it records is to stay
	drawings *drawings // papers that were drawn before the writer's turn
}

// NewBook makes a book on a store, with the device's clock and fresh UUIDv7 names.
func NewBook(store Store) *Book {
	return &Book{Store: store, Now: time.Now, NewID: NewID}
}

// Trial is b, but that nothing it records stays: it tells what would be refused
// before a person is asked.
func (b *Book) Trial() *Book {
	trial := *b
	trial.trial, trial.Noted, trial.Unprinted = true, nil, nil
	return &trial
}

// Read runs fn on one unchanging view of the book.
func (b *Book) Read(ctx context.Context, fn func(Reader) error) error { return b.Store.Read(ctx, fn) }

// Ask is the answer to one query, on one unchanging view of the book.
func Ask[T any](ctx context.Context, b *Book, query func(Reader) (T, error)) (answer T, err error) {
	err = b.Read(ctx, func(r Reader) error {
		answer, err = query(r)
		return err
	})
	return answer, err
}

// Today is the civil date now in the book's time zone.
func (b *Book) Today(ctx context.Context) (Date, error) {
	a, err := Ask(ctx, b, Reader.Agency)
	return b.today(a), err
}

// shanghai stands in when the device has no time zone files: China has kept
// one zone without daylight saving since 1991.
var shanghai = time.FixedZone("Asia/Shanghai", 8*3600)

func (b *Book) today(a Agency) Date { return DateOf(b.Now().In(a.zone())) }

// zone is the civil time zone of the agency's book.
func (a Agency) zone() *time.Location {
	if a.Zone != "" && a.Zone != "Asia/Shanghai" {
		if z, err := time.LoadLocation(a.Zone); err == nil {
			return z
		}
	}
	return shanghai
}

// pen writes facts in one transaction. It remembers what it read, so that an
// import asks the store once for what many rows share, and keeps the tallies'
// differences until the end.
type pen struct {
	Writer
	book   *Book
	agency Agency
	today  Date // of the entry
	clock  Date // today by the device's clock
	now    time.Time
	id     ID        // of the entry: what follows from it is named by it
	own    ID        // what the next fact is called, if it is not by what it follows from
	by     string    // who records
	entry  Entry     // and all that it says
	lines  *importer // looks up what lines of tables name
	ahead  bool      // of the writer's turn: nothing is written
	last   int64     // the place of the last fact that was written

	sites   map[int64]*Site // read or written here
	byName  namedSites
	runs    map[int64]*Campaign
	ids     map[ID]int64
	years   map[siteYear][]*tallied // by date
	views   map[int64]*tallied
	texts   map[int64]map[string]bool // the texts of hazards, of the inspections that were asked about
	tallies map[TallyKey]*counts
	shared  map[shared]*counts // to be spread over the keys of inspections
	next    map[Noun]int64
	words   map[Dim]map[string]string // the names that the book keeps, by every name of the same
	known   []Person                  // the book's, once they were asked for
	people  people                    // and who else bears the names that were
	asked   map[string]bool           // those names
	met     map[string][]Officer      // whom this transaction records
	remarks

	unprintable []Unprintable
	unprinted   map[Text]bool // the same
}

// tallied is an inspection with what its hazards are counted under.
type tallied struct {
	Inspection
	site *Site
}

// keys are those that everything of it is counted under, without months.
func (v *tallied) keys() []TallyKey { return keysOf(&v.Inspection, v.site) }

func (b *Book) pen(w Writer, a Agency) *pen {
	today := b.today(a)
	return &pen{Writer: w, book: b, agency: a, today: today, clock: today, now: b.Now().UTC(), by: b.By,
		sites: map[int64]*Site{}, runs: map[int64]*Campaign{}, ids: map[ID]int64{}, years: map[siteYear][]*tallied{},
		views:   map[int64]*tallied{},
		tallies: map[TallyKey]*counts{}, shared: map[shared]*counts{}, next: map[Noun]int64{},
		words:   map[Dim]map[string]string{},
		texts:   map[int64]map[string]bool{},
		met:     map[string][]Officer{},
		remarks: newRemarks()}
}

func (p *pen) flush() error {
	p.moved()
	tallies := make(map[TallyKey]*Counted, len(p.tallies))
	for k, c := range p.tallies {
		tallies[k] = c.counted()
	}
	if err := p.Add(tallies); err != nil {
		return err
	}
	clear(p.tallies)
	clear(p.met) // the store tells them now
	if len(p.asked) > mostAsked {
		p.know(p.known)
	}
	return nil
}

// Site asks the store once for what many visits share.
func (p *pen) Site(n int64) (Site, bool, error) {
	s, ok, err := askedOnce(p.sites, n, p.Writer.Site)
	return *s, ok, err
}

// siteOf is a site that must be there, for visits to share.
func (p *pen) siteOf(n int64) (*Site, error) {
	s, ok, err := askedOnce(p.sites, n, p.Writer.Site)
	if err == nil && !ok {
		err = Sites.Ref(n).unknown()
	}
	return s, err
}

// Campaign asks the store once for what many visits share.
func (p *pen) Campaign(n int64) (Campaign, bool, error) {
	c, ok, err := askedOnce(p.runs, n, p.Writer.Campaign)
	return *c, ok, err
}

// askedOnce is what is known of a thing, or else what the store says, which is
// then known.
func askedOnce[T any](known map[int64]*T, n int64, ask func(int64) (T, bool, error)) (*T, bool, error) {
	if v, ok := known[n]; ok {
		return v, true, nil
	}
	v, ok, err := ask(n)
	if err == nil && ok {
		known[n] = &v
	}
	return &v, ok, err
}

// Put keeps a thing, and what is known of it here.
func (p *pen) Put(noun Noun, v any) error {
	switch v := v.(type) {
	case *Site:
		is := *v
		p.sites[v.N] = &is
		p.byName = namedSites{}
	case *Campaign:
		is := *v
		p.runs[v.N] = &is
	}
	return p.Writer.Put(noun, v)
}

// number is the next free number of a noun, counted here after the first.
func (p *pen) number(noun Noun) (int64, error) {
	n, ok := p.next[noun]
	if !ok {
		var err error
		if n, err = p.Next(noun); err != nil {
			return 0, err
		}
	}
	p.next[noun] = n + 1
	return n, nil
}

// refs turns a fact's name into the number of what it is about; 0 if unknown.
func (p *pen) refs(id ID) int64 {
	if n, ok := p.ids[id]; ok {
		return n
	}
	ref, ok, err := p.RefOf(id)
	if err != nil || !ok {
		return 0
	}
	p.ids[id] = ref.N
	return ref.N
}

// existing is the thing of that number, which must be there; of papers, a notice.
func existing[T any](ask func(int64) (T, bool, error), n int64) (T, error) {
	v, ok, err := ask(n)
	if err == nil && !ok {
		err = Ref{cmp.Or(nounOf(&v), Notices), n}.unknown()
	}
	return v, err
}

// unknown says that there is no such thing.
func (r Ref) unknown() error {
	return missing("there is no %s %s", "没有%s %s", r.Noun, r).
		Hint("see %s", "请用 %s 查看", r.Noun.listed())
}

// hasCome refuses a date that has not come yet.
func (p *pen) hasCome(en, zh string, d Date) error {
	if today := min(p.today, p.clock); d > today { // a device's clock may be ahead
		return refused("the %[1]s %[3]s is in the future: today is %[4]s",
			"%[2]s %[3]s 在今天（%[4]s）之后", en, zh, d, today).
			Hint("check the year, and this computer's clock", "请核对年份和本机时钟")
	}
	return nil
}

func reasonGiven(reason *string) error {
	if err := cleanLine("reason", "原因", reason, maxText); err != nil {
		return err
	}
	if !IsWritten(*reason) {
		return invalid("no reason is given", "没有写明原因").Hint("give {.reason}", "请给出 {.reason}")
	}
	return nil
}
