package sqlite

import "rectify/inspect"

// owed names what a command that was killed has not done yet.
func (v *verifier) owed() error {
	owed, err := v.Owed()
	for _, o := range owed {
		f := inspect.Errorf(inspect.CodeCheck, "%[1]s is still to be written to %[2]s", "%[1]s 尚未写入 %[2]s", o.Thing, o.Place)
		switch o.What {
		case inspect.OwedWipe:
			f = inspect.Errorf(inspect.CodeCheck, "traces of a reporter who was forgotten are still in the store's files",
				"台账文件中仍有已删除的诉求人信息痕迹")
		case inspect.OwedPaper:
			f = inspect.Errorf(inspect.CodeCheck, "an issued paper is still to be written to %s", "有一份已下达的文书尚未写入 %s", o.Place)
		}
		v.faults = append(v.faults, f.Hint("the next command that records does it", "下一次登记时会自动完成"))
	}
	return err
}

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
	ok, err := t.one("INSERT INTO owed (what, place, thing) VALUES (?, ?, ?) RETURNING n",
		[]any{o.What, o.Place, o.Thing}, &n)
	if err == nil && !ok {
		err = t.unkept(nil)
	}
	return n, err
}

// PutPaid implements [inspect.Writer].
func (t *tx) PutPaid(o inspect.Owed) error {
	if o.N > 0 {
		return t.take("DELETE FROM owed WHERE n = ?", o.N)
	}
	return t.take("DELETE FROM owed WHERE place = ? AND thing = ?", o.Place, o.Thing)
}
