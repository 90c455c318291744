package inspect

import (
	"maps"
	"reflect"
	"slices"
	"strings"
)

// DeedHelp is what an entry of a kind says.
type DeedHelp struct {
	Do    string
	About Noun // "" for what begins by itself
	Parts []DeedPart
}

// DeedPart is a part of what an entry says.
type DeedPart struct {
	Name  string
	Type  string     // text, date, number, yes/no, bytes, id, photo, inspector, form; "" with parts of its own
	Many  bool       // several of these
	Must  bool       // it must be there
	Words []Term     // which are all that may be said; none: anything
	Parts []DeedPart // of its own
}

// Deeds tells of every kind of entry, in the order of their names.
func Deeds() (out []DeedHelp) {
	for _, kind := range slices.Sorted(maps.Keys(deeds)) {
		d := deeds[kind]
		help := DeedHelp{kind, d.about, shapesOf(reflect.TypeOf(d.body()).Elem())}
		for i, part := range help.Parts {
			help.Parts[i].Must = part.Must && !strings.HasSuffix(kind, ".amended") // which leaves out what stays
			if k, ok := chosen[kind+" "+part.Name]; ok {
				help.Parts[i].Words = k.Words
			}
		}
		out = append(out, help)
	}
	return out
}

// chosen are the words of parts whose types do not tell them.
var chosen = map[string]ValueKind{"hazard.referred kind": Referrals, "supervision.begun level": Supervisors,
	"complaint.rated score": Scores}

// madeHere are parts that no entry needs to say: the book fills them in.
var madeHere = []string{"id", "withdrawn", "former", "lists", "asked", "ended", "resumed", "time_zone"}

// shapesOf are the parts of a value as JSON has them.
func shapesOf(t reflect.Type) (out []DeedPart) {
	for _, f := range reflect.VisibleFields(t) {
		name := jsonName(f)
		if !slices.Equal(placesIn(t)[name], f.Index) || slices.Contains(madeHere, name) {
			continue
		}
		part := shapeOf(f.Type)
		line := f.Tag.Get("line")
		part.Name, part.Must = name, f.Tag.Get("need") != "" || strings.Contains(line, "!") || name == "reason" && line == ""
		out = append(out, part)
	}
	return out
}

func shapeOf(t reflect.Type) (p DeedPart) {
	switch t {
	case reflect.TypeFor[Date]():
		p.Type = "date"
	case reflect.TypeFor[[]byte]():
		p.Type = "bytes"
	case reflect.TypeFor[ID]():
		p.Type = "id"
	case reflect.TypeFor[Photo]():
		p.Type = "photo"
	case reflect.TypeFor[Officer]():
		p.Type = "inspector"
	case reflect.TypeFor[FormKind]():
		p.Type = "form"
	}
	if p.Type != "" {
		return p
	}
	switch t.Kind() {
	case reflect.Pointer:
		return shapeOf(t.Elem())
	case reflect.Slice:
		p = shapeOf(t.Elem())
		p.Many = true
	case reflect.Map:
		of := shapeOf(t.Elem())
		of.Name = "…"
		p.Parts = []DeedPart{of}
	case reflect.Struct:
		p.Parts = shapesOf(t)
	case reflect.Bool:
		p.Type = "yes/no"
	case reflect.String:
		p.Type, p.Words = "text", vocabularies[t].Words
	default:
		p.Type = "number"
	}
	return p
}
