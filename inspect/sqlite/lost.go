package sqlite

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"time"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// Lost is what a restore discards: facts that the store has and the backup has not.
type Lost struct {
	Facts       int
	First, Last time.Time
	Numbers     []string // taken by those facts: papers bear them
}

// Losing tells what a restore would discard, and refuses what it would refuse at
// once. What cannot be read, of the one or the other, is not known.
func Losing(ctx context.Context, r Restoring) (lost Lost, known bool, err error) {
	if err := r.refuse(); err != nil {
		return lost, false, err
	}
	backup, _, err := openAsIs(ctx, r.Backup, r.Options)
	if err != nil {
		return lost, false, nil
	}
	defer backup.Close()
	store, _, err := openAsIs(ctx, r.Path, r.Options)
	if err != nil {
		return lost, false, nil
	}
	defer store.Close()
	err = backup.in(ctx, backup.read, func(b *tx) error {
		return store.in(ctx, store.read, func(s *tx) error { return lost.count(s, b) }, false)
	}, false)
	return lost, err == nil, nil
}

// count finds the last fact that both have, for a record is only added to, and
// counts those after it.
func (l *Lost) count(store, backup *tx) (err error) {
	var end int
	if _, err := store.one("SELECT coalesce(max(seq), 0) FROM event", nil, &end); err != nil {
		return err
	}
	shared := sort.Search(end, func(k int) bool {
		var is, was []byte
		_, one := store.one("SELECT id FROM event WHERE seq = ?", []any{k + 1}, &is)
		_, other := backup.one("SELECT id FROM event WHERE seq = ?", []any{k + 1}, &was)
		err = cmp.Or(err, one, other)
		return string(is) != string(was)
	})
	if l.Facts = end - shared; err != nil || l.Facts == 0 {
		return err
	}
	var from, to int64
	_, err = store.one("SELECT min(at), max(at) FROM event WHERE seq > ?", []any{shared}, &from, &to)
	l.First, l.Last = time.UnixMicro(from), time.UnixMicro(to)
	return cmp.Or(err, l.numbers(store, shared))
}

// numbers are those taken after a fact.
func (l *Lost) numbers(store *tx, after int) error {
	var taken []inspect.Event
	err := store.asked().Events(inspect.EventQuery{Kinds: []string{"notice.issued", "paper.issued", "number.leased"}}, func(e inspect.Event) error {
		if e.Seq > int64(after) {
			taken = append(taken, e)
		}
		return nil
	})
	for _, e := range taken {
		var number string
		if err == nil {
			_, err = store.one("SELECT number FROM "+sqlstore.TableOf(e.Ref.Noun).Name+" WHERE n = ?", []any{e.Ref.N}, &number)
		}
		if !slices.Contains(l.Numbers, number) { // one that was taken along and entered
			l.Numbers = append(l.Numbers, number)
		}
	}
	return err
}
