package licenses

import (
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"rectify/report/fonts"
)

var update = flag.Bool("update", false, "fill the folder texts from the module cache")

const again = "run go test ./cmd/rectify/licenses -update, and read what it brings"

// systems is where .ci/release says for which it makes a release: each brings
// modules of its own.
var systems = regexp.MustCompile(`(?m)^systems="(.+)"$`)

func targets(t *testing.T) []string {
	t.Helper()
	script, err := os.ReadFile(filepath.Join("..", "..", "..", ".ci", "release"))
	if err != nil {
		t.Fatal(err)
	}
	found := systems.FindSubmatch(script)
	if found == nil {
		t.Fatal(".ci/release names no systems")
	}
	return strings.Fields(string(found[1]))
}

// carried are files that say how a part may be used.
var carried = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|copyright|unlicense)`)

// elsewhere are such files that are not of what is compiled in.
var elsewhere = map[string]string{
	"modernc.org/sqlite/LICENSE-3RD-PARTY.md": "an account of its whole module graph; each module's own text is here",
	"modernc.org/sqlite/LICENSE-SQLITE_VEC":   "of its package vec, which is not compiled in",
	"modernc.org/memory/LICENSE-LOGO":         "of a picture in its README",
}

// within are source files that say at their head under which other licence they are given.
var within = map[string]bool{"github.com/orisano/gosax/reader.go": true}

type listed struct {
	Dir    string
	Module *struct{ Path, Dir string }
}

// compiledIn are the packages of others that the program is made of on a target.
func compiledIn(t *testing.T, target string) (out []listed) {
	t.Helper()
	system, machine, _ := strings.Cut(target, "/")
	cmd := exec.Command("go", "list", "-deps", "-json=Dir,Module", "rectify/cmd/rectify")
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+machine, "CGO_ENABLED=0")
	said, err := cmd.Output()
	if err != nil {
		t.Fatal(target, err)
	}
	for dec := json.NewDecoder(strings.NewReader(string(said))); dec.More(); {
		var p listed
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		if p.Module != nil && p.Module.Path != "rectify" {
			out = append(out, p)
		}
	}
	return out
}

// gather reads the texts in a folder into to, under the name of their part.
func gather(t *testing.T, to map[string]string, name, dir string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		place := name + "/" + f.Name()
		carries := carried.MatchString(f.Name()) && !strings.HasSuffix(place, ".go") && elsewhere[place] == ""
		if f.IsDir() || !carries && !within[place] {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if f.Name() == "LICENSE-SQLITE" { // a part of its own
			place = "SQLite/" + f.Name()
		}
		if head, _, ok := strings.Cut(string(text), "*/"); ok && within[place] {
			place, text = name+"/LICENSE-"+f.Name()+".txt", []byte(strings.TrimPrefix(head, "/*\n"))
		}
		to[place] = string(text)
	}
}

// wanted are the texts that must be carried, and the names of the parts.
func wanted(t *testing.T) (texts map[string]string, parts map[string]bool) {
	texts, parts = map[string]string{}, map[string]bool{"rectify": true, "Go": true, "SQLite": true}
	gather(t, texts, "rectify", filepath.Join("..", "..", ".."))
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	gather(t, texts, "Go", strings.TrimSpace(string(root)))
	for _, target := range targets(t) {
		for _, p := range compiledIn(t, target) {
			parts[p.Module.Path] = true
			gather(t, texts, p.Module.Path, p.Module.Dir)
			if under, err := filepath.Rel(p.Module.Dir, p.Dir); err != nil {
				t.Fatal(err)
			} else if under != "." {
				gather(t, texts, p.Module.Path+"/"+filepath.ToSlash(under), p.Dir)
			}
		}
	}
	return texts, parts
}

// Every part of the program on any system has its texts, as they were published.
func TestEveryPartHasItsTexts(t *testing.T) {
	want, parts := wanted(t)
	if *update {
		fill(t, want)
		return
	}
	have := map[string]string{}
	fs.WalkDir(texts, "texts", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(texts, path)
		have[strings.TrimPrefix(path, "texts/")] = string(text)
		return err
	})
	for place := range want {
		if have[place] != want[place] {
			t.Errorf("the text %s is wanting, or is another now: %s", place, again)
		}
	}
	for place := range have {
		if _, ok := want[place]; !ok {
			t.Errorf("the text %s is of nothing that is compiled in: %s", place, again)
		}
	}
	for name := range parts {
		if p := part(name, ""); len(p.Texts) == 0 || p.Licence == "" {
			t.Errorf("%s has %d texts, and its licence is %q", name, len(p.Texts), p.Licence)
		}
	}
}

// fill writes the folder anew.
func fill(t *testing.T, want map[string]string) {
	t.Helper()
	if err := os.RemoveAll("texts"); err != nil {
		t.Fatal(err)
	}
	for place, text := range want {
		file := filepath.Join("texts", filepath.FromSlash(place))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Every face has its text, and each is known for what it is.
func TestEveryFaceHasItsText(t *testing.T) {
	faces := faces()
	for _, f := range faces {
		if f.Licence != "OFL-1.1" && f.Licence != "Bitstream-Vera AND MIT" && f.Licence != "Bitstream-Vera" {
			t.Errorf("%s: the licence is %q", f.Name, f.Licence)
		}
	}
	readme, err := os.ReadFile(filepath.Join("..", "..", "..", "report", "fonts", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`[A-Z]+-[A-Za-z]+\.txt`).FindAllString(string(readme), -1)
	files, _ := fs.ReadDir(fonts.Licences, ".")
	for _, name := range named {
		if !slices.ContainsFunc(files, func(f fs.DirEntry) bool { return f.Name() == name }) {
			t.Errorf("%s is named in the faces' README and not carried", name)
		}
	}
	if len(named) == 0 || len(faces) == 0 {
		t.Errorf("%d faces, %d texts named", len(faces), len(named))
	}
}

// The parts come in order, with what the build says of each.
func TestPartsOfABuild(t *testing.T) {
	info := &debug.BuildInfo{GoVersion: "go1.26.0", Deps: []*debug.Module{{Path: "rsc.io/qr", Version: "v0.2.0"}}}
	parts := Of(info, "v1.0.0", "3.54.1")
	var said []string
	for _, p := range parts[:4] {
		said = append(said, p.Name+" "+p.Version+" "+p.Licence)
	}
	want := []string{"rectify v1.0.0 Apache-2.0", "Go go1.26.0 BSD-3-Clause AND patent grant",
		"SQLite 3.54.1 public domain", "rsc.io/qr v0.2.0 BSD-3-Clause"}
	if !slices.Equal(said, want) || len(parts) != 4+len(faces()) {
		t.Errorf("%q and %d faces", said, len(parts)-4)
	}
}
