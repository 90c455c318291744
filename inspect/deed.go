package inspect

import (
	"maps"
	"reflect"
	"slices"
)

// deed is how an entry of a kind is recorded.
type deed struct {
	about Noun       // of what it is; "" for what begins by itself
	body  func() any // an empty one of what it says, for help
	do    func(p *pen, about int64) (thing, error)

	counts bool // it asks for figures: what others counted before it must be told to the store
	draws  bool // a paper, before the writer's turn if it goes alone
}

// deeds are all there are, by the kinds of the facts that they come to. What
// happens to a thing that is there says just what its fact holds.
var deeds = make(map[string]*deed, 80)

// entered registers the deed of a kind whose entry says something else than its
// fact holds.
func entered[In any](kind string, about Noun, do func(p *pen, about int64, in In) (thing, error)) *deed {
	d := &deed{about: about, body: func() any { return new(In) }}
	d.do = func(p *pen, n int64) (thing, error) {
		var in In
		if err := p.entry.into(&in); err != nil {
			return nil, err
		}
		return do(p, n, in)
	}
	deeds[kind] = d
	return d
}

// countingAll marks a deed that asks for figures.
func countingAll(d *deed) *deed {
	d.counts = true
	return d
}

// drawing marks a deed that draws a paper.
func drawing(d *deed) *deed {
	d.draws = true
	return d
}

// plainly is the deed of a kind that says just what its fact holds.
func plainly(k *factKind) *deed {
	return &deed{about: k.of, body: func() any { return k.empty() }, do: func(p *pen, n int64) (thing, error) {
		fact := k.empty()
		if err := p.entry.into(fact); err != nil {
			return nil, err
		}
		return p.happen(k.of.Ref(n), fact)
	}}
}

// DeedHelp is what an entry of a kind says.
type DeedHelp struct {
	Do     string
	About  Noun // "" for what begins by itself
	Fields []DeedField
}

// DeedField is a part of what an entry says.
type DeedField struct {
	Name string
	Type string // text, date, number, yes/no, bytes, or the same with [] for several; {} for parts of its own
}

// Deeds tells of every kind of entry, in the order of their names.
func Deeds() (out []DeedHelp) {
	for _, kind := range slices.Sorted(maps.Keys(deeds)) {
		d := deeds[kind]
		out = append(out, DeedHelp{kind, d.about, fieldsOf(reflect.TypeOf(d.body()).Elem())})
	}
	return out
}

// fieldsOf are the parts of a value as JSON has them.
func fieldsOf(t reflect.Type) (out []DeedField) {
	for _, f := range reflect.VisibleFields(t) {
		name := jsonName(f)
		known := slices.ContainsFunc(out, func(was DeedField) bool { return was.Name == name })
		if name == "" || name == "-" || known || slices.Contains(madeHere, name) {
			continue
		}
		out = append(out, DeedField{name, typeName(f.Type)})
	}
	return out
}

// madeHere are parts that no entry needs to say: the book fills them in.
var madeHere = []string{"id", "withdrawn", "former", "lists", "asked", "ended", "resumed", "time_zone"}

func typeName(t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Pointer:
		return typeName(t.Elem())
	case t == reflect.TypeFor[Date]():
		return "date"
	case t == reflect.TypeFor[[]byte]():
		return "bytes"
	case t == reflect.TypeFor[ID]():
		return "id"
	}
	switch t.Kind() {
	case reflect.Bool:
		return "yes/no"
	case reflect.Slice:
		return typeName(t.Elem()) + "[]"
	case reflect.Struct, reflect.Map:
		return "{}"
	case reflect.String:
		return "text"
	}
	return "number"
}
