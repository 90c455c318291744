package report

import (
	"fmt"
	"io"

	"rectify/inspect"
)

// WriteTotalsTable prints totals for a terminal: the period, the figures with
// compared periods beside them, and the groups.
func WriteTotalsTable(w io.Writer, t inspect.Totals, l Lang) error {
	if _, err := fmt.Fprintf(w, "%s\n", heading(t, l)); err != nil {
		return err
	}
	if err := totalsGrid(t, l).write(w); err != nil {
		return err
	}
	if t.By == "" {
		return nil
	}
	if _, err := fmt.Fprintln(w); err != nil {
		return err
	}
	return groupsGrid(t, l, false).write(w)
}

func (g grid) write(w io.Writer) error {
	if err := g.table().Write(w); err != nil {
		return err
	}
	for _, note := range g.notes {
		if _, err := fmt.Fprintln(w, note); err != nil {
			return err
		}
	}
	return nil
}
