package sqlstore

import (
	"reflect"
	"strings"

	"rectify/inspect"
)

// Table is how a store keeps the things of a noun: one row each. What is
// searched, sorted, joined or counted is a column; the rest goes into the row's
// body, and no column's value does. A store makes its schema from these, writes
// and reads by them, and compares by them.
type Table struct {
	Noun    inspect.Noun
	Name    string
	Alias   string     // by which queries call it
	New     func() any // a pointer to an empty thing
	Fields  []Field    // n and id, which every table has, are not among them
	Rows    []Rows
	Indexes []Index

	joins  string  // what else there is of a thing, of another
	joined []Field // with Name as it is selected

	at func(thing any) (n *int64, id *inspect.ID)
}

// Type is what a column holds.
type Type int

// The types. A day is text, and so is what is one of a few words.
const (
	Text Type = iota
	Number
	Bytes
)

// Field is one value of a thing.
type Field struct {
	Name   string
	Type   Type
	Rest   bool   // it is no column, and lies in the body
	Empty  bool   // a column in which 0 or "" is kept as nothing
	Refers string // the table that a column points to

	Get  func(thing any) any // as the store takes it; of the rest, what is written as JSON
	Into func(thing any) any // where it is read to; nil for what follows from the other fields
}

// Rows are a table below another: lines of a thing that are looked for, each
// with the thing's number and its place in it. They follow from the thing, and
// are never read to build it.
type Rows struct {
	Name    string
	Fields  []Field // only Name, Type, Empty and Refers
	Of      func(thing any) [][]any
	Indexes []Index
}

// Index is an index of a table.
type Index struct {
	Name   string
	On     string // the columns
	Where  string // of only those rows
	Unique bool
}

// columns are the fields that are columns.
func (t *Table) columns() (out []Field) {
	for _, f := range t.Fields {
		if !f.Rest {
			out = append(out, f)
		}
	}
	return out
}

// n is the thing's number, id its name.
func (t *Table) n(thing any) int64 { n, _ := t.at(thing); return *n }

// id is the name of the fact with which the thing began.
func (t *Table) id(thing any) inspect.ID { _, id := t.at(thing); return *id }

// named gives a thing that is read its number and name.
func (t *Table) named(thing any, n int64, id inspect.ID) {
	to, name := t.at(thing)
	*to, *name = n, id
}

// tableOf is the table of a noun; nil if it has none.
func tableOf(noun inspect.Noun) *Table {
	for _, t := range Tables {
		if t.Noun == noun {
			return t
		}
	}
	return nil
}

// table makes a table of things of one type.
func table[T any](noun inspect.Noun, name, alias string, at func(*T) (*int64, *inspect.ID), fields []Field, indexes ...Index) *Table {
	return &Table{Noun: noun, Name: name, Alias: alias, New: func() any { return new(T) }, Fields: fields, Indexes: indexes,
		at: func(thing any) (*int64, *inspect.ID) { return at(thing.(*T)) }}
}

// below adds rows to a table.
func below[T any](t *Table, name string, fields []Field, of func(*T) [][]any, indexes ...Index) {
	t.Rows = append(t.Rows, Rows{name, fields, func(thing any) [][]any { return of(thing.(*T)) }, indexes})
}

// text is a column of words.
func text[T any, S ~string](name string, at func(*T) *S) Field {
	return Field{Name: name, Get: func(thing any) any { return string(*at(thing.(*T))) },
		Into: func(thing any) any { return at(thing.(*T)) }}
}

// number is a column of whole numbers.
func number[T any, N ~int | ~int64](name string, at func(*T) *N) Field {
	return Field{Name: name, Type: Number, Get: func(thing any) any { return int64(*at(thing.(*T))) },
		Into: func(thing any) any { return at(thing.(*T)) }}
}

// flag is a column of what is so or not.
func flag[T any](name string, at func(*T) *bool) Field {
	return Field{Name: name, Type: Number, Get: func(thing any) any { return bit(*at(thing.(*T))) },
		Into: func(thing any) any { return (*asBit)(at(thing.(*T))) }}
}

// follows is a column that follows from the other fields: it is only asked for.
func follows[T any, S ~string](name string, of func(*T) S) Field {
	return Field{Name: name, Get: func(thing any) any { return string(of(thing.(*T))) }}
}

// counted is the same of a number.
func counted[T any](name string, of func(*T) int64) Field {
	return Field{Name: name, Type: Number, Get: func(thing any) any { return of(thing.(*T)) }}
}

// rest is a value in the body.
func rest[T, V any](name string, at func(*T) *V) Field {
	return Field{Name: name, Rest: true, Into: func(thing any) any { return at(thing.(*T)) },
		Get: func(thing any) any {
			if v := at(thing.(*T)); !reflect.ValueOf(v).Elem().IsZero() {
				return v
			}
			return nil
		}}
}

// lines is a column of a list of words, one on each line.
func lines[T any](name string, at func(*T) *[]string) Field {
	return Field{Name: name, Get: func(thing any) any { return strings.Join(*at(thing.(*T)), "\n") },
		Into: func(thing any) any { return (*asLines)(at(thing.(*T))) }}
}

func empty(f Field) Field { f.Empty = true; return f }

func refers(table string, f Field) Field { f.Refers = table; return f }

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// asBit reads 0 or 1.
type asBit bool

// Scan implements [database/sql.Scanner].
func (b *asBit) Scan(v any) error {
	n, _ := v.(int64)
	*b = n != 0
	return nil
}

// asLines reads a list of words.
type asLines []string

// Scan implements [database/sql.Scanner].
func (l *asLines) Scan(v any) error {
	if s, _ := v.(string); s != "" {
		*l = strings.Split(s, "\n")
	}
	return nil
}

// labels are people, one on each line.
func labels(people []inspect.Officer) string {
	each := make([]string, len(people))
	for i, o := range people {
		each[i] = o.String()
	}
	return strings.Join(each, "\n")
}

// names are theirs alone, as papers print them.
func names(labels []string) string {
	each := make([]string, len(labels))
	for i, l := range labels {
		each[i], _, _ = strings.Cut(l, ":")
	}
	return strings.Join(each, "、")
}
