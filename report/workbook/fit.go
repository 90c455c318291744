package workbook

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Digit is what widths are counted in, in points.
const Digit = 6.0

// The sizes of letters and rows in points, about those of a ledger on paper: a line of 12 for
// letters of 9, and what is above and under the lines of a cell, and at their sides.
const (
	usual   = 11.0 // letters
	lead    = 1.36
	above   = 6.0
	sides   = 4.0
	oneLine = 18.6
	highest = 409 // that Excel has
)

func points(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) }

// lowest is how high a row of one line is.
func (s Sheet) lowest() float64 { return cmp.Or(s.Row, oneLine) * max(s.Stretched, 1) }

// tall is how high a row is that shows all lines of its cells. A cell that is joined with
// those under it has their room, too.
func (s Sheet) tall(cells []Cell) (high float64) {
	for i, c := range cells {
		text, ok := c.Value.(string)
		if !ok || c.Down > 0 {
			continue
		}
		size, n := cmp.Or(c.Style.Size, usual), 1
		if c.Style.Wrap {
			n = lines(text, (s.wide(i, c.Across)*Digit-sides)/size, wideOf(c.Style.Bold))
		}
		if n > 1 || size > usual {
			high = max(high, float64(n)*size*lead+above)
		}
	}
	return min(high*max(s.Stretched, 1), highest)
}

// wide is the width of a column, and of those more that it is joined with.
func (s Sheet) wide(column, more int) (sum float64) {
	for _, w := range s.Widths[min(column, len(s.Widths)):min(column+more+1, len(s.Widths))] {
		sum += w
	}
	return sum
}

// latin is how wide a letter is that is no Chinese character, in the widest of the faces
// in which programs show one that they have not.
const (
	latin     = 0.66
	latinBold = 0.76
)

func wideOf(bold bool) float64 {
	if bold {
		return latinBold
	}
	return latin
}

// WordWidth is how wide a column is that parts no word of a text; longer ones than a name are
// parted.
func WordWidth(text string, size float64, bold bool) (digits float64) {
	const most = 16
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r <= ' ' || r >= utf8.RuneSelf }) {
		if len(word) <= most {
			digits = max(digits, Width(word, size, bold))
		}
	}
	return digits
}

// Needs is how wide a column is, if wider than narrow, in which a text is no higher than a row
// can be; 0 where any width will do, and where none does.
func Needs(text string, size float64) (digits float64) {
	most := int((highest - above) / (size * lead))
	if len(text) < most*fewLetters || strings.Count(text, "\n") >= most {
		return 0
	}
	for digits = narrow; lines(text, (digits*Digit-sides)/size, latin) > most && digits < mostWidth; {
		digits *= 1.05
	}
	return digits
}

// narrow is a width in digits in which a line has so few letters or more.
const narrow, fewLetters = 20.0, 9

// mostWidth is how wide Excel has a column.
const mostWidth = 255

// Width is how wide a column is that shows a text of letters of a size with no line broken.
func Width(text string, size float64, bold bool) (digits float64) {
	most, at := 0.0, 0.0
	for _, r := range text {
		switch {
		case r == '\n':
			at = 0
		case r < utf8.RuneSelf:
			at += wideOf(bold)
		default:
			at++
		}
		most = max(most, at)
	}
	return (most*size + sides + 1) / Digit
}

// lines are how many a text takes in that many Chinese characters. A word of letters is
// not parted unless it is longer than a line; letter is how wide one is.
func lines(text string, room, letter float64) (n int) {
	room = max(room, 1)
	for line := range strings.SplitSeq(text, "\n") {
		n++
		at := 0.0
		for len(line) > 0 {
			end, wide := word(line, letter)
			if at > 0 && at+wide > room {
				n, at = n+1, 0
			}
			for at += wide; at > room && wide > 1; n++ {
				at -= room
			}
			line = line[end:]
		}
	}
	return n
}

// closing are the marks that stand in no line's first place.
const closing = "，。；：、？！）〕》”’"

// word is what is not parted of the first of a text, and how wide it is: a character, or letters,
// with the marks behind them.
func word(text string, letter float64) (end int, wide float64) {
	if text[0] >= utf8.RuneSelf {
		_, end = utf8.DecodeRuneInString(text)
		wide = 1
	} else {
		for end < len(text) && text[end] < utf8.RuneSelf && (end == 0 || text[end-1] != ' ') {
			end, wide = end+1, wide+letter
		}
	}
	for r, n := utf8.DecodeRuneInString(text[end:]); strings.ContainsRune(closing, r) && n > 0; {
		end, wide = end+n, wide+1
		r, n = utf8.DecodeRuneInString(text[end:])
	}
	return end, wide
}
