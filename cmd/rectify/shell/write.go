package shell

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"rectify/inspect"
	"rectify/inspect/bookfile"
)

// MayWrite refuses to put what is of that format on stdout where it would spoil the JSON, or the
// terminal, or where nothing can be written: asked before a number is taken.
func (c *Run) MayWrite(o, format string) error {
	if err := c.NotTwice(o); err != nil || o == "" {
		return err
	}
	if o != "-" {
		return c.canCreate(o)
	}
	return c.shows(format)
}

// unshown are the formats that no terminal shows, and what a file of each is called.
var unshown = map[string][2]string{"pdf": {"a PDF", " PDF"}, "docx": {"a Word document", " Word 文档"},
	"xlsx": {"a workbook", "工作簿"}}

// shows refuses to put on a terminal what it cannot show.
func (c *Run) shows(format string) error {
	called, is := unshown[format]
	if !is || !Terminal(c.Out) {
		return nil
	}
	return Usage("%[1]s cannot be shown on a terminal", "终端无法显示%[2]s", called[0], called[1]).
		Hint("-o FILE, or send it on: -o - | …", "请用 -o 文件，或交给其他程序：-o - | …")
}

// NotTwice refuses to write both a file's content and the answer in JSON to stdout.
func (c *Run) NotTwice(o string) error {
	if o == "-" && c.JSON {
		return Usage("-o - and --json both want stdout", "-o - 与 --json 都要使用标准输出")
	}
	return nil
}

// canCreate tells whether a file may be made at that place, and makes none.
func (c *Run) canCreate(name string) error {
	if err := bookfile.Spare(name, c.File()); err != nil {
		return err
	}
	if info, err := os.Stat(name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil // a device takes what it is given
	}
	dir := name
	for {
		info, err := os.Stat(dir)
		if err == nil && info.IsDir() || dir == filepath.Dir(dir) {
			break
		}
		if err == nil && dir != name {
			return inspect.CannotWrite(name, syscall.ENOTDIR)
		}
		dir = filepath.Dir(dir)
	}
	f, err := draftIn(dir, 0o600)
	if err == nil {
		err = errors.Join(f.Close(), os.Remove(f.Name()))
	}
	return inspect.CannotWrite(name, err)
}

// Create writes a whole file or none of it; "-" is stdout. It is the one way
// in which an output comes to a file. A database is never written over; what is
// no plain file, such as a pipe, is written to and not replaced.
func (c *Run) Create(name string, write func(w io.Writer) error) error {
	if name == "-" {
		return write(c.Out)
	}
	err := c.write(name, write)
	c.Made = c.Made || err == nil
	return err
}

func (c *Run) write(name string, write func(w io.Writer) error) error {
	if err := bookfile.Spare(name, c.File()); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return inspect.CannotWrite(name, err)
	}
	place, mode, err := landing(name)
	switch {
	case err != nil:
		return inspect.CannotWrite(name, err)
	case place == "":
		return inspect.CannotWrite(name, c.through(name, write))
	}
	return inspect.CannotWrite(name, c.replace(place, mode, write))
}

// landing is the plain file that a name means, with links followed, and the
// mode that it is to have; "" is one that is written through.
func landing(name string) (place string, mode fs.FileMode, err error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return name, 0, nil
	}
	if err != nil || !info.Mode().IsRegular() || isDevice(name) {
		return "", 0, err
	}
	place, err = filepath.EvalSymlinks(name)
	return place, info.Mode().Perm(), err
}

// isDevice tells a name such as /dev/stdout or /dev/fd/3, which may stand for a plain file
// that others have open. What lies in /dev itself, as in /dev/shm, is a file like any other.
func isDevice(name string) bool {
	full, err := filepath.Abs(name)
	if err != nil {
		return false
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(full)); err == nil {
		full = filepath.Join(dir, filepath.Base(full))
	}
	to, err := os.Readlink(full)
	return strings.HasPrefix(full, "/proc/") || err == nil && strings.HasPrefix(full, "/dev/") && isDevice(to)
}

// through writes to a pipe or a device, which may have no reader.
func (c *Run) through(name string, write func(io.Writer) error) error {
	f, err := await(c.Ctx, func() (*os.File, error) { return os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0) })
	if err != nil {
		return err
	}
	return errors.Join(write(awaitedWriter{c.Ctx, f}), f.Close())
}

// replace writes a draft beside the place, flushes it, and gives it the name. A new file's
// mode is what the umask leaves; an old one's stays. Where the command is interrupted
// nothing does.
func (c *Run) replace(place string, mode fs.FileMode, write func(io.Writer) error) error {
	clearDrafts(filepath.Dir(place))
	draft, err := draftIn(filepath.Dir(place), 0o666)
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	err = cmp.Or(write(orderly{c.Ctx, draft}), c.Ctx.Err())
	if err == nil && mode != 0 {
		err = draft.Chmod(mode)
	}
	if err == nil {
		err = draft.Sync()
	}
	if err = errors.Join(err, draft.Close()); err != nil {
		return err
	}
	return os.Rename(draft.Name(), place)
}

// orderly writes until the command is interrupted.
type orderly struct {
	ctx context.Context
	io.Writer
}

// Write implements [io.Writer].
func (w orderly) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.Writer.Write(b)
}

// draftPrefix begins the name of an output until it is whole.
const draftPrefix = ".rectify-"

// draftIn makes a file by a name that nothing had.
func draftIn(dir string, mode fs.FileMode) (*os.File, error) {
	return os.OpenFile(filepath.Join(dir, draftPrefix+rand.Text()), os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
}

// clearDrafts takes away the outputs of commands that were killed. No command
// writes at one for an hour.
func clearDrafts(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), draftPrefix) || !e.Type().IsRegular() ||
			len(e.Name()) != len(draftPrefix)+len(rand.Text()) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > time.Hour {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// FileFor is the file that -o means: itself, or in a folder one named by base; - is stdout.
func FileFor(o, base string) string {
	info, err := os.Stat(o)
	if o == "-" {
		return o
	}
	if strings.HasSuffix(o, "/") || strings.HasSuffix(o, string(filepath.Separator)) || err == nil && info.IsDir() {
		return filepath.Join(o, SafeName(base))
	}
	return o
}

// PlaceFor is where a paper with a number goes by -o, as an absolute path, so
// that the next command can write it if this one is killed; "" for stdout and
// what is written through.
func PlaceFor(o, number string) string {
	if o == "" || o == "-" {
		return ""
	}
	file := FileFor(o, number+".pdf")
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() || isDevice(file) {
		return ""
	}
	full, _ := filepath.Abs(file) // "" where that is not known
	return full
}

// SafeName replaces what Windows does not take in a file's name.
func SafeName(s string) string {
	return strings.TrimRight(strings.Map(func(r rune) rune {
		if r < 0x20 || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, s), ". ")
}

// Writing writes data.
func Writing(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}
