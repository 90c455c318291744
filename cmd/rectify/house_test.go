package main

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// allowed says which of the module's packages each may import: every arrow
// points to inspect, siblings do not see each other, only cmd sees them all.
var allowed = map[string][]string{
	"rectify/inspect":           {},
	"rectify/inspect/checklist": {"rectify/inspect"},
	"rectify/inspect/calendar":  {"rectify/inspect"},
	"rectify/inspect/storetest": {"rectify/inspect"},
	"rectify/inspect/address":   {"rectify/inspect"},
	"rectify/inspect/sqlstore":  {"rectify/inspect"},
	"rectify/inspect/bookfile":  {"rectify/inspect"},
	"rectify/inspect/sqlite":    {"rectify/inspect", "rectify/inspect/bookfile", "rectify/inspect/sqlstore"},
	"rectify/inspect/restore": {"rectify/inspect", "rectify/inspect/bookfile", "rectify/inspect/sqlite",
		"rectify/inspect/sqlstore"},
	"rectify/inspect/folder":  {"rectify/inspect"},
	"rectify/inspect/mapping": {"rectify/inspect"},
	"rectify/inspect/line":    {"rectify/inspect/address"},
	"rectify/inspect/postgres": {"rectify/inspect", "rectify/inspect/address", "rectify/inspect/line",
		"rectify/inspect/sqlstore"},
	"rectify/inspect/pgtest":       {},
	"rectify/inspect/sqltest":      {"rectify/inspect", "rectify/inspect/sqlstore", "rectify/inspect/storetest"},
	"rectify/inspect/photo":        {"rectify/inspect"},
	"rectify/inspect/sheet":        {"rectify/inspect"},
	"rectify/cmd/rectify/ask":      {},
	"rectify/cmd/rectify/licenses": {"rectify/report/fonts"},
	"rectify/cmd/rectify/shell": {"rectify/inspect", "rectify/inspect/address", "rectify/inspect/bookfile",
		"rectify/inspect/calendar", "rectify/inspect/photo", "rectify/inspect/postgres", "rectify/inspect/sheet",
		"rectify/inspect/sqlite", "rectify/inspect/sqlstore", "rectify/report"},
	"rectify/cmd/rectify/interview": {"rectify/inspect", "rectify/inspect/checklist"},
	"rectify/report": {"rectify/inspect", "rectify/report/docx", "rectify/report/typeset",
		"rectify/report/workbook"},
	"rectify/report/docx":     {"rectify/report/opc", "rectify/report/typeset"},
	"rectify/report/opc":      {},
	"rectify/report/typeset":  {"rectify/report/fonts"},
	"rectify/report/workbook": {"rectify/inspect", "rectify/report/opc"},
	"rectify/report/fonts":    {},
}

// The top level has the folders of the house and what tells of them; what git passes
// over there is not of it.
func TestHouseTop(t *testing.T) {
	entries, err := os.ReadDir(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	has := []string{"LICENSE", "README.md", "cmd", "go.mod", "go.sum", "inspect", "report", "testdata",
		"rectify", "rectify.exe", "demo", "dist", "out"} // the last as .gitignore has them
	for _, e := range entries {
		if name := e.Name(); name[0] != '.' && !slices.Contains(has, name) {
			t.Errorf("%s is at the top", name)
		}
	}
}

func TestHouseArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "rectify/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for dec.More() {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		may, known := allowed[p.ImportPath]
		if p.ImportPath == "rectify/cmd/rectify" {
			continue
		}
		if !known {
			t.Errorf("%s is a room that the house does not know", p.ImportPath)
		}
		for _, i := range p.Imports {
			if strings.HasPrefix(i, "rectify/") && !slices.Contains(may, i) {
				t.Errorf("%s imports %s", p.ImportPath, i)
			}
		}
	}
}

// Every package says once what it is for.
func TestHousePackageDocs(t *testing.T) {
	docs := map[string]int{}
	err := filepath.WalkDir("../..", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() && strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2 {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		docs[filepath.Dir(path)] += 0
		if f.Doc != nil {
			docs[filepath.Dir(path)]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir, n := range docs {
		if n != 1 {
			t.Errorf("%s has %d package comments", dir, n)
		}
	}
}

// Every file that the house's description names is there.
func TestHouseIsAsDescribed(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "inspect", "DESIGN.md"))
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`([a-z_/]+\\*?\\.(?:go|txt))`|`([a-z]+/[a-z_]+\\.go)`").FindAllStringSubmatch(string(text), -1)
	for _, n := range named {
		there := 0
		for _, dir := range []string{"", "inspect", "inspect/sqlstore", "cmd/rectify", "cmd/rectify/shell", "report"} {
			found, _ := filepath.Glob(filepath.Join("..", "..", dir, n[1]))
			there += len(found)
		}
		if there == 0 {
			t.Errorf("DESIGN.md names %s, which is not there", n[1])
		}
	}
	if lines := strings.Count(string(text), "\n"); lines > 150 || len(named) < 20 {
		t.Errorf("it has %d lines and names %d files", lines, len(named))
	}
}

// tableRow is a row of a table, a list of words, or a pattern.
var tableRow = regexp.MustCompile("^\\s*[{\"`]|`(json|flag):|pattern\\(`|wordMatcher\\(|vocabulary\\[")

// A line has at most 120 characters, but for what is read in columns.
func TestHouseLines(t *testing.T) {
	files, err := exec.Command("git", "-C", "../..", "ls-files", "*.go").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields(string(files)) {
		if strings.HasSuffix(name, "_test.go") || strings.Contains(name, "/storetest/") {
			continue
		}
		text, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if n := utf8.RuneCountInString(line); n > 120 && !tableRow.MatchString(line) {
				t.Errorf("%s:%d has %d characters", name, i+1, n)
			}
		}
	}
}
