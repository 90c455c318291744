// Package storetest is the suite that every [inspect.Store] must pass, run on
// real files and servers: each promise of the interface is one subtest of [Run]. What only
// one kind of store can suffer (a torn file, a full disk, a kill, planted
// faults) is tested beside that store.
//
// It may import the standard library, inspect, the UUID library and rapid, and
// is imported by tests alone.
package storetest

import (
	"context"
	"testing"
	"time"

	"rectify/inspect"
)

// Kind is a kind of store, which keeps each book under a name.
type Kind struct {
	// Name is one under which there is no book yet.
	Name func(t testing.TB) string
	// Create makes a new, empty store of that name.
	Create func(ctx context.Context, name string) (inspect.Store, error)
	// Open opens it once more, while others have it open, as another process does.
	Open func(ctx context.Context, name string) (inspect.Store, error)
	// View opens it for reading only.
	View func(ctx context.Context, name string) (inspect.Store, error)
	// Copy makes the same book under another name.
	Copy func(ctx context.Context, name, to string) error
	// Far is of a store whose every question is a trip: of what takes minutes there,
	// some are enough, for the same texts are asked of a file.
	Far bool

	stage *stage
}

// some tells whether some of what takes minutes are enough: of a far store, and under
// the race detector.
func (k Kind) some() bool { return k.Far || testing.Short() }

// Run puts a kind of store through the whole suite, the parts side by side.
func Run(t *testing.T, kind Kind) {
	kind.stage = &stage{name: kind.Name(t)}
	for _, part := range []struct {
		name string
		run  func(*testing.T, Kind)
	}{
		{"any sequence reconciles", anySequenceReconciles}, // first, for it takes longest
		{"record keeps its order", recordKeepsItsOrder},
		{"record has each name once", recordHasEachNameOnce},
		{"links follow", linksFollow},
		{"same name is recorded once", sameNameIsRecordedOnce},
		{"failing write leaves nothing", failingWriteLeavesNothing},
		{"errors come back", errorsComeBack},
		{"loads are writes", loadsAreWrites},
		{"ended context leaves nothing", endedContextLeavesNothing},
		{"what is put is read", whatIsPutIsRead},
		{"what is put is read at once", whatIsPutIsReadAtOnce},
		{"blobs are kept by hash", blobsAreKeptByHash},
		{"codes stay", codesStay},
		{"drafts are no facts", draftsAreNoFacts},
		{"lists are complete", listsAreComplete},
		{"pages begin their lists", pagesBegin},
		{"words are found alike", wordsAreFoundAlike},
		{"complaints are found", complaintsAreFound},
		{"draws are listed", drawsAreListed},
		{"candidates are what was accepted", candidatesAreWhatWasAccepted},
		{"phrases are the most used", phrasesAreTheMostUsed},
		{"blanks are accounted for", blanksAreAccountedFor},
		{"tallies are differences", talliesAreDifferences},
		{"counts agree with the rows", countsAgreeWithTheRows},
		{"standing agrees with the rows", standingAgreesWithTheRows},
		{"kept tallies agree with counts", keptTalliesAgreeWithCounts},
		{"series have no gaps", seriesHaveNoGaps},
		{"callers go together", callersGoTogether},
		{"readers see one moment", readersSeeOneMoment},
		{"nesting is refused", nestingIsRefused},
		{"views do not write", viewsDoNotWrite},
		{"rebuild changes nothing", rebuildChangesNothing},
		{"any record is checked", anyRecordIsChecked},
		{"strikes come back", strikesComeBack},
		{"everything can be struck", everythingCanBeStruck},
		{"refused entries take back their own", refusedEntriesTakeBackTheirOwn},
		{"together is one by one", togetherIsOneByOne},
		{"all or none", allOrNone},
		{"known by old names", knownByOldNames},
		{"lasting is the book", lastingIsTheBook},
		{"backup is the book", backupIsTheBook},
		{"reopened is the same", reopenedIsTheSame},
	} {
		t.Run(part.name, func(t *testing.T) {
			t.Parallel()
			part.run(t, kind)
		})
	}
}

var ctx = context.Background()

// today is when the suite's books believe it to be.
const today = inspect.Date("2021-12-31")

// place is where a store is kept, with one handle on it.
type place struct {
	t     testing.TB
	kind  Kind
	name  string
	store inspect.Store
}

// empty is a store in which nothing is.
func empty(t testing.TB, kind Kind) *place {
	t.Helper()
	p := &place{t: t, kind: kind, name: kind.Name(t)}
	p.store = p.open(kind.Create)
	return p
}

// begun is a store with a book of an agency in it.
func begun(t testing.TB, kind Kind) (*place, *inspect.Book) {
	t.Helper()
	p := &place{t: t, kind: kind, name: kind.Name(t)}
	return p, begin(p)
}

// begin begins a book at a place where nothing is.
func begin(p *place, made ...func(*inspect.Book)) *inspect.Book {
	p.t.Helper()
	p.store = p.open(p.kind.Create)
	b := bookOn(p.store)
	for _, set := range made {
		set(b)
	}
	_, err := Init(ctx, b, b.NewID(), inspect.Agency{Name: "示范高新区安全生产监管部", Region: "示高", Word: "安责改",
		ReviewBody: "示范市示范区人民政府", Court: "示范市示范区人民法院"})
	if err != nil {
		p.t.Fatal(err)
	}
	return b
}

// open opens one more handle on the place, until the test ends.
func (p *place) open(how func(context.Context, string) (inspect.Store, error)) inspect.Store {
	p.t.Helper()
	s, err := how(ctx, p.name)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { s.Close() })
	return s
}

// bookOn is a book whose clock stands.
func bookOn(s inspect.Store) *inspect.Book {
	b := inspect.NewBook(s)
	b.Press = blank
	b.Now = func() time.Time { return today.Time().Add(4 * time.Hour) }
	return b
}

// failer is a test, or one draw of rapid.
type failer interface {
	Helper()
	Fatalf(string, ...any)
}

// got is a value that must have come without an error.
func got[T any](t failer) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatalf("%v", err)
		}
		return v
	}
}

// there is a thing that must be in the store.
func there[T any](t failer) func(T, bool, error) T {
	return func(v T, ok bool, err error) T {
		t.Helper()
		if err != nil || !ok {
			t.Fatalf("a %T is not there (%v)", v, err)
		}
		return v
	}
}

func write(t failer, s inspect.Store, fn func(inspect.Writer) error) {
	t.Helper()
	if err := s.Write(ctx, fn); err != nil {
		t.Fatalf("%v", err)
	}
}

func read(t failer, s inspect.Store, fn func(inspect.Reader)) {
	t.Helper()
	if err := s.Read(ctx, func(r inspect.Reader) error { fn(r); return nil }); err != nil {
		t.Fatalf("%v", err)
	}
}

// sound fails unless a store in which nothing is recorded has no faults.
func sound(t failer, s inspect.Store) {
	t.Helper()
	fault := func(f *inspect.Error) { t.Fatalf("%v", f) }
	if err := s.Verify(ctx, func(inspect.Writer) error { return nil }, fault); err != nil {
		t.Fatalf("%v", err)
	}
}

// clean fails unless the book agrees with itself.
func clean(t failer, b *inspect.Book) {
	t.Helper()
	rep, err := b.Check(ctx, nil)
	if err != nil || len(rep.Faults) > 0 {
		t.Fatalf("check: %v %v", rep.Faults, err)
	}
}
