package workbook

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"unicode/utf16"

	"rectify/inspect"
	"rectify/report/opc"
)

// What a sheet and a cell hold: Excel, WPS and LibreOffice alike.
const (
	mostRows  = 1_048_576
	mostUnits = 32_767 // of UTF-16
)

// page is a sheet while it is written.
type page struct {
	*bufio.Writer
	Sheet
	used    *numbers[Style]
	row     int
	letters []string        // of the columns so far
	styles  []lately[Style] // of their last cells
	joined  []string
}

// write has the parts of a sheet in their order, without which programs would mend it.
func (s Sheet) write(w io.Writer, used *numbers[Style]) error {
	p := page{Writer: bufio.NewWriter(w), Sheet: s, used: used}
	var columns []string
	for i, wide := range s.Widths {
		columns = append(columns, fmt.Sprintf(`<col min="%d" max="%[1]d" width="%g" customWidth="1"/>`, i+1, wide))
	}
	p.parts(opc.Declared+`<worksheet xmlns="`+main+`"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`+
		`<sheetViews><sheetView workbookViewId="0">`, s.Frozen.xml(), `</sheetView></sheetViews>`+
		`<sheetFormatPr defaultRowHeight="`+points(s.lowest())+`" customHeight="1"/>`,
		element("cols", columns), `<sheetData>`)
	if err := s.Rows(p.put); err != nil {
		return err
	}
	p.parts(`</sheetData>`)
	if s.Table != (Area{}) {
		p.parts(`<autoFilter ref="`, s.Table.ref(), `"/>`)
	}
	p.parts(list("mergeCells", p.joined), s.Page.setup(), `</worksheet>`)
	return p.Flush()
}

func (f Frozen) xml() string {
	if f == (Frozen{}) {
		return ""
	}
	active := "bottomRight"
	switch {
	case f.Columns == 0:
		active = "bottomLeft"
	case f.Rows == 0:
		active = "topRight"
	}
	return fmt.Sprintf(`<pane xSplit="%d" ySplit="%d" topLeftCell="%s" activePane="%s" state="frozen"/>`+
		`<selection pane="%[4]s"/>`, f.Columns, f.Rows, place(f.Columns, f.Rows+1), active)
}

// put writes a row under those before.
func (p *page) put(cells []Cell) error {
	if p.row++; p.row > mostRows {
		return inspect.Errorf(inspect.CodeInvalid, "the sheet %s has more than %d rows, which is all that one holds",
			"工作表 %s 超过 %d 行的上限", p.Name, mostRows).
			Hint("write a .csv file, or narrow it by dates", "请写成 .csv 文件，或按日期缩小范围")
	}
	r := strconv.Itoa(p.row)
	p.parts(`<row r="`, r)
	if tall := p.tall(cells); tall > p.lowest() {
		p.parts(`" ht="`, points(tall), `" customHeight="1`)
	}
	p.parts(`">`)
	for i, c := range cells {
		if i == len(p.letters) {
			p.letters, p.styles = append(p.letters, letters(i)), append(p.styles, lately[Style]{})
		}
		if err := p.cell(i, r, c); err != nil {
			return err
		}
		if c.Across > 0 || c.Down > 0 {
			p.joined = append(p.joined, `<mergeCell ref="`+place(i, p.row)+":"+place(i+c.Across, p.row+c.Down)+`"/>`)
		}
	}
	_, err := p.WriteString(`</row>`)
	return err
}

func (p *page) parts(parts ...string) {
	for _, part := range parts {
		p.WriteString(part)
	}
}

func (p *page) cell(i int, row string, c Cell) error {
	c = c.plain()
	column, style := p.letters[i], p.used.again(c.Style, &p.styles[i])
	nothing := c.Value == nil || c.Value == ""
	if nothing && style == 0 {
		return nil
	}
	p.parts(`<c r="`, column, row, `"`)
	if style > 0 {
		p.parts(` s="`, strconv.Itoa(style), `"`)
	}
	if nothing {
		p.parts(`/>`)
		return nil
	}
	return p.value(column, row, c.Value)
}

func (p *page) tooLong(at, text string) error {
	return inspect.Errorf(inspect.CodeInvalid, "cell %s of the sheet %s has %d characters; %d is the most",
		"工作表 %[2]s 的单元格 %[1]s 有 %[3]d 个字，最多 %[4]d 个", at, p.Name, units(text), mostUnits).
		Hint("choose another format, such as .csv or .pdf", "请改用其他格式，如 .csv 或 .pdf")
}

// place names a cell: column 0 of row 1 is A1.
func place(column, row int) string { return letters(column) + strconv.Itoa(row) }

// letters name a column: 0 is A, 25 is Z, 26 is AA.
func letters(column int) (out string) {
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		out = string(rune('A'+(n-1)%26)) + out
	}
	return out
}

// units is how long a text is as spreadsheets count.
func units(text string) (n int) {
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}
