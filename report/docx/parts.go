package docx

import (
	"fmt"
	"slices"
	"strings"

	"rectify/report/opc"
	"rectify/report/typeset"
)

const (
	main    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	drawing = "http://schemas.openxmlformats.org/drawingml/2006/"
	kind    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	within  = ` xmlns:w="` + main + `" xmlns:r="` + opc.Office + `" xmlns:wp="` + drawing + `wordprocessingDrawing"`
)

// root is the text, and what a reader shows of it.
func (d *Doc) root() []opc.Part {
	text := opc.Part{Name: "word/document.xml", Type: kind + "document.main+xml", Relation: opc.Office + "/officeDocument",
		Write: opc.XML(d.document())}
	core := opc.Properties(d.info.Title, d.info.Subject, d.info.Author, d.info.Created)
	return []opc.Part{text, core}
}

// parts are what the text names; the footers have the places that it calls them by.
func (d *Doc) parts() []opc.Part {
	part := func(name, relation, xml string) opc.Part {
		return opc.Part{Name: "word/" + name + ".xml", Type: kind + relation + "+xml",
			Relation: opc.Office + "/" + relation, Write: opc.XML(xml)}
	}
	foot := func(i int) string { return `<w:ftr` + within + `>` + d.feet[i] + `</w:ftr>` }
	parts := []opc.Part{part("styles", "styles", d.stylesheet()), part("settings", "settings", settings),
		part("fontTable", "fontTable", d.fontTable()), part("footer1", "footer", foot(0)), part("footer2", "footer", foot(1))}
	for i := range d.pictures {
		parts = append(parts, d.picture(i))
	}
	return parts
}

// pictureID is what the text calls a picture by: its place among the parts.
func pictureID(i int) string { return fmt.Sprintf("rId%d", 6+i) }

func (d *Doc) document() string {
	var out strings.Builder
	out.WriteString(`<w:document` + within + `><w:body>`)
	for _, b := range d.blocks {
		out.WriteString(b.xml(b))
	}
	// a table may not be the last; what follows it takes no room
	out.WriteString(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>`)
	p, at := d.page, func(millimetres float64) int { return twips(millimetres * mm) }
	fmt.Fprintf(&out, `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>`+
		`<w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" `+
		`w:bottom="%d" w:left="%d" w:header="851" w:footer="%d" w:gutter="0"/></w:sectPr></w:body></w:document>`,
		at(p.Width), at(p.Height), at(p.Top), at(p.Right), at(p.Bottom), at(p.Left), at(p.Bottom-footed))
	return out.String()
}

// footed is how far the footer's foot is under the text, in millimetres (GB/T 9704: the
// number's middle is 7 under it).
const footed = 9.5

// settings have odd and even pages differ, and lines broken as newer editors do.
const settings = `<w:settings` + within + `><w:evenAndOddHeaders/>` +
	`<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" ` +
	`w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`

// fontTable names the fonts with what stands in for each, for the office's own the usual one.
func (d *Doc) fontTable() string {
	out, all := `<w:fonts`+within+`>`, fonts
	if own := fontOf(d.body.Face); own != fonts[0].name {
		all = append(slices.Clone(fonts), stand{own, fonts[0].name + "," + fonts[0].instead})
	}
	for _, f := range all {
		out += `<w:font w:name="` + escape(f.name) + `"><w:altName w:val="` + f.instead + `"/>` +
			`<w:charset w:val="86"/></w:font>`
	}
	return out + `</w:fonts>`
}

// stylesheet names the styles that there are, and that of tables.
func (d *Doc) stylesheet() string {
	var out strings.Builder
	out.WriteString(`<w:styles` + within + `><w:docDefaults><w:rPrDefault><w:rPr>` + font(d.body) +
		`<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>`)
	for i, n := range named {
		s, used := d.styles[typeset.Role(i)]
		if !used {
			continue
		}
		usual, from, apart, next, outline := "", `<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>`, "", "", ""
		if i == int(typeset.Plain) { // no space is put between hanzi and figures, as on paper
			usual, from, apart = ` w:default="1"`, "", `<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>`
		}
		if s.Next {
			next = `<w:keepNext/>`
		}
		if n.level > 0 {
			outline = fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, n.level-1)
		}
		out.WriteString(`<w:style w:type="paragraph"` + usual + ` w:styleId="` + n.id + `">` +
			`<w:name w:val="` + n.name + `"/>` + from + `<w:qFormat/><w:pPr>` + next + apart + spacing(s, 0, false) +
			indent(s, 0, 0) +
			`<w:jc w:val="` + aligned[s.Align] + `"/>` + outline + `</w:pPr><w:rPr>` + font(s) + `</w:rPr></w:style>`)
	}
	return out.String() + otherStyles() + `</w:styles>`
}

// otherStyles are those of the footer and of tables, which are ruled.
func otherStyles() string {
	return `<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>` +
		`<w:pPr><w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>` +
		`<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>` +
		`<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>` +
		`<w:tblPr><w:tblBorders>` + ruled("top", "left", "bottom", "right", "insideH", "insideV") + `</w:tblBorders>` +
		`<w:tblCellMar><w:top w:w="68" w:type="dxa"/><w:left w:w="68" w:type="dxa"/><w:bottom w:w="68" w:type="dxa"/>` +
		`<w:right w:w="68" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
}

func ruled(sides ...string) (out string) {
	for _, side := range sides {
		out += `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
	}
	return out
}
