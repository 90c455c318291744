package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// sentences gives every text in the source of inspect and what is below it, with X for
// what is only known when it runs.
func sentences(t *testing.T, tell func(at token.Position, text string)) {
	t.Helper()
	set := token.NewFileSet()
	err := filepath.WalkDir(filepath.Join("..", "..", "inspect"), func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") ||
			strings.Contains(file, "storetest") || strings.Contains(file, "pgtest") {
			return err
		}
		parsed, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if _, imports := n.(*ast.ImportSpec); imports || !ok {
				return !imports
			}
			text, ok := textOf(e)
			if ok {
				tell(set.Position(e.Pos()), text)
			}
			return !ok
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func textOf(e ast.Expr) (text string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			text, err := strconv.Unquote(e.Value)
			return text, err == nil
		}
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			a, aOK := textOf(e.X)
			b, bOK := textOf(e.Y)
			return a + b, aOK || bOK
		}
	}
	return "X", false
}

// How something is asked for is each face's own: inspect names steps, and no command
// and no flag.
func TestInspectNamesNoCommand(t *testing.T) {
	var names []string
	for _, cmd := range commands() {
		names = append(names, regexp.QuoteMeta(strings.TrimPrefix(cmd.CommandPath(), "rectify ")))
	}
	named := regexp.MustCompile(`\brectify (` + strings.Join(names, "|") + `)\b|(^|[^-\w])--[a-z]`)
	texts := 0
	sentences(t, func(at token.Position, text string) {
		texts++
		if found := named.FindString(text); found != "" && !strings.Contains(text, "SELECT") {
			t.Errorf("%s: %q names %q", at, text, found)
		}
	})
	if texts < 1000 {
		t.Errorf("only %d texts were looked at", texts)
	}
}

// Each step that a sentence names is a command, with the flags that it asks for.
func TestStepsAreCommands(t *testing.T) {
	known := map[string]map[string]bool{}
	every := map[string]bool{}
	for _, cmd := range commands() {
		flags := map[string]bool{}
		for _, flag := range regexp.MustCompile(`--([a-z-]+)`).FindAllStringSubmatch(cmd.UsageString(), -1) {
			flags[flag[1]], every[flag[1]] = true, true
		}
		flags["help"] = true
		known[cmd.CommandPath()], known[cmd.Parent().CommandPath()] = flags, map[string]bool{}
	}
	c := shell.New([]string{"--lang", "en"}, nil, io.Discard, io.Discard)
	steps := 0
	sentences(t, func(at token.Position, text string) {
		inspect.Stepped(text, func(s inspect.Step) string {
			steps++
			if strings.ContainsAny(s.Do, "X") {
				return "" // the noun is only known when it runs
			}
			of, flags := "", every
			if s.Do != "" {
				of = c.Say("{"+s.Do+"}", "")
				flags = known[of]
			}
			if flags == nil && !strings.HasPrefix(of, "rectify help ") {
				t.Errorf("%s: %q is no command: %q", at, of, text)
			}
			for _, part := range s.Says {
				name, _, _ := strings.Cut(part, "=")
				if name == "X" {
					continue // as is the flag of a line that is missing
				}
				if name = strings.ReplaceAll(name, "_", "-"); !flags[name] {
					t.Errorf("%s: %s has no flag %s: %q", at, of, name, text)
				}
			}
			return ""
		})
	})
	if steps < 150 {
		t.Errorf("only %d steps were found", steps)
	}
}

// What people say for a command leads to one that is there.
func TestAlikesAreCommands(t *testing.T) {
	known := map[string]bool{}
	verb := map[string]bool{}
	for _, cmd := range commands() {
		known[strings.TrimPrefix(cmd.CommandPath(), "rectify ")], verb[cmd.Name()] = true, true
	}
	for there, looked := range shell.Elsewhere {
		for _, typed := range looked {
			if known[typed] || !known[there] {
				t.Errorf("%q leads to %q", typed, there)
			}
		}
	}
	for name, typed := range shell.Alikes {
		if !verb[name] {
			t.Errorf("%q leads to %q", typed, name)
		}
	}
}
