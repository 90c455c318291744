package sqlite

import (
	"fmt"
	"strings"
	"testing"
)

// Every value that is another than it was is found, whatever the table and the
// column: those that a later version adds too.
func TestCheckFindsEveryChangedValue(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of stores, one after another: the race detector has nothing to see in them")
	}
	t.Parallel()
	f := newForger(t)
	if faults := checked(t, f.path); len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, c := range f.columns {
		name := c.table + "." + c.name
		rows := f.rows(t, c.table)
		if len(rows) == 0 {
			t.Errorf("the played book has nothing in %s", c.table)
		}
		for _, row := range rows[:min(len(rows), 1)] {
			path := f.forged(t, "UPDATE "+c.table+" SET "+c.name+" = ? WHERE "+row, c.other(f.value(t, c, row)))
			if len(checked(t, path)) == 0 {
				t.Errorf("%s is another where %s, and no fault is found", name, row)
			}
		}
	}
}

// So is every row that is gone, and every row too many; and what is made from
// the record is made anew from it.
func TestCheckFindsEveryRow(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of stores, one after another: the race detector has nothing to see in them")
	}
	t.Parallel()
	f := newForger(t)
	tried := map[string]bool{}
	for _, c := range f.columns {
		if tried[c.table] {
			continue
		}
		tried[c.table] = true
		for _, row := range f.rows(t, c.table) {
			f.found(t, c.table, "DELETE FROM "+c.table+" WHERE "+row)
			text, args := f.another(t, c.table, row)
			f.found(t, c.table, text, args...)
		}
	}
}

func (f forger) found(t *testing.T, table, text string, args ...any) {
	t.Helper()
	path := f.forged(t, text, args...)
	if len(checked(t, path)) == 0 {
		t.Errorf("no fault is found after %s", text)
	}
	if (object{objectName: objectName{"table", table}}).remade() {
		if left := rebuilt(t, path); len(left) > 0 {
			t.Errorf("after %s a rebuild leaves %s", text, left)
		}
	}
}

// another is the statement that adds a row in which every value is another than
// in that one, but what says by which dimension a tally is.
func (f forger) another(t testing.TB, table, row string) (text string, args []any) {
	columns, _ := f.of(table)
	for _, c := range columns {
		v := f.value(t, c, row)
		if c.name != "dim" {
			v = c.other(v)
		}
		args = append(args, v)
	}
	return fmt.Sprintf("INSERT INTO %s VALUES (?%s)", table, strings.Repeat(", ?", len(args)-1)), args
}
