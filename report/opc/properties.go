package opc

import (
	"encoding/xml"
	"strings"
	"time"
)

// Properties are the part of the root that says what a file is, for readers and archives
// that list it. A time that is not known is left out.
func Properties(title, subject, author string, made time.Time) Part {
	var b strings.Builder
	b.WriteString(`<cp:coreProperties xmlns:cp="` + pack + `metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	said := func(name, text string) {
		b.WriteString(`<dc:` + name + `>`)
		xml.EscapeText(&b, []byte(text))
		b.WriteString(`</dc:` + name + `>`)
	}
	said("title", title)
	said("subject", subject)
	said("creator", author)
	for _, name := range []string{"created", "modified"} {
		if !made.IsZero() {
			b.WriteString(`<dcterms:` + name + ` xsi:type="dcterms:W3CDTF">` + made.UTC().Format(time.RFC3339) +
				`</dcterms:` + name + `>`)
		}
	}
	b.WriteString(`</cp:coreProperties>`)
	return Part{Name: "docProps/core.xml", Type: "application/vnd.openxmlformats-package.core-properties+xml",
		Relation: pack + "relationships/metadata/core-properties", Write: XML(b.String())}
}
