package typeset

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf16"
)

// toUnicode maps a font's codes to UTF-16, surrogates included.
func toUnicode(f *subsetFont) []byte {
	b := append(make([]byte, 0, 300+16*len(f.members)), "/CIDInit /ProcSet findresource begin\n12 dict begin\n"+
		"begincmap\n/CMapName /R def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"...)
	at, pair := byte(firstCode), [2]uint16{}
	for part := range slices.Chunk(f.members, 100) {
		b = fmt.Appendf(b, "%d beginbfchar\n", len(part))
		for _, m := range part {
			b = append(hexed(append(b, '<'), at), "> <"...)
			for _, word := range utf16.AppendRune(pair[:0], m.r) {
				b = hexed(b, byte(word>>8), byte(word))
			}
			b, at = append(b, ">\n"...), at+1
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nend\nend"...)
}

// hexed appends bytes as hexadecimal digits.
func hexed(b []byte, bytes ...byte) []byte {
	const digits = "0123456789ABCDEF"
	for _, c := range bytes {
		b = append(b, digits[c>>4], digits[c&15])
	}
	return b
}

// hex16 is a text as the hexadecimal digits of its UTF-16.
func hex16(s string) string {
	return string(hexed(nil, words(nil, utf16.Encode([]rune(s))...)...))
}

// maker is what papers say that made them.
const maker = "rectify"

// infoDict is the document information. gofpdf garbles titles beyond the BMP
// and leaves the time zone out.
func infoDict(i Info) string {
	var b strings.Builder
	b.WriteString("<<\n")
	for _, e := range [][2]string{{"Title", i.Title}, {"Author", i.Author}, {"Subject", i.Subject},
		{"Keywords", i.Keywords}, {"Creator", maker}, {"Producer", maker}} {
		if e[1] != "" {
			fmt.Fprintf(&b, "/%s <FEFF%s>\n", e[0], hex16(e[1]))
		}
	}
	when := i.Created.Format("20060102150405-07'00'")
	fmt.Fprintf(&b, "/CreationDate (D:%s)\n/ModDate (D:%s)\n>>", when, when)
	return b.String()
}

// packet is the document's metadata as XMP: what infoDict says. With archive it says that
// the file is PDF/A-2b, as report's tests check.
func packet(i Info, archive bool) string {
	var b strings.Builder
	b.WriteString(`<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">`)
	if archive {
		b.WriteString(`<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>`)
	}
	when := i.Created.Format(time.RFC3339)
	const alt = `<rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt>`
	const seq, bag = `<rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq>`, `<rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag>`
	for _, e := range [][3]string{{"dc:title", alt, i.Title}, {"dc:creator", seq, i.Author},
		{"dc:description", alt, i.Subject}, {"dc:language", bag, "zh-CN"}, {"pdf:Keywords", "%s", i.Keywords},
		{"pdf:Producer", "%s", maker}, {"xmp:CreatorTool", "%s", maker}, {"xmp:CreateDate", "%s", when},
		{"xmp:ModifyDate", "%s", when}} {
		if e[2] != "" {
			var value strings.Builder
			xml.EscapeText(&value, []byte(e[2]))
			fmt.Fprintf(&b, "<%s>"+e[1]+"</%[1]s>", e[0], value.String())
		}
	}
	b.WriteString(`</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`)
	return b.String()
}
