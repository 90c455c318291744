package main

import (
	"encoding/csv"
	"strings"
	"testing"

	"rectify/inspect"
)

// The demo's ledger, imported into a new book, gives the same ledger, in every
// format and language, but for papers and what is reckoned by them.
func TestLedgerComesBack(t *testing.T) {
	o := newOffice(t)
	o.must("demo", "play")
	lines := func(store string) [][]string {
		text := o.must("report", "ledger", "--lang", "en", "--store", store, "--format", "csv", "-o", "-")
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	reckoned := map[string]bool{"ref": true, "notice": true, "first_due": true, "state": true, "overdue_days": true}
	want := lines("play/rectify.db")
	for _, file := range []string{"en.csv", "zh.csv", "en.xlsx", "zh.xlsx", "en.jsonl"} {
		o.must("report", "ledger", "--store", "play/rectify.db", "--lang", file[:2], "-o", file)
		o.must("init", "--store", file+".db", "--agency", "示范局", "--word", "责改")
		o.must("hazard", "import", "--store", file+".db", file)
		got := lines(file + ".db")
		if len(got) != 168 || len(want) != 168 {
			t.Fatalf("%s: %d lines of %d", file, len(got), len(want))
		}
		for i, row := range got {
			for k, cell := range row {
				if name := want[0][k]; cell != want[i][k] && !reckoned[name] {
					t.Errorf("%s: line %d: %s is %q, not %q", file, i+1, name, cell, want[i][k])
				}
			}
		}
	}
}

// What the rows of any figure are written as, in every format and language, the import of
// what they are of reads, and finds that it knows all of them.
func TestRowsOfFiguresComeBack(t *testing.T) {
	o := newOffice(t)
	o.must("demo", "play")
	back := func(total string, table inspect.FigureTable, noun inspect.Noun, imported string) {
		for _, figure := range table.Counted().Keys() {
			if table.Named(figure).Rows != noun || o.data(total + " --year 2021 --store play/rectify.db --rows " + figure)["count"] == 0.0 {
				continue // some formats have no head over nothing
			}
			for _, file := range []string{"en.csv", "zh.csv", "en.xlsx", "zh.xlsx", "en.jsonl"} {
				line := strings.Fields(total + " --year 2021 --store play/rectify.db")
				o.must(append(line, "--rows", figure, "--lang", file[:2], "-o", file)...)
				out, said, code := o.run(imported, "import", "--dry-run", "--store", "play/rectify.db", file)
				if code != 0 || !strings.Contains(out, ": 0 added") {
					t.Errorf("%s of %s: exit %d: %s%s", figure, file, code, out, said)
				}
			}
		}
	}
	back("totals", inspect.TotalsTable, inspect.Sites, "site")
	back("totals", inspect.TotalsTable, inspect.Hazards, "hazard")
	back("complaint totals", inspect.ComplaintTable(), inspect.Complaints, "complaint")
}
