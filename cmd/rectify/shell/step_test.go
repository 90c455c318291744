package shell

import (
	"testing"

	"rectify/inspect"
)

func TestCommandOfAStep(t *testing.T) {
	for text, want := range map[string]string{
		"set it with {hazard.amended H3 .due=…}":     "set it with rectify hazard edit H3 --due …",
		"give {.not_fixed=H2} or {.anonymous=false}": "give --not-fixed H2 or --anonymous=false",
		"see {hazard.show H3}, {check .rebuild}":     "see rectify hazard show H3, rectify check --rebuild",
		"{site.added 某 厂}":                           "rectify site add 某 厂",
		"the form's {due} has no place":              "the form's {due} has no place",
	} {
		if said := inspect.Stepped(text, command); said != want {
			t.Errorf("%q is said as %q", text, said)
		}
	}
}
