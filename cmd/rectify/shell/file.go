package shell

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/photo"
	"rectify/inspect/sheet"
	"rectify/report"
)

// source is what a file is for a person, with a space behind it.
type source struct{ en, zh string }

var (
	AFile  = source{"", " "}
	aPhoto = source{"the photo ", "照片 "}
	AScan  = source{"the scan ", "扫描件 "}
	AFace  = source{"the type face ", "字体文件 "}
	ALogo  = source{"the logo ", "标志图片 "}
)

// OpenFile opens a file that a person names. What is no file on a disk (a named
// pipe, a device) is waited for, when it is opened and when it is read, as long
// as ctx lasts.
func OpenFile(ctx context.Context, is source, name string) (io.ReadCloser, error) {
	if at, err := os.Stat(name); err == nil && bookfile.IsOpen(at) {
		return nil, Invalid("%s is the store itself", "%s 就是台账本身", name)
	}
	f, err := await(ctx, func() (*os.File, error) { return os.Open(name) })
	if ctx.Err() != nil {
		return nil, ctx.Err()
	} else if err != nil {
		return nil, is.CannotRead(name, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		f.Close()
		return nil, is.CannotRead(name, err)
	case info.IsDir():
		f.Close()
		return nil, Invalid("%s is a folder, not a file", "%s 是文件夹，不是文件", name)
	case info.Mode().IsRegular():
		return f, nil
	}
	return awaited{ctx, f}, nil
}

// Picture reads a picture, and says of a bad one what it was to be.
func (is source) Picture(in io.Reader, name string) (inspect.Photo, error) {
	take := photo.Take
	if is == ALogo {
		take = photo.TakeLogo
	}
	taken, err := take(in, name)
	if e, ok := err.(*inspect.Error); ok {
		base := filepath.Base(name) // a device is called by its whole name, as a file that cannot be opened is
		e.EN = is.en + name + strings.TrimPrefix(e.EN, "photo "+base)
		e.ZH = is.zh + name + strings.TrimPrefix(e.ZH, "照片 "+base)
	}
	return taken, err
}

// Opens refuses a PDF that nobody could read; the name is its file's, if it has one.
func (is source) Opens(name string, pdf []byte) error {
	return report.Opens(pdf, strings.TrimSpace(is.en+name), strings.TrimSpace(is.zh+name))
}

// CannotRead says which file could not be read, and why.
func (is source) CannotRead(name string, err error) error {
	return NotFound("cannot read "+is.en+"%s: %v", "无法读取"+is.zh+"%s：%v", name,
		inspect.Reason(err)).
		Because(err)
}

// WholeFile reads a file that a person names, if it has at most so many bytes.
func WholeFile(ctx context.Context, is source, name string, most int) ([]byte, error) {
	f, err := OpenFile(ctx, is, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return is.Whole(ctx, name, f, most)
}

// Whole reads the rest of an open file, if it has at most so many bytes. There
// is room for all of them at once: it is not taken before it is written to,
// while growing by doubling would take three times as much.
func (is source) Whole(ctx context.Context, name string, in io.Reader, most int) ([]byte, error) {
	data := make([]byte, most+1)
	n, err := io.ReadFull(in, data)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err == nil:
		unit, size := "kB", most>>10
		if size >= 1<<10 {
			unit, size = "MB", size>>10
		}
		return nil, Invalid("%s has more than %d %s, which no file of its kind has",
			"%s 超过 %d %s，不是此类文件", name, size, unit)
	case err != io.EOF && err != io.ErrUnexpectedEOF:
		return nil, is.CannotRead(name, err)
	}
	return data[:n:n], nil
}

// WholeText reads a short text file in UTF-8, whatever it was saved as, and says
// as what it was read.
func (c *Run) WholeText(name string, most int) ([]byte, error) {
	data, err := WholeFile(c.Ctx, AFile, name, most)
	if err != nil {
		return nil, err
	}
	text, encoding, err := sheet.Text(name, data)
	c.ReadAs(name, encoding)
	return text, err
}

// ReadAs says so where a text is not in UTF-8.
func (c *Run) ReadAs(name, encoding string) {
	if encoding == "GBK" || encoding == "UTF-16" {
		c.Note("%s was read as %s", "%s 按 %s 编码读取", name, encoding)
	}
}

// Photos reads pictures from files.
func Photos(ctx context.Context, names []string) (out []inspect.Photo, err error) {
	for _, name := range names {
		p, err := TakePhoto(ctx, name)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// TakePhoto reads a picture from a file.
func TakePhoto(ctx context.Context, name string) (inspect.Photo, error) {
	f, err := OpenFile(ctx, aPhoto, name)
	if err != nil {
		return inspect.Photo{}, err
	}
	defer f.Close()
	return photo.Take(f, name)
}

// Input is a file, or stdin for "-".
func (c *Run) Input(name string) (io.ReadCloser, error) {
	if name == "-" {
		return awaited{c.Ctx, io.NopCloser(c.In)}, nil
	}
	return OpenFile(c.Ctx, AFile, name)
}
