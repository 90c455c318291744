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
	for cells, fonts := false, false; ; {
		begins, err := s.next()
		if err != nil {
			w.days = dayStyles(used, formats)
			for _, font := range face {
				w.struck = append(w.struck, font >= 0 && font < len(struck) && struck[font])
			}
			return end(err)
		}
		switch {
		case !begins:
		case len(s.ends) == 2:
			cells, fonts = s.is(2, "cellXfs"), s.is(2, "fonts")
		case cells && s.is(3, "xf"):
			used, face = append(used, s.number("numFmtId")), append(face, s.number("fontId"))
		case fonts && s.is(3, "font"):
			struck = append(struck, false)
		case fonts && s.is(4, "strike"):
			val, said := s.attr("val")
			struck[len(struck)-1] = !said || truth(val)
		case s.is(3, "numFmt"):
			id := s.number("numFmtId")
			code, err := s.attrText("formatCode")
			if err != nil {
				return err
			}
			formats[id] = showsDay(code)
		}
		if len(used) > mostStyles || len(struck) > mostStyles || len(formats) > mostStyles {
			return errStyles
		}
	}
}

// number is an attribute that is a whole number; -1 if there is none.
func (s *scanner) number(name string) int {
	value, _ := s.attr(name)
	if n, err := strconv.Atoi(string(value)); err == nil && n >= 0 {
		return n
	}
	return -1
}

func dayStyles(used []int, formats map[int]bool) (days []bool) {
	for _, id := range used {
		own, ok := formats[id]
		days = append(days, ok && own || !ok && builtInDay(id))
	}
	return days
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
