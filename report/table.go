package report

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"rectify/inspect"
)

// Table is rows of text under a head. When written, its columns are under each
// other on a terminal that gives a Chinese character two columns.
type Table struct {
	Head  []string
	Right int // the columns from this one on are set to the right; 0 for none
	Rows  inspect.Each[[]string]
}

// abreast is how many rows are set under each other before any is written: of more, those
// that come later may set a column wider.
const abreast = 1000

// Write prints the table. A line break within a cell becomes a space, and
// nothing is cut: put what may be long last.
func (t Table) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	var widths []int // of the widest cell of each column, in columns of a terminal
	held := make([]tableRow, 0, 64)
	var line []byte
	write := func() error {
		for _, row := range held {
			line = t.line(line[:0], row, widths)
			out.Write(line)
		}
		held = held[:0]
		return out.Flush()
	}
	hold := func(cells []string) error {
		row := tableRow{cells, make([]int, len(cells))}
		for i, cell := range cells {
			if one := oneLine(cell); one != cell {
				row.cells = slices.Clone(row.cells)
				row.cells[i] = one
			}
			row.wide[i] = wide(row.cells[i])
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], row.wide[i])
		}
		if held = append(held, row); len(held) <= abreast {
			return nil
		}
		return write()
	}
	if len(t.Head) > 0 {
		hold(t.Head)
	}
	if err := t.Rows(hold); err != nil {
		return err
	}
	return write()
}

// tableRow is a row, and how wide its cells are.
type tableRow struct {
	cells []string
	wide  []int
}

// line is a row under others, with nothing blank at its end.
func (t Table) line(line []byte, row tableRow, widths []int) []byte {
	for i, cell := range row.cells {
		gap := widths[i] - row.wide[i]
		if i > 0 {
			line = append(line, "  "...)
		}
		right := t.Right > 0 && i >= t.Right
		if right {
			line = blanks(line, gap)
		}
		if line = append(line, cell...); !right {
			line = blanks(line, gap)
		}
	}
	return append(bytes.TrimRight(line, " "), '\n')
}

func blanks(line []byte, n int) []byte {
	for range n {
		line = append(line, ' ')
	}
	return line
}

// wide is how many columns of a terminal a cell takes.
func wide(cell string) int {
	for i := range len(cell) {
		if cell[i] < ' ' || cell[i] > '~' {
			return displaywidth.String(cell)
		}
	}
	return len(cell)
}

var breaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

func oneLine(s string) string {
	if strings.ContainsAny(s, "\r\n\t") {
		return breaks.Replace(s)
	}
	return s
}
