package sqlstore

import (
	"slices"

	"rectify/inspect"
)

// Try implements [inspect.Changes].
func (t *Tx) Try(do func() error) error {
	err, _ := t.try(do)
	return err
}

// try tells too whether the transaction is whole still.
func (t *Tx) try(do func() error) (err error, whole bool) {
	if err := t.loaded(""); err != nil { // to take it back would take the indexes back
		return err, false
	}
	if err := t.Exec("SAVEPOINT tried"); err != nil {
		return err, false
	}
	chain, waiting := t.chain, slices.Clone(t.waiting)
	t.waiting = append(t.waiting, nil)
	if err = do(); err == nil {
		own := len(t.waiting) - 1
		tried := t.waiting[own]
		t.waiting = t.waiting[:own]
		t.wait(tried)
		err = t.Exec("RELEASE SAVEPOINT tried")
		return err, err == nil
	}
	t.chain, t.waiting = chain, waiting
	// What still waits to be sent may fail in the place of what did, and then keeps
	// what is sent with it from being heard.
	if _, again := t.Run("ROLLBACK TO SAVEPOINT tried"); again != nil {
		if _, again = t.Run("ROLLBACK TO SAVEPOINT tried"); again != nil {
			if inspect.IsCode(err, inspect.CodeFailed) { // as on a full disk, which took all of it back
				return err, false
			}
			return again, false
		}
	}
	if again := t.Exec("RELEASE SAVEPOINT tried"); again != nil {
		return again, false
	}
	return err, true
}
