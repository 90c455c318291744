package sqlstore

import (
	"cmp"

	"rectify/inspect"
)

// Try implements [inspect.Changes].
func (t *Tx) Try(do func() error) error {
	if err := t.Exec("SAVEPOINT tried"); err != nil {
		return err
	}
	chain := t.chain
	err := do()
	if err == nil {
		return t.Exec("RELEASE SAVEPOINT tried")
	}
	t.chain = chain
	// What still waits to be sent may fail in the place of what did, and then keeps
	// what is sent with it from being heard.
	if _, again := t.Run("ROLLBACK TO SAVEPOINT tried"); again != nil {
		if _, again = t.Run("ROLLBACK TO SAVEPOINT tried"); again != nil {
			if inspect.IsCode(err, inspect.CodeFailed) { // as on a full disk, which took all of it back
				return err
			}
			return again
		}
	}
	return cmp.Or(t.Exec("RELEASE SAVEPOINT tried"), err)
}
