package shell

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/bookfile"
	"rectify/inspect/postgres"
	"rectify/inspect/sqlite"
	"rectify/inspect/sqlstore"
	"rectify/report"
)

// BookStore is a store that is open: a file, or a book on a server.
type BookStore interface {
	inspect.Store
	Recorded() bool    // whether anything was committed through it
	Owing() bool       // whether something was owed when it was opened
	Newest() time.Time // when the newest fact was recorded
}

// openStore opens what an address or a file's name means.
func openStore(ctx context.Context, at string, o sqlstore.Options) (BookStore, error) {
	if err := address.Strange(at); err != nil {
		return nil, err
	}
	if address.Is(at) {
		s, err := orNoStore(postgres.Open(ctx, at, o))
		if err == nil && s.Newest().UnixMicro() == 0 {
			s.Close()
			return nil, inspect.Errorf(inspect.CodeNoStore, "the book %s is empty: nobody has begun it",
				"台账 %s 为空：尚未启用", address.Shown(at)).
				Hint("begin it with rectify init --agency …", "请先运行 rectify init --agency … 启用")
		}
		return s, err
	}
	return orNoStore(sqlite.Open(ctx, at, o))
}

func orNoStore[S BookStore](s S, err error) (BookStore, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// MakeStore makes one, and has fill begin the book in it.
func MakeStore(ctx context.Context, at string, o sqlstore.Options, fill func(BookStore) error) error {
	if err := address.Strange(at); err != nil {
		return err
	}
	if address.Is(at) {
		return postgres.Make(ctx, at, o, func(s *postgres.Store) error { return fill(s) })
	}
	return sqlite.Make(ctx, at, func(s *sqlite.Store) error { return fill(s) })
}

// File is the store's, "" where it is on a server or nowhere.
func (c *Run) File() string {
	if path := c.Path(); !address.Is(path) {
		return path
	}
	return ""
}

// Place is where the store is, as it may be shown: an address may hold a password.
func (c *Run) Place() string {
	if path := c.Path(); address.Is(path) {
		return address.Shown(path)
	}
	return c.Path()
}

// OnlyFiles refuses what only a store in a file can do.
func (c *Run) OnlyFiles(en, zh string) error {
	return Refused("%[2]s: %[1]s is a book on a server", "%[3]s：%[1]s 是服务器上的台账",
		c.Place(), en, zh).
		Hint("use the server's own means, such as pg_dump and pg_restore", "请使用服务器自身的手段，如 pg_dump、pg_restore")
}

// Path is where the store is, a file or the address of a server: --store, RECTIFY_STORE, or the user's data
// folder; never the current folder by surprise. "" is nowhere: see [Run.Located].
func (c *Run) Path() string {
	return cmp.Or(c.StorePath, os.Getenv("RECTIFY_STORE"), under(dataFolder(), "rectify", "rectify.db"))
}

// Located is the path, or what is missing to know it.
func (c *Run) Located() (string, error) {
	if path := c.Path(); path != "" {
		return path, nil
	}
	return "", Usage("it is not known where the store is: there is no home folder", "无法确定台账位置：没有用户主目录").
		Hint("give its place with --store or RECTIFY_STORE", "请用 --store 或 RECTIFY_STORE 指定位置")
}

// Folder is where an office keeps files of its own: beside its store, or where that
// would be if it were no server; "" where there is none.
func (c *Run) Folder(name string) string {
	if file := c.File(); file != "" {
		return filepath.Join(filepath.Dir(file), name)
	}
	return under(dataFolder(), "rectify", name)
}

func dataFolder() string {
	if p := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(p) {
		return p
	}
	home, _ := os.UserHomeDir() // "" where it is not known
	switch runtime.GOOS {
	case "windows":
		return cmp.Or(os.Getenv("LocalAppData"), under(home, "AppData", "Local"))
	case "darwin":
		return under(home, "Library", "Application Support")
	}
	return under(home, ".local", "share")
}

// under is a folder or a file in a folder; "" where that is not known.
func under(home string, names ...string) string {
	if home == "" {
		return ""
	}
	return filepath.Join(append([]string{home}, names...)...)
}

// Book opens the store for reading and writing.
func (c *Run) Book() (*inspect.Book, error) {
	if c.Before != nil {
		return c.Before, nil
	}
	return c.opened(false)
}

// Reading opens the store for reading only, so that a read-only copy will do.
func (c *Run) Reading() (*inspect.Book, error) {
	return c.opened(true)
}

func (c *Run) opened(readOnly bool) (*inspect.Book, error) {
	if c.Store != nil {
		return c.BookOn(c.Store), nil
	}
	path, err := c.Located()
	if err != nil {
		return nil, err
	}
	if err := c.saysElsewhere(path); err != nil {
		return nil, err
	}
	o := c.Patient()
	o.ReadOnly = readOnly
	if c.Store, err = openStore(c.Ctx, path, o); err != nil {
		return nil, err
	}
	b := c.BookOn(c.Store)
	if c.Store.Owing() {
		c.Settle(b)
	}
	if now, newest := c.Now(), c.Store.Newest(); !readOnly && now.Before(newest.Add(-time.Hour)) {
		c.Note("this device's clock says %s, before the newest record of %s: "+
			"set the clock: days that are left out are taken from it",
			"本机时钟为 %s，早于最近一条记录 %s：请校准时钟，未写明的日期取自时钟", now.Format("2006-01-02 15:04"),
			newest.In(now.Location()).Format("2006-01-02 15:04"))
	}
	return b, nil
}

// saysElsewhere refuses to answer into the store itself, to which a shell has
// turned an output.
func (c *Run) saysElsewhere(path string) error {
	if address.Is(path) {
		return nil
	}
	if f, ok := c.Err.(*os.File); ok && bookfile.Turned(f, path) {
		return Silent("usage") // there is nowhere to say it
	}
	if f, ok := c.Out.(*answers).Writer.(*os.File); ok && bookfile.Turned(f, path) {
		return Usage("the output goes to the store %s itself", "输出被重定向到台账 %s 本身", path).
			Hint("turn it to another file", "请重定向到其他文件")
	}
	return nil
}

// Patient has a store wait as --wait says; not at all is as short as can be said.
func (c *Run) Patient() sqlstore.Options {
	return sqlstore.Options{Wait: max(c.wait, time.Nanosecond), Waiting: c.waiting, Upgrading: c.upgrading}
}

// upgrading says what it will take that a large store of an earlier version is
// brought up to date, for it must not look as if nothing happened. An upgrade of
// 4 million facts was measured at about six minutes.
func (c *Run) upgrading(u sqlstore.Upgrade) {
	minutes := u.Facts/600_000 + 1
	c.Note("upgrading the store of an earlier version: %[1]d facts, up to %[2]d min, about %[3]d MB of disk; "+
		"the old store is kept as %[4]s, and nothing is lost if this is interrupted",
		"正在将旧版台账升级：%[1]d 条记录，约需 %[2]d 分钟，磁盘需约 %[3]d MB 空间；原台账保存为 %[4]s，中断不会丢失数据",
		u.Facts, minutes, u.Bytes>>20, u.Copied)
}

// waiting says why nothing happens.
func (c *Run) waiting() {
	c.Note("another process is writing to the store: waiting for up to %s (--wait)", "另一程序正在写入台账，最多等待 %s（--wait）",
		c.wait)
}

// BookOn is the book in a store, as this run records in it.
func (c *Run) BookOn(s inspect.Store) *inspect.Book {
	b := inspect.NewBook(s)
	b.Now = c.Now
	b.By = Recorder()
	b.Missing, b.Unprinted = report.Unprintable, c.unprintable
	b.Noted, b.Onward = c.noted, c.Onward
	b.Press, b.Opens = press, func(pdf []byte) error { return AScan.Opens("", pdf) }
	return b
}

// Close lets go of the store, if one is open.
func (c *Run) Close() {
	if c.Store != nil {
		c.Store.Close()
	}
}

// press prints a paper.
func press(pa inspect.Paper, blobs inspect.Blobs) ([]byte, error) {
	var b bytes.Buffer
	err := report.WritePaper(&b, pa, blobs)
	return b.Bytes(), err
}

// Authored has workbooks say who keeps the book; no one where none is begun, of which there
// are lists too.
func (c *Run) Authored() {
	if b, err := c.Reading(); err == nil {
		a, _ := inspect.Ask(c.Ctx, b, inspect.Reader.Agency)
		c.Author = a.Name
	}
}
