package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// readme gives each part of the README by its language: Chinese comes first.
func readme(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	zh, en, found := strings.Cut(string(text), "\n## English\n")
	if !found {
		t.Fatal("the README has no part in English")
	}
	return map[string]string{"zh": zh, "en": en}
}

// A session of the README is typed as it stands, and shows what it shows: … is
// any text. What has nothing below it only has to succeed.
func TestReadmeSession(t *testing.T) {
	for lang, text := range readme(t) {
		t.Run(lang, func(t *testing.T) {
			t.Setenv("RECTIFY_LANG", lang)
			sessions := strings.Split(text, "```console\n")[1:]
			if len(sessions) < 3 {
				t.Fatalf("there are %d sessions, and three jobs", len(sessions))
			}
			o := office{t, t.TempDir()}
			for _, s := range sessions {
				s, _, _ = strings.Cut(s, "```")
				for _, step := range strings.Split("\n"+s, "\n$ ")[1:] {
					line, shown, _ := strings.Cut(step, "\n")
					if args, asks := strings.CutPrefix(line, "rectify log"); asks {
						o.converses(strings.Fields(args), shown)
					} else {
						o.shows(line, shown)
					}
				}
			}
		})
	}
}

// shows runs a line of a shell that must write all that is shown.
func (o office) shows(line, shown string) {
	o.t.Helper()
	cmd := exec.Command("bash", "-c", line)
	env := o.command()
	cmd.Dir, cmd.Env = env.Dir, env.Env
	out, err := cmd.CombinedOutput()
	if err != nil {
		o.t.Fatalf("%s: %v: %s", line, err, out)
	}
	shown = strings.TrimSpace(shown)
	pattern := strings.ReplaceAll(regexp.QuoteMeta(shown), "…", "(?s:.*)")
	if shown != "" && !regexp.MustCompile("^"+pattern+"$").MatchString(strings.TrimSpace(string(out))) {
		o.t.Errorf("$ %s\nthe README shows\n%s\nand it is\n%s", line, shown, out)
	}
}

// converses holds a session of questions: a line with > is a question and its
// answer, any other is what must be said before the next.
func (o office) converses(args []string, shown string) {
	o.t.Helper()
	d := o.sits(80, nil, args...)
	for line := range strings.Lines(shown) {
		line = strings.TrimSpace(line)
		if question, answer, asked := strings.Cut(line, " >"); asked {
			for part := range strings.SplitSeq(question, "…") {
				d.sees(part)
			}
			d.asked("", strings.TrimSpace(answer))
		} else if line != "" {
			d.sees(line)
		}
	}
	d.endsWell()
}

// What is typed first stands in both languages, and there are pictures of a
// notice and of a month, which are small.
func TestReadmeBegins(t *testing.T) {
	for lang, text := range readme(t) {
		for _, first := range []string{"    go run ./cmd/rectify demo\n", "    bash .ci/test\n", "SHA256SUMS"} {
			if !strings.Contains(text, first) {
				t.Errorf("%s: it does not say %q", lang, first)
			}
		}
	}
	for _, name := range []string{"notice", "month"} {
		picture := "testdata/readme/" + name + ".png"
		if !strings.Contains(readme(t)["zh"], "]("+picture+")") {
			t.Errorf("%s is not shown", picture)
		}
		if f, err := os.Stat(filepath.Join("..", "..", picture)); err != nil || f.Size() > 150<<10 {
			t.Errorf("%s is missing or large: %v", picture, err)
		}
	}
}
