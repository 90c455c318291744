package main

import (
	"context"
	"time"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/postgres"
	"rectify/inspect/sqlite"
	"rectify/inspect/sqlstore"
)

// bookStore is a store that is open: a file, or a book on a server.
type bookStore interface {
	inspect.Store
	Recorded() bool    // whether anything was committed through it
	Owing() bool       // whether something was owed when it was opened
	Newest() time.Time // when the newest fact was recorded
}

// openStore opens what an address or a file's name means.
func openStore(ctx context.Context, at string, o sqlstore.Options) (bookStore, error) {
	if err := address.Strange(at); err != nil {
		return nil, err
	}
	if address.Is(at) {
		s, err := orNoStore(postgres.Open(ctx, at, o))
		if err == nil && s.Newest().UnixMicro() == 0 {
			s.Close()
			return nil, inspect.Errorf(inspect.CodeNoStore, "the book %s is empty: nobody has begun it", "台账 %s 为空：尚未启用", address.Shown(at)).
				Hint("begin it with rectify init --agency …", "请先运行 rectify init --agency … 启用")
		}
		return s, err
	}
	return orNoStore(sqlite.Open(ctx, at, o))
}

func orNoStore[S bookStore](s S, err error) (bookStore, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// makeStore makes one, and has fill begin the book in it.
func makeStore(ctx context.Context, at string, o sqlstore.Options, fill func(bookStore) error) error {
	if err := address.Strange(at); err != nil {
		return err
	}
	if address.Is(at) {
		return postgres.Make(ctx, at, o, func(s *postgres.Store) error { return fill(s) })
	}
	return sqlite.Make(ctx, at, func(s *sqlite.Store) error { return fill(s) })
}

// file is the store's, "" where it is on a server or nowhere.
func (c *cli) file() string {
	if path := c.path(); !address.Is(path) {
		return path
	}
	return ""
}

// place is where the store is, as it may be shown: an address may hold a password.
func (c *cli) place() string {
	if path := c.path(); address.Is(path) {
		return address.Shown(path)
	}
	return c.path()
}

// onlyFiles refuses what only a store in a file can do.
func (c *cli) onlyFiles(en, zh string) error {
	return inspect.Errorf(inspect.CodeRefused, "%[2]s: %[1]s is a book on a server", "%[3]s：%[1]s 是服务器上的台账",
		c.place(), en, zh).
		Hint("use the server's own means, such as pg_dump and pg_restore", "请使用服务器自身的手段，如 pg_dump、pg_restore")
}
