package sqlstore

import (
	"reflect"

	"github.com/google/uuid"

	"rectify/inspect"
)

// reader reads rows of a table's columns, and more after them, each into the same thing, which
// has nothing of the row before.
func reader(of *Table, thing any, more ...any) func(Scanner) error {
	var body string
	n, id := of.at(thing)
	into := []any{n, (*asID)(id)}
	for _, f := range of.fields() {
		if !f.Rest && f.Into != nil {
			into = append(into, f.Into(thing))
		}
	}
	into = append(into, &body)
	for _, f := range of.joined {
		into = append(into, f.Into(thing))
	}
	into = append(into, more...)
	for i, to := range into {
		if people, ok := to.(*asOfficers); ok {
			into[i] = &lately[[]inspect.Officer]{into: (*[]inspect.Officer)(people), read: officersOf}
			continue
		}
		into[i] = asString(to)
	}
	return func(r Scanner) error {
		if err := r.Scan(into...); err != nil {
			return err
		}
		return fromBody(of, body, thing)
	}
}

// asString is where a text goes as one of no other type, which is put there soonest.
func asString(to any) any {
	is := reflect.TypeOf(to)
	_, own := to.(interface{ Scan(any) error })
	if own || is.Kind() != reflect.Pointer || is.Elem().Kind() != reflect.String {
		return to
	}
	return reflect.ValueOf(to).Convert(reflect.TypeFor[*string]()).Interface()
}

// asID reads the name of a fact.
type asID inspect.ID

// Scan implements [database/sql.Scanner].
func (id *asID) Scan(v any) error {
	b, _ := v.([]byte)
	is, _ := uuid.FromBytes(b)
	*id = asID(is)
	return nil
}

// lately reads texts that are much the same from row to row.
type lately[T any] struct {
	into  *T
	read  func(text string) T
	known map[string]T
}

// mostKnown is how many texts are remembered.
const mostKnown = 1000

// Scan implements [database/sql.Scanner].
func (l *lately[T]) Scan(v any) error {
	text, _ := v.(string)
	said, ok := l.known[text]
	if !ok {
		if l.known == nil || len(l.known) == mostKnown {
			l.known = map[string]T{}
		}
		said = l.read(text)
		l.known[text] = said
	}
	*l.into = said
	return nil
}
