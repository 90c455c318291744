package sheet

import (
	"strconv"
	"strings"
)

// readStyles tells of each cell style whether it shows a number as a day, and
// whether its letters are struck through.
func (w *workbook) readStyles(s *scanner) error {
	formats := map[int]bool{} // the workbook's own, which go before those that need not be written
	var used, face []int
	var struck []bool // of each font
	cells, fonts := false, false
	err := s.each(func() error {
		switch {
		case s.depth == 2:
			cells, fonts = s.is(2, "cellXfs"), s.is(2, "fonts")
		case cells && s.is(3, "xf"):
			used, face = append(used, s.number("numFmtId")), append(face, s.number("fontId"))
		case fonts && s.is(3, "font"):
			struck = append(struck, false)
		case len(struck) > 0 && fonts && s.is(4, "strike"):
			val := s.attr("val")
			struck[len(struck)-1] = val == nil || truth(val)
		case s.is(3, "numFmt"):
			formats[s.number("numFmtId")] = showsDay(s.attrText("formatCode"))
		}
		if len(used) > mostStyles || len(struck) > mostStyles || len(formats) > mostStyles {
			return errStyles
		}
		return nil
	})
	for i, id := range used {
		day, own := formats[id]
		w.days = append(w.days, day || !own && builtInDay(id))
		w.struck = append(w.struck, face[i] >= 0 && face[i] < len(struck) && struck[face[i]])
	}
	return err
}

// number is an attribute that is a whole number; -1 if there is none.
func (s *scanner) number(name string) int {
	if n, err := strconv.Atoi(string(s.attr(name))); err == nil && n >= 0 {
		return n
	}
	return -1
}

// builtInDay tells of the formats that every program knows by number, those of
// a Chinese Excel among them.
func builtInDay(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// showsDay tells whether a format code has a letter of a date or of a time in
// it, outside of what is quoted, escaped, in brackets, or only takes room.
func showsDay(code string) bool {
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"' || c == '[':
			shut := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if shut < 0 {
				return false
			}
			i += shut + 1
		case c == '\\' || c == '_' || c == '*':
			i++
		case strings.IndexByte("ymdhsYMDHS", c) >= 0:
			return true
		}
	}
	return false
}
