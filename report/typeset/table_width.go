package typeset

import "fmt"

// fewestShared is how many hanzi a line at least has of what shares what is left of a page.
const fewestShared = 3

// Columns are the widths of a table's columns in points. Where those that are given leave too
// little for the others, they give of what they have over the least.
func (d *Doc) Columns(t Table) ([]float64, error) {
	widths, shared := make([]float64, len(t.Columns)), 0
	least := CellSides + t.Style.Size
	left, over, wanted := d.Width(), 0.0, 0.0
	if least*float64(len(widths)) > left {
		return nil, fmt.Errorf("%d columns are too many for a page", len(widths))
	}
	for i, c := range t.Columns {
		if c.Width == 0 {
			shared++
			continue
		}
		widths[i] = max(least, c.Width*mm)
		left -= widths[i]
		over += widths[i] - least
	}
	if shared > 0 {
		wanted = max(least, min(CellSides+fewestShared*t.Style.Size, d.Width()/float64(len(widths))))
	}
	if short := wanted*float64(shared) - left; short > 0.1 {
		given := min(1, short/over)
		for i := range widths {
			widths[i] -= max(0, widths[i]-least) * given
		}
		left += over * given
	}
	for i, w := range widths {
		if w == 0 {
			widths[i] = left / float64(shared)
		}
	}
	spans := 0
	for _, span := range t.Over {
		spans += span.Columns
	}
	if t.Over != nil && spans != len(t.Columns) || len(t.Under) > len(t.Columns) {
		return nil, fmt.Errorf("the heads of the table are over %d columns of %d", spans, len(t.Columns))
	}
	for i, r := range t.Rows {
		if len(r) > len(t.Columns) {
			return nil, fmt.Errorf("row %d of the table has %d cells in %d columns", i+1, len(r), len(t.Columns))
		}
	}
	return widths, nil
}
