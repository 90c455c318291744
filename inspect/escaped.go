package inspect

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// Visible quotes those texts among values that a terminal would take for more
// than text: a file's name may hold line ends, escapes or marks that turn the
// direction of writing.
func Visible(args []any) []any {
	return other(args, func(arg any) any {
		if s, ok := arg.(string); ok && strings.ContainsFunc(s, unseen) {
			return quoted(s)
		}
		return nil
	})
}

// quoted is a text that is quoted once, whether or not the sentence asks for it.
type quoted string

// Format implements [fmt.Formatter].
func (q quoted) Format(f fmt.State, _ rune) { io.WriteString(f, strconv.Quote(string(q))) }

// Escaped is a text on one line, with such characters written out.
func Escaped(s string) string {
	if !strings.ContainsFunc(s, unseen) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unseen(r) {
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func unseen(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}
