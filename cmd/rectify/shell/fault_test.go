package shell

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rectify/inspect"
)

// What is to be looked at where it is not sure whether something was recorded is the
// store's to say, a disk or a server; that it may be said again is the command's.
func TestUnsureSaysWhatTheStoreSays(t *testing.T) {
	c := New(nil, os.Stdin, io.Discard, io.Discard)
	c.id = inspect.NewID()
	e := c.Explain(inspect.Errorf(inspect.CodeUnsure, "the connection broke", "连接中断").
		Hint("look at the server", "请查看服务器"))
	for lang, hint := range map[string]string{"look at the server": e.HintEN, "请查看服务器": e.HintZH} {
		if !strings.HasPrefix(hint, lang) || !strings.Contains(hint, "--id "+c.id.String()) ||
			strings.Contains(hint, "disk") || strings.Contains(hint, "磁盘") {
			t.Errorf("%q", hint)
		}
	}
}

// No hint that a book on a server can give is of what only a store in a file has.
func TestHintsAreOfTheKindOfStore(t *testing.T) {
	c := New(nil, os.Stdin, io.Discard, io.Discard)
	c.StorePath = "postgres://db.example/rectify?book=示高"
	ofFiles := regexp.MustCompile(`rectify (restore|backup)|copy of the store|(备份|保留)台账文件`)
	said := 0
	for _, dir := range []string{"", "sqlstore", "postgres"} {
		files, err := filepath.Glob(filepath.Join("..", "..", "..", "inspect", dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && ofFiles.MatchString(lit.Value) {
					said++
					e := c.Explain(inspect.Errorf(inspect.CodeCheck, "it is lost", "已丢失").Hint(lit.Value, lit.Value))
					if ofFiles.MatchString(e.HintEN) {
						t.Errorf("%s: %s", file, e.HintEN)
					}
				}
				return true
			})
		}
	}
	if said == 0 {
		t.Error("no hint was looked at")
	}
}
