package sheet

import (
	"strconv"
	"strings"
)

// readStyles tells of each cell style whether it shows a number as a day.
func (w *workbook) readStyles(s *scanner) error {
	formats := map[int]bool{} // the workbook's own, which go before those that need not be written
	var used []int
	for cells := false; ; {
		begins, err := s.next()
		if err != nil {
			w.days = dayStyles(used, formats)
			return end(err)
		}
		switch {
		case !begins:
		case len(s.ends) == 2:
			cells = s.is(2, "cellXfs")
		case cells && s.is(3, "xf"):
			used = append(used, s.number("numFmtId"))
		case s.is(3, "numFmt"):
			id := s.number("numFmtId")
			code, err := s.attrText("formatCode")
			if err != nil {
				return err
			}
			formats[id] = showsDay(code)
		}
		if len(used) > mostStyles || len(formats) > mostStyles {
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
