package typeset

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf16"
)

// finish appends what gofpdf cannot write, as an incremental update: for each
// font the map back to characters, beyond the BMP too, the language, an XMP
// packet that the catalog names, and a file identifier.
func (o *output) finish(pdf []byte) []byte {
	u := update{buf: pdf, root: 0}
	if !u.read() {
		return pdf
	}
	for _, f := range o.fonts {
		u.font(f)
	}
	xmp := u.add(fmt.Sprintf("<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", len(packet(o.doc.info)), packet(o.doc.info)))
	u.replace(u.root, func(dict string) string {
		return strings.TrimSuffix(dict, ">>") + fmt.Sprintf("/Metadata %d 0 R\n/Lang (zh-CN)\n>>", xmp)
	})
	return u.close()
}

// update is an incremental update to a PDF that gofpdf wrote.
type update struct {
	buf              []byte
	root, info, size int
	start            int // of the last cross-reference table
	changed          map[int]int
	order            []int
}

var trailer = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`trailer\n<<\n/Size (\d+)\n/Root (\d+) 0 R\n/Info (\d+) 0 R\n[^>]*>>\nstartxref\n(\d+)\n`)
})

func (u *update) read() bool {
	m := trailer().FindSubmatch(u.buf[max(0, len(u.buf)-600):])
	if m == nil {
		return false
	}
	u.size, _ = strconv.Atoi(string(m[1]))
	u.root, _ = strconv.Atoi(string(m[2]))
	u.info, _ = strconv.Atoi(string(m[3]))
	u.start, _ = strconv.Atoi(string(m[4]))
	u.changed = map[int]int{}
	return true
}

// put appends an object of that number.
func (u *update) put(n int, body string) {
	u.changed[n] = len(u.buf)
	u.order = append(u.order, n)
	u.buf = fmt.Appendf(u.buf, "%d 0 obj\n%s\nendobj\n", n, body)
}

func (u *update) add(body string) int {
	n := u.size
	u.size++
	u.put(n, body)
	return n
}

// replace appends a changed copy of an object.
func (u *update) replace(n int, change func(dict string) string) {
	head := fmt.Appendf(nil, "\n%d 0 obj\n", n)
	at := bytes.LastIndex(u.buf, head)
	if at < 0 {
		return
	}
	body := u.buf[at+len(head):]
	end := bytes.Index(body, []byte("\nendobj"))
	u.put(n, change(string(body[:end])))
}

// font gives a font its map back to characters, and takes the encoding away
// that gofpdf writes and a symbol font must not have.
func (u *update) font(f *subsetFont) {
	at := bytes.Index(u.buf, []byte("/BaseFont /"+f.name+"\n"))
	if at < 0 {
		return
	}
	head := bytes.LastIndex(u.buf[:at], []byte(" 0 obj\n"))
	from := bytes.LastIndexByte(u.buf[:head], '\n') + 1
	n, err := strconv.Atoi(string(u.buf[from:head]))
	if err != nil {
		return
	}
	stream := deflate(toUnicode(f))
	cmap := u.add(fmt.Sprintf("<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream", len(stream), stream))
	u.replace(n, func(dict string) string {
		dict = strings.Replace(dict, "/Encoding /WinAnsiEncoding\n", "", 1)
		return strings.TrimSuffix(dict, ">>") + fmt.Sprintf("/ToUnicode %d 0 R\n>>", cmap)
	})
}

// toUnicode maps a font's codes to UTF-16, surrogates included.
func toUnicode(f *subsetFont) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /R def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")
	for from := 0; from < len(f.members); from += 100 {
		part := f.members[from:min(from+100, len(f.members))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for i, m := range part {
			fmt.Fprintf(&b, "<%02X> <", firstCode+from+i)
			for _, c := range utf16.Encode([]rune{m.r}) {
				fmt.Fprintf(&b, "%04X", c)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nend\nend")
	return b.Bytes()
}

// close writes the cross-reference of the update and the new trailer.
func (u *update) close() []byte {
	id := sha256.Sum256(u.buf)
	at := len(u.buf)
	u.buf = append(u.buf, "xref\n0 1\n0000000000 65535 f \n"...)
	for _, n := range u.order {
		u.buf = fmt.Appendf(u.buf, "%d 1\n%010d 00000 n \n", n, u.changed[n])
	}
	u.buf = fmt.Appendf(u.buf, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/Prev %d\n/ID [<%X> <%X>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		u.size, u.root, u.info, u.start, id[:16], id[:16], at)
	return u.buf
}

// packet is the document's metadata as XMP.
func packet(i Info) string {
	esc := func(s string) string {
		var b strings.Builder
		xml.EscapeText(&b, []byte(s))
		return b.String()
	}
	when := i.Created.UTC().Format(time.RFC3339)
	return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` +
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + esc(i.Title) + `</rdf:li></rdf:Alt></dc:title>` +
		`<dc:creator><rdf:Seq><rdf:li>` + esc(i.Author) + `</rdf:li></rdf:Seq></dc:creator>` +
		`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">` + esc(i.Subject) + `</rdf:li></rdf:Alt></dc:description>` +
		`<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language><pdf:Keywords>` + esc(i.Keywords) + `</pdf:Keywords>` +
		`<xmp:CreateDate>` + when + `</xmp:CreateDate><xmp:ModifyDate>` + when + `</xmp:ModifyDate></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
}
