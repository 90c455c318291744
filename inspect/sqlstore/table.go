package sqlstore

import (
	"reflect"
	"slices"
	"strings"
	"sync"

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
	Rows    []Rows
	Indexes []Index

	fields func() []Field // n and id, which every table has, are not among them

	joins  string  // what else there is of a thing, of another
	joined []Field // with Name as it is selected

	at       func(thing any) (n *int64, id *inspect.ID) // a thing's number, and the name of the fact with which it began
	selected func() string                              // its columns, and those joined to it, as [reader] reads them
	one      func() string                              // the question for one thing
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
	for _, f := range t.fields() {
		if !f.Rest {
			out = append(out, f)
		}
	}
	return out
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

// table makes a table of things of one type. Of what is columns and what rests, each
// word names a field: told has what follows from others, or the thing has a field of
// that name, or of the one after «=». After «>» stands the table that a column points
// to; with «?» 0 or "" is kept in it as nothing.
func table[T any](noun inspect.Noun, name, alias, columns, rests string, told []Field, indexes ...Index) *Table {
	t := &Table{Noun: noun, Name: name, Alias: alias, New: func() any { return new(T) }, Indexes: indexes}
	is := reflect.TypeFor[T]()
	t.selected, t.one = sync.OnceValue(t.selecting), sync.OnceValue(t.getting)
	t.fields = sync.OnceValue(func() (out []Field) { // few commands ask for all tables
		for i, words := range [2]string{columns, rests} {
			for word := range strings.FieldsSeq(words) {
				out = append(out, fieldOf(is, word, i == 1, told))
			}
		}
		return out
	})
	named := sync.OnceValues(func() (n, id reflect.StructField) {
		n, _ = is.FieldByNameFunc(alike("n"))
		id, _ = is.FieldByNameFunc(alike("id"))
		return n, id
	})
	t.at = func(thing any) (*int64, *inspect.ID) {
		v := reflect.ValueOf(thing).Elem()
		n, id := named()
		return v.FieldByIndex(n.Index).Addr().Interface().(*int64), v.FieldByIndex(id.Index).Addr().Interface().(*inspect.ID)
	}
	return t
}

// fieldOf is the field of a word.
func fieldOf(of reflect.Type, word string, rest bool, told []Field) Field {
	word, refers, _ := strings.Cut(word, ">")
	word, empty := strings.CutSuffix(word, "?")
	name, path, ok := strings.Cut(word, "=")
	if i := slices.IndexFunc(told, func(f Field) bool { return f.Name == name && f.Rest == rest }); i >= 0 {
		return told[i]
	}
	if !ok {
		path = strings.ReplaceAll(name, "_", "")
	}
	index, is := part(of, path)
	at := func(thing any) reflect.Value {
		v := reflect.ValueOf(thing).Elem()
		for _, i := range index { // none of them is a pointer
			v = v.Field(i)
		}
		return v
	}
	f := Field{Name: name, Rest: rest, Empty: empty, Refers: refers,
		Into: func(thing any) any { return at(thing).Addr().Interface() }}
	switch {
	case rest:
		f.Get = func(thing any) any {
			if v := at(thing); !v.IsZero() {
				return v.Addr().Interface()
			}
			return nil
		}
	case is.Kind() == reflect.Bool:
		f.Type, f.Get = Number, func(thing any) any { return bit(at(thing).Bool()) }
		f.Into = func(thing any) any { return (*asBit)(at(thing).Addr().Interface().(*bool)) }
	case is.Kind() == reflect.Slice: // of words, one on each line
		f.Get = func(thing any) any { return strings.Join(at(thing).Interface().([]string), "\n") }
		f.Into = func(thing any) any { return (*asLines)(at(thing).Addr().Interface().(*[]string)) }
	case is.Kind() == reflect.String:
		f.Get = func(thing any) any { return at(thing).String() }
	default:
		f.Type, f.Get = Number, func(thing any) any { return at(thing).Int() }
	}
	return f
}

// alike tells a name, small and capital letters alike.
func alike(name string) func(string) bool {
	return func(s string) bool { return strings.EqualFold(s, name) }
}

// part is where a path leads to in a thing.
func part(of reflect.Type, path string) (index []int, is reflect.Type) {
	is = of
	for name := range strings.SplitSeq(path, ".") {
		f, ok := is.FieldByNameFunc(alike(name))
		if !ok {
			panic(of.Name() + " has no " + path)
		}
		index, is = append(index, f.Index...), f.Type
	}
	return index, is
}

// whole is the thing itself, in its body.
func whole(name string) Field {
	same := func(thing any) any { return thing }
	return Field{Name: name, Rest: true, Into: same, Get: func(thing any) any {
		if reflect.ValueOf(thing).Elem().IsZero() {
			return nil
		}
		return thing
	}}
}

// below adds rows to a table.
func below[T any](t *Table, name string, fields []Field, of func(thing *T, row func(...any)), indexes ...Index) {
	t.Rows = append(t.Rows, Rows{name, fields, func(thing any) (out [][]any) {
		of(thing.(*T), func(values ...any) { out = append(out, values) })
		return out
	}, indexes})
}

// follows is a column that follows from the other fields: it is only asked for.
func follows[T any, S ~string](name string, of func(*T) S) Field {
	return Field{Name: name, Get: func(thing any) any { return string(of(thing.(*T))) }}
}

// counted is the same of a number.
func counted[T any](name string, of func(*T) int64) Field {
	return Field{Name: name, Type: Number, Get: func(thing any) any { return of(thing.(*T)) }}
}

func empty(f Field) Field { f.Empty = true; return f }

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

// asOfficers are people in a thing, read as [officersOf] does.
type asOfficers []inspect.Officer

// called are the people of an inspection as they are called now, on lines.
func called(inspection string) string {
	return "coalesce(nullif(" + inspection + ".named, ''), " + inspection + ".inspectors)"
}

// Where a name has such marks of its own they are written as in Go.
var (
	asMarks = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`)
	ofMarks = strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n")
)

// officersOf are people, one on each line, each a name, a tab and the certificate.
func officersOf(text string) (out []inspect.Officer) {
	for line := range strings.Lines(text) {
		name, cert, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		out = append(out, inspect.Officer{Name: ofMarks.Replace(name), Cert: ofMarks.Replace(cert)})
	}
	return out
}

// columnOf writes what that reads.
func columnOf(people []inspect.Officer) string {
	each := inspect.Mapped(people, func(o inspect.Officer) string {
		return asMarks.Replace(o.Name) + "\t" + asMarks.Replace(o.Cert)
	})
	return strings.Join(each, "\n")
}

// labels are people, one on each line.
func labels(people []inspect.Officer) string {
	return strings.Join(inspect.Mapped(people, inspect.Officer.String), "\n")
}

// namesOf are the names alone, as papers print them, of people on lines.
func namesOf(text string) string {
	lines := strings.Split(text, "\n")
	var each []string
	for i, line := range lines {
		if !slices.Contains(lines[:i], line) {
			name, _, _ := strings.Cut(strings.ReplaceAll(line, "\t", ":"), ":")
			each = append(each, ofMarks.Replace(name))
		}
	}
	return strings.Join(each, "、")
}
