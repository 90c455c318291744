package postgres

import (
	"slices"
	"strconv"
	"strings"

	"rectify/inspect/sqlstore"
)

// kept is the schema of the tables, in which each row begins with its book, and
// seen that of the views through which statements see the rows of their own.
const (
	kept = "rectify_kept"
	seen = "rectify"
)

// place is where things are made: what is before the name of a table or a
// function, and before that of a view.
type place struct{ table, view string }

// The places: where all is kept, and the temporary schema, which asks for no right
// that a check does not need anyhow. There the views have other names, for the
// tables have theirs.
var (
	lasting   = place{kept + ".", seen + "."}
	temporary = place{"pg_temp.", "pg_temp.seen_"}
)

// dialect has PostgreSQL's words. Its texts are compared byte by byte, as
// SQLite's are, so that small and capital letters are alike in ASCII alone.
var dialect = sqlstore.Dialect{
	Mark: "$", Key: "book, ", Like: "ILIKE", Cross: " JOIN ", Upsert: true,
	By: func(string) string { return "" },
	Days: func(later, earlier string) string {
		return "(cast(nullif(" + later + ", '') AS DATE) - cast(nullif(" + earlier + ", '') AS DATE))"
	},
	Numbers: func(list string) string {
		return "SELECT cast(value AS BIGINT) FROM json_array_elements_text(cast(" + list + " AS JSON))"
	},
	Place: func(text, part string) string { return "strpos(" + text + ", " + part + ")" },
	Today: `(SELECT CAST(CAST(now() AT TIME ZONE (CAST(a.body AS json) -> 'agency' ->> 'time_zone') AS DATE) AS TEXT)
		COLLATE "C" FROM agency a)`,
	Day: func(day string) string { return "CAST(nullif(" + day + ", '') AS DATE)" },
	NextMonth: func(month string) string {
		return "CAST(CAST(CAST(" + month + " AS DATE) + interval '1 month' AS DATE) AS TEXT) COLLATE \"C\""
	},
	Part: func(document string, path ...string) string {
		last := len(path) - 1
		return within(document, path[:last]) + " ->> '" + path[last] + "')"
	},
	Elements: func(list string, path ...string) (from, of string) {
		all := within(list, path) + ")"
		return "json_array_elements(CASE json_typeof(" + all + ") WHEN 'array' THEN " + all +
			" ELSE '[]' END) e (value)", "e.value"
	},
	Put: seen, Made: "pg_temp",
}

// within is the way down into what is JSON, with a bracket that is still open.
func within(document string, path []string) string {
	out := "(CAST(" + document + " AS json)"
	for _, name := range path {
		out += " -> '" + name + "'"
	}
	return out
}

var types = map[sqlstore.Type]string{sqlstore.Text: `text COLLATE "C"`, sqlstore.Number: "bigint",
	sqlstore.Bytes: "bytea"}

// mine is the book of the transaction.
const mine = "current_setting('rectify.book')::bigint"

// shape are the statements that make a relation: its table, the view of one
// book's rows, and the indexes. The key's comes last: of several that seem to cost
// the same, as all do of a table with nothing in it, the planner takes that.
func (in place) shape(r sqlstore.Relation) []string {
	table := in.table + r.Name
	columns, refers := []string{"book bigint NOT NULL DEFAULT " + mine}, []string{}
	for _, f := range slices.Concat(r.Keys, r.Columns) {
		column := f.Name + " " + types[f.Type]
		if !f.Empty {
			column += " NOT NULL"
		}
		if f.Type == sqlstore.Number && !f.Empty {
			column += " DEFAULT 0"
		}
		columns = append(columns, column)
		if f.Refers != "" {
			refers = append(refers, "ALTER TABLE "+table+" ADD FOREIGN KEY (book, "+f.Name+") REFERENCES "+
				in.table+f.Refers+" DEFERRABLE")
		}
	}
	out := []string{"CREATE TABLE " + table + " (" + strings.Join(columns, ", ") + ")",
		"CREATE VIEW " + in.view + r.Name + " AS SELECT * FROM " + table + " WHERE book = " + mine}
	for _, x := range indexes(r) {
		out = append(out, x.Text(x.Name, table, "book, "))
	}
	return append(append(out, "ALTER TABLE "+table+" ADD PRIMARY KEY (book, "+r.Key()+")"), refers...)
}

func indexes(r sqlstore.Relation) []sqlstore.Index { return slices.Concat(r.Indexes, r.Lacking()) }

// beside are those that make a relation in the temporary schema, where there is
// one book, which nothing names: it comes last.
func beside(r sqlstore.Relation) []string {
	table := "pg_temp." + r.Name
	out := []string{"CREATE TEMPORARY TABLE " + r.Name + " (LIKE " + kept + "." + r.Name +
		" INCLUDING DEFAULTS) ON COMMIT DROP"}
	for _, x := range r.Indexes {
		out = append(out, x.Text("", table, ""))
	}
	return append(out, "ALTER TABLE "+table+" ADD PRIMARY KEY ("+r.Key()+", book)")
}

// named are relations of a schema, as a list.
func named(schema string, of []sqlstore.Relation) string {
	var out []string
	for _, r := range of {
		out = append(out, schema+"."+r.Name)
	}
	return strings.Join(out, ", ")
}

// shapes are the statements of all that a database has in its schemas.
func (in place) shapes() []string {
	out := []string{
		"CREATE TABLE " + in.table + "made (one bigint PRIMARY KEY CHECK (one = 1), version bigint NOT NULL)",
		"INSERT INTO " + in.table + "made VALUES (1, " + strconv.Itoa(version) + ")",
		"CREATE TABLE " + in.table + `book (book bigserial PRIMARY KEY, name text COLLATE "C" NOT NULL UNIQUE,
			turn bigint NOT NULL DEFAULT 0) WITH (fillfactor = 50)`,
		"CREATE FUNCTION " + in.table + `stays() RETURNS trigger LANGUAGE plpgsql AS
			$$BEGIN RAISE EXCEPTION 'the record is only added to'; END$$`,
	}
	for _, r := range slices.Concat(sqlstore.Beside(), sqlstore.Remade()) {
		out = append(out, in.shape(r)...)
	}
	trigger := func(name, when, of, each string) {
		out = append(out, "CREATE TRIGGER "+name+" BEFORE "+when+" ON "+in.table+of+each+
			" EXECUTE FUNCTION "+in.table+"stays()")
	}
	const code = " FOR EACH ROW WHEN (old.kind = 'code')"
	trigger("code_stays", "UPDATE", "aside", code)
	trigger("code_kept", "DELETE", "aside", code)
	for _, name := range sqlstore.Added {
		trigger(name+"_stays", "UPDATE OR DELETE", name, " FOR EACH ROW")
		trigger(name+"_kept", "TRUNCATE", name, "")
	}
	return out
}
