package report

import (
	"bufio"
	"io"
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
	var widths widths
	out := bufio.NewWriter(w)
	held := make([][]string, 0, 64)
	write := func() error {
		for _, cells := range held {
			out.WriteString(strings.TrimRight(t.line(cells, widths), " "))
			out.WriteByte('\n')
		}
		held = held[:0]
		return out.Flush()
	}
	hold := func(cells []string) error {
		widths.add(cells)
		if held = append(held, cells); len(held) <= abreast {
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

func (t Table) line(cells []string, widths widths) string {
	var b strings.Builder
	for i, cell := range cells {
		cell = oneLine(cell)
		gap := strings.Repeat(" ", widths[i]-wide(cell))
		if i > 0 {
			b.WriteString("  ")
		}
		if t.Right > 0 && i >= t.Right {
			b.WriteString(gap + cell)
		} else {
			b.WriteString(cell + gap)
		}
	}
	return b.String()
}

// widths are the widest cell of each column, in columns of a terminal.
type widths []int

func (w *widths) add(cells []string) {
	for i, cell := range cells {
		if i == len(*w) {
			*w = append(*w, 0)
		}
		(*w)[i] = max((*w)[i], wide(oneLine(cell)))
	}
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
