package report_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/report/typeset"
)

// archived is a file as qpdf reads it, held against what ISO 19005-2 asks of PDF/A-2b: no
// validator can be had here, so each paper that is pinned is checked clause by clause.
type archived struct {
	*testing.T
	objects map[string]archivedObject
	faces   map[string]*typeset.Face // by the reference to their programs
}

type archivedObject struct {
	Value  any
	Stream struct {
		Data string
		Dict map[string]any
	}
}

func archivable(t *testing.T, pdf []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil || !bytes.Contains(out, []byte("No syntax or stream encoding errors")) {
		t.Errorf("qpdf: %v\n%s", err, out) // lengths of streams, cross-references, 6.1.4, 6.1.7
	}
	out, err := exec.Command("qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
		"--decode-level=generalized", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var said struct{ QPDF []json.RawMessage }
	if err := json.Unmarshal(out, &said); err != nil || len(said.QPDF) != 2 {
		t.Fatal(err)
	}
	a := archived{T: t, faces: map[string]*typeset.Face{}}
	if err := json.Unmarshal(said.QPDF[1], &a.objects); err != nil {
		t.Fatal(err)
	}
	a.file(pdf)
	for name, o := range a.objects {
		a.keys(name, o.Value)
		a.keys(name, o.Stream.Dict)
		a.object(name, o)
	}
	a.catalog()
	a.pages()
}

// file is 6.1.2 and 6.1.3: the header with its comment of high bytes, the identifier, no
// encryption.
func (a archived) file(pdf []byte) {
	comment, _, _ := strings.Cut(strings.TrimPrefix(string(pdf), "%PDF-1.7\n%"), "\n")
	if low := func(r rune) bool { return r < 0x80 }; len(comment) < 4 || strings.ContainsFunc(comment, low) || !bytes.HasSuffix(pdf, []byte("\n%%EOF\n")) {
		a.Errorf("it begins with %q", pdf[:24])
	}
	trailer := a.objects["trailer"].Value.(map[string]any)
	if id, _ := trailer["/ID"].([]any); len(id) != 2 || id[0] != id[1] || trailer["/Encrypt"] != nil {
		a.Errorf("the trailer is %v", trailer)
	}
}

// Keys that a file must not have (6.1.7.1, 6.1.13, 6.2.4 to 6.2.10, 6.3 to 6.5, 6.8, 6.9), and names that
// nothing may be.
var (
	unarchivedKeys = []string{"/JS", "/JavaScript", "/AA", "/OpenAction", "/EmbeddedFiles", "/EF", "/Names", "/SMask",
		"/Group", "/OCProperties", "/Alternates", "/OPI", "/Ref", "/PS", "/XFA", "/AcroForm", "/NeedsRendering",
		"/Requirements", "/TR", "/TR2", "/HTP", "/Interpolate", "/FFilter", "/FDecodeParms", "/CA", "/ca", "/BM",
		"/Annots", "/Perms", "/PresSteps", "/Crypt", "/ExtGState"}
	unarchivedNames = []string{"/LZWDecode", "/Crypt", "/JPXDecode", "/DeviceCMYK", "/Separation", "/DeviceN",
		"/JavaScript", "/Launch", "/URI", "/PostScript"}
)

func (a archived) keys(at string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for key, of := range v {
			if slices.Contains(unarchivedKeys, key) {
				a.Errorf("%s has %s", at, key)
			}
			a.keys(at, of)
		}
	case []any:
		for _, of := range v {
			a.keys(at, of)
		}
	case string:
		if slices.Contains(unarchivedNames, v) || strings.HasPrefix(v, "/") && len(v) > 127 {
			a.Errorf("%s has %s", at, v)
		}
	}
}

// dict is the dictionary of an object, of its stream, or what is meant by a reference to it.
func (a archived) dict(v any) map[string]any {
	if ref, ok := v.(string); ok && strings.HasSuffix(ref, " R") {
		o := a.objects["obj:"+ref]
		if o.Stream.Dict != nil {
			return o.Stream.Dict
		}
		v = o.Value
	}
	d, _ := v.(map[string]any)
	return d
}

func (a archived) data(ref any) []byte {
	data, err := base64.StdEncoding.DecodeString(a.objects["obj:"+ref.(string)].Stream.Data)
	if err != nil {
		a.Fatal(err)
	}
	return data
}

func (a archived) object(name string, o archivedObject) {
	if d := o.Stream.Dict; d["/F"] != nil { // 6.1.7.1
		a.Errorf("%s lies in another file", name)
	} else if d["/Subtype"] == "/Image" && d["/ColorSpace"] != "/DeviceRGB" && d["/ColorSpace"] != "/DeviceGray" {
		a.Errorf("%s is a picture in %v", name, d["/ColorSpace"]) // 6.2.4.3
	}
	if d, _ := o.Value.(map[string]any); d["/Type"] == "/Font" {
		a.font(name, d)
	} else if d["/Title"] != nil && d["/A"] != nil { // 6.5
		a.Errorf("bookmark %s acts", name)
	}
}

// font is 6.2.11: the program is embedded and is a subset of a symbol font, which has
// no encoding and a (3,0) table; its widths are those of the dictionary.
func (a archived) font(name string, d map[string]any) {
	descriptor := a.dict(d["/FontDescriptor"])
	base, _ := d["/BaseFont"].(string)
	if d["/Subtype"] != "/TrueType" || d["/Encoding"] != nil || d["/ToUnicode"] == nil || descriptor["/Flags"] != 4.0 ||
		descriptor["/FontFile2"] == nil || descriptor["/FontName"] != base ||
		!regexp.MustCompile(`^/[A-Z]{6}\+.`).MatchString(base) {
		a.Errorf("font %s is %v, %v", name, d, descriptor)
		return
	}
	program := a.data(descriptor["/FontFile2"])
	face, err := typeset.ParseFace(base, program)
	a.faces[descriptor["/FontFile2"].(string)] = face
	if err != nil || a.dict(descriptor["/FontFile2"])["/Length1"] != float64(len(program)) {
		a.Errorf("font %s: %v", name, err)
		return
	}
	if !bytes.Contains(program, []byte{0, 3, 0, 0}) { // the (3,0) table
		a.Errorf("font %s has no table of symbols", name)
	}
	widths := a.objects["obj:"+d["/Widths"].(string)].Value.([]any)
	for code := range 256 {
		if glyph := face.Glyph(rune(0xf000 + code)); glyph != 0 {
			if w := widths[code-int(d["/FirstChar"].(float64))].(float64); int(w) != face.Advance(glyph) {
				a.Errorf("font %s: code %d is %v wide, and %d in the program", name, code, w, face.Advance(glyph))
			}
		}
	}
}

// catalog is 6.2.3 and 6.6.2: one colour space for output, as metadata all that the
// document information says, and what is claimed.
func (a archived) catalog() {
	root := a.dict(a.objects["trailer"].Value.(map[string]any)["/Root"])
	intents, _ := root["/OutputIntents"].([]any)
	if len(intents) != 1 || root["/Lang"] != "u:zh-CN" {
		a.Fatalf("the catalog is %v", root)
	}
	intent := a.dict(intents[0])
	profile := a.data(intent["/DestOutputProfile"])
	if intent["/S"] != "/GTS_PDFA1" || intent["/OutputConditionIdentifier"] == nil ||
		a.dict(intent["/DestOutputProfile"])["/N"] != 3.0 || int(binary.BigEndian.Uint32(profile)) != len(profile) ||
		string(profile[12:20]) != "mntrRGB " || string(profile[36:40]) != "acsp" || profile[8] != 4 {
		a.Errorf("it is meant for %v, % x", intent, profile[:40])
	}
	if a.dict(root["/Metadata"])["/Filter"] != nil {
		a.Error("the metadata are compressed")
	}
	a.metadata(a.data(root["/Metadata"]))
}

func (a archived) metadata(packet []byte) {
	var m struct {
		Title       string `xml:"RDF>Description>title>Alt>li"`
		Author      string `xml:"RDF>Description>creator>Seq>li"`
		Subject     string `xml:"RDF>Description>description>Alt>li"`
		Keywords    string `xml:"RDF>Description>Keywords"`
		Producer    string `xml:"RDF>Description>Producer"`
		Creator     string `xml:"RDF>Description>CreatorTool"`
		Created     string `xml:"RDF>Description>CreateDate"`
		Modified    string `xml:"RDF>Description>ModifyDate"`
		Part        string `xml:"http://www.aiim.org/pdfa/ns/id/ RDF>Description>part"`
		Conformance string `xml:"http://www.aiim.org/pdfa/ns/id/ RDF>Description>conformance"`
	}
	if err := xml.Unmarshal(packet, &m); err != nil || m.Part != "2" || m.Conformance != "B" {
		a.Errorf("the metadata claim part %q, conformance %q (%v)", m.Part, m.Conformance, err)
	}
	info := a.dict(a.objects["trailer"].Value.(map[string]any)["/Info"])
	for key, want := range map[string]string{"/Title": m.Title, "/Author": m.Author, "/Subject": m.Subject,
		"/Keywords": m.Keywords, "/Producer": m.Producer, "/Creator": m.Creator} {
		got, _ := info[key].(string)
		if strings.TrimPrefix(got, "u:") != want {
			a.Errorf("%s is %q in the metadata and %q in the file", key, want, got)
		}
	}
	for key, want := range map[string]string{"/CreationDate": m.Created, "/ModDate": m.Modified} {
		got, err := time.Parse("u:D:20060102150405-07'00'", info[key].(string))
		if when, e := time.Parse(time.RFC3339, want); err != nil || e != nil || !when.Equal(got) {
			a.Errorf("%s is %q in the metadata and %v in the file", key, want, info[key])
		}
	}
}

// pages is 6.2.2, 6.2.4.3 and 6.2.11.8: only operators that the standard knows, colours
// of the colour space, and characters that their font has.
func (a archived) pages() {
	n := 0
	for _, o := range a.objects {
		if page, _ := o.Value.(map[string]any); page["/Type"] == "/Page" {
			n++
			a.page(a.dict(page["/Resources"]), string(a.data(page["/Contents"])))
		}
	}
	if n == 0 {
		a.Error("there are no pages")
	}
}

var (
	contentToken = regexp.MustCompile(`\((?:\\(?s:.)|[^\\)])*\)|<<|>>|<[0-9A-F]*>|\[|\]|/[^\s/<>\[\]()]+|[^\s/<>\[\]()]+`)
	number       = regexp.MustCompile(`^-?[0-9.]+$`)
	escaped      = regexp.MustCompile(`\\(.)`)
)

func (a archived) page(resources map[string]any, content string) {
	var operands []string
	var face *typeset.Face
	marked := false
	for _, token := range contentToken.FindAllString(content, -1) {
		if number.MatchString(token) || strings.ContainsAny(token[:1], "(/<>[]") {
			operands = append(operands, token)
			continue
		}
		if draws := strings.Contains(" Tj f Do ", " "+token+" "); draws && !marked {
			a.Errorf("%s %s is of nothing and no artifact", operands, token)
		}
		switch token {
		case "BDC", "BMC", "EMC":
			if marked == (token != "EMC") {
				a.Errorf("%s within another, or after none", token)
			}
			marked = !marked
		case "Tf":
			name := operands[len(operands)-2]
			font := a.dict(a.dict(resources["/Font"])[name])
			face = a.faces[a.dict(font["/FontDescriptor"])["/FontFile2"].(string)]
		case "Tj":
			text := operands[len(operands)-1]
			for _, code := range []byte(unescaped(text[1 : len(text)-1])) {
				if face == nil || face.Glyph(rune(0xf000)+rune(code)) == 0 {
					a.Errorf("code %d has no glyph", code)
				}
			}
		case "Do":
			if a.dict(resources["/XObject"])[operands[len(operands)-1]] == nil {
				a.Errorf("%s is nowhere", operands)
			}
		case "BT", "ET", "Td", "Tc", "re", "f", "rg", "g", "RG", "G", "q", "Q", "cm", "w", "J", "j":
		default:
			a.Errorf("a page has the operator %q", token)
		}
		operands = nil
	}
	if marked {
		a.Error("a page ends within a mark")
	}
}

func unescaped(s string) string {
	return escaped.ReplaceAllStringFunc(s, func(e string) string {
		if i := strings.IndexByte("nrtbf", e[1]); i >= 0 {
			return "\n\r\t\b\f"[i : i+1]
		}
		return e[1:]
	})
}
