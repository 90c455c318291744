package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
)

// readers are what the commands that only read are asked about: a query for
// each that wants an argument.
var readers = map[string]string{
	"agency show":       "",
	"agenda":            "",
	"calendar show":     "SELECT '2021-10-09'",
	"campaign show":     "SELECT 'C' || n FROM campaign",
	"checklist show":    "SELECT 'general'",
	"complaint show":    "SELECT 'Q' || n FROM complaint",
	"complaint totals":  "",
	"form show":         "SELECT kind FROM form",
	"hazard show":       "SELECT 'H' || n FROM hazard",
	"inspection show":   "SELECT 'I' || n FROM inspection",
	"lookback show":     "SELECT 'L' || n FROM lookback",
	"notice blank":      "SELECT 'B' || n FROM blank WHERE notice IS NULL AND spoiled = ''",
	"notice print":      "SELECT 'N' || n FROM notice",
	"notice show":       "SELECT 'N' || n FROM notice",
	"paper print":       "SELECT 'D' || n FROM paper",
	"paper show":        "SELECT 'D' || n FROM paper",
	"person show":       "SELECT 'P' || n FROM person",
	"period show":       "SELECT DISTINCT substr(month, 1, 7) FROM closed",
	"report ledger":     "",
	"report month":      "SELECT '2021-10'",
	"report statistics": "SELECT '--force'",
	"review show":       "SELECT 'R' || n FROM review",
	"site show":         "SELECT 'S' || n FROM site",
	"totals":            "",
}

// reads runs every command that only reads on everything there is.
func (e earlier) reads() {
	e.t.Helper()
	var walk func(cmd *cobra.Command, path string)
	walk = func(cmd *cobra.Command, path string) {
		for _, sub := range cmd.Commands() {
			if sub.Name() != "book" { // which is of servers
				walk(sub, strings.TrimSpace(path+" "+sub.Name()))
			}
		}
		query, known := readers[path]
		switch cmd.Name() {
		case "list", "register":
			known = true
		case "show", "print":
			if !known {
				e.t.Errorf("it is not known what %s is to be asked about", path)
			}
		}
		if !known || cmd.HasSubCommands() {
			return
		}
		about := []string{""}
		if query != "" {
			about = e.rows("book.db", query)
		}
		for _, what := range about {
			args := strings.Fields(path + " " + what)
			if cmd.Flags().Lookup("output") != nil {
				args = append(args, "-o", "out"+string(os.PathSeparator))
			}
			e.must(args...)
		}
	}
	walk(newRootCommand(shell.New(nil, os.Stdin, io.Discard, io.Discard)), "")
}

// goesOn works in the book as in any, and takes up what was begun in it.
func (e earlier) goesOn() {
	e.t.Helper()
	made := func(line string, about ...any) any { return e.data(fmt.Sprintf(line, about...))["ref"] }
	inspection := made("inspection add --site S2 --inspector 甲某:A001 --inspector 乙某:A002")
	hazard := made("hazard add --inspection %s 通道堵塞 --due 15", inspection)
	notice := made("notice issue --inspection %s -o out/", inspection)
	e.data(fmt.Sprintf("notice serve %s --receiver 张某", notice))
	made("review add --notice %s --inspector 甲某:A001 --inspector 乙某:A002 --fixed %s", notice, hazard)
	for _, by := range e.rows("book.db", "SELECT key FROM aside WHERE kind = 'draft'") {
		d := e.sits(80, []string{"USER=" + by})
		switch by {
		case "乙某":
			d.asked("示范第九", "1")
			d.asked("行业", "")
			d.sees("乡镇街道")
		case "丙某":
			d.asked("已登记，尚未送达", "1")
			d.sees("如何送达")
		}
		io.WriteString(d.tty, "\x03")
		if code := d.ends(); code != 130 {
			e.t.Errorf("log of %s: exit %d:\n%s", by, code, d.all)
		}
	}
	e.mustBeSound("check")
}
