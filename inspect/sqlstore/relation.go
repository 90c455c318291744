package sqlstore

import (
	"slices"
	"strings"

	"rectify/inspect"
)

// Relation is a table as a database has it: that of a noun, or one of the rows
// below it, or of what the agency has said. Each is made from facts alone, and a
// check compares it with a replay row by row.
type Relation struct {
	Name    string
	Noun    inspect.Noun // of which its first key is the number, if it has one
	Keys    []Field
	Columns []Field // besides the keys
	Indexes []Index
}

// Key are the names of the keys.
func (r Relation) Key() string {
	return strings.Join(inspect.Mapped(r.Keys, func(f Field) string { return f.Name }), ", ")
}

// Lacking are indexes by what rows point to, without which each row that a rebuild
// takes away may have all of those read.
func (r Relation) Lacking() (out []Index) {
	for _, f := range r.Columns {
		there := func(x Index) bool { return strings.HasPrefix(x.On+",", f.Name+",") }
		if f.Refers != "" && f.Refers != "blob" && !slices.ContainsFunc(r.Indexes, there) {
			out = append(out, Index{Name: r.Name + "_" + f.Name, On: f.Name})
		}
	}
	return out
}

// passing is the relation as it is made for a time and gone through whole: only with indexes
// that keep its rows apart, and those by what they point to.
func (r Relation) passing() Relation {
	r.Indexes = slices.DeleteFunc(slices.Clone(r.Indexes), func(x Index) bool { return spared(r.Columns, x) })
	return r
}

// spared tells an index without which rows of those columns are kept apart, and found by what
// they point to.
func spared(columns []Field, x Index) bool {
	first, _, _ := strings.Cut(x.On, ",")
	return !x.Unique && !slices.ContainsFunc(columns, func(f Field) bool { return f.Refers != "" && f.Name == first })
}

// Text is the statement that makes an index of a table, of columns that begin with
// some more.
func (x Index) Text(name, table, first string) string {
	unique, where := "", ""
	if x.Unique {
		unique = "UNIQUE "
	}
	if x.Where != "" {
		where = " WHERE " + x.Where
	}
	return "CREATE " + unique + "INDEX " + name + " ON " + table + " (" + first + x.On + ")" + where
}

// Version counts the shapes that books have had, in files and in databases: it goes
// up whenever a relation is to be another. A book of an earlier one is brought up to
// date by whoever opens it first.
const Version = 22

// Relations are those of the nouns, each after those that it points to.
func Relations() (out []Relation) {
	n, place, body := Field{Name: "n", Type: Number}, Field{Name: "place", Type: Number}, Field{Name: "body"}
	for _, t := range Tables {
		columns := append([]Field{{Name: "id", Type: Bytes}}, t.columns()...)
		out = append(out, Relation{t.Name, t.Noun, []Field{n}, append(columns, body), t.Indexes})
	}
	for _, t := range Tables {
		for _, r := range t.Rows {
			of := Field{Name: t.Name, Type: Number, Refers: t.Name}
			out = append(out, Relation{r.Name, t.Noun, []Field{of, place}, r.Fields, r.Indexes})
		}
	}
	return out
}

// Remade are all that are made from facts alone: those of the nouns, and the tallies,
// which a replay is not compared with, for they may keep keys under which nothing is
// counted any more.
func Remade() []Relation {
	lagged := append(columns(Text, "dim", "month", "key"), columns(Number, "back", "days")...)
	return append([]Relation{
		{Name: "tally", Keys: columns(Text, "dim", "key", "month"), Columns: columns(Number, kept...)},
		{Name: "lag", Keys: lagged, Columns: columns(Number, "hazards")}}, Relations()...)
}

func columns(of Type, names ...string) (out []Field) {
	for _, name := range names {
		out = append(out, Field{Name: name, Type: of})
	}
	return out
}

// Beside are the tables that are not: the record, and what is kept beside it.
func Beside() []Relation {
	id, link := columns(Bytes, "id"), columns(Bytes, "link")
	return []Relation{
		{Name: "event", Keys: columns(Number, "seq"),
			Columns: slices.Concat(id, columns(Text, "kind", "noun"), columns(Number, "n", "at"), columns(Text, "by", "body"),
				columns(Number, "encoding"), link),
			Indexes: []Index{{Name: "event_id", On: "id", Unique: true}, {Name: "event_of", On: "noun, n, seq"}}},
		{Name: "chain", Keys: columns(Number, "one"), Columns: append(columns(Number, "place"), link...)},
		{Name: "blob", Keys: columns(Text, "sha256"), Columns: columns(Bytes, "data")},
		{Name: "aside", Keys: columns(Text, "kind", "key"), Columns: columns(Text, "body")},
	}
}

// Added are those that are only added to; of what stands beside the lists, the
// codes are.
var Added = []string{"event", "blob"}
