// Package licenses holds the licence texts that the program must carry: of
// itself, of Go, of SQLite, of every module that is compiled in and of the
// faces. It may import the standard library and the faces.
//
// The folder texts is filled from the module cache, and held against it, by the
// package's test: go test ./cmd/rectify/licenses -update.
package licenses

import (
	"embed"
	"io/fs"
	"path"
	"runtime/debug"
	"strings"

	"rectify/report/fonts"
)

//go:embed texts
var texts embed.FS

// Part is something of others, or of ours, that the program is made of.
type Part struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Licence string `json:"license"` // short names, as SPDX has them
	Texts   []Text `json:"texts,omitempty"`
}

// Text is a file that must go with a part.
type Text struct {
	File string `json:"file"`
	Text string `json:"text"`
}

// Of are the parts of the program that was built as info says: itself, Go,
// SQLite, its modules, the faces.
func Of(info *debug.BuildInfo, version, sqlite string) []Part {
	out := []Part{part("rectify", version), part("Go", info.GoVersion), part("SQLite", sqlite)}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m.Version = m.Replace.Version
		}
		out = append(out, part(m.Path, m.Version))
	}
	return append(out, faces()...)
}

// part is one whose texts are in the folder of its name.
func part(name, version string) Part {
	p := Part{Name: name, Version: version}
	folder := path.Join("texts", name)
	files, _ := fs.ReadDir(texts, folder) // none: the test sees to it that there are some
	for _, f := range files {
		if f.IsDir() {
			continue // a module whose path goes on from this one's
		}
		text, _ := fs.ReadFile(texts, path.Join(folder, f.Name()))
		p.Texts = append(p.Texts, Text{f.Name(), string(text)})
	}
	p.Licence = named(p.Texts)
	return p
}

// faces are the parts that are embedded type faces.
func faces() (out []Part) {
	files, _ := fs.ReadDir(fonts.Licences, ".")
	for _, f := range files {
		_, name, _ := strings.Cut(strings.TrimSuffix(f.Name(), ".txt"), "-")
		text, _ := fs.ReadFile(fonts.Licences, f.Name())
		p := Part{Name: "fonts/" + name, Texts: []Text{{f.Name(), string(text)}}}
		p.Licence = named(p.Texts)
		out = append(out, p)
	}
	return out
}
