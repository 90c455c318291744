package workbook

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// escape writes a text as XML can hold it. For a character that it cannot hold
// its number is written, as _x000D_, which spreadsheets turn back; so the _ of a
// text that looks like such a number is written as its own.
func escape(text string) string {
	if !strings.ContainsFunc(text, special) {
		return text
	}
	var out strings.Builder
	for i, r := range text {
		switch {
		case !special(r), r == '_' && !numbered(text[i:]):
			out.WriteRune(r)
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '"':
			out.WriteString("&quot;")
		case r == utf8.RuneError: // or else it would be no UTF-8
			out.WriteRune(r)
		default:
			fmt.Fprintf(&out, "_x%04X_", r)
		}
	}
	return out.String()
}

func special(r rune) bool {
	switch r {
	case '&', '<', '>', '"', '_', utf8.RuneError, 0xfffe, 0xffff:
		return true
	}
	return r < ' ' && r != '\n' && r != '\t'
}

// numbered tells that a text begins as a character's number.
func numbered(text string) bool {
	return len(text) > 6 && text[1] == 'x' && text[6] == '_' && strings.Trim(text[2:6], "0123456789ABCDEFabcdef") == ""
}
