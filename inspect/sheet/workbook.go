package sheet

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"math"
	"path"
	"strings"
)

// workbook is what the parts of an XLSX file say beside its rows.
type workbook struct {
	ctx         context.Context
	progress    func(done, total int64)
	parts       map[string]*zip.File // by [partName]
	size        uint64               // of those that were opened, unpacked
	done, total int64                // bytes read, and to be read; for progress
	tags        int

	sheets []*Sheet
	texts  texts
	days   []bool // of each cell style, whether it shows a day
	struck []bool // of each, whether its letters are struck through
}

// unzip finds the parts. Nothing is unpacked yet.
func (w *workbook) unzip(in io.ReaderAt, size int64) error {
	list := &listing{in, mostListed}
	z, err := zip.NewReader(list, size)
	if err != nil {
		return err
	}
	list.left = math.MaxInt64
	for _, f := range z.File {
		if name := partName("", f.Name); w.parts[name] == nil {
			w.parts[name] = f
		}
	}
	return nil
}

// listing bounds what is read of the table of contents, which zip holds whole.
type listing struct {
	io.ReaderAt
	left int64
}

// ReadAt implements [io.ReaderAt].
func (l *listing) ReadAt(p []byte, at int64) (int, error) {
	if l.left -= int64(len(p)); l.left < 0 {
		return 0, errListed
	}
	return l.ReaderAt.ReadAt(p, at)
}

// partName is how a part is looked up: names differ by more than their case,
// and are told from the folder of the part that names them, or from the root.
func partName(folder, name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if !strings.HasPrefix(name, "/") {
		name = path.Join(folder, name)
	}
	return strings.ToLower(strings.TrimPrefix(path.Clean(name), "/"))
}

// open begins a part. How much it unpacks to is known before, for zip gives no
// more than its table of contents says.
func (w *workbook) open(f *zip.File) (*scanner, io.Closer, error) {
	size := f.UncompressedSize64
	if size > mostUnpacked || w.size+size > mostUnpacked {
		return nil, nil, errUnpacked
	} else if size > smallPart && size/mostRatio > f.CompressedSize64 {
		return nil, nil, errRatio
	}
	w.size += size
	r, err := f.Open()
	if err != nil {
		return nil, nil, err
	}
	return newScanner(&unpacking{w, r}, &w.tags), r, nil
}

// unpacking tells how far it has come, and ends with the context.
type unpacking struct {
	w  *workbook
	in io.Reader
}

// Read implements [io.Reader].
func (u *unpacking) Read(p []byte) (n int, err error) {
	if err := u.w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err = u.in.Read(p)
	if u.w.done += int64(n); u.w.progress != nil {
		u.w.progress(u.w.done, u.w.total)
	}
	return n, err
}

// part reads the part of that name through, if there is one.
func (w *workbook) part(name string, read func(*scanner) error) error {
	f := w.parts[name]
	if f == nil {
		return nil
	}
	s, part, err := w.open(f)
	if err != nil {
		return err
	}
	defer part.Close()
	return read(s)
}

// read takes what the rows need: the sheets, the styles, the strings.
func (w *workbook) read() error {
	own, err := w.relations("")
	if err != nil {
		return err
	}
	book := own.target("officeDocument", "xl/workbook.xml")
	if w.parts[book] == nil {
		return errors.New("it has no workbook in it")
	}
	all, err := w.relations(book)
	if err == nil {
		err = w.part(book, func(s *scanner) error { return w.readSheets(s, all) })
	}
	if err == nil {
		err = w.part(all.target("styles", "xl/styles.xml"), w.readStyles)
	}
	if err != nil {
		return err
	}
	texts := all.target("sharedStrings", "xl/sharedStrings.xml")
	w.measure(append(w.sheets, &Sheet{part: w.parts[texts]}))
	return w.part(texts, w.texts.read)
}

// measure adds up what is to be read, as far as it is known before.
func (w *workbook) measure(all []*Sheet) {
	for _, sheet := range all {
		if sheet.part != nil {
			w.total += int64(min(sheet.part.UncompressedSize64, mostUnpacked))
		}
	}
}
