package sqlstore

import (
	"reflect"
	"slices"
	"testing"
)

// elsewhere are the fields that other things have.
var elsewhere = map[string]string{"hazard.Found": "the inspection's day", "hazard.OrderedOn": "the notice's day", "notice.About": "its inspection"}

// theirs are the fields that papers of another noun have.
var theirs = map[string]bool{"notice.Taker": true, "notice.Entered": true, "paper.Taker": true, "paper.Entered": true}

// reserved are the fields that a leased number has; it is no paper yet.
var reserved = map[string]bool{"Number": true, "Word": true, "Year": true, "Serial": true, "Date": true, "Form": true, "Taker": true, "Entered": true,
	"Voided": true, "VoidedOn": true}

// Every field of a thing is kept: one without its line in nouns.go would be
// empty when it is read again, and nothing would say so.
func TestEveryFieldHasItsLine(t *testing.T) {
	for _, of := range Tables {
		thing := of.New()
		n, id := of.at(thing)
		kept := []reflect.Value{reflect.ValueOf(n), reflect.ValueOf(id)}
		for _, f := range of.fields() {
			if f.Into != nil {
				kept = append(kept, reflect.ValueOf(f.Into(thing)))
			}
		}
		if slices.ContainsFunc(kept, func(p reflect.Value) bool { return p.Interface() == thing }) {
			continue // in one piece
		}
		unkept(reflect.ValueOf(thing).Elem(), kept, func(field string) {
			if name := of.Name + "." + field; elsewhere[name] == "" && !theirs[name] && (of.Name != "blank" || reserved[field]) {
				t.Errorf("%s.%s is kept nowhere", of.Name, field)
			}
		})
	}
}

// unkept are the fields of a struct in which nothing is read to.
func unkept(v reflect.Value, kept []reflect.Value, found func(field string)) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		from := v.Field(i).Addr().Pointer()
		whole, part := false, false
		for _, p := range kept {
			whole = whole || p.Pointer() == from && p.Type().Elem() == f.Type
			part = part || p.Pointer() >= from && p.Pointer() < from+f.Type.Size()
		}
		switch {
		case f.Anonymous && !whole:
			unkept(v.Field(i), kept, found)
		case !part:
			found(f.Name)
		}
	}
}
