package sqlstore

import "rectify/inspect"

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

// Relations are all of them, each after those that it points to.
func Relations() (out []Relation) {
	n, place, body := Field{Name: "n", Type: Number}, Field{Name: "place", Type: Number}, Field{Name: "body"}
	for _, t := range Tables {
		columns := append([]Field{{Name: "id", Type: Bytes}}, t.Columns()...)
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
