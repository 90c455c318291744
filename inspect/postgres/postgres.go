// Package postgres keeps books in a PostgreSQL database, as many as there are
// rows in its table of books. It opens, locks and asks it, and tells its errors;
// the statements are in package sqlstore, and names no book: each book's rows
// are seen through views that show those of one book alone.
//
// It may import inspect, address, line, sqlstore and pgx.
package postgres

import (
	"context"
	"sync"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// Options say how a store is opened.
type Options = sqlstore.Options

// Store is one book of a database.
type Store struct {
	sqlstore.Frame
	server server
	book   int64

	mu     sync.Mutex
	idle   []*link
	closed bool
}

func newStore(at server, o Options) *Store {
	s := &Store{Frame: sqlstore.Frame{Name: at.Store(), Options: o}, server: at}
	s.Start = s.start
	return s
}

// Open opens a book that is there, at an address.
func Open(ctx context.Context, name string, o Options) (*Store, error) {
	at, err := parsed(name, o)
	if err != nil {
		return nil, err
	}
	s := newStore(at, o)
	if err := s.find(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// find looks whether the database is ours and of this version, and has the book.
func (s *Store) find(ctx context.Context) error {
	l, err := s.take(ctx)
	if err != nil {
		return err
	}
	defer s.give(l)
	earlier, err := s.server.current(ctx, l)
	if earlier {
		err = s.upgrade(ctx)
	}
	if err != nil {
		return err
	}
	books := 0
	err = s.tx(ctx, l).Each(`SELECT b.book,
		EXISTS (SELECT 1 FROM rectify_kept.aside o WHERE o.book = b.book AND o.kind = 'owed'),
		coalesce((SELECT e.at FROM rectify_kept.event e WHERE e.book = b.book ORDER BY e.seq DESC LIMIT 1), 0)
		FROM rectify_kept.book b WHERE b.name = $1`, []any{s.server.Book}, func() { books++ }, &s.book, &s.Owed, &s.At)
	if err == nil && books > 1 {
		return inspect.Errorf(inspect.CodeNoStore, "%[2]d books have that name at %[1]s",
			"%[1]s 处有 %[2]d 个同名台账", s.Name, books).
			Hint("the database was changed by another program: "+askingEN, "数据库被其他程序改动过："+askingZH)
	}
	if err == nil && s.book == 0 {
		err = inspect.Errorf(inspect.CodeNoStore, "there is no store at %s: the database has no such book",
			"%s 处没有台账：数据库中没有该台账", s.Name).
			Hint("make one with {agency.opened .agency=…}, or see {book.list} and give its place with {.store}",
				"请用 {agency.opened .agency=…} 新建，或用 {book.list} 查看后以 {.store} 指定")
	}
	return err
}

// take gives a connection that nobody uses, or a new one.
func (s *Store) take(ctx context.Context) (*link, error) {
	l, err := s.resting()
	if l == nil && err == nil {
		l, err = s.server.dial(ctx)
	}
	return l, err
}

func (s *Store) resting() (*link, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, sqlstore.Closed.Of(nil, s.Name)
	}
	for k := len(s.idle) - 1; k >= 0; k-- {
		l := s.idle[k]
		if s.idle = s.idle[:k]; !l.IsClosed() {
			l.used = true
			return l, nil
		}
	}
	return nil, nil
}

// mostKnown is how many statements a connection may have prepared and be kept: the
// server holds the plan of each.
const mostKnown = 300

// give takes a connection back, if it can be used again.
func (s *Store) give(l *link) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || l.IsClosed() || l.TxStatus() != 'I' || l.named > mostKnown {
		l.End()
		return
	}
	s.idle = append(s.idle, l)
}

// Close closes the store.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	for _, l := range s.idle {
		l.End()
	}
	s.idle = nil
	return nil
}
