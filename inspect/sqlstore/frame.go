package sqlstore

import (
	"context"
	"sync/atomic"
	"time"

	"rectify/inspect"
)

// Frame is what is alike of the stores of all databases: the frame of a
// transaction. A Store embeds it, and says how one begins.
type Frame struct {
	Name    string // of the store, as messages have it
	Options Options
	Start   func(ctx context.Context, write bool) (*Tx, error)
	Owed    bool  // something was owed when the store was opened
	At      int64 // when the newest fact was recorded, as the record has it

	turns    turns
	writing  writing
	recorded atomic.Bool
}

// Recorded tells whether anything was committed through this handle.
func (f *Frame) Recorded() bool { return f.recorded.Load() }

// Owing tells whether something was owed when the store was opened for writing.
func (f *Frame) Owing() bool { return f.Owed }

// Newest is when the newest fact was recorded, by the clock of the device that
// did; of a store that is open for writing.
func (f *Frame) Newest() time.Time { return time.UnixMicro(f.At) }

// Read implements [inspect.Store].
func (f *Frame) Read(ctx context.Context, fn func(inspect.Reader) error) error {
	if err := f.writing.nested(f.Name); err != nil {
		return err
	}
	return f.In(ctx, false, func(t *Tx) error { return fn(inspect.Reader{View: t}) })
}

// Write implements [inspect.Store].
func (f *Frame) Write(ctx context.Context, fn func(inspect.Writer) error) error {
	if f.Options.ReadOnly {
		return inspect.Errorf(inspect.CodeRefused, "the store %s was opened for reading only", "台账 %s 以只读方式打开", f.Name)
	}
	if err := f.writing.nested(f.Name); err != nil {
		return err
	}
	return f.write(ctx, func(t *Tx) error { return fn(inspect.WriterOf(t)) })
}

// Rebuild implements [inspect.Store].
func (f *Frame) Rebuild(ctx context.Context, fn func(inspect.Writer) error) error {
	return f.Write(ctx, func(w inspect.Writer) error { return w.View.(*Tx).Rebuild(fn) })
}

// In has fn ask a transaction, and commits that of a write if fn is done.
func (f *Frame) In(ctx context.Context, write bool, fn func(*Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t, err := f.Start(ctx, write)
	if err != nil {
		return err
	}
	defer t.End()
	t.writes = write
	err = fn(t)
	if err == nil && write {
		err = t.done()
	}
	if err == nil && write { // a full disk may have ended the transaction: what follows would be in none
		err = t.seal()
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil || !write {
		return err
	}
	if err := t.Commit(); err != nil {
		return err
	}
	if t.Wrote() {
		f.recorded.Store(true)
	}
	return nil
}
