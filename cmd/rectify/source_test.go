package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/cmd/rectify/shell"
)

// sources are the command lines that read a file that a person names, by their
// command and flag, with FILE where it stands; and how a file of the kind begins.
var sources = []struct{ name, line, begins string }{
	{"form set --body-face", "form set notice --body-face FILE", "\x00\x01\x00\x00\x00\x0a"},
	{"form set --logo", "form set notice --logo FILE", "\x89PNG\r\n\x1a\n"},
	{"form import", "form import FILE", "文书：notice\n标题："},
	{"site import", "site import FILE", "name,town\n甲站,"},
	{"hazard import", "hazard import FILE", "site,date,inspectors,text\n甲站,2021-11-23,甲某,"},
	{"complaint import", "complaint import FILE", `{"kind":"fault","text":"`},
	{"site import --map", "site import rows.csv --map FILE", "格式: csv\n# "},
	{"hazard import --map", "hazard import rows.csv --map FILE", "企业 = 单位\n# "},
	{"complaint import --map", "complaint import rows.csv --map FILE", "格式: csv\n# "},
	{"export --map", "export -o x.csv --map FILE", "格式: csv\n# "},
	{"checklist import", "checklist import FILE", "清单：office\n名称："},
	{"calendar import", "calendar import FILE", "# "},
	{"inspection check --from", "inspection check I1 --list general --from FILE", "item,answer\nGE04,"},
	{"inspection check --photo", "inspection check I1 --list general --answer GE04=no --photo GE04=FILE",
		"\xff\xd8\xff\xe0\x00\x10JFIF"},
	{"hazard add --photo", "hazard add --inspection I1 灭火器失压 --photo FILE", "\x89PNG\r\n\x1a\n"},
	{"hazard edit --photo", "hazard edit H1 --photo FILE", "GIF89a"},
	{"hazard claim --photo", "hazard claim H1 --by 张某 --photo FILE", "II*\x00\x08\x00\x00\x00"},
	{"review add --photo", "review add --date 2021-11-24 --inspector 甲某 --fixed H1 --photo H1=FILE",
		"\xff\xd8\xff\xe1\x00\x10Exif"},
	{"notice serve --scan", "notice serve N1 --receiver 李某 --scan FILE", "%PDF-1.4\n"},
	{"notice signed --scan", "notice signed N1 --scan FILE", "%PDF-1.4\n"},
	{"paper signed --scan", "paper signed D1 --scan FILE", "%PDF-1.4\n"},
	{"review signed --scan", "review signed R1 --scan FILE", "%PDF-1.4\n"},
	{"review add --scan", "review add --date 2021-11-24 --inspector 甲某 --fixed H1 --scan FILE", "II*\x00\x08\x00\x00\x00"},
	{"notice enter --scan", "notice enter B1 --inspection I1 --date 2021-11-24 --due 9 --scan FILE", "%PDF-1.4\n"},
	{"apply", "apply FILE", `{"id":"01890a5d-0000-7000-8000-000000000001","do":"`},
	{"restore", "restore FILE --yes", "SQLite format 3\x00"},
}

// TestEverySourceIsInTheTable walks the commands and flags that take a file.
func TestEverySourceIsInTheTable(t *testing.T) {
	var there []string
	c := shell.New(nil, os.Stdin, io.Discard, io.Discard)
	var walk func(cmd *cobra.Command, path string)
	walk = func(cmd *cobra.Command, path string) {
		for _, sub := range cmd.Commands() {
			walk(sub, strings.TrimSpace(path+" "+sub.Name()))
		}
		if strings.Contains(cmd.Use, " FILE") || strings.Contains(cmd.Use, ".txt") {
			there = append(there, path)
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if strings.Contains(c.KindOf(f), "FILE") && f.Name != "output" && f.Name != "faults" && f.Name != "store" {
				there = append(there, path+" --"+f.Name)
			}
		})
	}
	walk(newRootCommand(c), "")
	for _, name := range there {
		if name != "backup" &&
			!slices.ContainsFunc(sources, func(s struct{ name, line, begins string }) bool { return s.name == name }) {
			t.Errorf("%s reads a file and has no line in sources", name)
		}
	}
}

// held is an office in which every source has what it needs.
func heldOffice(t *testing.T) office {
	o := visited(t)
	o.must("hazard", "add", "--inspection", "I1", "灭火器失压")
	o.must("notice", "lease", "--count", "1", "--to", "甲某", "-o", "pad")
	return o
}

func on(line, file string) []string {
	return strings.Fields(strings.ReplaceAll(line, "FILE", file))
}

// What is no file, or one without an end, is refused with its name, in little
// room, and nothing is recorded.
func TestSourcesWithoutEnd(t *testing.T) {
	o := heldOffice(t)
	if err := os.Mkdir(o.path("folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, s := range sources {
		before := o.records()
		for file, in := range map[string]io.Reader{
			"/dev/zero": nil, "folder": nil,
			"/dev/stdin": io.MultiReader(strings.NewReader(s.begins), &endless{text: strings.Repeat("长", 1<<12)}),
		} {
			cmd := o.command(on(s.line, file)...)
			cmd.Stdin = in
			code := 2
			if s.name == "restore" {
				code = 10
			}
			o.bounded(s.name+" of "+file, code, filepath.Base(file), cmd)
		}
		if after := o.records(); after != before {
			t.Errorf("%s recorded %d facts", s.name, after-before)
		}
	}
}

// ^C ends the wait for a pipe through which nothing comes, whatever waits.
func TestInterruptedSources(t *testing.T) {
	o := heldOffice(t)
	for _, s := range sources {
		pipe := strings.ReplaceAll(s.name, " ", "-")
		if err := syscall.Mkfifo(o.path(pipe), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := o.command(on(s.line, pipe)...)
		o.endsAt(s.name, cmd, o.path(pipe))
	}
	o.must("check")
}

// endsAt presses ^C once the program has opened the pipe, or wants it to have
// refused the pipe by itself.
func (o office) endsAt(name string, cmd *exec.Cmd, pipe string) {
	o.t.Helper()
	before := o.records()
	if err := cmd.Start(); err != nil {
		o.t.Fatal(err)
	}
	opened, ended := make(chan *os.File, 1), make(chan struct{})
	go func() {
		f, _ := os.OpenFile(pipe, os.O_WRONLY, 0)
		opened <- f
	}()
	go func() { cmd.Wait(); close(ended) }()
	select {
	case f := <-opened:
		defer f.Close()
		cmd.Process.Signal(os.Interrupt)
		<-ended
		status := cmd.ProcessState.Sys().(syscall.WaitStatus)
		if code := cmd.ProcessState.ExitCode(); code != 130 && status.Signal() != syscall.SIGINT {
			o.t.Errorf("%s ended with %v", name, cmd.ProcessState)
		}
	case <-ended:
		if f, err := os.OpenFile(pipe, os.O_RDONLY|syscall.O_NONBLOCK, 0); err == nil { // lets go of who waits
			defer f.Close()
		}
		if cmd.ProcessState.Success() {
			o.t.Errorf("%s took a pipe without an end", name)
		}
	}
	if after := o.records(); after != before {
		o.t.Errorf("%s recorded %d facts", name, after-before)
	}
}
