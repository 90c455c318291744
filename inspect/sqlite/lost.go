package sqlite

import (
	"context"

	"rectify/inspect/sqlstore"
)

// Losing tells what a restore would discard, and refuses what it would refuse at
// once. What cannot be read, of the one or the other, is not known.
func Losing(ctx context.Context, r Restoring) (lost sqlstore.Ahead, known bool, err error) {
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
	err = backup.In(ctx, false, func(b *sqlstore.Tx) error {
		return store.In(ctx, false, func(s *sqlstore.Tx) (err error) {
			lost, err = s.Ahead(b)
			return err
		})
	})
	return lost, err == nil, nil
}
