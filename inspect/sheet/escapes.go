package sheet

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// unescaped puts characters for their references in what begins at from, and
// one line break for each that there is.
func unescaped(b []byte, from int) ([]byte, error) {
	if bytes.IndexByte(b[from:], '&') < 0 && bytes.IndexByte(b[from:], '\r') < 0 {
		return b, nil
	}
	out := b[:from] // which is never longer than what is read
	for in := b[from:]; len(in) > 0; {
		switch {
		case in[0] == '\r':
			out, in = append(out, '\n'), bytes.TrimPrefix(in[1:], []byte("\n"))
			continue
		case in[0] != '&':
			out, in = append(out, in[0]), in[1:]
			continue
		}
		shut := bytes.IndexByte(in[:min(len(in), 12)], ';')
		if shut < 0 {
			return b, errMarkup
		}
		c, err := referred(string(in[1:shut]))
		if err != nil {
			return b, err
		}
		out, in = append(out, c...), in[shut+1:]
	}
	return out, nil
}

// referred is the character that a reference such as amp or #x4e00 means.
func referred(name string) (string, error) {
	if c, ok := entities[name]; ok {
		return c, nil
	}
	digits, numbered := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 31)
	if !numbered || err != nil || !utf8.ValidRune(rune(n)) {
		return "", errMarkup
	}
	return string(rune(n)), nil
}

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
