package main

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"rectify/inspect"
)

// Every CSV speaks the language of --lang, in its heads and in the program's own
// words; figures, names and dates are the same in both.
func TestCSVSpeaksTheLanguage(t *testing.T) {
	o := namesakes(t)
	for _, line := range []string{"notice issue --inspection I1 --due 5 --date 2021-11-08",
		"complaint add 路灯不亮 --kind fault --channel qr --date 2021-11-12"} {
		o.must(strings.Fields(line)...)
	}
	lines := []string{"totals --month 2021-11 --compare", "totals --month 2021-11 --rows hazards_found",
		"totals --month 2021-11 --rows closing", "totals --month 2021-11 --rows inspections",
		"complaint totals --month 2021-11", "complaint totals --month 2021-11 --rows received",
		"complaint totals --month 2021-11 --by kind",
		"complaint totals --month 2021-11 --by channel", "report ledger --month 2021-11 -o -"}
	for _, by := range inspect.Dims() {
		lines = append(lines, "totals --month 2021-11 --by "+string(by))
	}
	own := regexp.MustCompile(`^(total|group|previous|last_year|year_to_date|general|major|fault|qr|dust|not-ordered|ordered|accepted|routine)$`)
	for _, line := range lines {
		en, zh := o.table(line+" --lang en"), o.table(line+" --lang zh")
		if len(en) != len(zh) || len(en) < 2 {
			t.Fatalf("%s: %d and %d lines", line, len(en), len(zh))
		}
		seen := map[string]bool{}
		for i, head := range zh[0] {
			if seen[head] || regexp.MustCompile(`[A-Za-z]`).MatchString(head) || regexp.MustCompile(`[^a-z_]`).MatchString(en[0][i]) {
				t.Errorf("%s: a column is %q and %q", line, en[0][i], head)
			}
			seen[head] = true
			for k, row := range zh[1:] {
				if own.MatchString(row[i]) && en[0][i] != "key" {
					t.Errorf("%s: %s of row %d is %q in Chinese", line, head, k+1, row[i])
				}
				if number := regexp.MustCompile(`^[-0-9.]+$`); number.MatchString(row[i]) && row[i] != en[k+1][i] {
					t.Errorf("%s: %s of row %d is %s, and %s in English", line, head, k+1, row[i], en[k+1][i])
				}
			}
		}
	}
}

// table is what a command prints as CSV.
func (o office) table(line string) [][]string {
	o.t.Helper()
	rows, err := csv.NewReader(strings.NewReader(o.must(append(strings.Fields(line), "--format", "csv")...))).ReadAll()
	if err != nil {
		o.t.Fatal(fmt.Errorf("%s: %w", line, err))
	}
	return rows
}
