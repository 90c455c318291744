package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"net/url"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"rectify/inspect"
	"rectify/inspect/pgtest"
	"rectify/inspect/sqlite"
)

// bookViewed is a book in a file or on a server, whose views are read beside the program.
type bookViewed struct {
	office
	store string
	query func(text string) (columns []string, rows [][]string)
}

// tells is what the program answers with its true clock, which is that of the views.
func (b bookViewed) tells(line string, args ...string) map[string]any {
	b.t.Helper()
	cmd := b.today(append(append(strings.Fields(line), args...), "--store", b.store, "--json")...)
	out, said, code := ended(b.t, cmd)
	var got struct{ Data map[string]any }
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 {
		b.t.Fatalf("%s %s: exit %d: %v: %s", line, args, code, err, said)
	}
	return got.Data
}

func (o office) today(args ...string) *exec.Cmd {
	cmd := o.command(args...)
	cmd.Env = append(cmd.Env, "TEST_NOW=now", "RECTIFY_STORE=", "RECTIFY_USER=甲某")
	return cmd
}

// rowsBy are the rows of a view by their first columns, so many of them.
func (b bookViewed) rowsBy(view string, keys int) map[string]map[string]string {
	b.t.Helper()
	columns, rows := b.query("SELECT * FROM " + view)
	out := map[string]map[string]string{}
	for _, row := range rows {
		key, named := strings.Join(row[:keys], " "), map[string]string{}
		for i, c := range columns {
			named[c] = row[i]
		}
		if out[key] != nil {
			b.t.Errorf("%s has %q twice", view, key)
		}
		out[key] = named
	}
	return out
}

// viewedBooks are the demonstration's book, with a closed month and what was recorded
// today, in a file and on a server.
func viewedBooks(t *testing.T) []bookViewed {
	o := newOffice(t)
	file, server := o.path("demo/rectify.db"), pgtest.Get(t)
	o.must("demo", "demo")
	day := time.Now().Format(time.DateOnly)
	for _, line := range []string{"period close 2021-10 --by 王某", "person add 戊某 --cert A005",
		"paper issue record --inspection I1 --from 09:00 --to 11:30 -o out/", "hazard add --inspection I1 后补 --due 60",
		"inspection add --site S1 --date " + day + " --inspector 甲某:A001 --inspector 乙某:A002",
		"hazard add --inspection I41 灭火器失压 --due 40", "hazard add --inspection I41 通道堵塞 --fixed",
		"hazard add --inspection I41 电线私拉 --due 1", "notice issue --inspection I41 -o out/",
		"inspection add --site S2 --date 2026-10-05 --inspector 丙某", "hazard add --inspection I42 无标志",
		"export whole", "schema --make"} {
		if out, said, code := ended(t, o.today(append(strings.Fields(line), "--store", file)...)); code != 0 {
			t.Fatalf("%s: exit %d: %s%s", line, code, out, said)
		}
	}
	database := server.Database(t)
	at := server.Address(database, "book", "甲")
	server.Do(t, database, "CREATE ROLE reader"+database+" LOGIN PASSWORD '"+pgtest.Password+"'")
	printed := "" // as it is to be copied
	for _, line := range []string{"import whole", "schema --make"} {
		out, said, code := ended(t, o.today(append(strings.Fields(line), "--store", at, "--lang", "en")...))
		if code != 0 {
			t.Fatalf("%s: exit %d: %s%s", line, code, out, said)
		}
		_, printed, _ = strings.Cut(said, "who may read them:\n")
	}
	if strings.Count(printed, "\n") != 3 {
		t.Errorf("what may be granted is said as %q", printed)
	}
	grants := strings.NewReplacer("rectify.v_hazard, rectify.隐患", "rectify."+
		strings.Join(viewNames(), ", rectify."), "reader", "reader"+database).Replace(printed)
	server.Do(t, database, grants)
	reads, err := url.Parse(server.Address(database))
	if err != nil {
		t.Fatal(err)
	}
	reads.User = url.UserPassword("reader"+database, pgtest.Password)
	return []bookViewed{{o, file, func(text string) ([]string, [][]string) { return fileRows(t, file, text) }},
		{o, at, func(text string) ([]string, [][]string) { return serverRows(t, reads.String(), text) }}}
}

func viewNames() (out []string) {
	for _, v := range sqlite.Views() {
		out = append(out, v.Name.EN, v.Name.ZH)
	}
	return out
}

func fileRows(t *testing.T, file, text string) (columns []string, out [][]string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+file+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(text)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, _ = rows.Columns()
	for rows.Next() {
		cells, into := make([]sql.NullString, len(columns)), []any{}
		for i := range cells {
			into = append(into, &cells[i])
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		out = append(out, inspect.Mapped(cells, func(c sql.NullString) string { return c.String }))
	}
	if rows.Err() != nil {
		t.Fatal(rows.Err())
	}
	return columns, out
}

func serverRows(t *testing.T, at, text string) (columns []string, out [][]string) {
	t.Helper()
	c, err := pgconn.Connect(context.Background(), at)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	got, err := c.Exec(context.Background(), "SET search_path = rectify; "+text).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	for _, f := range got[1].FieldDescriptions {
		columns = append(columns, f.Name)
	}
	for _, row := range got[1].Rows {
		out = append(out, inspect.Mapped(row, func(cell []byte) string { return string(cell) }))
	}
	return columns, out
}

// Each view says what the lists and the totals say, row by row, in a file and on a server.
func TestViewsSayWhatTheProgramSays(t *testing.T) {
	t.Parallel()
	for _, b := range viewedBooks(t) {
		for list, view := range map[string]string{"site": "site", "campaign": "campaign", "inspection": "inspection",
			"hazard": "hazard", "notice": "notice", "paper": "paper", "review": "review", "complaint": "complaint", "person": "person"} {
			b.sameList(list, b.rowsBy("v_"+view, 1))
		}
		now := time.Now()
		for _, month := range []string{"2021-10", "2021-11", "2021-12", "2022-01", "2022-02", "2026-10", now.Format("2006-01")} {
			for _, by := range []string{"month", "sector", "inspector"} {
				b.sameTotals(month, by)
			}
		}
		for _, v := range sqlite.Views() {
			columns, rows := b.query("SELECT * FROM " + v.Name.ZH)
			_, english := b.query("SELECT * FROM " + v.Name.EN)
			if len(rows) != len(english) || len(rows) == 0 || len(columns) != len(v.Columns) || columns[0] != v.Columns[0].Name.ZH {
				t.Errorf("%s: %d rows and not %d, %q", v.Name.ZH, len(rows), len(english), columns)
			}
		}
		if said := b.tells("check"); len(said["faults"].([]any)) != 0 {
			t.Errorf("%v", said["faults"])
		}
	}
}

// sameList compares a list with the rows of its view: the same things, with the same in
// what both have.
func (b bookViewed) sameList(noun string, rows map[string]map[string]string) {
	b.t.Helper()
	lines := slices.DeleteFunc(b.tells(noun + " list")["rows"].([]any), func(line any) bool {
		return line.(map[string]any)["ref"] == nil // who is only named by inspections
	})
	if len(lines) != len(rows) || len(rows) == 0 {
		b.t.Errorf("%s list has %d lines, its view %d", noun, len(lines), len(rows))
	}
	alike := 0
	for _, line := range lines {
		line := line.(map[string]any)
		row := rows[fmt.Sprint(line["ref"])]
		for key, is := range line {
			was, ok := row[key]
			switch is := is.(type) {
			case string, float64:
				if ok && fmt.Sprint(is) != was && !(noun == "hazard" && key == "inspectors") {
					b.t.Errorf("%s %s %s: the list has %v, the view %s", noun, line["ref"], key, is, was)
				}
				alike++
			}
		}
		if row == nil {
			b.t.Errorf("the view has no %s", line["ref"])
		}
	}
	if late, ok := rows["H168"]; ok && late["overdue_days"] != "" {
		b.t.Errorf("what is due in weeks is overdue: %v", late)
	}
	if alike < 3*len(lines) {
		b.t.Errorf("only %d parts of %s are alike", alike, noun)
	}
}

// sameTotals compares a month's totals with the rows of the view.
func (b bookViewed) sameTotals(month, by string) {
	b.t.Helper()
	keys := 1
	if by != "month" {
		keys = 2
	}
	rows := b.rowsBy("v_totals_"+by, keys)
	maps.DeleteFunc(rows, func(_ string, row map[string]string) bool { return row["month"] != month })
	groups := b.tells("totals --month " + month + " --by " + by)["groups"].([]any)
	if len(rows) != len(groups) {
		b.t.Errorf("%s by %s: %d groups, and rows %q", month, by, len(groups), slices.Sorted(maps.Keys(rows)))
	}
	for _, g := range groups {
		g := g.(map[string]any)
		key := month
		if by != "month" {
			key += " " + g["key"].(string)
		}
		for _, f := range inspect.TotalsTable {
			row := rows[key]
			if rate, ok := g[f.Key].(map[string]any); ok {
				b.sameNumber(key, f.Key+"_numerator", rate["numerator"], row)
				b.sameNumber(key, f.Key+"_denominator", rate["denominator"], row)
				continue
			}
			b.sameNumber(key, f.Key, g[f.Key], row)
		}
	}
}

func (b bookViewed) sameNumber(key, name string, is any, row map[string]string) {
	b.t.Helper()
	was, there := row[name]
	n, err := strconv.ParseFloat(was, 64)
	if is == nil && was == "" && there {
		return
	}
	if f, ok := is.(float64); !ok || err != nil || math.Abs(f-n) > 1e-9 {
		b.t.Errorf("%s %s: the totals have %v, the view %q", key, name, is, was)
	}
}

// No column of a view is called as another of it, or has more than a database bears.
func TestViewsNameEachColumnOnce(t *testing.T) {
	all := map[string]bool{}
	for _, v := range sqlite.Views() {
		named := map[string]bool{}
		for _, c := range v.Columns {
			for _, name := range []string{c.Name.EN, c.Name.ZH} {
				if named[name] || name == "" || len(name) > 63 || strings.Contains(name, `"`) {
					t.Errorf("%s has the column %q", v.Name.EN, name)
				}
				named[name] = true
			}
			if strings.Contains(c.Name.EN, "phone") || strings.Contains(c.Name.EN, "reporter") {
				t.Errorf("%s tells %s", v.Name.EN, c.Name.EN)
			}
		}
		if all[v.Name.EN] || all[v.Name.ZH] {
			t.Errorf("%s is there twice", v.Name.EN)
		}
		all[v.Name.EN], all[v.Name.ZH] = true, true
	}
}
