package main

import (
	"context"
	"io"
	"os"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sheet"
)

// source is what a file is for a person, with a space behind it.
type source struct{ en, zh string }

var (
	aFile  = source{"", " "}
	aPhoto = source{"the photo ", "照片 "}
	aScan  = source{"the scan ", "扫描件 "}
	aFace  = source{"the type face ", "字体文件 "}
)

// openFile opens a file that a person names. What is no file on a disk (a named
// pipe, a device) is waited for, when it is opened and when it is read, as long
// as ctx lasts.
func openFile(ctx context.Context, is source, name string) (io.ReadCloser, error) {
	if at, err := os.Stat(name); err == nil && bookfile.IsOpen(at) {
		return nil, invalid("%s is the store itself", "%s 就是台账本身", name)
	}
	f, err := await(ctx, func() (*os.File, error) { return os.Open(name) })
	if ctx.Err() != nil {
		return nil, ctx.Err()
	} else if err != nil {
		return nil, is.cannotRead(name, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		f.Close()
		return nil, is.cannotRead(name, err)
	case info.IsDir():
		f.Close()
		return nil, invalid("%s is a folder, not a file", "%s 是文件夹，不是文件", name)
	case info.Mode().IsRegular():
		return f, nil
	}
	return awaited{ctx, f}, nil
}

// cannotRead says which file could not be read, and why.
func (is source) cannotRead(name string, err error) error {
	return notFound("cannot read "+is.en+"%s: %v", "无法读取"+is.zh+"%s：%v", name,
		inspect.Reason(err)).
		Because(err)
}

// wholeFile reads a file that a person names, if it has at most so many bytes.
func wholeFile(ctx context.Context, is source, name string, most int) ([]byte, error) {
	f, err := openFile(ctx, is, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return is.whole(ctx, name, f, most)
}

// whole reads the rest of an open file, if it has at most so many bytes. There
// is room for all of them at once: it is not taken before it is written to,
// while growing by doubling would take three times as much.
func (is source) whole(ctx context.Context, name string, in io.Reader, most int) ([]byte, error) {
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
		return nil, invalid("%s has more than %d %s, which no file of its kind has",
			"%s 超过 %d %s，不是此类文件", name, size, unit)
	case err != io.EOF && err != io.ErrUnexpectedEOF:
		return nil, is.cannotRead(name, err)
	}
	return data[:n:n], nil
}

// wholeText reads a short text file in UTF-8, whatever it was saved as, and says
// as what it was read.
func (c *cli) wholeText(ctx context.Context, name string, most int) ([]byte, error) {
	data, err := wholeFile(ctx, aFile, name, most)
	if err != nil {
		return nil, err
	}
	text, encoding, err := sheet.Text(name, data)
	c.readAs(name, encoding)
	return text, err
}

// readAs says so where a text is not in UTF-8.
func (c *cli) readAs(name, encoding string) {
	if encoding == "GBK" || encoding == "UTF-16" {
		c.note("%s was read as %s", "%s 按 %s 编码读取", name, encoding)
	}
}
