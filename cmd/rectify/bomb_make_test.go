package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"os"
	"strings"
	"testing"
)

// part is one of a workbook's: text, with something in it many times over.
type part struct {
	name, before, again, behind string
	times                       int
	idle                        int    // bytes behind what is packed, so that the ratio looks like a ledger's
	claims                      uint64 // the size in the table of contents, if not the true one
}

// tight is a part as a bomb has it; loose is packed no tighter than a ledger.
func tight(name, before, again string, times int, behind string) []part {
	return []part{{name: name, before: before, again: again, behind: behind, times: times}}
}

func loose(name, before, again string, times int, behind string) []part {
	return []part{{name: name, before: before, again: again, behind: behind, times: times, idle: 3_000_000}}
}

const (
	sheetPart   = "xl/worksheets/sheet1.xml"
	bookPart    = "xl/workbook.xml"
	relsPart    = "xl/_rels/workbook.xml.rels"
	stylePart   = "xl/styles.xml"
	textPart    = "xl/sharedStrings.xml"
	bookHead    = `<workbook xmlns:r="r"><sheets>`
	bookTail    = `</sheets></workbook>`
	oneRelation = `<Relationship Id="r1" Type="t/worksheet" Target="worksheets/sheet1.xml"/>`
	sheetTail   = `</sheetData></worksheet>`
)

// bomb writes a workbook in which parts stand in place of the sound ones.
func (o office) bomb(name string, parts ...part) string {
	o.t.Helper()
	file, err := os.Create(o.path(name))
	if err != nil {
		o.t.Fatal(err)
	}
	z := zip.NewWriter(file)
	sound := []part{
		{name: bookPart, before: bookHead + `<sheet name="台账" sheetId="1" r:id="r1"/>` + bookTail},
		{name: relsPart, before: `<Relationships>` + oneRelation + `</Relationships>`},
		{name: sheetPart, before: sheetHead + sheetTail},
	}
	for _, p := range append(parts, sound...) { // of two of a name, the first is read
		o.put(z, p)
	}
	if err := z.Close(); err != nil {
		o.t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		o.t.Fatal(err)
	}
	return name
}

// sheetHead begins a sheet with a header and one finding.
var sheetHead = `<worksheet><sheetData>` + rowOf("单位", "检查日期", "检查人", "隐患描述") + rowOf("甲站", "2021-11-23", "甲某", "灭火器失压")

func rowOf(cells ...string) string {
	return `<row><c t="str"><v>` + strings.Join(cells, `</v></c><c t="str"><v>`) + `</v></c></row>`
}

// put packs a part as tight as can be: what is repeated is packed once, and
// the packed bytes are repeated.
func (o office) put(z *zip.Writer, p part) {
	o.t.Helper()
	per := max(1, min(p.times, 1<<20/max(1, len(p.again))))
	many := bytes.Repeat([]byte(p.again), per)
	head := zip.FileHeader{Name: p.name, Method: zip.Deflate}
	sum, size := crc32.NewIEEE(), uint64(0)
	var out []byte
	add := func(text, as []byte) {
		sum.Write(text)
		size += uint64(len(text))
		out = append(out, as...)
	}
	add([]byte(p.before), squeezed(o.t, []byte(p.before)))
	as := squeezed(o.t, many)
	for range p.times / per {
		add(many, as)
	}
	rest := many[:p.times%per*len(p.again)]
	add(rest, squeezed(o.t, rest))
	add([]byte(p.behind), squeezed(o.t, []byte(p.behind)))
	out = append(out, 1, 0, 0, 0xff, 0xff) // the last block, with nothing in it
	out = append(out, make([]byte, p.idle)...)
	head.CRC32, head.CompressedSize64, head.UncompressedSize64 = sum.Sum32(), uint64(len(out)), size
	if p.claims > 0 {
		head.UncompressedSize64 = p.claims
	}
	w, err := z.CreateRaw(&head)
	if err == nil {
		_, err = w.Write(out)
	}
	if err != nil {
		o.t.Fatal(err)
	}
}

// squeezed is a piece of a deflated stream that needs nothing before it.
func squeezed(t *testing.T, text []byte) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err == nil {
		_, err = w.Write(text)
	}
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
