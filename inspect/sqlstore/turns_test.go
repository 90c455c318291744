package sqlstore

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"rectify/inspect"
)

// logged is a database that only says what it was asked, and ends as it is told.
type logged struct {
	said   []string
	broken bool // it takes back all, as on a full disk
	commit error
}

func (l *logged) Query(string, []any, func(Scanner) error) error { return nil }

func (l *logged) Run(text string, _ ...any) (int64, error) {
	if l.said = append(l.said, strings.ToLower(text)); l.broken && strings.HasPrefix(text, "ROLLBACK TO") {
		return 0, errors.New("there is no such savepoint")
	}
	return 0, nil
}

func (l *logged) Send(_ int64, text string, args ...any) error {
	_, err := l.Run(text, args...)
	return err
}

func (l *logged) Empty() error                         { return nil }
func (l *logged) Without(string) (func() error, error) { return nil, nil }
func (l *logged) Wrote() bool                          { return true }
func (l *logged) End()                                 { l.said = append(l.said, "end") }
func (l *logged) Commit() error                        { l.said = append(l.said, "commit"); return l.commit }

// queued has the first write wait until all others wait for it, and gives what became of each.
func queued(l *logged, writers ...func(context.Context, *Tx) error) []error {
	f := &Frame{Name: "x.db", Start: func(ctx context.Context, _ bool) (*Tx, error) {
		l.said = append(l.said, "begin")
		return &Tx{Conn: l, Ctx: ctx, chain: chained{read: true}}, nil
	}}
	errs, enough := make([]error, len(writers)+1), make(chan struct{})
	var all sync.WaitGroup
	write := func(i int, do func(context.Context, *Tx) error) {
		all.Go(func() {
			ctx, stop := context.WithCancel(context.Background())
			defer stop()
			ctx = context.WithValue(ctx, stopping{}, stop)
			defer func() {
				if p := recover(); p != nil {
					errs[i] = p.(error)
				}
			}()
			errs[i] = f.write(ctx, func(t *Tx) error { return do(ctx, t) })
		})
	}
	write(0, func(context.Context, *Tx) error { <-enough; return nil })
	waiting := func() int {
		f.turns.mu.Lock()
		defer f.turns.mu.Unlock()
		if !f.turns.taken {
			return -1
		}
		return len(f.turns.waiting)
	}
	for i, do := range writers {
		for waiting() != i {
			runtime.Gosched()
		}
		write(i+1, do)
	}
	for waiting() != len(writers) {
		runtime.Gosched()
	}
	close(enough)
	all.Wait()
	return errs
}

type stopping struct{}

func says(text string) func(context.Context, *Tx) error {
	return func(_ context.Context, t *Tx) error { return t.Exec(text) }
}

// TestTurns has some write who waited for another: in one transaction, in the order in which
// they came, each failing for itself.
func TestTurns(t *testing.T) {
	l := &logged{}
	refused, fell := errors.New("refused"), errors.New("fell")
	errs := queued(l, says("a"),
		func(_ context.Context, t *Tx) error { return errors.Join(t.Exec("b"), refused) },
		func(_ context.Context, t *Tx) error { panic(fell) },
		func(ctx context.Context, t *Tx) error {
			ctx.Value(stopping{}).(context.CancelFunc)()
			return t.Exec("c")
		}, says("d"))
	for i, want := range []error{nil, nil, refused, fell, context.Canceled, nil} {
		if !errors.Is(errs[i], want) {
			t.Errorf("writer %d got %v, want %v", i, errs[i], want)
		}
	}
	const back = "rollback to savepoint tried; release savepoint tried; "
	want := "begin; commit; end; begin; savepoint tried; a; release savepoint tried; savepoint tried; b; " + back +
		"savepoint tried; " + back + "savepoint tried; c; " + back + "savepoint tried; d; release savepoint tried; commit; end"
	if got := strings.Join(l.said, "; "); got != want {
		t.Errorf("the database was told\n%s\nwant\n%s", got, want)
	}
}

// TestTurnsOfABrokenTransaction has one end the transaction: with it fail those before it,
// and those after it are written in another.
func TestTurnsOfABrokenTransaction(t *testing.T) {
	l, full := &logged{broken: true}, inspect.Errorf(inspect.CodeFailed, "the disk is full", "磁盘已满")
	errs := queued(l, says("a"), func(context.Context, *Tx) error { return full }, says("b"), says("c"))
	for i, want := range []error{nil, full, full, nil, nil} {
		if !errors.Is(errs[i], want) {
			t.Errorf("writer %d got %v, want %v", i, errs[i], want)
		}
	}
	if n := len(slices.DeleteFunc(slices.Clone(l.said), func(s string) bool { return s != "commit" })); n != 2 {
		t.Errorf("%d commits, want 2: %v", n, l.said)
	}
}

// TestTurnsUnsure has all who went together hear that it is not known what became of them,
// but who was refused.
func TestTurnsUnsure(t *testing.T) {
	unsure, refused := inspect.Errorf(inspect.CodeUnsure, "it may be recorded", "可能已登记"), errors.New("refused")
	l := &logged{commit: unsure}
	errs := queued(l, says("a"), func(context.Context, *Tx) error { return refused }, says("b"))
	for i, want := range []error{unsure, unsure, refused, unsure} {
		if !errors.Is(errs[i], want) {
			t.Errorf("writer %d got %v, want %v", i, errs[i], want)
		}
	}
}
