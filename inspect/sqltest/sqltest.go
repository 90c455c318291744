// Package sqltest hears what package sqlstore asks of a database while the suite
// of storetest runs, and finds what of its texts that database was never asked.
//
// The two databases need not be asked equal texts: these are put together from
// pieces, with the few words between them in which the two differ. So it is the
// pieces that are looked for, as they stand in the source of sqlstore: each must
// have been compiled, in its place in a text, by the one database and by the other.
// A text that one of them cannot take fails its suite; one that the suite does not
// ask, or asks of one database alone, is named as unheard.
//
// It may import inspect, sqlstore and storetest, and is imported by tests alone.
package sqltest

import (
	"context"
	"reflect"
	"strings"
	"sync"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
	"rectify/inspect/storetest"
)

// Texts are those that a database compiled, each once.
type Texts struct {
	mu    sync.Mutex
	heard map[string]bool
	all   strings.Builder
}

func (x *Texts) add(text string, err error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err != nil || x.heard[text] {
		return
	}
	if x.heard == nil {
		x.heard = map[string]bool{}
	}
	x.heard[text] = true
	x.all.WriteString(text + "\n\x00")
}

// Of is a kind of store that is heard.
func (x *Texts) Of(k storetest.Kind) storetest.Kind {
	k.Create, k.Open, k.View = x.opening(k.Create), x.opening(k.Open), x.opening(k.View)
	return k
}

type opening = func(ctx context.Context, name string) (inspect.Store, error)

func (x *Texts) opening(open opening) opening {
	return func(ctx context.Context, name string) (inspect.Store, error) {
		s, err := open(ctx, name)
		if err != nil {
			return nil, err
		}
		if files, ok := s.(inspect.Wiper); ok {
			return struct {
				store
				inspect.Wiper
				inspect.Backer
			}{store{s, x}, files, s.(inspect.Backer)}, nil
		}
		return store{s, x}, nil
	}
}

// store is one whose transactions are heard.
type store struct {
	inspect.Store
	texts *Texts
}

// Read implements [inspect.Store].
func (s store) Read(ctx context.Context, fn func(inspect.Reader) error) error {
	return s.Store.Read(ctx, func(r inspect.Reader) error {
		s.hear(r.View)
		return fn(r)
	})
}

// Write implements [inspect.Store].
func (s store) Write(ctx context.Context, fn func(inspect.Writer) error) error {
	return s.Store.Write(ctx, s.heard(fn))
}

// Verify implements [inspect.Store].
func (s store) Verify(ctx context.Context, replay func(inspect.Writer) error, fault func(*inspect.Error)) error {
	return s.Store.Verify(ctx, s.heard(replay), fault)
}

// Rebuild implements [inspect.Store].
func (s store) Rebuild(ctx context.Context, fn func(inspect.Writer) error) error {
	return s.Store.Rebuild(ctx, s.heard(fn))
}

func (s store) heard(fn func(inspect.Writer) error) func(inspect.Writer) error {
	return func(w inspect.Writer) error {
		s.hear(w.View)
		return fn(w)
	}
}

func (s store) hear(v inspect.View) {
	tx := v.(*sqlstore.Tx)
	tx.Conn = conn{tx.Conn, s.texts}
}

type conn struct {
	sqlstore.Conn
	texts *Texts
}

// Query implements [sqlstore.Conn].
func (c conn) Query(text string, args []any, row func(sqlstore.Scanner) error) error {
	err := c.Conn.Query(text, args, row)
	c.texts.add(text, err)
	return err
}

// Run implements [sqlstore.Conn].
func (c conn) Run(text string, args ...any) (int64, error) {
	rows, err := c.Conn.Run(text, args...)
	c.texts.add(text, err)
	return rows, err
}

// Send implements [sqlstore.Conn].
func (c conn) Send(want int64, text string, args ...any) error {
	err := c.Conn.Send(want, text, args...)
	c.texts.add(text, err)
	return err
}

// other is a dialect that takes the way of the other database where there are
// two, with the words of its own.
func other(d *sqlstore.Dialect) *sqlstore.Dialect {
	out := new(sqlstore.Dialect)
	for i := range reflect.TypeFor[sqlstore.Dialect]().NumField() {
		if f := reflect.ValueOf(out).Elem().Field(i); f.CanSet() {
			f.Set(reflect.ValueOf(d).Elem().Field(i))
		}
	}
	out.Upsert = !d.Upsert
	return out
}
