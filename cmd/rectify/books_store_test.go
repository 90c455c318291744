package main

import (
	"database/sql"
	"fmt"
	"strings"
)

// rows runs a query on a store's file, beside the program.
func (o office) rows(file, query string, args ...any) (out []string) {
	o.t.Helper()
	db, err := sql.Open("sqlite", "file:"+o.path(file)+"?mode=ro")
	if err != nil {
		o.t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(query, args...)
	if err != nil {
		o.t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			o.t.Fatal(err)
		}
		out = append(out, s)
	}
	if rows.Err() != nil {
		o.t.Fatal(rows.Err())
	}
	return out
}

func (o office) versionOf(file string) (n int) {
	o.t.Helper()
	fmt.Sscan(o.rows(file, "SELECT user_version FROM pragma_user_version")[0], &n)
	return n
}

// columns are the values of every column of every table, by their keys.
func (o office) columns(file string) map[string]string {
	o.t.Helper()
	out := map[string]string{}
	const keyed = `SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk)`
	for _, table := range o.rows(file, "SELECT name FROM sqlite_schema WHERE type = 'table'") {
		key := o.rows(file, keyed, table)[0]
		for _, column := range o.rows(file, "SELECT name FROM pragma_table_info(?)", table) {
			values := o.rows(file, fmt.Sprintf(`SELECT quote("%s") FROM "%s" ORDER BY %s`, column, table, key))
			out[table+"."+column] = strings.Join(values, "\n")
		}
	}
	return out
}

// schema is all that a store's file is made of, by name.
func (o office) schema(file string) map[string]string {
	o.t.Helper()
	out := map[string]string{}
	for _, part := range o.rows(file, "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema") {
		name, text, _ := strings.Cut(part, ": ")
		out[name] = text
	}
	return out
}
