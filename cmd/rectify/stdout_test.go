package main

import (
	"io"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rectify/cmd/rectify/shell"
)

// unshown are the formats that no terminal shows, and what they are called.
var unshown = map[string]string{"pdf": "a PDF", "docx": "a Word document", "xlsx": "a workbook"}

// What any command writes goes to a pipe in each of its formats, and to a terminal in those of
// text; of the others it says rightly what cannot be shown.
func TestEveryFormatGoesToStdout(t *testing.T) {
	o := office{t, t.TempDir()}
	tried := 0
	o.walk(func(name string, args ...string) {
		formats := formatsOf(name)
		for _, format := range formats {
			tried++
			o.shell("cp book.db twin.db")
			line := append(aimed(name, args, "-"), "--lang", "en")
			if !slices.Contains(args, "--store") {
				line = append(line, "--store", "twin.db")
			}
			if len(formats) > 1 {
				line = append(line, "--format", format)
			}
			out, said, code := o.run(append([]string{}, line...)...)
			if code != 0 || out == "" && !strings.Contains(said, "nothing to list") {
				t.Errorf("%v: exit %d, %d bytes: %s", line, code, len(out), said)
			}
			o.shell("cp book.db twin.db")
			o.onTerminal(line, unshown[format])
		}
		o.must(args...)
	})
	o.write("map.txt", "格式: xlsx\n单位 = 单位\n")
	o.onTerminal([]string{"export", "--map", "map.txt", "-o", "-", "--lang", "en"}, unshown["xlsx"])
	if tried < 90 {
		t.Errorf("%d were tried", tried)
	}
}

// formatsOf are those in which a command writes to stdout.
func formatsOf(name string) []string {
	root := newRootCommand(shell.New([]string{"--lang", "en"}, nil, io.Discard, io.Discard))
	cmd, _, err := root.Find(strings.Fields(name))
	if err != nil || cmd.Flag("output") == nil || name == "export" || name == "notice lease" || name == "log" {
		return nil
	}
	if format := cmd.Flag("format"); format != nil {
		return regexp.MustCompile(`table|csv|xlsx|jsonl|json|ics|text|pdf|docx`).FindAllString(format.Usage, -1)
	}
	if strings.HasSuffix(name, "export") {
		return []string{"text"}
	}
	return []string{"pdf"}
}

// onTerminal runs a command on one, which refuses what is called so, or nothing.
func (o office) onTerminal(line []string, refused string) {
	o.t.Helper()
	cmd := o.command()
	cmd.Args = []string{"script", "-qec", "exec rectify '" + strings.Join(line, "' '") + "'", "/dev/null"}
	cmd.Path, _ = exec.LookPath("script")
	out, err := cmd.CombinedOutput()
	says := "rectify: " + refused + " cannot be shown on a terminal"
	switch shows := strings.Contains(string(out), "cannot be shown"); {
	case refused == "" && (err != nil || shows):
		o.t.Errorf("%v on a terminal: %v: %s", line, err, out)
	case refused != "" && (err == nil || !strings.Contains(string(out), says)):
		o.t.Errorf("%v on a terminal: %v, not %q: %.300s", line, err, says, out)
	}
}
