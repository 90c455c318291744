package sqlstore

import (
	"cmp"
	"slices"

	"rectify/inspect"
)

// An index that is kept up row by row costs a load more than one that is made of all its
// rows at once: most of all that of the names of facts, which come in no order, so that
// each lies on another page.

// lack is an index of a table that a load goes without.
type lack struct {
	table string
	again func() error // makes it
}

// Load implements [inspect.Changes]. The record is asked for names only where something
// may be known already.
func (t *Tx) Load() error {
	record := Beside()[0]
	return cmp.Or(t.without(record.Name, record.Indexes), t.withoutLists())
}

// withoutLists goes on without the indexes of hazards, which are many, but those by which
// a load reads them.
func (t *Tx) withoutLists() error {
	of := tableOf(inspect.Hazards)
	columns := of.columns()
	return t.without(of.Name, slices.DeleteFunc(slices.Clone(of.Indexes), func(x Index) bool {
		return !spared(columns, x)
	}))
}

func (t *Tx) without(table string, indexes []Index) error {
	for _, x := range indexes {
		again, err := t.Conn.Without(x.Name)
		if err != nil {
			return err
		}
		if again != nil {
			t.lacks = append(t.lacks, lack{table, again})
		}
	}
	return nil
}

// done ends what a transaction has put off.
func (t *Tx) done() error {
	if err := t.tell(); err != nil {
		return err
	}
	return t.loaded("")
}

// loaded makes the indexes of a table that are missing, of all tables if it is "". Whoever
// may read by one asks for it first.
func (t *Tx) loaded(table string) error {
	others := func(l lack) bool { return table != "" && l.table != table }
	for _, l := range t.lacks {
		if others(l) {
			continue
		}
		if err := l.again(); err != nil {
			return err
		}
	}
	t.lacks = slices.DeleteFunc(t.lacks, func(l lack) bool { return !others(l) })
	return nil
}
