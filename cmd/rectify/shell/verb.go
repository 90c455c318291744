package shell

import (
	"cmp"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// Maker makes a command.
type Maker func(*Run) *cobra.Command

// Named is a command that is not made yet.
type Named struct {
	name string
	make Maker
}

// Called is what makes the command of that name.
func Called(name string, make Maker) Named {
	return Named{name, make}
}

// make adds to cmd the command that is named, or, when none is or it may be
// mistyped, all. To make the flags of one alone takes a tenth of the time.
func (c *Run) make(cmd *cobra.Command, all []Named, named string) *cobra.Command {
	if at := slices.IndexFunc(all, func(n Named) bool { return n.name == named }); at >= 0 {
		all = all[at : at+1]
	}
	for _, n := range all {
		cmd.AddCommand(n.make(c))
	}
	return cmd
}

// argument is the n-th argument, from 0, that is no global flag; "" if there is
// none, or if a flag before it may have a value that only looks like one.
func (c *Run) argument(n int) string {
	alone := []string{"--json", "--no-color", "--no-input", "--yes", "-y"}
	for i := 0; i < len(c.args); i++ {
		switch a := c.args[i]; {
		case a == "--store" || a == "--lang" || a == "--wait":
			i++
		case strings.HasPrefix(a, "-") && (slices.Contains(alone, a) || strings.Contains(a, "=")):
		case strings.HasPrefix(a, "-"):
			return ""
		case n == 0:
			return a
		default:
			n--
		}
	}
	return ""
}

// Choose runs where a verb is missing: it helps, or says what was mistyped.
func (c *Run) Choose(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return c.Help(cmd)
}

// Group is a noun: a command that only has verbs, in the order of its help.
func (c *Run) Group(use, en, zh string, verbs ...Verbal) *cobra.Command {
	named := ""
	if c.argument(0) == use {
		named = c.argument(1)
	}
	return c.make(&cobra.Command{Use: use, Short: c.Say(en, zh), Args: cobra.ArbitraryArgs, RunE: c.Choose},
		inspect.Mapped(verbs, Verbal.named), named)
}

// Verb is a command that does something. How it is written says whether it takes an
// argument; its flags are the fields of structs: see [Run.Flagged].
func (c *Run) Verb(use, en, zh string, run func([]string) error, flags ...any) *cobra.Command {
	args := cobra.ExactArgs(1)
	switch _, place, _ := strings.Cut(use, " "); {
	case place == "":
		args = cobra.NoArgs
	case place[0] == '[':
		args = cobra.MaximumNArgs(1)
	}
	cmd := &cobra.Command{Use: c.inTongue(use), Short: c.Say(en, zh), Args: c.Counting(args),
		ValidArgsFunction: c.argued(use),
		RunE: func(cmd *cobra.Command, args []string) error {
			c.Schema = schemaOf(cmd)
			if err := c.lacking(cmd); err != nil {
				return err
			}
			if writesFile(cmd) {
				defer c.endsInOrder()()
			}
			if isLong(cmd) {
				debug.SetGCPercent(40)
			}
			if ofWorkbook(cmd) {
				c.Authored()
			}
			if isList(use) {
				c.Listed.of = [2]string{en, zh}
				return c.written(strings.ReplaceAll(pathOf(cmd), " ", "-"), func() error { return run(args) })
			}
			return run(args)
		}}
	if isList(use) {
		flags = append(flags, &c.Listed)
	}
	for _, v := range flags {
		c.Flagged(cmd, v)
	}
	return cmd
}

// isLong tells that all there is may be written: what is left of rows that are done is not let
// pile up.
func isLong(cmd *cobra.Command) bool { return ofWorkbook(cmd) || cmd.Name() == "export" }

// writesFile tells that what is written goes to a file, of which no part may stay where the
// command is interrupted.
func writesFile(cmd *cobra.Command) bool {
	f := cmd.Flag("output")
	return f != nil && f.Value.String() != "" && f.Value.String() != "-"
}

// ofWorkbook tells that a workbook is written.
func ofWorkbook(cmd *cobra.Command) bool {
	given := func(flag, end string) bool {
		f := cmd.Flag(flag)
		return f != nil && strings.HasSuffix(strings.ToLower(f.Value.String()), end)
	}
	return given("format", "xlsx") || given("output", ".xlsx")
}

// isList tells a verb that lists things.
func isList(use string) bool {
	verb, _, _ := strings.Cut(use, " ")
	return verb == "list" || verb == "register" || verb == "search"
}

// Doing is a verb without flags.
func Doing(use, en, zh string, run func(*Run, []string) error) Named {
	return Called(use, func(c *Run) *cobra.Command {
		return c.Verb(use, en, zh, func(args []string) error { return run(c, args) })
	})
}

// Viewing is a verb without flags that reads the book on the day it is read.
func Viewing(use, en, zh string, run func(View) error) Named {
	return Called(use, func(c *Run) *cobra.Command { return c.Views(use, en, zh, run) })
}

// Reads is a verb that reads the book.
func (c *Run) Reads(use, en, zh string, run func(*inspect.Book, []string) error,
	flags ...any) *cobra.Command {
	return c.Verb(use, en, zh, func(args []string) error {
		b, err := c.Reading()
		if err != nil {
			return err
		}
		return run(b, args)
	}, flags...)
}

// Shows is a verb that reads the thing of a noun that its argument names.
func (c *Run) Shows(use, en, zh string, noun inspect.Noun, run func(r View, n int64) error,
	flags ...any) *cobra.Command {
	return c.Reads(use+" "+PlaceOf(noun), en, zh, func(b *inspect.Book, args []string) error {
		n, err := b.Find(c.Ctx, noun, args[0])
		if err != nil {
			return err
		}
		return c.Viewed(b, func(r View) error { return run(r, n) })
	}, flags...)
}

// Views is a verb that reads the book on the day it is read.
func (c *Run) Views(use, en, zh string, run func(View) error, flags ...any) *cobra.Command {
	return c.Reads(use, en, zh, func(b *inspect.Book, _ []string) error {
		return c.Viewed(b, run)
	}, flags...)
}

// schemas name the JSON of commands whose words do not.
var schemas = map[string]string{"agenda": "agenda.show", "log": "log.record", "undo": "undo.run",
	"totals": "totals.show",
	"apply":  "apply.run", "check": "check.run", "verify": "verify.run", "backup": "backup.write", "restore": "restore.run",
	"export": "export.write", "import": "import.read", "schema": "schema.show", "init": "book.init",
	"whoami": "whoami.show", "demo": "demo.run", "completion": "completion.show", "man": "man.show",
	"version": "version.show", "licenses": "licenses.list", "help": "help.show"}

// changed are the schemas of which a value has come to mean something else:
// what is late, as of which day, that what was recorded in error counts
// nowhere, and what the state is called of a hazard that nobody ordered.
var changed = map[string]int{"totals.show": 2, "totals.rows": 3, "report.month": 2, "report.ledger": 2,
	"period.show":      2,
	"complaint.totals": 2, "agenda.show": 2, "notice.list": 3, "extension.list": 2, "supervision.list": 3,
	"complaint.list": 2, "hazard.list": 3, "hazard.show": 2, "hazard.add": 2, "hazard.edit": 2, "hazard.reopen": 2,
	"lookback.add": 2, "notice.show": 2, "review.list": 2, "review.show": 2, "inspection.show": 3, "site.show": 3}

// schemaOf is the schema of a command's JSON.
func schemaOf(cmd *cobra.Command) string {
	path := strings.Fields(pathOf(cmd))
	name := strings.Join(path[:min(len(path), 2)], ".") // all kinds of paper are issued alike
	return Versioned(cmp.Or(schemas[name], name))
}

// Versioned is a schema with its number.
func Versioned(schema string) string {
	return fmt.Sprintf("rectify.%s/%d", schema, max(changed[schema], 1))
}
