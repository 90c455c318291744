package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// office is a folder with a store, in which the true program is run.
type office struct {
	t   *testing.T
	dir string
}

func newOffice(t *testing.T) office {
	t.Helper()
	o := office{t, t.TempDir()}
	o.must("init", "--agency", "示范局", "--region", "示", "--word", "安责改")
	return o
}

func (o office) path(name string) string { return filepath.Join(o.dir, name) }

func (o office) write(name, text string) string {
	o.t.Helper()
	if err := os.WriteFile(o.path(name), []byte(text), 0o644); err != nil {
		o.t.Fatal(err)
	}
	return name
}

// command is the program, about to be run in the office.
func (o office) command(args ...string) *exec.Cmd {
	cmd := exec.Command("rectify", args...)
	cmd.Dir = o.dir
	cmd.Env = append(os.Environ(), "RECTIFY_STORE="+o.path("book.db"), "HOME="+o.dir, "LANG=C",
		"TEST_NOW=2022-01-05T09:00:00+08:00")
	return cmd
}

// run gives what the program said and its exit code.
func (o office) run(args ...string) (out, err string, code int) {
	o.t.Helper()
	return ended(o.t, o.command(args...))
}

func ended(t *testing.T, cmd *exec.Cmd) (out, said string, code int) {
	t.Helper()
	var b, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &b, &e
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return b.String(), e.String(), code
}

func (o office) must(args ...string) string {
	o.t.Helper()
	out, said, code := o.run(args...)
	if code != 0 {
		o.t.Fatalf("rectify %s: exit %d: %s", strings.Join(args, " "), code, said)
	}
	return out
}

// refused runs what must fail with that exit code and words, and change nothing.
func (o office) refused(code int, words string, args ...string) {
	o.t.Helper()
	before := o.records()
	_, said, got := o.run(args...)
	if got != code || !strings.Contains(said, words) {
		o.t.Errorf("rectify %.80s: exit %d, not %d, and said %.300s", strings.Join(args, " "), got, code, said)
	}
	if after := o.records(); after != before {
		o.t.Errorf("rectify %.80s: %d facts were recorded by what failed", strings.Join(args, " "), after-before)
	}
}

// records counts the facts on the record and the things kept beside it.
func (o office) records() (n int) {
	o.t.Helper()
	db, err := sql.Open("sqlite", o.path("book.db"))
	if err != nil {
		o.t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM blob) + (SELECT count(*) FROM hazard)").Scan(&n); err != nil {
		o.t.Fatal(err)
	}
	return n
}

// visited is an office with a visit I1.
func visited(t *testing.T) office {
	o := newOffice(t)
	o.must("site", "add", "示范第一加油站")
	o.must("inspection", "add", "--site", "S1", "--date", "2021-11-23", "--inspector", "甲某:A001", "--inspector",
		"乙某:A002")
	return o
}

func TestTextThatCannotBe(t *testing.T) {
	o := visited(t)
	add := func(text string) []string { return []string{"hazard", "add", "--inspection", "I1", text} }
	o.refused(2, "has 10000 characters; 2000 is the most", add(strings.Repeat("隐", 10000))...)
	o.refused(2, "is not valid UTF-8", add("灭火器\xff失压")...)
	o.refused(2, "control character U+0007 at place 4", add("灭火器\a失压")...)
	o.refused(2, "control character U+202E", add("灭火器\u202e失压")...)
	o.refused(2, "is empty", add(" \t\n")...)
	o.refused(2, "wrong check digit", "site", "add", "乙站", "--credit-code", "91350100M000100Y53")
	o.refused(2, "wrong check digit", "site", "add", "乙站", "--credit-code", "91350100M000100X43")
	line := `{"site":"甲站","date":"2021-11-23","inspectors":"甲某","text":"灭火器\u0000失压"}`
	o.refused(1, "control character U+0000", "hazard", "import", o.write("nul.jsonl", line+"\n"))
	o.refused(1, "not valid UTF-8", "hazard", "import", o.write("mixed.csv",
		"site,date,inspectors,text\n"+strings.Repeat("甲站,2021-11-23,甲某,灭火器失压\n", 3)+"乙站,2021-11-23,甲某,\xff\xfe\n"))
}

func TestTablesThatPeopleBring(t *testing.T) {
	o := newOffice(t)
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String("单位,检查日期,检查人,隐患描述\n石碁镇加油站,2021-11-23,甲某,灭火器失压\n")
	_, said, code := o.run("hazard", "import", o.write("gbk.csv", gbk))
	if code != 0 || !strings.Contains(said, "read as GBK") {
		t.Errorf("GBK: exit %d, %s", code, said)
	}
	o.must("site", "show", "石碁镇加油站")
	o.must("hazard", "import",
		o.write("bom.csv", "\ufeffsite,date,inspectors,text\r\n甲站,2021-11-23,甲某,\"灭火器失压\r\n且无检查卡\"\r\n"))
	if out := o.must("hazard", "show", "H2"); !strings.Contains(out, "灭火器失压") {
		t.Errorf("a line break inside a cell: %s", out)
	}
	o.refused(2, "has no column text（隐患描述）", "hazard", "import",
		o.write("missing.csv", "site,date,inspectors\n甲站,2021-11-23,甲某\n"))
	o.refused(1, "ragged.csv:3: the row has 3 cells, the header 4", "hazard", "import",
		o.write("ragged.csv", "site,date,inspectors,text\n甲站,2021-11-23,甲某,一\n甲站,2021-11-23,甲某\n"))
}

// TestLargeTable imports 200,000 rows, and the same again.
func TestLargeTable(t *testing.T) {
	if testing.Short() {
		return
	}
	o := newOffice(t)
	o.write("large.csv", rowsOf(200_000))
	if out := o.must("hazard", "import", "large.csv"); !strings.Contains(out, "200000 added") {
		t.Error(out)
	}
	before := o.records()
	if out := o.must("hazard", "import", "large.csv"); !strings.Contains(out, "0 added, 200000 known already") {
		t.Error(out)
	}
	if after := o.records(); after != before {
		t.Errorf("the same table again recorded %d facts", after-before)
	}
}

func TestStoresThatCannotBeUsed(t *testing.T) {
	o := visited(t)
	good, err := os.ReadFile(o.path("book.db"))
	if err != nil {
		t.Fatal(err)
	}
	newer := bytes.Clone(good)
	newer[63] = 99 // user_version
	torn := bytes.Clone(good)
	for i := 5 * 4096; i < 30*4096 && i < len(torn); i++ {
		torn[i] ^= 0x5a
	}
	for _, c := range []struct {
		name  string
		data  []byte
		code  int
		words string
	}{
		{"empty", nil, 10, "is not a rectify store"},
		{"something else", []byte(strings.Repeat("not a database ", 500)), 10, "is not a rectify store"},
		{"newer", newer, 10, "was written by a newer rectify"},
		{"torn", torn, 10, "damaged"},
	} {
		if err := os.WriteFile(o.path("book.db"), c.data, 0o644); err != nil {
			t.Fatal(err)
		}
		_, said, code := o.run("hazard", "add", "--inspection", "I1", "灭火器失压")
		if code != c.code || !strings.Contains(said, c.words) {
			t.Errorf("%s: exit %d: %s", c.name, code, said)
		}
		if now, _ := os.ReadFile(o.path("book.db")); !bytes.Equal(now, c.data) {
			t.Errorf("%s: the file was changed", c.name)
		}
	}
}

func TestLockedStore(t *testing.T) {
	o := visited(t)
	db, err := sql.Open("sqlite", o.path("book.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	conn, err := db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(context.Background(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	o.refused(8, "another process is writing", "hazard", "add", "--inspection", "I1", "灭火器失压", "--wait", "0s")
	o.must("inspection", "list") // who only reads does not wait
	conn.ExecContext(context.Background(), "ROLLBACK")
	conn.Close()
	o.must("hazard", "add", "--inspection", "I1", "灭火器失压")
}

// TestFullDisk lets no file grow: what is refused leaves the book as it was.
func TestFullDisk(t *testing.T) {
	o := visited(t)
	before := o.records()
	cmd := o.command()
	script := `ulimit -f 8; trap '' XFSZ; exec rectify hazard add --inspection I1 灭火器失压`
	full := exec.Command("bash", "-c", script)
	full.Dir, full.Env = cmd.Dir, cmd.Env
	_, said, code := ended(t, full)
	if code != 1 || !strings.Contains(said, "rectify: ") {
		t.Errorf("exit %d: %s", code, said)
	}
	if after := o.records(); after != before {
		t.Errorf("%d facts were recorded", after-before)
	}
	o.must("check")
	o.must("hazard", "add", "--inspection", "I1", "灭火器失压")
}

// TestBeginningOnFullDisk leaves nothing that would pass for a book, at
// whatever size the disk was full.
func TestBeginningOnFullDisk(t *testing.T) {
	o := office{t, t.TempDir()}
	for _, blocks := range []int{0, 1, 4, 8, 32, 128} {
		cmd := o.command()
		full := exec.Command("bash", "-c", fmt.Sprintf(`ulimit -f %d; trap '' XFSZ; exec rectify init --agency 示范局 --word 安责改`, blocks))
		full.Dir, full.Env = cmd.Dir, cmd.Env
		if _, said, code := ended(t, full); code != 1 || !strings.Contains(said, o.path("book.db")) {
			t.Errorf("%d blocks: exit %d: %s", blocks, code, said)
		}
		if left, _ := os.ReadDir(o.dir); len(left) > 0 {
			t.Fatalf("%d blocks: %v is left", blocks, left)
		}
	}
	o.must("init", "--agency", "示范局", "--word", "安责改")
	o.must("check")
}

// TestTwoBeginAtOnce begins one book eight times: one does, the others are told.
func TestTwoBeginAtOnce(t *testing.T) {
	o := office{t, t.TempDir()}
	var running []*exec.Cmd
	for i := range 8 {
		cmd := o.command("init", "--agency", fmt.Sprint("示范局", i), "--word", "安责改")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	codes := map[int]int{}
	for _, cmd := range running {
		cmd.Wait()
		codes[cmd.ProcessState.ExitCode()]++
	}
	if codes[0] != 1 || codes[6] != 7 {
		t.Errorf("exit codes and how many ended so: %v", codes)
	}
	o.must("check")
}

// TestReadOnlyStore uses a store as someone who may read it only.
func TestReadOnlyStore(t *testing.T) {
	o := visited(t)
	dir, err := os.MkdirTemp("", "rectify-read-only-") // t.TempDir is for its owner alone
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	defer os.Chmod(dir, 0o755)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{program: "rectify", o.path("book.db"): "book.db"} {
		data, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, to), data, 0o555)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Chmod(filepath.Join(dir, "book.db"), 0o444), os.Chmod(dir, 0o555)); err != nil {
		t.Fatal(err)
	}
	cmd := o.command("hazard", "add", "--inspection", "I1", "灭火器失压")
	cmd.Path, cmd.Dir = filepath.Join(dir, "rectify"), dir
	cmd.Args[0] = cmd.Path
	cmd.Env = append(cmd.Env, "RECTIFY_STORE="+filepath.Join(dir, "book.db"))
	if os.Getuid() == 0 { // whom no mode holds back
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	_, said, code := ended(t, cmd)
	if code != 1 || !strings.Contains(said, "may not be written to") {
		t.Errorf("exit %d: %s", code, said)
	}
	reading := exec.Command(cmd.Path, "site", "list")
	reading.Dir, reading.Env, reading.SysProcAttr = cmd.Dir, cmd.Env, cmd.SysProcAttr
	// Who only reads may.
	if out, said, code := ended(t, reading); code != 0 || !strings.Contains(out, "示范第一加油站") {
		t.Errorf("reading: exit %d: %s%s", code, out, said)
	}
	// So may who takes a copy of it elsewhere.
	elsewhere, err := os.MkdirTemp("", "rectify-copy-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(elsewhere)
	if err := os.Chmod(elsewhere, 0o777); err != nil {
		t.Fatal(err)
	}
	copying := exec.Command(cmd.Path, "backup", filepath.Join(elsewhere, "copy.db"))
	copying.Dir, copying.Env, copying.SysProcAttr = cmd.Dir, cmd.Env, cmd.SysProcAttr
	if out, said, code := ended(t, copying); code != 0 || !strings.Contains(out, "verified") {
		t.Errorf("copying: exit %d: %s%s", code, out, said)
	}
}

func TestSixteenProcessesIssueAtOnce(t *testing.T) {
	o := visited(t)
	const issuers = 16
	var running []*exec.Cmd
	for i := range issuers {
		o.must("hazard", "add", "--inspection", "I1", fmt.Sprint("隐患", i), "--due", "30")
	}
	for i := range issuers {
		cmd := o.command("notice", "issue", "--inspection", "I1", "--hazard", fmt.Sprint("H", i+1), "-o",
			fmt.Sprint("out", i, ".pdf"))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	out := o.must("notice", "register")
	for i := range issuers {
		if !strings.Contains(out, fmt.Sprintf("（示）安责改〔2021〕%d号", i+1)) {
			t.Errorf("number %d is not accounted for:\n%s", i+1, out)
		}
	}
	if strings.Contains(out, "gap") {
		t.Error(out)
	}
	o.must("check")
}
