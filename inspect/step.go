package inspect

import (
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
}

// looks are the steps that are no deeds and whose names have no dot.
var looks = []string{"check", "restore", "backup", "log", "extension"}

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

// Steps are those of a sentence.
func Steps(text string) (out []Step) {
	Stepped(text, func(s Step) string {
		out = append(out, s)
		return ""
	})
	return out
}

func stepOf(mark string) (s Step, ok bool) {
	parts := strings.Split(" "+strings.Trim(mark, "{}"), " .")
	s.Do, s.About, _ = strings.Cut(strings.TrimSpace(parts[0]), " ")
	s.Says = parts[1:]
	return s, strings.Contains(s.Do, ".") || slices.Contains(looks, s.Do) || s.Do == "" && len(s.Says) > 0
}
