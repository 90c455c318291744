// Package restore puts a backup in the place of a book in a file, and tells
// beforehand what that loses. It may import inspect, sqlite, sqlstore and bookfile.
package restore

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlite"
	"rectify/inspect/sqlstore"
)

// Plan says what is to be restored to where.
type Plan struct {
	Backup, Path string
	Replace      bool // a store that is there
	sqlite.Options
	Progress func(done, total int64) // of looking the backup through; may be nil
}

// Done tells what became of what was there before.
type Done struct {
	Replaced bool   // a store, by the backup's pages
	Aside    string // where what was no store, or too damaged for one, was moved to
}

// Do puts a backup in a store's place; a store that is there is refused unless it
// is to be replaced, and while anyone has it open. The whole backup, with the log
// beside it, is copied, brought up to date and checked first. Then its pages are
// written into the file that is there, in one transaction of SQLite: whoever waits
// for that file finds the new book in it, and whenever the process or the machine
// dies, all of the old one is there or all of the new.
func Do(ctx context.Context, p Plan) (done Done, err error) {
	if err := p.refuse(); err != nil {
		return done, err
	}
	p.Path = bookfile.Resolved(p.Path)
	if err := bookfile.MakeFolder(p.Path); err != nil {
		return done, err
	}
	draft, err := bookfile.NewDraft(ctx, p.Path)
	if err != nil {
		return done, err
	}
	defer draft.Drop()
	if err := p.draw(ctx, draft); err != nil {
		return done, draft.Named(err, p.Backup)
	}
	return p.put(ctx, draft)
}

func (p Plan) refuse() error {
	if err := bookfile.LooksLikeStore(p.Backup); err != nil {
		var e *inspect.Error
		if errors.As(err, &e) {
			e.Hint("name a copy that {backup} made", "请给出用 {backup} 做的备份文件")
		}
		return err
	}
	if err := bookfile.SpareBeside(p.Path, ""); err != nil {
		return err
	}
	is, err := os.Stat(p.Path)
	if link, gone := os.Lstat(p.Path); errors.Is(err, fs.ErrNotExist) && gone == nil {
		is, err = link, nil // one that leads nowhere
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return bookfile.CannotWrite(p.Path, err)
	}
	return p.refuseOver(is)
}

// refuseOver refuses to restore over what is no store of one name, or is not to be
// replaced.
func (p Plan) refuseOver(is os.FileInfo) error {
	if from, err := os.Stat(p.Backup); err == nil && os.SameFile(from, is) {
		return inspect.Errorf(inspect.CodeRefused, "%s is the store itself", "%s 就是台账本身", p.Backup).
			Hint("name a backup of it", "请给出备份文件")
	}
	if !is.Mode().IsRegular() {
		return inspect.Errorf(inspect.CodeRefused, "%s is no plain file: nothing is restored to it",
			"%s 不是普通文件，不能恢复到此处", p.Path)
	}
	if err := bookfile.OneName(p.Path); err != nil {
		return err
	}
	if !p.Replace {
		return inspect.StoreThere(p.Path).Hint("back it up, then restore with {.yes}", "请先备份，再用 {.yes} 恢复")
	}
	return nil
}

// draw copies the backup to a draft that is brought up to date, and refuses one in
// which a check finds a fault: what it would replace may be the better book.
func (p Plan) draw(ctx context.Context, draft *bookfile.Draft) error {
	s, err := sqlite.Renewed(ctx, p.Backup, draft, p.Options)
	if err != nil {
		return err
	}
	defer s.Close()
	rep, err := inspect.NewBook(s).Check(ctx, p.Progress)
	if err != nil || len(rep.Faults) == 0 {
		return err
	}
	first := rep.Faults[0]
	return inspect.Errorf(inspect.CodeCheck,
		"%[1]s does not pass the check and is not restored: %[2]d fault%[2]s; the first: %[3]s",
		"%[1]s 核对不通过，未恢复：问题 %[2]d 处；第一处：%[4]s", p.Backup, inspect.Many(len(rep.Faults)), first.EN, first.ZH).
		Hint("see all of them with {check .store="+p.Backup+"}", "用 {check .store="+p.Backup+"} 查看全部问题")
}

// put brings the draft to its place: into the file that is there, or as a new one.
func (p Plan) put(ctx context.Context, draft *bookfile.Draft) (done Done, err error) {
	var held *sqlite.Store
	if info, gone := os.Stat(p.Path); gone != nil || info.Size() == 0 { // of an empty file SQLite would drop the log
		err = bookfile.NotAStore(p.Path, gone)
	} else {
		held, err = sqlite.Hold(ctx, p.Path, p.Options)
	}
	switch {
	case err == nil:
		defer held.Close()
		return Done{Replaced: true}, held.Fill(draft.Path)
	case inspect.IsCode(err, inspect.CodeNoStore):
		if done.Aside, err = bookfile.SetAside(p.Path); err == nil {
			err = draft.Place()
		}
	}
	return done, err
}

// Losing tells what a restore would discard: facts that the store has and the
// backup has not. It refuses what that would refuse at once. What cannot be read,
// of the one or the other, is not known.
func Losing(ctx context.Context, p Plan) (lost sqlstore.Ahead, known bool, err error) {
	if err := p.refuse(); err != nil {
		return lost, false, err
	}
	backup, _, err := sqlite.OpenAsIs(ctx, p.Backup, p.Options)
	if err != nil {
		return lost, false, nil
	}
	defer backup.Close()
	store, _, err := sqlite.OpenAsIs(ctx, p.Path, p.Options)
	if err != nil {
		return lost, false, nil
	}
	defer store.Close()
	err = backup.In(ctx, false, func(b *sqlstore.Tx) error {
		return store.In(ctx, false, func(s *sqlstore.Tx) (err error) {
			lost, err = s.Ahead(b)
			return err
		})
	})
	return lost, err == nil, nil
}
