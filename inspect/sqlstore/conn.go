package sqlstore

import (
	"cmp"
	"context"
	"sync"

	"rectify/inspect"
)

// Conn is one transaction of a database, or one unchanging view of it. Its
// errors are told as [inspect.Error] where they are for a person.
type Conn interface {
	// Query gives the rows of a query one by one; row must not ask the database.
	Query(text string, args []any, row func(Scanner) error) error
	// Run runs a statement that changes rows, and tells how many.
	Run(text string, args ...any) (rows int64, err error)
	// Send runs a statement that must change just so many rows, any number if
	// want is below 0. It may go to the database later, with others, before the
	// next that is asked; an error may come as late.
	Send(want int64, text string, args ...any) error

	// Empty takes away what is made of facts alone, with what would keep it from being
	// made anew.
	Empty() error
	// Without takes an index away, and gives what makes it again; nil where it stays, for
	// others would have to wait.
	Without(index string) (again func() error, err error)

	Commit() error // ends it for good; where its end is not known, it says that it is unsure
	End()          // takes back what was not committed
	Wrote() bool   // whether something was run that may have changed rows
}

// Scanner reads one row.
type Scanner interface{ Scan(...any) error }

// Dialect has the few words in which the two databases differ. All else is
// written so that both read it.
type Dialect struct {
	// Mark stands for a value where they come in their order: $ with its number, or
	// ? alone, which SQLite binds quicker.
	Mark   string
	Key    string // what stands before the columns of each key: the book, where a database holds many
	Like   string // compares with a pattern, small and capital letters of ASCII alike
	Cross  string // joins in the order written, where the planner must be held to it
	NoSort string // keeps columns of a condition from choosing the index
	All    string // a limit that limits nothing, but has a query planned by itself
	Nested bool   // rows of a join come in the order of what stands first in it
	Upsert bool   // INSERT … ON CONFLICT DO UPDATE is no slower than trying the one and then the other

	By      func(index string) string          // has a table read by that index, or by none, whatever the planner would
	Days    func(later, earlier string) string // how many days lie between two
	Numbers func(list string) string           // the numbers of a list, which is given as JSON
	Place   func(text, part string) string     // where in a text that part begins, letter by letter; 0: nowhere

	Today     string                                              // the day it is in the book's zone
	Day       func(day string) string                             // a day as the database has days; none is NULL
	NextMonth func(month string) string                           // the first day after a month, by its own
	Part      func(document string, path ...string) string        // a part of what is JSON, as text or as a number
	Elements  func(list string, path ...string) (from, of string) // those of a list in what is JSON, to be joined

	texts    sync.Map // by *Table, *written
	addTexts sync.Map // by the sums that they add to and of how many keys, texts

	Put, Made string // the schemas of what is kept, and of what a check makes beside it
}

// Tx is one transaction, as a Reader and a Writer.
type Tx struct {
	Conn
	Dialect *Dialect
	Ctx     context.Context
	Store   string // as messages have it

	chain   chained
	appends string    // the statement that adds a fact, once one was
	delays  string    // and the one that adds to a lag
	lacks   []lack    // what a load goes without
	writes  bool      // it is begun to write
	waiting []pending // to be told, of each savepoint
}

// Each reads the rows of a query one by one into the same places, and after each has
// do take it from there.
func (t *Tx) Each(text string, args []any, do func(), into ...any) error {
	return t.Query(text, args, func(r Scanner) error {
		err := r.Scan(into...)
		if err == nil {
			do()
		}
		return err
	})
}

// One reads the single row of a query; ok is false when there is none.
func (t *Tx) One(text string, args []any, into ...any) (ok bool, err error) {
	err = t.Each(text, args, func() { ok = true }, into...)
	return ok, err
}

// Exec runs a statement that may change any number of rows.
func (t *Tx) Exec(text string, args ...any) error { return t.Send(-1, text, args...) }

// ExecAll runs several in their order.
func (t *Tx) ExecAll(texts ...string) error {
	for _, text := range texts {
		if err := t.Exec(text); err != nil {
			return err
		}
	}
	return nil
}

// Rebuild has fn make anew what is made of facts. Of a record that has holes nothing
// is: the lists may have what it has lost.
func (t *Tx) Rebuild(fn func(inspect.Writer) error) error {
	if err := t.Empty(); err != nil {
		return err
	}
	if err := t.holes(); err != nil {
		return err
	}
	if err := t.withoutLists(); err != nil {
		return err
	}
	if err := fn(inspect.WriterOf(t)); err != nil {
		return err
	}
	return t.done()
}

// keep runs a statement that must change just one row: what makes nothing of
// it, such as a stranger's trigger, must not look like a success.
func (t *Tx) keep(text string, args ...any) error { return t.Send(1, text, args...) }

// take deletes what must be gone afterwards, if it was there.
func (t *Tx) take(from string, args ...any) error {
	if err := t.Exec("DELETE FROM "+from, args...); err != nil {
		return err
	}
	var row int
	if there, err := t.One("SELECT 1 FROM "+from, args, &row); err != nil || there {
		return cmp.Or(err, t.Unkept())
	}
	return nil
}

// Unkept says that the database made nothing of what it was given.
func (t *Tx) Unkept() error {
	return inspect.Errorf(inspect.CodeCheck, "the store %s did not keep what was to be recorded: nothing was recorded",
		"台账 %s 没有保存要登记的内容：本次未登记", t.Store).
		Hint("something in the store is not of rectify's making: run {check}", "台账中有不是本程序建立的内容：请运行 {check}")
}

var (
	_ inspect.Hand    = (*Tx)(nil)
	_ inspect.Lasting = (*Tx)(nil)
)
