package main

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// desk is a person at a real terminal who answers what is asked.
type desk struct {
	t    *testing.T
	cmd  *exec.Cmd
	tty  *os.File
	said chan []byte
	seen string // what the program wrote and was not looked at yet
	all  string
}

// sits begins a session on a terminal of so many columns.
func (o office) sits(columns uint16, env []string, args ...string) *desk {
	o.t.Helper()
	cmd := o.command(append([]string{"log"}, args...)...)
	cmd.Env = append(cmd.Env, append([]string{"TERM=xterm", "LANG=zh_CN.UTF-8", "USER=tester"}, env...)...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: columns})
	if err != nil {
		o.t.Fatal(err)
	}
	d := &desk{t: o.t, cmd: cmd, tty: tty, said: make(chan []byte, 1000)}
	go func() {
		defer close(d.said)
		for {
			b := make([]byte, 4096)
			n, err := tty.Read(b)
			if n > 0 {
				d.said <- b[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	o.t.Cleanup(func() { cmd.Process.Kill(); tty.Close() })
	return d
}

var escapes = regexp.MustCompile("\x1b\\[[0-9;?]*[A-Za-z]")

// sees waits until the program has written words, wherever its lines break.
func (d *desk) sees(words string) {
	d.t.Helper()
	d.seesOne(words)
}

// seesOne waits for any of several, and tells which came.
func (d *desk) seesOne(words ...string) string {
	d.t.Helper()
	late := time.After(20 * time.Second)
	for {
		plain := strings.NewReplacer("\r", "", "\n", "", " ", "").Replace(escapes.ReplaceAllString(d.seen, ""))
		for _, w := range words {
			if strings.Contains(plain, strings.ReplaceAll(w, " ", "")) {
				return w
			}
		}
		select {
		case b, ok := <-d.said:
			if !ok {
				d.t.Fatalf("the program ended without %q; it wrote:\n%s", words, d.all)
			}
			d.seen += string(b)
			d.all += string(b)
		case <-late:
			d.t.Fatalf("%q never came; the program wrote:\n%s", words, d.all)
		}
	}
}

// asked waits for a question and its prompt, and answers.
func (d *desk) asked(question, answer string) {
	d.t.Helper()
	d.sees(question)
	d.seen = d.seen[max(0, strings.LastIndex(d.seen, "\n")):]
	d.sees(">")
	d.seen = ""
	io.WriteString(d.tty, answer+"\r")
}

// ends waits for the end and gives the exit code.
func (d *desk) ends() int {
	d.t.Helper()
	for b := range d.said {
		d.seen += string(b)
		d.all += string(b)
	}
	err := d.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		d.t.Fatal(err)
	}
	return d.cmd.ProcessState.ExitCode()
}

// visiting answers up to what was found, at a site that is not in the book.
func (d *desk) visiting() {
	d.t.Helper()
	d.asked("单位", "示范第九")
	d.registering()
}

// registering goes on once a site is named that is not in the book.
func (d *desk) registering() {
	d.t.Helper()
	d.asked("登记为新单位吗", "y")
	d.asked("行业", "加油站")
	d.asked("乡镇街道", "万和街道")
	d.asked("检查日期", "2022-01-04")
	d.asked("专项检查", "")
	d.asked("检查人员", "甲某:A001、乙某:A002")
}

func interviewed(t *testing.T) office {
	o := newOffice(t)
	o.must("agency", "edit", "--review-body", "示范区政府", "--court", "示范区法院")
	picture, err := os.ReadFile(filepath.Join("..", "..", "testdata", "readme", "notice.png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(o.path("现场 照片"), 0o755); err != nil {
		t.Fatal(err)
	}
	o.write(filepath.Join("现场 照片", "一.png"), string(picture))
	o.write("p.png", string(picture))
	return o
}

// A whole session in Chinese, on a narrow terminal too: a hazard typed, one of
// a checklist, one that was written before; photos, a notice, its service.
func TestLogSession(t *testing.T) {
	for _, columns := range []uint16{80, 40} {
		t.Run(fmt.Sprint(columns), func(t *testing.T) {
			o := interviewed(t)
			d := o.sits(columns, nil, "-o", "out/")
			d.visiting()
			// An input method gives whole words; two are taken back with one key each.
			d.asked("已记 0 项", "配电室门前堆放杂物和纸箱，占用操作通道，无法及时断电错字\x7f\x7f")
			d.asked("部位", "配电室")
			d.asked("隐患级别", "")
			d.asked("依据", "?第四十一条")
			d.asked("序号", "1")
			d.asked("整改期限", "2021-13-40")
			d.asked("不是日期", "2021-12-31")
			d.asked("早于检查日期", "15天")
			d.asked("照片", "p.png '现场 照片'")
			d.asked("已记 1 项", "2")
			d.asked("汽车加油站安全检查表", "1")
			d.asked("FS01（1/20）", "y")
			d.asked("FS02（2/20）", "n 缺一人")
			d.asked("隐患描述", "")
			d.asked("部位", "")
			d.asked("隐患级别", "重大")
			d.asked("整改期限", "3")
			d.asked("照片", "")
			d.asked("FS03（3/20）", "q")
			d.asked("已记 2 项", "?配电室门前")
			d.asked("序号", "1")
			d.asked("部位", "")
			d.asked("隐患级别", "")
			d.asked("依据", "")
			d.asked("整改期限", "x")
			d.asked("照片", "")
			d.asked("已记 3 项", "3")
			d.asked("下达文书", "1")
			d.sees("示范第九（新单位）")
			d.asked("确认登记", "y")
			d.sees("（示）安责改〔2022〕1号")
			d.asked("如何送达", "1")
			d.asked("送达日期", "")
			d.asked("签收人", "李某")
			if code := d.ends(); code != 0 || !strings.Contains(d.seen, "rectify review add --notice N1") {
				t.Errorf("exit %d:\n%s", code, d.all)
			}
			o.want("inspection show I1", "示范第九", "2022-01-04", "甲某:A001、乙某:A002")
			o.want("hazard list --json", `"配电室门前堆放杂物和纸箱，占用操作通道，无法及时断电"`, "（缺一人）", `"due": "2022-01-19"`, `"level": "major"`, `"fixed_on_spot": true`, `"total": 3`)
			o.want("hazard show H1", "p.png", "一.png", "配电室", "《中华人民共和国安全生产法》第四十一条")
			o.want("notice show N1", "李某", "（示）安责改〔2022〕1号")
			o.must("check")
			if _, err := os.Stat(o.path("out/（示）安责改〔2022〕1号.pdf")); err != nil {
				t.Error(err)
			}
			again := o.sits(columns, nil)
			again.sees("单位") // and no draft
			again.asked("输入名称", "示范第九")
			again.asked("检查日期", "")
			again.asked("专项检查", "")
			again.sees("甲某:A001、乙某:A002") // remembered
		})
	}
}

// A sign typed behind the text in the line goes back or asks, as it does alone; it
// is neither text nor person. What an answer was taken for is said, hazards are
// numbered as in the summary, and what is worth saying of a notice is said here too.
func TestLogSlips(t *testing.T) {
	o := interviewed(t)
	o.must("agency", "edit", "--review-body", "", "--court", "")
	o.must("site", "add", "示范木业")
	o.must("inspection", "add", "--site", "S1", "--date", "2022-01-04", "--inspector", "甲某:A001")
	d := o.sits(80, nil)
	d.asked("单位", "木业")
	d.sees("单位：S1 示范木业")
	d.asked("检查日期", "2022-01-04")
	d.asked("I1 是同一单位当天的检查", "")
	d.asked("检查人员", "\x15？")
	d.asked("此处没有可查看", "甲某、丙某")
	d.asked("已记 0 项", "灭火器失压")
	d.asked("部位", "<")
	d.asked("已记 0 项", "＜") // behind the text
	d.asked("检查人员", "？")   // behind the names
	d.asked("此处没有可查看", "")
	d.asked("已记 0 项", "灭火器失压<")
	d.asked("末尾的符号用于返回", "灭火器失压")
	for _, q := range []string{"部位", "隐患级别", "依据"} {
		d.asked(q, "")
	}
	d.asked("整改期限", "2022-01-08")
	d.asked("2022-01-08 是休息日", "")
	d.asked("已记 1 项", "2")
	d.asked("用哪张检查表", "fuel-station")
	d.asked("FS01（1/20）", "n 缺一人")
	d.asked("隐患描述", "？") // behind the text
	d.asked("序号", "2")
	for _, q := range []string{"部位", "隐患级别", "整改期限", "照片"} {
		d.asked(q, "")
	}
	d.asked("FS02（2/20）", "q")
	d.asked("已记 2 项", "灭火器失压")
	d.asked("与本次检查的第 1 项隐患相同", "")
	for _, q := range []string{"隐患级别", "依据", "整改期限", "照片", "已记 3 项", "下达文书"} {
		d.asked(q, "")
	}
	d.sees("甲某:A001、丙某")
	d.asked("确认登记", "y")
	d.sees("丙某 没有执法证号")
	d.sees("没有告知救济途径")
	d.asked("如何送达", "3")
	d.endsWell()
	o.want("hazard show H1", "灭火器失压")
	o.want("hazard show H2", "（缺一人）")
	o.want("hazard show H3", "灭火器失压")
	o.want("inspection show I2 --json", `"hazard": "`)
	o.must("check")
}

// want runs a command that must say all of these.
func (o office) want(line string, words ...string) {
	o.t.Helper()
	out := o.must(strings.Fields(line)...)
	for _, w := range words {
		if !strings.Contains(out, w) {
			o.t.Errorf("rectify %s does not say %q:\n%s", line, w, out)
		}
	}
}

// However a session breaks off, nothing is recorded, and the next goes on with
// the question that was asked.
func TestLogGoesOn(t *testing.T) {
	for name, stop := range map[string]func(d *desk) int{
		"^C":     func(d *desk) int { io.WriteString(d.tty, "半个字\x03"); return 130 },
		"kill":   func(d *desk) int { d.cmd.Process.Kill(); return -1 },
		"hangup": func(d *desk) int { d.cmd.Process.Signal(syscall.SIGHUP); return 130 },
	} {
		t.Run(name, func(t *testing.T) {
			o := interviewed(t)
			before := o.records()
			d := o.sits(80, nil)
			d.visiting()
			d.asked("已记 0 项", "灭火器失压")
			d.asked("部位", "站房")
			d.sees("隐患级别")
			want := stop(d)
			if code := d.ends(); code != want {
				t.Errorf("exit %d, not %d", code, want)
			}
			if want == 130 && !strings.Contains(d.seen, "草稿已保留") {
				t.Errorf("it did not say that the draft is kept:\n%s", d.seen)
			}
			if after := o.records(); after != before {
				t.Errorf("%d facts were recorded", after-before)
			}
			d = o.sits(80, nil)
			d.sees("灭火器失压")
			d.asked("草稿", "1")
			d.asked("隐患级别", "1")
			d.asked("依据", "")
			d.asked("整改期限", "10")
			d.asked("照片", "")
			d.asked("已记 1 项", "3")
			d.asked("下达文书", "5")
			d.asked("确认登记", "y")
			if code := d.ends(); code != 0 {
				t.Errorf("exit %d:\n%s", code, d.all)
			}
			o.want("hazard show H1", "灭火器失压", "站房", "2022-01-14")
			o.must("check")
		})
	}
}

// Between the record and the service nothing is doubled: the next session asks
// only how the notice was served, and none does once that is recorded.
func TestLogServesLater(t *testing.T) {
	o := interviewed(t)
	d := o.sits(80, nil)
	d.visiting()
	d.asked("已记 0 项", "灭火器失压")
	for _, q := range []string{"部位", "隐患级别", "依据", "整改期限", "照片", "已记 1 项", "下达文书"} {
		d.asked(q, "")
	}
	d.asked("确认登记", "y")
	d.sees("如何送达")
	d.cmd.Process.Kill()
	d.ends()
	o.want("notice list --json", `"total": 1`)
	d = o.sits(80, nil)
	d.asked("尚未送达", "1")
	d.asked("如何送达", "2")
	d.asked("送达日期", "")
	d.asked("拒收理由", "负责人不在")
	d.sees("见证人")
	io.WriteString(d.tty, "\x03")
	if code := d.ends(); code != 130 {
		t.Errorf("exit %d", code)
	}
	o.must("notice", "serve", "N1", "--receiver", "王某")
	o.sits(80, nil).asked("单位", "") // and no draft
	o.want("inspection list --json", `"total": 1`)
	o.must("check")
}

func TestLogBackAndCorrections(t *testing.T) {
	o := interviewed(t)
	for _, name := range []string{"示范第一加油站", "示范第二加油站", "示范木业"} {
		o.must("site", "add", name)
	}
	d := o.sits(80, nil)
	d.asked("单位", "加油站")
	d.asked("对应 2 个单位", "9")
	d.asked("不在可选项中", "2")
	d.asked("检查日期", "<")
	d.asked("对应 2 个单位", "1")
	d.asked("检查日期", "")
	d.asked("专项检查", "《") // the key of < while an input method stands on Chinese
	d.asked("检查日期", "1月3日")
	d.asked("专项检查", "?")
	d.asked("还没有可供选择的内容", "")
	d.asked("检查人员", "甲某:A001、乙某:A002")
	d.asked("已记 0 项", "灭火器失压")
	d.asked("部位", "<")
	d.asked("已记 0 项", "，压力表在红区") // what was written stands in the line
	for _, q := range []string{"部位", "隐患级别", "依据", "整改期限", "照片"} {
		d.asked(q, "")
	}
	d.asked("已记 1 项", "通道堵塞")
	for _, q := range []string{"部位", "隐患级别", "依据", "整改期限", "照片", "已记 2 项", "下达文书"} {
		d.asked(q, "")
	}
	d.asked("确认登记", "2")
	d.asked("检查日期", "2022-01-04")
	d.sees("2022-01-19") // the term counts from the day as corrected
	d.asked("确认登记", "x6")
	d.asked("确认登记", "1")
	d.asked("输入名称", "\x15示范木业")
	d.asked("确认登记", "y")
	d.asked("如何送达", "3")
	if code := d.ends(); code != 0 || !strings.Contains(d.seen, "rectify notice serve N1") {
		t.Errorf("exit %d:\n%s", code, d.all)
	}
	o.want("hazard list --json", `"灭火器失压，压力表在红区"`, `"due": "2022-01-19"`, `"site": "示范木业"`, `"total": 1`)
	o.must("check")
}

// What the rules refuse at the end leaves the draft, to be corrected.
func TestLogRefusedAtTheEnd(t *testing.T) {
	o := interviewed(t)
	before := o.records()
	d := o.sits(80, nil)
	d.visiting()
	d.asked("已记 0 项", "灭火器失压")
	for _, q := range []string{"部位", "隐患级别", "依据", "整改期限"} {
		d.asked(q, "")
	}
	d.asked("照片", "没有.jpg")
	d.asked("无法读取照片", "p.png")
	d.asked("已记 1 项", "3")
	d.asked("下达文书", "2")
	d.sees("确认登记")
	if err := os.Remove(o.path("p.png")); err != nil {
		t.Fatal(err)
	}
	d.asked("确认登记", "y")
	d.sees("无法读取照片")
	if after := o.records(); after != before {
		t.Errorf("%d facts were recorded", after-before)
	}
	d.asked("确认登记", "\x03")
	d.ends()
	d = o.sits(80, nil)
	d.asked("草稿", "2")
	d.asked("确定丢弃", "n")
	d.asked("草稿", "2")
	d.asked("确定丢弃", "y")
	d.sees("输入名称")
	io.WriteString(d.tty, "\x03")
	if code := d.ends(); code != 130 || !strings.Contains(d.seen, "尚未填写任何内容") {
		t.Errorf("exit %d:\n%s", code, d.all)
	}
	if after := o.records(); after != before {
		t.Errorf("%d facts were recorded", after-before)
	}
}

// A draft that cannot be read can be thrown away, and stops nothing else.
func TestLogUnreadableDraft(t *testing.T) {
	o := interviewed(t)
	d := o.sits(80, nil)
	d.asked("单位", "示范第九")
	d.sees("登记为新单位吗")
	d.cmd.Process.Kill()
	d.ends()
	db, err := sql.Open("sqlite", o.path("book.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE aside SET body = '{"at":' WHERE kind = 'draft'`); err != nil {
		t.Fatal(err)
	}
	d = o.sits(80, nil)
	d.sees("草稿无法读取")
	d.asked("草稿", "1")
	d.asked("确定丢弃", "y")
	d.asked("输入名称", "\x03")
	if code := d.ends(); code != 130 {
		t.Errorf("exit %d", code)
	}
}

// A dumb terminal and a screen reader get plain lines; NO_COLOR gets no colour.
func TestLogPlain(t *testing.T) {
	for name, c := range map[string]struct {
		env, args []string
	}{"dumb": {env: []string{"TERM=dumb"}}, "asked": {env: []string{"NO_COLOR=1"}, args: []string{"--plain"}}} {
		t.Run(name, func(t *testing.T) {
			o := interviewed(t)
			d := o.sits(80, c.env, c.args...)
			d.visiting()
			d.asked("已记 0 项", "灭火器失压")
			for _, q := range []string{"部位", "隐患级别", "依据", "整改期限", "照片", "已记 1 项"} {
				d.asked(q, "")
			}
			d.asked("下达文书", "5")
			d.asked("确认登记", "5")
			d.asked("[灭火器失压]", "") // Enter keeps it
			for _, q := range []string{"部位", "隐患级别", "依据", "整改期限", "照片"} {
				d.asked(q, "")
			}
			d.asked("确认登记", "y")
			if code := d.ends(); code != 0 || strings.Contains(d.all, "\x1b") {
				t.Errorf("exit %d: %q", code, d.all)
			}
			o.want("hazard show H1", "灭火器失压", "2022-01-19")
		})
	}
	o := interviewed(t)
	d := o.sits(80, []string{"TERM=dumb", "LANG=en_US.UTF-8"})
	d.asked("Site", "示范")
	d.sees("There is no site")
	io.WriteString(d.tty, "\x03")
	if code := d.ends(); code != 130 || !strings.Contains(d.seen, "the draft is kept") {
		t.Errorf("exit %d:\n%s", code, d.all)
	}
}

// In a Chinese locale the cursor stands where a terminal shows it: quotation
// marks are one column there, and characters two.
func TestLogCursor(t *testing.T) {
	o := newOffice(t)
	d := o.sits(80, []string{"LC_ALL=zh_CN.UTF-8"})
	d.sees("输入名称")
	io.WriteString(d.tty, "甲“乙”·丙\x1b[D")
	d.sees("丙")
	for !strings.Contains(d.all, "\x1b[10G") { // "> " and seven columns stand before it
		d.all += string(<-d.said)
	}
}

func TestLogWithoutATerminal(t *testing.T) {
	o := newOffice(t)
	o.refused(2, "hazard add, notice issue, notice serve", "log")
	o.refused(2, `"code":"usage"`, "log", "--json")
}

// The shell offers what was written before for a hazard's text.
func TestPhrasesComplete(t *testing.T) {
	o := visited(t)
	for _, text := range []string{"灭火器失压", "配电室堆放杂物", "灭火器失压", "灭火器被遮挡"} {
		o.must("hazard", "add", "--inspection", "I1", text)
	}
	if out := o.must("__complete", "hazard", "add", "--inspection", "I1", "灭火"); !strings.HasPrefix(out,
		"灭火器失压\n灭火器被遮挡\n:") {
		t.Errorf("offered %q", out)
	}
}
