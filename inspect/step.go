package inspect

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
)

// Step is what a person can do next. Sentences and hints hold it as a mark, which
// each face writes its own way: of {hazard.amended H3 .due=…} a command line makes a
// command, and a page a button. First stands the kind of a deed, or what only looks or
// repairs: hazard.show, check; then of what it is, and the parts that are to be said.
// {.due} is a part of what was just asked for.
type Step struct {
	Do    string   `json:"do,omitempty"`
	About string   `json:"about,omitempty"` // a reference, a name, a noun or a file
	Says  []string `json:"says,omitempty"`  // some with a value: due, level=major

	mark string
}

// looks are the steps that are no deeds and whose names have no dot.
var looks = []string{"check", "restore", "backup", "export", "import", "log", "extension"}

var isStep = pattern(`\{[a-z_.][^{}]*\}`)

// Stepped writes a sentence with each of its steps written by say.
func Stepped(text string, say func(Step) string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return isStep().ReplaceAllStringFunc(text, func(mark string) string {
		if s, ok := stepOf(mark); ok {
			return say(s)
		}
		return mark
	})
}

// Steps are those of a sentence about a deed, as entries say them.
func Steps(text, do string) (out []Step) {
	Stepped(text, func(s Step) string {
		out = append(out, s.in(do))
		return ""
	})
	return out
}

// InParts is the error of an entry, with the parts of that named as the entry names them.
func (e *Error) InParts(do string) *Error {
	named := func(text string) string {
		return Stepped(text, func(s Step) string {
			if s.Do != "" {
				return s.mark
			}
			return strings.Join(s.in(do).Says, " ")
		})
	}
	said := *e
	said.EN, said.ZH, said.HintEN, said.HintZH = named(e.EN), named(e.ZH), named(e.HintEN), named(e.HintZH)
	return &said
}

// in is the step as an entry says it: with the parts of its own deed, or of that.
func (s Step) in(do string) Step {
	s.Do = cmp.Or(s.Do, do)
	s.Says = slices.Clone(s.Says)
	for i, said := range s.Says {
		name, value, given := strings.Cut(said, "=")
		if s.Says[i] = partAsked(s.Do, name); given {
			s.Says[i] += "=" + value
		}
	}
	return s
}

// partAsked is the part of an entry that a face asks for by that name.
func partAsked(do, asked string) string {
	if d := deeds[do]; d != nil {
		for _, p := range shapesOf(reflect.TypeOf(d.body()).Elem()) {
			if slices.Contains([]string{asked, asked + "s"}, p.Name) ||
				slices.Contains([]string{AskedAs(p.Name), askedAs[do+" "+p.Name]}, asked) {
				return p.Name
			}
		}
	}
	return asked
}

func stepOf(mark string) (s Step, ok bool) {
	parts := strings.Split(" "+strings.Trim(mark, "{}"), " .")
	s.Do, s.About, _ = strings.Cut(strings.TrimSpace(parts[0]), " ")
	s.Says, s.mark = parts[1:], mark
	return s, strings.Contains(s.Do, ".") || slices.Contains(looks, s.Do) || s.Do == "" && len(s.Says) > 0
}
