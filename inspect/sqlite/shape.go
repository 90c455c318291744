package sqlite

import (
	"slices"
	"strings"

	"rectify/inspect/sqlstore"
)

// dialect has SQLite's words. The crosses, the named index and the sign before a
// column hold its planner to the order that was measured to be the quickest.
var dialect = sqlstore.Dialect{
	Mark: "?", Like: "LIKE", Cross: " CROSS JOIN ", NoSort: "+",
	All: " LIMIT -1", Nested: true,
	By: func(index string) string {
		if index == "" {
			return " NOT INDEXED"
		}
		return " INDEXED BY " + index
	},
	Days: func(later, earlier string) string {
		return "cast(julianday(" + later + ") - julianday(" + earlier + ") AS INTEGER)"
	},
	Numbers: func(list string) string { return "SELECT value FROM json_each(" + list + ")" },
	Place:   func(text, part string) string { return "instr(" + text + ", " + part + ")" },
	Today: `(SELECT CASE json_extract(a.body, '$.agency.time_zone') WHEN 'Asia/Shanghai' THEN date('now', '+8 hours')
		ELSE date('now', 'localtime') END FROM agency a)`,
	Day:       func(day string) string { return "nullif(" + day + ", '')" },
	NextMonth: func(month string) string { return "date(" + month + ", '+1 month')" },
	Part: func(document string, path ...string) string {
		return "json_extract(" + document + ", '$." + strings.Join(path, ".") + "')"
	},
	Elements: func(list string, path ...string) (from, of string) {
		return "json_each(" + list + ", '$." + strings.Join(path, ".") + "') e", "e.value"
	},
	Put: "main", Made: "temp",
}

var types = map[sqlstore.Type]string{sqlstore.Text: "TEXT", sqlstore.Number: "INTEGER", sqlstore.Bytes: "BLOB"}

// shape are the statements that make a relation and its indexes; in names the
// schema, with a dot, if it is not the file's own.
func shape(r sqlstore.Relation, in string) []string {
	var columns []string
	for _, f := range slices.Concat(r.Keys, r.Columns) {
		column := f.Name + " " + types[f.Type]
		switch {
		case len(r.Keys) == 1 && f.Name == r.Keys[0].Name:
			column += " PRIMARY KEY" // of a number, the row's own
		case r.Noun == "" && f.Type == sqlstore.Number:
			column += " NOT NULL DEFAULT 0" // of a tally only what is not 0 is named
		case !f.Empty:
			column += " NOT NULL"
		}
		if f.Refers != "" {
			column += " REFERENCES " + f.Refers
		}
		columns = append(columns, column)
	}
	end := ") STRICT"
	if len(r.Keys) > 1 {
		columns = append(columns, "PRIMARY KEY ("+r.Key()+")")
		end += ", WITHOUT ROWID"
	}
	out := []string{"CREATE TABLE " + in + r.Name + " (" + strings.Join(columns, ", ") + end}
	for _, x := range r.Indexes {
		out = append(out, x.Text(in+x.Name, r.Name, ""))
	}
	return out
}
