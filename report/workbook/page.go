package workbook

import (
	"fmt"
	"strings"
)

// Area is the cells from one to another, both within; rows and columns begin at 1.
type Area struct{ Row, Column, LastRow, LastColumn int }

// Page is how a sheet is printed, on A4 with its columns beside each other.
type Page struct {
	Columns int  // how many are printed, of the first; 0 is all
	Across  bool // on its long side
	One     bool // all its rows on one page, too
	Wide    int  // on so many pages beside each other, the first column on each; 0 is one
	// Over the table on each page: at the left, in the middle and larger, at the right.
	Left, Title, Right string
	// At the left, or in its stead what has no room at the left over the table; at the right
	// stand the number and how many there are.
	Foot string
}

// OnPaper is how wide columns may be together, in digits, that are not made smaller in print.
func (p Page) OnPaper() float64 {
	if p.Across {
		return 125
	}
	return 84
}

func (a Area) ref() string { return place(a.Column-1, a.Row) + ":" + place(a.LastColumn-1, a.LastRow) }

// fixed is an area as a name has it, which stays when cells are moved.
func (a Area) fixed(sheet string) string {
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", sheet, letters(a.Column-1), a.Row, letters(a.LastColumn-1), a.LastRow)
}

// names are those by which programs know what of the i-th sheet is filtered, printed, and
// on every page.
func (s Sheet) names(i int) (out []string) {
	if s.Table == (Area{}) {
		return nil
	}
	sheet := "'" + strings.ReplaceAll(s.Name, "'", "''") + "'"
	name := func(name, more, of string) {
		out = append(out, fmt.Sprintf(`<definedName name="_xlnm.%s" localSheetId="%d"%s>%s</definedName>`, name, i, more,
			escape(of)))
	}
	name("_FilterDatabase", ` hidden="1"`, s.Table.fixed(sheet))
	if s.Page.Columns > 0 {
		printed := s.Table
		printed.Row, printed.Column, printed.LastColumn = 1, 1, s.Page.Columns
		name("Print_Area", "", printed.fixed(sheet))
	}
	titles := fmt.Sprintf("%s!$%d:$%d", sheet, s.Table.Row-s.Groups, s.Table.Row)
	if s.Page.Wide > 1 {
		titles = sheet + "!$A:$A," + titles
	}
	name("Print_Titles", "", titles)
	return out
}

// setup is what stands behind the cells: margins are those of the papers, in inches.
func (p Page) setup() string {
	high, orientation := 0, "portrait" // of pages over each other as many as there are
	if p.One {
		high = 1
	}
	if p.Across {
		orientation = "landscape"
	}
	return `<printOptions horizontalCentered="1"/>` +
		`<pageMargins left="0.63" right="0.63" top="0.71" bottom="0.51" header="0.39" footer="0.24"/>` +
		fmt.Sprintf(`<pageSetup paperSize="9" fitToWidth="%d" fitToHeight="%d" orientation="%s"/>`, max(p.Wide, 1), high,
			orientation) + p.bands()
}

// bands are what is over and under the table. Programs print the three texts over it on one
// line, and over each other where they meet.
func (p Page) bands() string {
	size := titleSize
	if !p.beside(p.Left, size) {
		p.Left, p.Foot = "", p.Left
	}
	if !p.beside(p.Right, size) {
		size = usual
	}
	return `<headerFooter><oddHeader>` + band(`&L`, p.Left) + band(fmt.Sprintf(`&C&%g&B`, size), p.Title) +
		band(`&R`, p.Right) + `</oddHeader><oddFooter>` + band(`&L`, p.Foot) + escape(`&R&P / &N`) +
		`</oddFooter></headerFooter>`
}

const titleSize = 14.0

// beside tells whether a text at a side has room next to the title of a size.
func (p Page) beside(text string, size float64) bool {
	return text == "" || p.Title == "" || 2*Width(text, usual, false)+Width(p.Title, size, true) <= p.OnPaper()
}

// band is a text over or under a page, behind the marks that place it. An & in it would begin
// another; the three of a band have 255 characters together.
func band(marks, text string) string {
	if text == "" {
		return ""
	}
	if r := []rune(text); len(r) > 60 {
		text = string(r[:59]) + "…"
	}
	return escape(marks + strings.ReplaceAll(strings.ReplaceAll(text, "\n", " "), "&", "&&"))
}
