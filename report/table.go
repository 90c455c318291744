package report

import (
	"bufio"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Table is rows of text under a head. Written, its columns stand under each
// other on a terminal that gives a Chinese character two columns.
type Table struct {
	Head  []string
	Right []bool // which columns are set to the right; short or nil is left
	Rows  [][]string
}

// width is asked of this condition and not of the package's own, which looks
// at the environment: the same table must be the same bytes everywhere.
var width = &runewidth.Condition{StrictEmojiNeutral: true}

// Write prints the table. A line break within a cell becomes a space, and
// nothing is cut: put what may be long last.
func (t Table) Write(w io.Writer) error {
	lines := t.Rows
	if len(t.Head) > 0 {
		lines = append([][]string{t.Head}, t.Rows...)
	}
	widths := t.widths(lines)
	out := bufio.NewWriter(w)
	for _, line := range lines {
		var b strings.Builder
		for i, cell := range line {
			cell = oneLine(cell)
			gap := strings.Repeat(" ", widths[i]-width.StringWidth(cell))
			if i > 0 {
				b.WriteString("  ")
			}
			if i < len(t.Right) && t.Right[i] {
				b.WriteString(gap + cell)
			} else {
				b.WriteString(cell + gap)
			}
		}
		out.WriteString(strings.TrimRight(b.String(), " "))
		out.WriteByte('\n')
	}
	return out.Flush()
}

func (t Table) widths(lines [][]string) []int {
	var widths []int
	for _, line := range lines {
		for i, cell := range line {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width.StringWidth(oneLine(cell)))
		}
	}
	return widths
}

var breaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

func oneLine(s string) string {
	if strings.ContainsAny(s, "\r\n\t") {
		return breaks.Replace(s)
	}
	return s
}

// WriteTable prints rows under a head, all columns to the left.
func WriteTable(w io.Writer, head []string, rows [][]string) error {
	return Table{Head: head, Rows: rows}.Write(w)
}
