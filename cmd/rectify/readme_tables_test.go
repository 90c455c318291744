package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// table is the rows of the README's table whose first heading is that.
func table(t *testing.T, text, heading string) (rows [][]string) {
	t.Helper()
	_, rest, found := strings.Cut(text, "\n| "+heading+" |")
	if !found {
		t.Fatalf("there is no table of %s", heading)
	}
	_, rest, _ = strings.Cut(rest, "|\n|---") // its ruler
	for line := range strings.Lines(rest[strings.Index(rest, "\n")+1:]) {
		if !strings.HasPrefix(line, "|") {
			break
		}
		var row []string
		for cell := range strings.SplitSeq(strings.Trim(line, "| \n"), "|") {
			row = append(row, strings.TrimSpace(cell))
		}
		rows = append(rows, row)
	}
	return rows
}

var quoted = regexp.MustCompile("`([^`]+)`")

// alike wants what the README has to be what the program has, both ways.
func alike(t *testing.T, what string, readme, program []string) {
	t.Helper()
	for _, p := range program {
		if !slices.Contains(readme, p) {
			t.Errorf("%s: the README lacks %q", what, p)
		}
	}
	for _, r := range readme {
		if !slices.Contains(program, r) {
			t.Errorf("%s: the program has no %q", what, r)
		}
	}
	if len(readme) != len(program) {
		t.Errorf("%s: the README has %d, the program %d", what, len(readme), len(program))
	}
}

// shownCommands are those that a person is told of.
func shownCommands() (shown []string) {
	for _, cmd := range commands() {
		if !cmd.Hidden {
			shown = append(shown, said(cmd))
		}
	}
	return shown
}

// The table of commands has every verb of every noun, and no other.
func TestReadmeCommands(t *testing.T) {
	for lang, heading := range map[string]string{"zh": "命令", "en": "command"} {
		var listed []string
		for _, row := range table(t, readme(t)[lang], heading) {
			for _, noun := range quoted.FindAllStringSubmatch(row[0], -1) {
				for verb := range strings.SplitSeq(row[1], ",") {
					listed = append(listed, strings.TrimSpace(noun[1]+" "+strings.TrimSpace(verb)))
				}
			}
		}
		alike(t, lang, listed, shownCommands())
	}
}

// Exit codes and variables mean in the README what they do in the help.
func TestReadmeExitCodesAndVariables(t *testing.T) {
	for lang, headings := range map[string][2]string{"zh": {"退出码", "环境变量"}, "en": {"exit code", "variable"}} {
		help := shell.ExitStatus(shell.New([]string{"--lang", lang}, os.Stdin, io.Discard, io.Discard))
		help = regexp.MustCompile(`\n {7,}`).ReplaceAllString(help, " ") // a line that goes on
		for i, form := range []string{`(?m)^ +(\d+)  (.+)$`, `(?m)^  ([A-Z_]+)  +(.+)$`} {
			var said, is []string
			for _, row := range table(t, readme(t)[lang], headings[i]) {
				said = append(said, strings.Trim(row[0], "`")+" "+row[1])
			}
			for _, m := range regexp.MustCompile(form).FindAllStringSubmatch(help, -1) {
				is = append(is, m[1]+" "+m[2])
			}
			alike(t, lang, said, is)
		}
	}
}

// The help names every variable of its own that the program reads, and no other.
func TestEveryVariableIsInTheHelp(t *testing.T) {
	files, err := filepath.Glob("shell/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var read []string
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(f, "_test.go") {
			read = append(read, regexp.MustCompile(`"(RECTIFY_[A-Z]+|NO_COLOR)"`).FindAllString(string(text), -1)...)
		}
	}
	slices.Sort(read)
	help := shell.ExitStatus(shell.New(nil, os.Stdin, io.Discard, io.Discard))
	var said []string
	for _, m := range regexp.MustCompile(`(?m)^  ([A-Z_]+)  `).FindAllStringSubmatch(help, -1) {
		said = append(said, `"`+m[1]+`"`)
	}
	alike(t, "variables", said, slices.Compact(read))
}

// Every column that an import takes is named, and those that it needs in bold.
func TestReadmeColumns(t *testing.T) {
	for lang, text := range readme(t) {
		columnsNamed(t, lang, text, "hazard import", inspect.FindingRow{}.Columns())
		columnsNamed(t, lang, text, "site import", inspect.SiteLine{}.Columns())
		columnsNamed(t, lang, text, "complaint import", inspect.ComplaintLine{}.Columns())
	}
}

func columnsNamed(t *testing.T, lang, text, command string, columns []inspect.Column) {
	t.Helper()
	_, item, found := strings.Cut(text, "\n- `"+command+"`")
	_, item, bold := strings.Cut(item, "**")
	needed, item, ends := strings.Cut(item, "**")
	if !found || !bold || !ends {
		t.Fatalf("%s: there is no list of what %s reads", lang, command)
	}
	item = regexp.MustCompile(`(?s)\n(- |\n).*`).ReplaceAllString(item, "")
	var need, take []string
	for _, c := range columns {
		name := c.Key
		if lang == "zh" {
			name = chinese(c)
		}
		if c.Must || c.Either {
			need = append(need, name)
		} else if !c.Aside {
			take = append(take, name)
		}
	}
	words := func(r rune) bool { return strings.ContainsRune("、,/;：；。.\n ", r) }
	alike(t, lang+" "+command+", needed", strings.FieldsFunc(needed, words), need)
	alike(t, lang+" "+command, strings.FieldsFunc(item, words), take)
}
