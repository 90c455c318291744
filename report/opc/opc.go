// Package opc writes the packages in which office programs keep their files (ECMA-376,
// part 2): parts in an archive, with lists of what they are and how they belong together.
// The same parts give the same bytes. It imports nothing of the module.
package opc

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
)

// Declared begins a part.
const Declared = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// What the names of relations begin with: those of office programs, and a package's own.
const (
	Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	pack   = "http://schemas.openxmlformats.org/package/2006/"
)

// Part is a file in a package: its name, what it is, and what it is to the one that names it.
type Part struct {
	Name, Type, Relation string
	Write                func(w io.Writer) error // called once, after those of the parts before
}

// Package is what the root names, the main part first, and what the main part names,
// as rId1, rId2, …
type Package struct {
	Root, Parts []Part
}

// XML writes a part that is known.
func XML(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, Declared+text)
		return err
	}
}

// Write sends the package. The list of its parts comes first: by that, programs
// that look at a file's first bytes know what it is.
func (p Package) Write(w io.Writer) error {
	main := p.Root[0].Name
	types := Part{Name: "[Content_Types].xml", Write: XML(p.types())}
	root := Part{Name: "_rels/.rels", Write: XML(relations("", p.Root))}
	own := Part{Name: path.Dir(main) + "/_rels/" + path.Base(main) + ".rels",
		Write: XML(relations(path.Dir(main)+"/", p.Parts))}
	all := append([]Part{types, root, p.Root[0], own}, p.Parts...)
	z := zip.NewWriter(w)
	for _, part := range append(all, p.Root[1:]...) {
		// all have the first time that an archive can have
		first := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate, Modified: first})
		if err == nil {
			err = part.Write(w)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

func (p Package) types() string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="` + pack + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	for _, parts := range [][]Part{p.Root, p.Parts} {
		for _, part := range parts {
			fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, part.Name, part.Type)
		}
	}
	return b.String() + `</Types>`
}

// relations name parts as from a folder.
func relations(from string, parts []Part) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="` + pack + `relationships">`)
	for i, part := range parts {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i+1, part.Relation,
			strings.TrimPrefix(part.Name, from))
	}
	return b.String() + `</Relationships>`
}
