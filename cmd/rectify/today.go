package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

// alone is what rectify does without a command: where there is a book, it shows
// today; else it helps.
func (c *cli) alone(cmd *cobra.Command, args []string) error {
	if len(args) > 0 || c.path() == "" {
		return c.choose(cmd, args)
	}
	if _, err := os.Stat(c.file()); c.file() != "" && errors.Is(err, fs.ErrNotExist) {
		return c.choose(cmd, args)
	}
	c.schema = versioned("today.show")
	return c.today(cmd.Context())
}

// today shows what is due, what waits, and this month so far.
func (c *cli) today(ctx context.Context) error {
	b, err := c.reading(ctx)
	if err != nil {
		return err
	}
	agency, err := inspect.Ask(ctx, b, inspect.Reader.Agency)
	if err != nil {
		return err
	}
	a, err := b.Agenda(ctx, inspect.AgendaQuery{Within: 7, Limit: 5})
	if err != nil {
		return err
	}
	t, err := b.Totals(ctx, inspect.TotalsQuery{Period: inspect.MonthOf(a.Day)})
	if err != nil {
		return err
	}
	return c.print(map[string]any{"agency": agency.Name, "agenda": a, "month": t}, func(w io.Writer) error {
		if _, err := fmt.Fprintf(w, "%s  %s\n%s\n\n", agency.Name, c.say(string(a.Day), a.Day.ZH()), c.monthSoFar(t)); err != nil {
			return err
		}
		if err := report.WriteAgenda(w, a, c.lang); err != nil {
			return err
		}
		c.note("rectify log enters an inspection, rectify agenda --all lists all that waits, rectify --help every command",
			"现场登记用 rectify log，全部待办用 rectify agenda --all，全部命令用 rectify --help")
		return nil
	})
}

// monthSoFar is a line of the figures that people ask for.
func (c *cli) monthSoFar(t inspect.Totals) string {
	return c.say("this month: %d inspection%[1]s, %[2]d notice%[2]s, %[3]d hazard%[3]s found, %[4]d rectified; now %[5]d open, %[6]d overdue",
		"本月至今：检查%d家次，下发通知书%d份，排查隐患%d项，整改%d项；现有未整改%d项，其中逾期%d项",
		inspect.Many(t.Inspections), inspect.Many(t.NoticesIssued), inspect.Many(t.HazardsFound), t.Rectified, t.Closing, t.Overdue)
}
