package sqlite

import "rectify/inspect"

// Owed implements [inspect.Reader].
func (t *tx) Owed() (out []inspect.Owed, err error) {
	err = t.each("SELECT n, what, place, thing FROM owed ORDER BY n", nil, func(r scanner) error {
		var o inspect.Owed
		err := r.Scan(&o.N, &o.What, &o.Place, &o.Thing)
		out = append(out, o)
		return err
	})
	return out, err
}

// PutOwed implements [inspect.Writer].
func (t *tx) PutOwed(o inspect.Owed) (n int64, err error) {
	_, err = t.one("INSERT INTO owed (what, place, thing) VALUES (?, ?, ?) RETURNING n",
		[]any{o.What, o.Place, o.Thing}, &n)
	return n, err
}

// PutPaid implements [inspect.Writer].
func (t *tx) PutPaid(o inspect.Owed) error {
	if o.N > 0 {
		return t.exec("DELETE FROM owed WHERE n = ?", o.N)
	}
	return t.exec("DELETE FROM owed WHERE place = ? AND thing = ?", o.Place, o.Thing)
}
