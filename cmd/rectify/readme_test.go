package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"os/exec"
)

// TestReadmeSession types the README's sessions and wants what they show: … in
// a line stands for anything.
func TestReadmeSession(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	sessions := strings.Split(string(text), "```console\n")[1:]
	if len(sessions) == 0 {
		t.Fatal("the README shows no session")
	}
	o := office{t, t.TempDir()}
	for _, s := range sessions {
		s, _, _ = strings.Cut(s, "```")
		for _, step := range strings.Split(s, "$ ")[1:] {
			line, shown, _ := strings.Cut(step, "\n")
			cmd := exec.Command("bash", "-c", line)
			env := o.command()
			cmd.Dir, cmd.Env = env.Dir, env.Env
			out, said, code := ended(t, cmd)
			if code != 0 {
				t.Fatalf("%s: exit %d: %s", line, code, said)
			}
			compare(t, line, shown, out+said)
		}
	}
}

func compare(t *testing.T, line, shown, out string) {
	t.Helper()
	if strings.TrimSpace(shown) == "" {
		return
	}
	rest := out
	for _, part := range strings.FieldsFunc(shown, func(r rune) bool { return r == '…' || r == '\n' }) {
		at := strings.Index(rest, part)
		if at < 0 {
			t.Errorf("$ %s\nthe README shows\n%s\nand it is\n%s", line, shown, out)
			return
		}
		rest = rest[at+len(part):]
	}
}
