package docx

import (
	"fmt"
	"strings"

	"rectify/report/typeset"
)

// Table adds a ruled table, whose head is repeated on each page and whose rows are not
// parted. It has no spans over its heads, nor a row under them.
func (d *Doc) Table(t typeset.Table) {
	widths, err := d.paper.Columns(t)
	if err != nil {
		d.err = err
		return
	}
	t.Style.Role, t.Heads.Role, d.space = typeset.Cell, typeset.Cell, 0
	t.Style.First, t.Heads.First = 0, 0
	d.known(t.Style)
	d.blocks = append(d.blocks, block{xml: func(b block) string { return d.ruled(t, widths, b) }})
}

func (d *Doc) ruled(t typeset.Table, widths []float64, b block) string {
	var out strings.Builder
	out.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>`)
	fmt.Fprintf(&out, `<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`,
		twips(d.Width()))
	heads := make([]string, len(widths))
	for i, w := range widths {
		fmt.Fprintf(&out, `<w:gridCol w:w="%d"/>`, twips(w))
		heads[i] = t.Columns[i].Head
	}
	out.WriteString(`</w:tblGrid>` + d.row(t, heads, widths, true, true))
	for i, r := range t.Rows {
		out.WriteString(d.row(t, r, widths, false, b.whole && i < len(t.Rows)-1 || b.next))
	}
	return out.String() + `</w:tbl>`
}

func (d *Doc) row(t typeset.Table, cells []string, widths []float64, head, next bool) string {
	var out strings.Builder
	out.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	if head {
		out.WriteString(`<w:tblHeader/>`)
	}
	out.WriteString(`</w:trPr>`)
	for i, w := range widths {
		s := t.Style
		s.Align = t.Columns[i].Align
		if head {
			s = t.Heads
			s.Align = typeset.Centre
		}
		text := ""
		if i < len(cells) {
			text = cells[i]
		}
		fmt.Fprintf(&out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>%s</w:tc>`,
			twips(w), d.xml(paragraph{style: s, next: next, content: d.run(s, text)}))
	}
	return out.String() + `</w:tr>`
}
