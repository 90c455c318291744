package sheet

import (
	"io"
	"strings"
)

// record is a row as it is in the file.
type record struct {
	line   int
	cells  []string
	err    error
	size   int // bytes of its cells
	width  int // of a row that has cells beyond mostColumns, which are not kept
	hidden bool
	struck int // of its cells, how many that hold anything are struck through
	filled int // and how many there are
}

// records are the rows of a table below its header.
type records struct {
	read    func() (record, error) // the next that is not blank
	pending []record               // that were read ahead
	header  []string
	under   record // the last row of the header
}

// lookahead is how many rows may be above the header.
const lookahead = 10

// begin reads as far as the header, if the table is not empty, and tells whether it
// has known words.
func (r *records) begin(known func(string) bool) (found bool, err error) {
	var rows [][]string
	for len(rows) < lookahead {
		rec, err := r.read()
		if err == io.EOF {
			break
		} else if err != nil {
			return false, err
		}
		r.pending, rows = append(r.pending, rec), append(rows, rec.cells)
	}
	if len(rows) == 0 {
		return false, nil
	}
	header, at, found := headerAmong(rows, known)
	r.under = r.pending[at]
	if r.header = trimmed(header); r.under.width > 0 || len(r.header) > mostColumns {
		return false, errColumns
	}
	return found, nil
}

// next is the next row below the header.
func (r *records) next() (rec record, err error) {
	for err == nil && rec.line <= r.under.line {
		if len(r.pending) > 0 {
			rec, r.pending = r.pending[0], r.pending[1:]
		} else {
			rec, err = r.read()
		}
	}
	return rec, err
}

// Header implements [Reader].
func (r *records) Header() []string { return r.header }

// trimmed is a header without blanks around its words, marks that nobody sees,
// and blank cells behind it.
func trimmed(cells []string) []string {
	out := make([]string, 0, len(cells))
	for _, c := range cells {
		out = append(out, strings.TrimSpace(unseen.Replace(c)))
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// fitted makes a row as wide as the header: blank cells behind it are let go
// and missing ones refused, for a shifted row would be read as something else.
func fitted(cells []string, width int) ([]string, error) {
	for len(cells) > width && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) != width {
		return cells, ragged(len(cells), width)
	}
	return cells, nil
}

func ragged(has, wants int) error {
	return invalid("the row has %d cells, the header %d", "本行有 %d 列，表头有 %d 列", has, wants)
}

// flat is what a table that is text has of a [Reader]: no sheets.
type flat struct{ encoding *string }

// Encoding implements [Reader].
func (f flat) Encoding() string { return *f.encoding }

// Sheets implements [Reader].
func (flat) Sheets() []*Sheet { return nil }

// Close implements [Reader].
func (flat) Close() error { return nil }
