package typeset

import (
	"bytes"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf16"
)

// toUnicode maps a font's codes to UTF-16, surrogates included.
func toUnicode(f *subsetFont) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /R def\n" +
		"/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")
	at := firstCode
	for part := range slices.Chunk(f.members, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, m := range part {
			fmt.Fprintf(&b, "<%02X> <%s>\n", at, hex16(string(m.r)))
			at++
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nend\nend")
	return b.Bytes()
}

// hex16 is a text as the hexadecimal digits of its UTF-16.
func hex16(s string) string {
	b := words(nil, utf16.Encode([]rune(s))...)
	return strings.ToUpper(hex.EncodeToString(b))
}

// infoDict is the document information. gofpdf garbles titles beyond the BMP
// and leaves the time zone out.
func infoDict(i Info) string {
	var b strings.Builder
	b.WriteString("<<\n")
	for _, e := range [][2]string{{"Title", i.Title}, {"Author", i.Author}, {"Subject", i.Subject},
		{"Keywords", i.Keywords}, {"Creator", "rectify"}, {"Producer", "rectify"}} {
		if e[1] != "" {
			fmt.Fprintf(&b, "/%s <FEFF%s>\n", e[0], hex16(e[1]))
		}
	}
	when := i.Created.Format("20060102150405-07'00'")
	fmt.Fprintf(&b, "/CreationDate (D:%s)\n/ModDate (D:%s)\n>>", when, when)
	return b.String()
}

// packet is the document's metadata as XMP.
func packet(i Info) string {
	esc := func(s string) string {
		var b strings.Builder
		xml.EscapeText(&b, []byte(s))
		return b.String()
	}
	when := i.Created.Format(time.RFC3339)
	return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` +
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + esc(i.Title) + `</rdf:li></rdf:Alt></dc:title>` +
		`<dc:creator><rdf:Seq><rdf:li>` + esc(i.Author) + `</rdf:li></rdf:Seq></dc:creator>` +
		`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">` + esc(i.Subject) + `</rdf:li></rdf:Alt></dc:description>` +
		`<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>` +
		`<pdf:Keywords>` + esc(i.Keywords) + `</pdf:Keywords><pdf:Producer>rectify</pdf:Producer>` +
		`<xmp:CreatorTool>rectify</xmp:CreatorTool><xmp:CreateDate>` + when + `</xmp:CreateDate>` +
		`<xmp:ModifyDate>` + when + `</xmp:ModifyDate></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
}
