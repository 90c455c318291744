package sqlite

// shadow has the record replayed into empty tables beside those of the store,
// through the very statements that commands write with. SQLite looks for a name
// in the temporary schema first, so that whatever is asked from then on is
// asked of what the record comes to, and the store's own tables are main's.
//
// To compare the rows is more than to compare what is read of them, which is
// only what somebody thought of; and the memory that it takes is the cache's,
// for the tables lie in a file that nobody else can open and that is gone with
// the connection.
func (v *verifier) shadow() error {
	tables := byName(v.made)
	for _, kind := range []string{"table", "index"} {
		for _, o := range v.made {
			if o.kind != kind || o.sql == "" || !tables[objectName{"table", o.table}].projection() {
				continue
			}
			if err := v.exec(o.beside()); err != nil {
				return err
			}
		}
	}
	err := v.replay(v.tx)
	v.replayed = err == nil
	return err
}

// lists are the tables that are compared with what the record comes to.
func (v *verifier) lists() (parts []part) {
	for _, o := range v.made {
		if o.projection() {
			look := func() error { return v.compare(o.name) }
			parts = append(parts, part{"the list " + o.name, "列表 " + o.name, look, true})
		}
	}
	return parts
}
