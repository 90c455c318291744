package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// placesOf are the values that a format takes, and how it writes each.
var placesOf = regexp.MustCompile(`%(?:\[(\d+)\])?([+#0-9.\- ]*)([a-zA-Z])`)

// takenBy are the places of the values that a format takes, in their order.
func takenBy(format string) (out []string) {
	next := 1
	for _, v := range placesOf.FindAllStringSubmatch(strings.ReplaceAll(format, "%%", ""), -1) {
		if n, err := strconv.Atoi(v[1]); err == nil {
			next = n
		}
		out = append(out, fmt.Sprint(next))
		next++
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func han(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// plain are functions whose sentences are no formats.
var plain = map[string]bool{"Hint": true}

// calledBy is the name of the function that is called. Every is given how many columns
// of each row the sentence takes, and not those.
func calledBy(call *ast.CallExpr) string {
	switch fn := call.Fun.(type) {
	case *ast.SelectorExpr:
		return fn.Sel.Name
	case *ast.Ident:
		return fn.Name
	}
	return ""
}

// Both languages of a message take the same values: where they are numbered each
// may stand anywhere, where they are not they stand in one order.
func TestBothLanguagesTakeTheSameValues(t *testing.T) {
	set, pairs := token.NewFileSet(), 0
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || plain[calledBy(call)] {
				return true
			}
			for i := 1; i < len(call.Args); i++ {
				en, isEN := textOf(call.Args[i-1])
				zh, isZH := textOf(call.Args[i])
				if !isEN || !isZH || han(en) || !han(zh) {
					continue
				}
				pairs++
				a, b := takenBy(en), takenBy(zh)
				if numbered := strings.Contains(en+zh, "%["); !numbered && !slices.Equal(a, b) {
					t.Errorf("%s: %q takes %v, %q takes %v", set.Position(call.Pos()), en, a, zh, b)
				}
				rest := len(call.Args) - i - 1
				for _, n := range append(a, b...) {
					if at, _ := strconv.Atoi(n); rest > 0 && calledBy(call) != "Every" && at > rest &&
						!call.Ellipsis.IsValid() {
						t.Errorf("%s: %q, %q: there is no value %s", set.Position(call.Pos()), en, zh, n)
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if pairs < 500 {
		t.Errorf("only %d messages were looked at", pairs)
	}
}
