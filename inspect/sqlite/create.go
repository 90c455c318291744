package sqlite

import (
	"context"
	"errors"
	"os"

	"rectify/inspect"
	"rectify/inspect/bookfile"
)

// Create makes a new, empty store; a file that is there already is refused.
func Create(ctx context.Context, path string) (*Store, error) {
	if err := bookfile.Begin(path); err != nil {
		return nil, err
	}
	s := newStore(path, Options{})
	err := s.openWriter("&_pragma=journal_mode(WAL)")
	if err == nil {
		err = s.migrate(ctx, 0)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Make makes a store in a draft beside its place, has fill begin the book in it,
// and puts it there when it is whole: a full disk, or two who begin at once,
// leave no part of a book that says it is one.
func Make(ctx context.Context, path string, fill func(*Store) error) error {
	if err := bookfile.Vacant(path); err != nil {
		return err
	}
	if err := bookfile.MakeFolder(path); err != nil {
		return err
	}
	draft, err := bookfile.NewDraft(ctx, path)
	if err != nil {
		return err
	}
	defer draft.Drop()
	s, err := Create(ctx, draft.Path)
	if err == nil {
		err = errors.Join(fill(s), s.Close())
	}
	if err == nil {
		err = fillIn(ctx, draft)
	}
	return draft.Named(err, path)
}

// fillIn puts the draft in a place that is vacant: an empty file there gets its pages.
func fillIn(ctx context.Context, draft *bookfile.Draft) error {
	path := draft.File
	err := draft.Place()
	if !inspect.IsCode(err, inspect.CodeRefused) {
		return err
	}
	if err := bookfile.Vacant(path); err != nil {
		return err
	}
	held, err := Hold(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer held.Close()
	var tables int
	if err := held.db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil || tables > 0 {
		return bookfile.Occupied(path) // another was faster
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return bookfile.CannotWrite(path, err)
	}
	return held.Fill(draft.Path)
}
