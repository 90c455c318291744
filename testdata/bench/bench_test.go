// Package bench prints what the product's promises of speed and memory are
// today: ours, the peer's and the ratio, each pair measured turn by turn in
// one run. It is started by testdata/bench/run, which builds what it needs.
package bench

import (
	"flag"
	"fmt"
	"path/filepath"
	"testing"
)

var (
	work   = flag.String("work", "", "folder with the built programs")
	rows   = flag.Int("rows", 1_000_000, "findings in the large book")
	rounds = flag.Int("rounds", 30, "times each command is run")
	old    = flag.String("old", "", "an earlier program of ours, to be measured beside")
	only   = flag.String("only", "", "the one step to take: add, callers, applied, totals, loop, memory, table, issue")
)

// The peers' type faces come last: what this process has held in memory, the system
// counts as held by each that it starts.
func TestPromises(t *testing.T) {
	if *work == "" {
		t.Fatal("no -work is given: start it with testdata/bench/run")
	}
	b := bench{dir: *work, old: *old, rounds: *rounds, large: *rows}
	if err := b.makeBooks(); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name string
		take func() error
		of   string // the step that it is a part of
	}{{"add", b.add, ""}, {"applied", b.applied, "table"}, {"callers", b.callers, "table"}, {"totals", b.totals, ""},
		{"loop", b.loop, ""}, {"memory", b.memory, ""}, {"table", b.compareOld, ""}, {"issue", b.issue, ""}} {
		if *only != "" && *only != step.name && *only != step.of {
			continue
		}
		if err := step.take(); err != nil {
			t.Fatal(err)
		}
	}
}

type bench struct {
	dir           string
	old           string // an earlier program; "" is none
	rounds, large int
}

// initial begins a book.
var initial = []string{"init", "--agency", "示范高新区安全生产监管部", "--region", "示高", "--word", "安责改"}

func (b bench) path(name string) string { return filepath.Join(b.dir, name) }

// rectify is a command line of ours on one of the books.
func (b bench) rectify(book string, args ...string) []string {
	return append([]string{b.path("rectify"), "--store", b.path(book)}, args...)
}

// makeBooks imports a small and a large book, which is itself a measurement.
func (b bench) makeBooks() error {
	for _, book := range []struct {
		name string
		rows int
	}{{"small.db", 10_000}, {"hundred.db", 100_000}, {"large.db", b.large}} {
		csv := b.path(book.name + ".csv")
		if err := writeFindings(csv, book.rows); err != nil {
			return err
		}
		if _, err := once(b.rectify(book.name, initial...)); err != nil {
			return err
		}
		u, err := once(b.rectify(book.name, "hazard", "import", csv))
		if err != nil {
			return err
		}
		fmt.Printf("import of %d findings: %.1f s, %.0f rows/s, %d MB RSS (promised: 20000 rows/s, 80 MB)\n",
			book.rows, u.wall.Seconds(), float64(book.rows)/u.wall.Seconds(), u.rss>>20)
		if err := b.importOld(book.name, csv, u); err != nil {
			return err
		}
	}
	return nil
}

// add sets a cold, durable hazard add beside the same SQL in the sqlite3 CLI.
func (b bench) add() error {
	ours := b.rectify("small.db", "hazard", "add", "--inspection", "I1", "配电室堆放杂物", "--category", "electrical", "--due", "30", "--json")
	sql, err := b.sameSQL(ours)
	if err != nil {
		return err
	}
	return b.compare("hazard add, cold and durable (promised: 1.7 times the sqlite3 CLI)", ours,
		[]string{"sqlite3", b.path("peer.db"), ".read " + sql}, []string{b.path("bare")})
}

// totals asks for a month of a small and of a large book.
func (b bench) totals() error {
	for _, args := range [][]string{{"totals", "--month", "2021-11"}, {"totals", "--month", "2021-11", "--compare", "--by", "sector"}} {
		name := fmt.Sprintf("%v of %d and of 10000 hazards (promised: 10 ms over the bare process, 20 with --compare and --by)", args, b.large)
		if err := b.compare(name, b.rectify("large.db", args...), b.rectify("small.db", args...), []string{b.path("bare")}); err != nil {
			return err
		}
	}
	return nil
}
