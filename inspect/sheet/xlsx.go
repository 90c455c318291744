package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
)

type xlsxReader struct {
	records
	name   string
	book   *workbook
	sheet  *Sheet
	rows   *scanner
	part   io.Closer
	found  bool // the header has words that are known
	merged merged
	line   int    // the row last begun
	cells  int    // how many were read
	given  int    // and how many given, with those that fill a row up
	bytes  int    // of text in them: a string of the table may be in every cell
	text   []byte // of the cell last read
}

// openXLSX reads the sheets with known headers, or else the first that has any rows.
func openXLSX(ctx context.Context, name string, in io.Reader, file io.Reader, o Options) (Reader, error) {
	at, size, err := random(in, file)
	if err != nil {
		return nil, refused(name, err)
	}
	w := &workbook{ctx: ctx, progress: o.Progress, parts: map[string]*zip.File{}}
	if err = w.unzip(at, size); err == nil {
		err = w.read()
	}
	if err != nil {
		return nil, refused(name, err)
	}
	return w.choose(name, o)
}

// random makes a file one that can be read at any place: one on a disk is, and
// what comes through a pipe is held, in room that is not taken before it is
// written to.
func random(in, file io.Reader) (io.ReaderAt, int64, error) {
	switch f := file.(type) {
	case interface {
		io.ReaderAt
		Stat() (fs.FileInfo, error)
	}:
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return f, info.Size(), nil
		}
	case interface {
		io.ReaderAt
		Size() int64
	}:
		return f, f.Size(), nil
	}
	data := make([]byte, mostPiped+1)
	n, err := io.ReadFull(in, data)
	if err == nil {
		return nil, 0, errPiped
	} else if err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, 0, err
	}
	return bytes.NewReader(data[:n]), int64(n), nil
}

// refused says what is wrong with a workbook, and what helps.
func refused(name string, err error) error {
	var most *limit
	switch {
	case errors.As(err, &most):
		return most.but(name, "split it, or save its sheet as CSV", "请拆分，或将工作表另存为 CSV")
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return invalid("%s is not a workbook that can be read (%v): open it and save it as .xlsx or .csv",
		"%[1]s 不是可读取的工作簿；请打开后另存为 .xlsx 或 .csv", name, err)
}

// look looks the sheet through before its rows are given.
func (x *xlsxReader) look() error {
	s, part, err := x.reopened()
	if err == nil {
		err = cmp.Or(x.sheet.look(s), part.Close())
	}
	if err != nil {
		return refused(x.name, err)
	}
	x.merged.below(x.under.line, len(x.header), x.sheet.Merged)
	x.book.tags, x.book.progress = 0, nil // from now on, rows tell
	return nil
}

// reopened is the part of the sheet, opened once more.
func (x *xlsxReader) reopened() (*scanner, io.Closer, error) {
	x.book.size -= x.sheet.part.UncompressedSize64 // which was counted
	return x.book.open(x.sheet.part)
}

// again goes back to before the first row.
func (x *xlsxReader) again() (err error) {
	if x.rows, x.part, err = x.reopened(); err != nil {
		return refused(x.name, err)
	}
	x.pending, x.line, x.cells, x.bytes = nil, 0, 0, 0
	return nil
}

// begun reads a sheet as far as the header.
func (w *workbook) begun(name string, sheet *Sheet, known func(string) bool) (x *xlsxReader, err error) {
	x = &xlsxReader{name: name, book: w, sheet: sheet}
	x.read = x.record
	if x.rows, x.part, err = w.open(sheet.part); err != nil {
		return nil, refused(name, err)
	}
	defer x.Close() // until it is its turn
	if x.found, err = x.begin(known); err != nil {
		return nil, refused(name, err)
	}
	return x, nil
}

// Next implements [Reader]. A workbook leaves out blank cells at a row's end.
func (x *xlsxReader) Next() (Row, error) {
	rec, err := x.next()
	if err == io.EOF {
		return Row{}, io.EOF
	} else if err != nil {
		return Row{}, refused(x.name, err)
	}
	row := Row{Line: rec.line, Hidden: rec.hidden, Struck: rec.struck > 0 && rec.struck == rec.filled}
	if row.Err = rec.err; row.Err == nil && rec.width > 0 {
		row.Err = ragged(rec.width, len(x.header))
	}
	if row.Err != nil {
		row.Cells = rec.cells
		return row, nil
	}
	x.merged.fill(&rec)
	for len(rec.cells) < len(x.header) {
		rec.cells = append(rec.cells, "")
	}
	if x.given += len(rec.cells); x.given > mostCells {
		return Row{}, refused(x.name, errCells)
	}
	row.Cells, row.Err = fitted(rec.cells, len(x.header))
	return row, nil
}

// Encoding implements [Reader].
func (x *xlsxReader) Encoding() string { return "XLSX" }

// Sheets implements [Reader].
func (x *xlsxReader) Sheets() []*Sheet { return x.book.sheets }

// Close implements [Reader].
func (x *xlsxReader) Close() error { return x.part.Close() }
