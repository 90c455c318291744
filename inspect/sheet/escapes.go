package sheet

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// plain is a string as a person reads it: of a character that XML cannot hold,
// such as a carriage return, its number is written, as _x000D_.
func plain(b []byte, from int) ([]byte, error) {
	out, in := b[:from], b[from:]
	if !bytes.Contains(in, []byte("_x")) {
		out, in = b, nil
	}
	for len(in) > 0 {
		if c, ok := numbered(in); ok {
			out, in = utf8.AppendRune(out, c), in[len("_x000D_"):]
			continue
		}
		out, in = append(out, in[0]), in[1:]
	}
	switch text := out[from:]; {
	case !utf8.Valid(text):
		return out, errMarkup
	case len(text) > longestCell && utf8.RuneCount(text) > longestCell:
		return out, errCell
	}
	return out, nil
}

func numbered(b []byte) (c rune, ok bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(n), err == nil && utf8.ValidRune(rune(n))
}
