package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// migrations are the schema's steps, in the order of their names; the file's
// user_version counts them. A step that has shipped is never edited: stores out
// there have had it. One in which only what is made from the record has another
// shape has no text.
//
//go:embed *.sql
var migrations embed.FS

// latest is the version of what this program makes.
func latest() int {
	steps, _ := fs.Glob(migrations, "*.sql") // of what is compiled in
	last, _ := strconv.Atoi(strings.TrimSuffix(steps[len(steps)-1], ".sql"))
	return max(last, sqlstore.Version)
}

// migration is the text of one, from 1.
func migration(n int) string {
	text, _ := fs.ReadFile(migrations, fmt.Sprintf("%03d.sql", n))
	return string(text)
}

// upgrade keeps a copy of the file beside it and brings it up to date.
func (s *Store) upgrade(ctx context.Context, version int) error {
	copied, kept := s.copyBefore(ctx, version)
	if err := s.sayUpgrade(ctx, copied); err != nil {
		return err
	}
	if !kept {
		err := s.Backup(ctx, copied)
		if inspect.IsCode(err, inspect.CodeRefused) { // another has begun with it too, and was faster
			if is, told := s.version(ctx); told == nil && is == latest() {
				return nil
			}
			if _, kept = s.copyBefore(ctx, version); kept {
				err = nil
			}
		}
		if err != nil {
			return err
		}
	}
	return s.migrate(ctx, version)
}

// Renewed copies a store of whatever version to a draft, and opens that when it
// is up to date.
func Renewed(ctx context.Context, from string, to *bookfile.Draft, o Options) (*Store, error) {
	old, version, err := OpenAsIs(ctx, from, o)
	if err != nil {
		return nil, err
	}
	defer old.Close()
	if err := old.copyTo(ctx, to); err != nil {
		return nil, err
	}
	return opened(to.Path, o, "&mode=rw", func(s *Store) error { return s.migrate(ctx, version) })
}

// soonDone is how many facts are brought up to date before anybody would ask.
const soonDone = 20_000

// sayUpgrade says what an upgrade takes that is not soon done: the copy, and as
// much again for what is made anew before what was there is given up.
func (s *Store) sayUpgrade(ctx context.Context, copied string) error {
	u := sqlstore.Upgrade{Copied: copied}
	err := s.db.QueryRowContext(ctx, `SELECT count(*),
		3 * (SELECT page_size * page_count FROM pragma_page_size, pragma_page_count) FROM event`).
		Scan(&u.Facts, &u.Bytes)
	if err == nil && u.Facts > soonDone && s.Options.Upgrading != nil {
		s.Options.Upgrading(u)
	}
	return s.told(err)
}

// copyBefore is where a copy of the store goes as it was at that version: file.v9,
// or file.v9.2 where something else has that name; kept if it is there already,
// because an upgrade ended after it had made it.
func (s *Store) copyBefore(ctx context.Context, version int) (name string, kept bool) {
	return bookfile.Free(s.Name+".v"+strconv.Itoa(version), func(name string) bool {
		last, err := lastFact(ctx, name)
		if err != nil {
			return false
		}
		ours, err := lastFact(ctx, s.Name)
		return err == nil && ours == last
	})
}

// lastFact is the name of the newest fact of a store, of whatever version.
func lastFact(ctx context.Context, path string) (last string, err error) {
	s, _, err := OpenAsIs(ctx, path, Options{})
	if err != nil {
		return "", err
	}
	defer s.Close()
	const newest = "SELECT coalesce((SELECT hex(id) FROM event ORDER BY seq DESC LIMIT 1), '')"
	err = s.db.QueryRowContext(ctx, newest).Scan(&last)
	return last, err
}

// migrate takes the steps that are left, each in a transaction of its own. Who
// comes second, when two begin at once, finds them taken.
func (s *Store) migrate(ctx context.Context, from int) error {
	for v := from; v < latest(); v++ {
		if err := s.step(ctx, v); err != nil {
			return s.told(err)
		}
	}
	return nil
}

func (s *Store) step(ctx context.Context, v int) error {
	begun, err := s.start(ctx, true) // another may be at it, which takes its time
	if err != nil {
		return err
	}
	defer begun.End()
	t := begun.Conn.(*tx)
	var taken int
	if err := t.in.QueryRowContext(ctx, "PRAGMA user_version").Scan(&taken); err != nil || taken > v {
		return err
	}
	if err := t.exec(ctx, migration(v+1)+";PRAGMA application_id="+strconv.Itoa(bookfile.Application)+
		";PRAGMA user_version="+strconv.Itoa(v+1)); err != nil {
		return err
	}
	if v+1 == latest() {
		if err := t.settle(); err != nil {
			return err
		}
	}
	return t.commit()
}

// settle is what the last step does that no SQL can: it makes the relations, links
// the record, makes all that lies in them anew of it where one is new or of another
// shape, and keeps the codes of papers. What is asked for in the table of what is
// owed outlives an upgrade that was cut short.
func (t *tx) settle() error {
	want, have, err := t.schemas()
	if err != nil {
		return err
	}
	anew, err := t.reshaped(want, have)
	if err != nil {
		return err
	}
	if err := t.completed(want, have); err != nil {
		return err
	}
	w := inspect.WriterOf(t.Tx)
	left, err := w.Owed()
	pay := func(what string, do func() error) {
		for _, o := range left {
			if err == nil && o.What == what {
				if err = do(); err == nil {
					err = w.PutPaid(o)
				}
			}
		}
	}
	pay("links", t.link)
	if err == nil && anew {
		err = t.Rebuild(inspect.Replay(t.Ctx))
	}
	pay("rebuild", func() error { return nil })
	pay("codes", func() error { return inspect.KeepCodes(w) })
	return err
}

// reshaped tells whether a table that is made from the record, if there is one, is
// not there or of another shape.
func (t *tx) reshaped(want, have schema) (anew bool, err error) {
	for _, o := range want.all {
		anew = anew || o.remade() && !o.like(have.of[o.objectName])
	}
	var first int64
	if anew {
		anew, err = t.One("SELECT seq FROM event LIMIT 1", nil, &first)
	}
	return anew, err
}

// link links what was recorded before there were links.
func (t *tx) link() error {
	if err := t.Exec("DROP TRIGGER event_stays"); err != nil {
		return err
	}
	if err := t.Linked(); err != nil {
		return err
	}
	return t.complete()
}
