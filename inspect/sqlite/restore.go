package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
)

// Restoring says what is to be restored to where.
type Restoring struct {
	Backup, Path string
	Replace      bool // a store that is there
	Options
	Progress func(done, total int64) // of looking the backup through; may be nil
}

// Restored tells what became of what was there before.
type Restored struct {
	Replaced bool   // a store, by the backup's pages
	Aside    string // where what was no store, or too damaged for one, was moved to
}

// Restore puts a backup in a store's place; a store that is there is refused
// unless it is to be replaced, and while anyone has it open. The whole backup,
// with the log beside it, is copied, brought up to date and checked first. Then
// its pages are written into the file that is there, in one transaction of
// SQLite: whoever waits for that file finds the new book in it, and whenever
// the process or the machine dies, all of the old one is there or all of the new.
func Restore(ctx context.Context, r Restoring) (done Restored, err error) {
	if err := r.refuse(); err != nil {
		return done, err
	}
	r.Path = resolved(r.Path)
	dir := filepath.Dir(r.Path)
	if err := makeFolder(dir); err != nil {
		return done, err
	}
	sweep(ctx, dir)
	draft, err := newDraft(ctx, dir)
	if err != nil {
		return done, cannotWrite(r.Path, err)
	}
	defer draft.drop()
	if err := r.draw(ctx, draft.path); err != nil {
		return done, named(err, draft.path, r.Backup)
	}
	return r.put(ctx, draft)
}

func (r Restoring) refuse() error {
	if err := looksLikeStore(r.Backup); err != nil {
		var e *inspect.Error
		if errors.As(err, &e) {
			e.Hint("name a copy that rectify backup made", "请给出用 rectify backup 做的备份文件")
		}
		return err
	}
	if err := spareBeside(r.Path, ""); err != nil {
		return err
	}
	is, err := os.Stat(r.Path)
	if link, gone := os.Lstat(r.Path); errors.Is(err, fs.ErrNotExist) && gone == nil {
		is, err = link, nil // one that leads nowhere
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return cannotWrite(r.Path, err)
	}
	if from, err := os.Stat(r.Backup); err == nil && os.SameFile(from, is) {
		return inspect.Errorf(inspect.CodeRefused, "%s is the store itself", "%s 就是台账本身", r.Backup).
			Hint("name a backup of it", "请给出备份文件")
	}
	if !is.Mode().IsRegular() {
		return inspect.Errorf(inspect.CodeRefused, "%s is no plain file: nothing is restored to it",
			"%s 不是普通文件，不能恢复到此处", r.Path)
	}
	if err := oneName(r.Path, is); err != nil {
		return err
	}
	if !r.Replace {
		return inspect.Errorf(inspect.CodeRefused, "there is a store already at %s", "%s 处已有台账", r.Path).
			Hint("back it up, then restore with --yes", "请先备份，再用 --yes 恢复")
	}
	return nil
}

// draw copies the backup to a draft, brings that up to date and checks all of it.
func (r Restoring) draw(ctx context.Context, draft string) error {
	backup, _, err := openAsIs(ctx, r.Backup, r.Options)
	if err != nil {
		return err
	}
	defer backup.Close()
	if err := backup.copyTo(ctx, draft, r.Path); err != nil {
		return err
	}
	s := newStore(draft, r.Options)
	if err := s.openWriter("&mode=rw"); err != nil {
		return err
	}
	defer s.Close()
	version, err := s.version(ctx, s.write)
	if err != nil {
		return err
	}
	if err := s.migrate(ctx, version); err != nil {
		return err
	}
	return r.prove(ctx, s)
}

// prove refuses a backup in which a check finds a fault: what it would replace
// may be the better book.
func (r Restoring) prove(ctx context.Context, s *Store) error {
	rep, err := inspect.NewBook(s).Check(ctx, r.Progress)
	if err != nil || len(rep.Faults) == 0 {
		return err
	}
	first := rep.Faults[0]
	return inspect.Errorf(inspect.CodeCheck, "%[1]s does not agree with itself and is not restored: %[2]d fault%[2]s; the first: %[3]s",
		"%[1]s 核对不通过，未恢复：问题 %[2]d 处；第一处：%[4]s", r.Backup, inspect.Many(len(rep.Faults)), first.EN, first.ZH).
		Hint("see all of them with rectify check --store "+r.Backup, "用 rectify check --store "+r.Backup+" 查看全部问题")
}

// put brings the draft to its place: into the file that is there, or as a new one.
func (r Restoring) put(ctx context.Context, draft *draftFile) (done Restored, err error) {
	var held *sql.DB
	if info, gone := os.Stat(r.Path); gone != nil || info.Size() == 0 { // of an empty file SQLite would drop the log
		err = notAStore(r.Path, gone)
	} else {
		held, err = hold(ctx, r.Path, r.Options)
	}
	switch {
	case err == nil:
		defer held.Close()
		return Restored{Replaced: true}, newStore(r.Path, Options{}).unpoured(pour(held, draft.path))
	case inspect.IsCode(err, inspect.CodeNoStore):
		if done.Aside, err = setAside(r.Path); err != nil {
			return done, err
		}
	}
	if err != nil {
		return done, err
	}
	return done, cannotWrite(r.Path, draft.place(r.Path))
}

// hold takes the store at path for this process alone, and moves what stands in
// the log beside it into the file. Until it is closed no other process gets at
// it. What is no database, or damaged, is told as no store.
func hold(ctx context.Context, path string, o Options) (*sql.DB, error) {
	s := newStore(path, o)
	db, err := sql.Open("sqlite", s.dsn("&mode=rw&_pragma=locking_mode(EXCLUSIVE)&_pragma=synchronous(FULL)"))
	if err != nil {
		return nil, s.told(err)
	}
	db.SetMaxOpenConns(1)
	err = s.patient(func() error { return s.seize(ctx, db) })
	if err == nil {
		return db, nil
	}
	db.Close()
	if inspect.IsCode(err, inspect.CodeBusy) {
		err = inspect.Errorf(inspect.CodeBusy, "another process has the store %s open", "另一程序正在使用台账 %s", path).Because(err).
			Hint("restore when it is done; nothing was changed", "请待其结束后再恢复；本次没有任何改动")
	}
	return nil, err
}

// seize asks again and again, for SQLite does not wait for readers here.
func (s *Store) seize(ctx context.Context, db *sql.DB) (err error) {
	for end := time.Now().Add(s.Options.First()); ; time.Sleep(20 * time.Millisecond) {
		for _, text := range []string{"PRAGMA journal_mode=DELETE", "BEGIN EXCLUSIVE", "COMMIT"} {
			if _, err = db.ExecContext(ctx, text); err != nil {
				break
			}
		}
		if err = s.told(err); !inspect.IsCode(err, inspect.CodeBusy) || time.Now().After(end) || ctx.Err() != nil {
			return err
		}
	}
}

// pour writes every page of the draft into the database that is held.
func pour(held *sql.DB, draft string) error {
	conn, err := held.Conn(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error {
		b, err := c.(interface {
			NewRestore(string) (*driver.Backup, error)
		}).NewRestore(newStore(draft, Options{}).dsn("&mode=ro"))
		if err != nil {
			return err
		}
		_, err = b.Step(-1)
		if end := b.Finish(); err == nil {
			err = end
		}
		return err
	})
}

// unpoured is what a restore says whose pages could not all be written: SQLite
// has taken them back, or does so when the store is next opened.
func (s *Store) unpoured(err error) error {
	if code(err)&0xff == lib.SQLITE_IOERR {
		return s.told(err)
	}
	return cannotWrite(s.Name, err)
}

// setAside moves what is no store out of the way, with what lies beside it: it
// may hold what can still be read of one.
func setAside(path string) (aside string, err error) {
	for k := 1; ; k++ {
		aside = path + ".damaged"
		if k > 1 {
			aside += "." + strconv.Itoa(k)
		}
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	if info, err := os.Stat(path); err == nil && info.Size() == 0 {
		if err := os.Remove(path); err != nil {
			return "", cannotWrite(path, err)
		}
	}
	moved := false
	for _, suffix := range append([]string{""}, beside...) {
		switch err := os.Rename(path+suffix, aside+suffix); {
		case err == nil:
			moved = true
		case !errors.Is(err, fs.ErrNotExist):
			return "", cannotWrite(path+suffix, err)
		}
	}
	if !moved {
		return "", nil
	}
	return aside, nil
}

// beside are the ends of the names of what SQLite keeps beside a file.
var beside = []string{"-wal", "-shm", "-journal"}

// named has an error name the file that the person knows, not the draft of it.
func named(err error, draft, file string) error {
	var e *inspect.Error
	if errors.As(err, &e) {
		e.EN, e.ZH = strings.ReplaceAll(e.EN, draft, file), strings.ReplaceAll(e.ZH, draft, file)
	}
	return err
}
