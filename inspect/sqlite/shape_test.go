package sqlite

import (
	"slices"
	"testing"

	"rectify/inspect/sqlstore"
)

// What other databases make their tables from is what this one has, column by column.
func TestTablesAreAsSQLStoreNamesThem(t *testing.T) {
	b, _ := create(t)
	s := b.Store.(*Store)
	for _, r := range slices.Concat(sqlstore.Beside(), sqlstore.Remade()) {
		want := []string{}
		for _, f := range slices.Concat(r.Keys, r.Columns) {
			want = append(want, f.Name+" "+types[f.Type])
		}
		have := read(t, s.db, "SELECT name, type FROM pragma_table_info('"+r.Name+"')", func(row sqlstore.Scanner) (string, error) {
			var name, kind string
			err := row.Scan(&name, &kind)
			return name + " " + kind, err
		})
		slices.Sort(want)
		slices.Sort(have)
		if !slices.Equal(have, want) {
			t.Errorf("%s has %v, not %v", r.Name, have, want)
		}
	}
}
