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
	names := make([]string, len(r.Keys))
	for i, f := range r.Keys {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
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

// Relations are all of them, each after those that it points to.
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

// Beside are the tables that are not made from facts alone: the record, what is
// kept beside it, and the tallies, which may keep keys under which nothing is
// counted any more.
func Beside() []Relation {
	words := func(names ...string) (out []Field) {
		for _, name := range names {
			out = append(out, Field{Name: name})
		}
		return out
	}
	numbers := func(names ...string) (out []Field) {
		for _, name := range names {
			out = append(out, Field{Name: name, Type: Number})
		}
		return out
	}
	id, link := Field{Name: "id", Type: Bytes}, Field{Name: "link", Type: Bytes}
	tallied := words("dim", "key", "month")
	return []Relation{
		{Name: "event", Keys: numbers("seq"),
			Columns: slices.Concat([]Field{id}, words("kind", "noun"), numbers("n", "at"), words("by", "body"),
				numbers("encoding"), []Field{link}),
			Indexes: []Index{{Name: "event_id", On: "id", Unique: true}, {Name: "event_of", On: "noun, n, seq"}}},
		{Name: "chain", Keys: numbers("one"), Columns: append(numbers("place"), link)},
		{Name: "blob", Keys: words("sha256"), Columns: []Field{{Name: "data", Type: Bytes}}},
		{Name: "aside", Keys: words("kind", "key"), Columns: words("body")},
		{Name: "tally", Keys: tallied, Columns: numbers(sums...)},
		{Name: "lag", Keys: append(slices.Clone(tallied), numbers("back", "days")...), Columns: numbers("hazards")},
	}
}

// Added are those that are only added to; of what stands beside the lists, the
// codes are.
var Added = []string{"event", "blob"}
