package inspect

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// The command line reads the words that have a kind: days, levels, forms, people.
// What an entry says of these is read the same way.

// readWords reads the words of v, a part of an entry of that name.
func readWords(name string, v reflect.Value) (err error) {
	switch w := v.Addr().Interface().(type) {
	case *Date:
		return readWord(w, ParseDate)
	case *FormKind:
		return readWord(w, ParseFormKind)
	case *Officer:
		return w.read(w.String())
	case *[]Officer:
		if err := fewOfficers(len(*w)); err != nil {
			return err
		}
	case *string:
		if is := FieldName(name); strings.ContainsRune(*w, 0) {
			return cleanText(is.EN, is.ZH, w, len(*w))
		}
	}
	if k, ok := vocabularies[v.Type()]; ok && !v.IsZero() {
		word, err := k.Read(v.String())
		if err == nil {
			v.Set(reflect.ValueOf(word))
		}
		return err
	}
	return readParts(name, v)
}

// vocabularies are how words are read, by their types.
var vocabularies = map[reflect.Type]ValueKind{
	reflect.TypeFor[Level]():          levelWord,
	reflect.TypeFor[InspectionKind](): inspectionWord,
	reflect.TypeFor[ComplaintKind]():  complaintWord,
	reflect.TypeFor[Channel]():        channelWord,
	reflect.TypeFor[Manner]():         Manners,
	reflect.TypeFor[Says]():           wordOf(answers, ParseSays),
}

func readWord[T ~string](w *T, parse func(string) (T, error)) (err error) {
	if *w != "" {
		*w, err = parse(string(*w))
	}
	return err
}

// readParts reads the words of what v holds.
func readParts(name string, v reflect.Value) error {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return readWords(name, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			if err := readWords(name, v.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			part := jsonName(f)
			if !f.IsExported() || part == "-" {
				continue
			}
			if err := readWords(part, v.Field(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

// readSaid reads the words of the parts that were said; what is there besides is as
// it was recorded.
func readSaid(said map[string]json.RawMessage, v any) error {
	for _, part := range slices.Sorted(maps.Keys(said)) {
		if at := At(v, part); at.IsValid() {
			if err := readWords(part, at); err != nil {
				return err
			}
		}
	}
	return nil
}

// onlyOnce are the parts that JSON says, as far as it can be read. It refuses one
// that is said twice, and one of those that the book fills in.
func onlyOnce(text []byte, made []string) (map[string]json.RawMessage, error) {
	said := map[string]json.RawMessage{}
	dec := json.NewDecoder(bytes.NewReader(text))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, nil // it is told where it is read
	}
	for dec.More() {
		t, err := dec.Token()
		name, ok := t.(string)
		if err != nil || !ok {
			break
		}
		switch {
		case name != strings.ToLower(name):
			return said, invalid("there is no part %q", "没有 %q 这一项", name)
		case said[name] != nil:
			return said, invalid("%q is said twice", "“%s”写了两次", name)
		case slices.Contains(made, name):
			return said, ofTheBook(name)
		}
		var part json.RawMessage
		if dec.Decode(&part) != nil {
			break
		}
		said[name] = part
	}
	return said, nil
}

// ofTheBook refuses a part that the book fills in.
func ofTheBook(name string) error {
	return invalid("%q is filled in by the book", "“%s”由台账填写", name).Hint("leave it out", "请勿填写")
}
