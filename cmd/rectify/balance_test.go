package main

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// addsUp is the command balance FILE of the scripts. The file is a table whose
// head is month and names of figures; totals --json must say of each month what
// it says, in order, open with what the month before closed with, and add up:
// opening + found + reopened − rectified = closing.
func addsUp(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: balance file")
	}
	lines := strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n")
	head, closing := strings.Fields(lines[0]), -1
	if len(lines) < 2 || head[0] != "month" {
		ts.Fatalf("%s has no months", args[0])
	}
	for _, line := range lines[1:] {
		cells := strings.Fields(line)
		if len(cells) != len(head) {
			ts.Fatalf("%q has %d cells, not %d", line, len(cells), len(head))
		}
		now := monthFigures(ts, cells[0])
		for i, name := range head[1:] {
			if got := now(name); strconv.Itoa(got) != cells[i+1] {
				ts.Fatalf("%s of %s is %d, not %s", name, cells[0], got, cells[i+1])
			}
		}
		if closing >= 0 && now("opening") != closing {
			ts.Fatalf("%s opens with %d, after %d", cells[0], now("opening"), closing)
		}
		closing = now("closing")
		if sum := now("opening") + now("hazards_found") + now("hazards_reopened") - now("hazards_rectified"); sum != closing {
			ts.Fatalf("%s adds up to %d, and closes with %d", cells[0], sum, closing)
		}
	}
}

// monthFigures are a month's figures as a program reads them; a name that
// totals do not know is an error, and not 0.
func monthFigures(ts *testscript.TestScript, month string) func(name string) int {
	ts.Check(ts.Exec("rectify", "totals", "--month", month, "--json"))
	var out struct {
		Data map[string]any `json:"data"`
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &out))
	return func(name string) int {
		n, ok := out.Data[name].(float64)
		if !ok {
			ts.Fatalf("totals know no figure %s", name)
		}
		return int(n)
	}
}
