package docx

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"math"
	"strings"

	"rectify/report/typeset"
)

// named are the styles under the names that editors know or show: by role, and after
// them those of headings under the title, by level.
var named = [...]struct {
	id, name string
	level    int // in the outline
}{
	typeset.Plain:    {"Normal", "Normal", 0},
	typeset.Title:    {"Title", "Title", 0},
	typeset.Subtitle: {"Subtitle", "Subtitle", 0},
	typeset.Caption:  {"Caption", "caption", 0},
	typeset.Cell:     {"TableText", "Table Text", 0},
	headings:         {"Heading1", "heading 1", 1},
	headings + 1:     {"Heading2", "heading 2", 2},
}

// headings is where those begin.
const headings = typeset.Cell + 1

// styleOf is the number of a style's name.
func styleOf(s typeset.Style) typeset.Role {
	if s.Role == typeset.Plain && s.Level > 1 {
		return min(headings+typeset.Role(s.Level-2), typeset.Role(len(named)-1))
	}
	return s.Role
}

// stand is a font, and what stands in for it.
type stand struct{ name, instead string }

// fonts are those of official documents (GB/T 9704), with what stands in where an office
// has not bought them.
var fonts = []stand{
	{"仿宋_GB2312", "仿宋,FangSong,Noto Serif SC,Noto Serif CJK SC"},
	{"方正小标宋简体", "方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun"},
	{"黑体", "SimHei,Noto Sans SC,Noto Sans CJK SC"},
	{"楷体_GB2312", "楷体,KaiTi,LXGW WenKai"},
}

// fontOf is what an office calls the face that stands for it on paper; a body face of the
// office's own is the text's.
func fontOf(face *typeset.Face) string {
	switch face {
	case typeset.SerifBold():
		return fonts[1].name
	case typeset.SansBold():
		return fonts[2].name
	case typeset.Kai():
		return fonts[3].name
	case typeset.Serif():
		return fonts[0].name
	}
	return cmp.Or(face.Family(), fonts[0].name)
}

// twips are twentieths of a point, cut, so that as many lines fit on a page as on paper.
func twips(points float64) int { return int(math.Floor(points*20 + 0.01)) }

var aligned = [...]string{typeset.Both: "both", typeset.Left: "left", typeset.Centre: "center", typeset.Right: "right"}

// paragraph is one with its runs. One that grows is as high as what is in it.
type paragraph struct {
	style       typeset.Style
	left, right float64
	before      float64
	fresh, next bool
	grows       bool
	content     string
}

// add adds a paragraph, with what was put before it.
func (d *Doc) add(p paragraph, next bool) {
	d.known(p.style)
	p.before, p.fresh = d.space, d.fresh
	d.space, d.fresh = 0, false
	d.blocks = append(d.blocks, block{next: next, xml: func(b block) string {
		p.next = b.next
		return d.xml(p)
	}})
}

// known makes the first of a name the one that is called so.
func (d *Doc) known(s typeset.Style) {
	if _, ok := d.styles[styleOf(s)]; !ok {
		d.styles[styleOf(s)] = s
	}
}

// xml is a paragraph under its style, with what is otherwise than there.
func (d *Doc) xml(p paragraph) string {
	usual := d.styles[styleOf(p.style)]
	out := `<w:p><w:pPr><w:pStyle w:val="` + named[styleOf(p.style)].id + `"/>`
	if p.next && !usual.Next {
		out += `<w:keepNext/>`
	}
	if p.fresh {
		out += `<w:pageBreakBefore/>`
	}
	if p.grows || p.before > 0 || p.style.Lead != usual.Lead {
		out += spacing(p.style, p.before, p.grows)
	}
	if p.left > 0 || p.right > 0 || p.style.First != usual.First {
		out += indent(p.style, p.left, p.right)
	}
	if p.style.Align != usual.Align {
		out += `<w:jc w:val="` + aligned[p.style.Align] + `"/>`
	}
	return out + `</w:pPr>` + p.content + `</w:p>`
}

func spacing(s typeset.Style, before float64, grows bool) string {
	line, rule := twips(s.Lead), "exact"
	if grows {
		line, rule = 240, "auto"
	}
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="0" w:line="%d" w:lineRule="%s"/>`, twips(before), line, rule)
}

func indent(s typeset.Style, left, right float64) string {
	return fmt.Sprintf(`<w:ind w:left="%d" w:right="%d" w:firstLineChars="%d" w:firstLine="%d"/>`,
		twips(left), twips(right), 100*s.First, twips(float64(s.First)*s.Size))
}

// font is how characters look. Sizes are in halves of a point; what a character is set
// narrower by is taken from the space after it.
func font(s typeset.Style) string {
	halves := math.Ceil(s.Size*2 - 0.01)
	out := fmt.Sprintf(`<w:rFonts w:ascii="%s" w:hAnsi="%[1]s" w:eastAsia="%[1]s" w:cs="%[1]s"/>`, escape(fontOf(s.Face)))
	if narrower := twips(s.Size - halves/2); narrower != 0 {
		out += fmt.Sprintf(`<w:spacing w:val="%d"/>`, narrower)
	}
	return out + fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%[1]d"/>`, int(halves))
}

// look is the font of a run that is otherwise than its style has it.
func (d *Doc) look(s typeset.Style) string {
	d.known(s)
	if usual := d.styles[styleOf(s)]; fontOf(usual.Face) == fontOf(s.Face) && usual.Size == s.Size {
		return ""
	}
	return `<w:rPr>` + font(s) + `</w:rPr>`
}

// run is a text, a line break in which is one.
func (d *Doc) run(s typeset.Style, text string) string {
	if text == "" {
		return ""
	}
	lines := strings.Split(escape(text), "&#xA;")
	return `<w:r>` + d.look(s) + `<w:t xml:space="preserve">` +
		strings.Join(lines, `</w:t><w:br/><w:t xml:space="preserve">`) + `</w:t></w:r>`
}

// field is what an editor works out, such as the number of the page.
func (d *Doc) field(s typeset.Style, of string) string {
	out := ""
	for _, part := range []string{`<w:fldChar w:fldCharType="begin"/>`,
		`<w:instrText xml:space="preserve"> ` + of + ` </w:instrText>`, `<w:fldChar w:fldCharType="separate"/>`, `<w:t>1</w:t>`, `<w:fldChar w:fldCharType="end"/>`} {
		out += `<w:r>` + d.look(s) + part + `</w:r>`
	}
	return out
}

// escape writes a text as XML can hold it.
func escape(text string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(strings.ReplaceAll(text, string(typeset.Seam), "")))
	return b.String()
}
