package workbook

import (
	"cmp"
	"fmt"
	"strings"
)

// Style is how a cell looks. Colours are RRGGBB.
type Style struct {
	Format string // of a number, as spreadsheets word it, such as 0.0%; "" is general
	Align  Align
	Middle bool // between the top and the bottom
	Wrap   bool // breaks into lines
	Bold   bool
	Fill   string  // the colour behind it
	Lines  Lines   // thin ones
	Size   float64 // of letters, in points; 0 is 11
}

// Lines are those about a cell.
type Lines string

// Cells of a table have lines on all sides; one to write on has one under it.
const (
	Boxed Lines = "left right top bottom"
	Under Lines = "bottom"
)

// Align is where a cell's content is; "" is words left and numbers right.
type Align string

// Places beside the usual one.
const (
	Centre Align = "center"
	Right  Align = "right"
)

// numbers gives things the numbers 1, 2, … as they first come, and nothing 0.
type numbers[T comparable] struct {
	of  map[T]int
	all []T
}

// lately is the number of a thing that was asked for before, as in a column it mostly is.
type lately[T comparable] struct {
	is T
	at int
}

// again is the number of a thing that may be the same as lately.
func (n *numbers[T]) again(v T, was *lately[T]) int {
	if was.at == 0 || was.is != v {
		*was = lately[T]{v, n.number(v)}
	}
	return was.at
}

func (n *numbers[T]) number(v T) int {
	var nothing T
	if v == nothing {
		return 0
	}
	at, known := n.of[v]
	if !known {
		if n.of == nil {
			n.of = map[T]int{}
		}
		n.all = append(n.all, v)
		at = len(n.all)
		n.of[v] = at
	}
	return at
}

// The parts of a style are in lists of their own, most of which begin with
// what there must be. The first font is of no cell: widths are counted in its digits, and of
// this one all systems have one that is as wide.
const (
	noFill    = `<fill><patternFill patternType="none"/></fill>`
	greyFill  = `<fill><patternFill patternType="gray125"/></fill>`
	counted   = `<font><sz val="11"/><name val="Arial"/><family val="2"/></font>`
	ownFormat = 164 // those before are every program's
)

// letter is a font.
type letter struct {
	bold bool
	size float64
}

func (l letter) xml() string {
	bold := ""
	if l.bold {
		bold = `<b/>`
	}
	return fmt.Sprintf(`<font>%s<sz val="%g"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`, bold,
		cmp.Or(l.size, usual))
}

func (l Lines) xml() (out string) {
	for _, side := range strings.Fields("left right top bottom") {
		if strings.Contains(string(l), side) {
			out += `<` + side + ` style="thin"><color auto="1"/></` + side + `>`
		} else {
			out += `<` + side + `/>`
		}
	}
	return `<border>` + out + `<diagonal/></border>`
}

// stylesheet is the part that says how the cells of a book look.
func stylesheet(used numbers[Style]) string {
	var formats, colours numbers[string]
	var about numbers[Lines]
	var letters numbers[letter]
	numFmts, fills := []string(nil), []string{noFill, greyFill}
	fonts, borders := []string{counted, letter{}.xml()}, []string{Lines("").xml()}
	cells := []string{Style{}.xf(0, 0, 0, 0)}
	for _, s := range used.all {
		cells = append(cells, s.xf(formats.number(s.Format), letters.number(letter{s.Bold, s.Size}),
			colours.number(s.Fill), about.number(s.Lines)))
	}
	for i, f := range formats.all {
		numFmts = append(numFmts, fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, ownFormat+i, escape(f)))
	}
	for _, l := range letters.all {
		fonts = append(fonts, l.xml())
	}
	for _, c := range colours.all {
		fills = append(fills, `<fill><patternFill patternType="solid"><fgColor rgb="FF`+c+`"/></patternFill></fill>`)
	}
	for _, l := range about.all {
		borders = append(borders, l.xml())
	}
	return `<styleSheet xmlns="` + main + `">` + list("numFmts", numFmts) + list("fonts", fonts) +
		list("fills", fills) + list("borders", borders) +
		list("cellStyleXfs", []string{`<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`}) + list("cellXfs", cells) +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

// list is a list as XML has it here: none that is empty.
func list(name string, items []string) string {
	if len(items) == 0 {
		return ""
	}
	return fmt.Sprintf(`<%s count="%d">%s</%[1]s>`, name, len(items), strings.Join(items, ""))
}

// xf is a style by the numbers of what it is made of.
func (s Style) xf(format, letter, colour, lines int) string {
	if format > 0 {
		format += ownFormat - 1
	}
	if colour > 0 {
		colour++ // two there must be
	}
	return fmt.Sprintf(`<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" `+
		`applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">%s</xf>`, format, 1+letter, colour, lines,
		s.alignment())
}

func (s Style) alignment() string {
	out := `<alignment`
	if s.Align != "" {
		out += ` horizontal="` + string(s.Align) + `"`
	}
	if s.Middle {
		out += ` vertical="center"`
	}
	if s.Wrap {
		out += ` wrapText="1"`
	}
	return out + `/>`
}
