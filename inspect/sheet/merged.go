package sheet

import "slices"

// merged fills the rows of cells that were merged down: only the first of them
// holds what all of them show. Of cells merged across, the first column has it.
type merged struct {
	rest []Range // that begin further down, by row
	now  []joint // of each column, what goes through this row
}

type joint struct {
	bottom int
	text   string
}

// below takes the merged cells below the header.
func (m *merged) below(header, width int, all []Range) {
	for _, r := range all {
		if r.Top > header && r.Bottom > r.Top && r.Left <= width {
			m.rest = append(m.rest, r)
		}
	}
	slices.SortStableFunc(m.rest, func(a, b Range) int { return a.Top - b.Top })
	m.now = make([]joint, width)
}

// fill puts into a row what is merged down into it, and takes what begins there.
// A row that is left out in the file is blank, and so is what it begins.
func (m *merged) fill(rec *record) {
	if len(m.now) == 0 {
		return
	}
	for i, j := range m.now {
		if j.bottom < rec.line || j.text == "" {
			continue
		}
		for len(rec.cells) <= i {
			rec.cells = append(rec.cells, "")
		}
		if rec.cells[i] == "" {
			rec.cells[i] = j.text
		}
	}
	for len(m.rest) > 0 && m.rest[0].Top <= rec.line {
		r := m.rest[0]
		m.rest = m.rest[1:]
		if r.Top == rec.line && r.Left <= len(rec.cells) {
			m.now[r.Left-1] = joint{r.Bottom, rec.cells[r.Left-1]}
		}
	}
}
