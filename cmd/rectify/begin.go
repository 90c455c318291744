package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"rectify/inspect"
	"rectify/inspect/sqlite"
)

// begin makes the book in a folder of its own beside its place, and puts it
// there when it is whole: a full disk, or two who begin at once, leave no part
// of a book that says it is one.
func (c *cli) begin(ctx context.Context, a inspect.Agency) (inspect.Agency, error) {
	path := c.path()
	if err := vacant(path); err != nil {
		return a, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return a, cannotWrite(path, err)
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), ".rectify-")
	if err != nil {
		return a, cannotWrite(path, err)
	}
	defer os.RemoveAll(dir)
	draft := filepath.Join(dir, "book.db")
	if a, err = c.draft(ctx, draft, a); err != nil {
		var e *inspect.Error
		if errors.As(err, &e) { // the person knows the book's place, not the draft's
			e.EN, e.ZH = strings.ReplaceAll(e.EN, draft, path), strings.ReplaceAll(e.ZH, draft, path)
		}
		return a, err
	}
	return a, place(draft, path)
}

// draft makes a whole book and closes it, so that it is one file.
func (c *cli) draft(ctx context.Context, path string, a inspect.Agency) (inspect.Agency, error) {
	s, err := sqlite.Create(ctx, path)
	if err != nil {
		return a, err
	}
	if a, err = c.bookOn(s).Init(ctx, a); err != nil {
		s.Close()
		return a, err
	}
	return a, s.Close()
}

// vacant refuses a place where something is; an empty file is nothing.
func vacant(path string) error {
	if info, err := os.Stat(path); err == nil && (info.IsDir() || info.Size() > 0) {
		return inspect.Errorf(inspect.CodeRefused, "there is a store already at %s", "%s 处已有台账", path).
			Hint("use it as it is, or give another place with --store", "请直接使用，或用 --store 指定其他位置")
	}
	return nil
}

// place gives a draft its name. A link never replaces what is there; where
// there are no links, or an empty file is in the way, it is moved.
func place(draft, path string) error {
	err := os.Link(draft, path)
	if err == nil {
		return nil
	}
	if err := vacant(path); err != nil {
		return err
	}
	return cannotWrite(path, os.Rename(draft, path))
}
