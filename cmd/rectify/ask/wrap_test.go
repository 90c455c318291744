package ask_test

import (
	"slices"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"

	"rectify/cmd/rectify/ask"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text          string
		width, indent int
		want          []string
	}{
		{"", 20, 0, []string{""}},
		{"灭火器压力表在红区，未更换", 17, 2, []string{"灭火器压力表在红", "  区，未更换"}},
		{"灭火器压力表在红区，未更换", 19, 2, []string{"灭火器压力表在红", "  区，未更换"}}, // the comma begins no line
		{"any part of its name", 13, 0, []string{"any part of", "its name"}},
		{"一\n二", 20, 0, []string{"一", "二"}},
		{"aaaaaaaaaaaaaaaaaaaaaaaa", 13, 0, []string{"aaaaaaaaaaaa", "aaaaaaaaaaaa"}},
	} {
		if got := ask.Wrap(c.text, c.width, c.indent); !slices.Equal(got, c.want) {
			t.Errorf("%q at %d: %q", c.text, c.width, got)
		}
	}
}

// No line is wider than the terminal, whatever is written, and nothing but spaces is lost.
func TestWrapFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("灭火器，。（）ab -1【·")), 0, 80, -1).Draw(t, "text")
		width, indent := rapid.IntRange(16, 90).Draw(t, "width"), rapid.IntRange(0, 6).Draw(t, "indent")
		kept := 0
		for _, line := range ask.Wrap(text, width, indent) {
			if w := displaywidth.String(line); w >= width {
				t.Fatalf("%q has %d columns of %d", line, w, width)
			}
			kept += letters(line)
		}
		if kept != letters(text) {
			t.Fatalf("%d of %d letters are left", kept, letters(text))
		}
	})
}

func letters(s string) (n int) {
	for _, r := range s {
		if r != ' ' {
			n++
		}
	}
	return n
}
