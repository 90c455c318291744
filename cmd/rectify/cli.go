package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	tty "golang.org/x/term"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/bookfile"
	"rectify/inspect/calendar"
	"rectify/inspect/sqlstore"
	"rectify/report"
)

// cli is what every command shares: where it reads and writes, in which
// language, and the store once it is open.
type cli struct {
	now      func() time.Time // by the device's clock
	args     []string
	in       io.Reader
	out, err io.Writer
	lang     report.Lang

	json, yes, noInput, noColor bool
	storePath, said             string
	wait                        time.Duration

	store  bookStore
	id     inspect.ID                        // of what the command records: see [recording]
	here   inspect.Here                      // what goes with its entry
	before *inspect.Book                     // the book before that, where it is on the record
	until  context.Context                   // of a command that can be interrupted; else nil
	made   bool                              // a file or a store was made that stays
	schema string                            // of the command that runs, for --json
	struck *struck                           // what is asked for once more, was, since
	notes  []lineFault                       // what the book had to say of what was recorded, for --json
	asOf   inspect.Date                      // of a list that stands as of a day that is past
	years  func() (calendar.Calendar, error) // read once
}

func newCLI(args []string, in io.Reader, out, err io.Writer) *cli {
	// A command line that cannot be read is an error in JSON too, if it asks for it.
	c := &cli{now: time.Now, args: args, in: in, err: err, lang: language(args), json: slices.Contains(args, "--json") || slices.Contains(args, "--json=true")}
	c.out = &answers{Writer: out, c: c}
	c.years = sync.OnceValues(c.calendar)
	return c
}

// knownFlags refuses what the flags of every command cannot be: an empty place,
// which would be taken for the usual one, or a language that nothing is written in.
func (c *cli) knownFlags(cmd *cobra.Command) error {
	if cmd.Flags().Changed("store") && c.storePath == "" {
		return usage("--store is empty",
			"--store 为空").Hint("give the store's file or address, or leave --store out", "请给出台账文件或地址，或不写 --store")
	}
	if out := cmd.Flags().Lookup("output"); out != nil && out.Value.String() == "/dev/stdout" {
		out.Value.Set("-") // or what is printed beside the paper would stand in it
	}
	if c.wait < 0 {
		return usage("--wait cannot be %s", "--wait 不能是 %s", c.wait).Hint("0s does not wait at all", "0s 表示不等待")
	}
	if s := strings.ToLower(c.said); s == "" || strings.HasPrefix(s, "zh") || strings.HasPrefix(s, "en") {
		return nil
	}
	return usage("there is no language %q", "没有 %q 这种语言", c.said).Hint("--lang takes zh or en", "--lang 可用 zh 或 en")
}

// say picks the sentence of the user's language, with its steps as commands.
func (c *cli) say(en, zh string, args ...any) string {
	s := en
	if c.lang == report.ZH {
		s = zh
	}
	if len(args) > 0 {
		s = fmt.Sprintf(s, inspect.Visible(args)...)
	}
	return inspect.Stepped(s, command)
}

// note tells the person something, beside the data.
func (c *cli) note(en, zh string, args ...any) {
	if !c.json {
		fmt.Fprintln(c.err, c.say(en, zh, args...))
	}
}

// remark tells the person something about the answer, and gives it for programs.
func (c *cli) remark(en, zh string, args ...any) {
	c.note(en, zh, args...)
	c.notes = append(c.notes, lineFault{Message: c.say(en, zh, args...)})
}

// noted tells what the book has to say of what was just recorded, and keeps it
// for the answer.
func (c *cli) noted(e *inspect.Error) {
	c.note("note: %[1]s", "注意：%[2]s", e.EN, e.ZH)
	if hint := c.say(e.HintEN, e.HintZH); hint != "" {
		c.note("  hint: %[1]s", "  提示：%[1]s", hint)
	}
	c.notes = append(c.notes, lineFault{Message: c.say(e.EN, e.ZH), Hint: c.say(e.HintEN, e.HintZH)})
}

// onward is a day if it is worked, else the next that is.
func (c *cli) onward(d inspect.Date) (inspect.Date, error) {
	years, err := c.years()
	if err != nil {
		return "", err
	}
	return years.Onward(d)
}

// warn says what must not be missed, and gives it for programs.
func (c *cli) warn(en, zh string, args ...any) string {
	said := c.say(en, zh, args...)
	if !c.json {
		line := c.say("warning: ", "警告：") + said
		if c.colours(c.err) {
			line = "\x1b[1;31m" + line + "\x1b[0m"
		}
		fmt.Fprintln(c.err, line)
	}
	return said
}

// warned are the warnings about a paper that was just issued.
func (c *cli) warned(form inspect.Form, a inspect.Agency, officers []inspect.Officer) []string {
	out := []string{}
	if lacking := inspect.Lacking(officers); len(lacking) > 0 {
		out = append(out, c.warn(
			"the paper names %[1]s without a certificate number: write inspectors as name:certificate",
			"文书写明的 %[1]s 没有执法证号：请把检查人员写作 姓名:证号", strings.Join(lacking, "、")))
	}
	if form.WithoutRedress(a) {
		out = append(out, c.warn("the paper does not say where to appeal: the agency has no review body and no court; set them with rectify agency edit --review-body … --court …, void the paper and issue it anew",
			"文书没有告知救济途径：尚未设置复议机关和诉讼法院。请用 rectify agency edit --review-body … --court … 设置，作废后重新下达"))
	}
	return out
}

// print gives a command's answer: one JSON object, or what human writes. Data
// that may be too much to hold is [streamed].
func (c *cli) print(data any, human func(w io.Writer) error) error {
	if !c.json {
		return human(c.out)
	}
	if s, ok := data.(streamed); ok {
		return c.stream(s)
	}
	if answer, ok := data.(map[string]any); ok && len(c.notes) > 0 {
		own, _ := answer["notes"].([]lineFault)
		answer["notes"] = append(own, c.notes...)
	}
	return encoder(c.out, "").Encode(enveloped{c.schema, data, c.struck})
}

// enveloped is every answer in JSON.
type enveloped struct {
	Schema string  `json:"schema"`
	Data   any     `json:"data"`
	Struck *struck `json:"struck,omitempty"`
}

func encoder(w io.Writer, prefix string) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	return enc
}

// terminal tells whether a person sits behind a stream.
func terminal(stream any) bool {
	if a, ok := stream.(*answers); ok {
		stream = a.Writer
	}
	f, ok := stream.(*os.File)
	return ok && tty.IsTerminal(int(f.Fd()))
}

// path is where the store is, a file or the address of a server: --store, RECTIFY_STORE, or the user's data
// folder; never the current folder by surprise. "" is nowhere: see [cli.located].
func (c *cli) path() string {
	if c.storePath != "" {
		return c.storePath
	}
	if p := os.Getenv("RECTIFY_STORE"); p != "" {
		return p
	}
	return under(dataFolder(), "rectify", "rectify.db")
}

// located is the path, or what is wanting to know it.
func (c *cli) located() (string, error) {
	if path := c.path(); path != "" {
		return path, nil
	}
	return "", usage("it is not known where the store is: there is no home folder", "无法确定台账位置：没有用户主目录").
		Hint("give its place with --store or RECTIFY_STORE", "请用 --store 或 RECTIFY_STORE 指定位置")
}

// folder is where an office keeps files of its own: beside its store, or where that
// would be if it were no server; "" where there is none.
func (c *cli) folder(name string) string {
	if file := c.file(); file != "" {
		return filepath.Join(filepath.Dir(file), name)
	}
	return under(dataFolder(), "rectify", name)
}

func dataFolder() string {
	if p := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(p) {
		return p
	}
	home, _ := os.UserHomeDir() // "" where it is not known
	switch runtime.GOOS {
	case "windows":
		if p := os.Getenv("LocalAppData"); p != "" {
			return p
		}
		return under(home, "AppData", "Local")
	case "darwin":
		return under(home, "Library", "Application Support")
	}
	return under(home, ".local", "share")
}

// under is a folder or a file in a folder; "" where that is not known.
func under(home string, names ...string) string {
	if home == "" {
		return ""
	}
	return filepath.Join(append([]string{home}, names...)...)
}

// book opens the store for reading and writing.
func (c *cli) book(ctx context.Context) (*inspect.Book, error) {
	if c.before != nil {
		return c.before, nil
	}
	return c.opened(ctx, false)
}

// reading opens the store for reading only, so that a read-only copy will do.
func (c *cli) reading(ctx context.Context) (*inspect.Book, error) {
	return c.opened(ctx, true)
}

func (c *cli) opened(ctx context.Context, readOnly bool) (*inspect.Book, error) {
	if c.store != nil {
		return c.bookOn(c.store), nil
	}
	path, err := c.located()
	if err != nil {
		return nil, err
	}
	if err := c.saysElsewhere(path); err != nil {
		return nil, err
	}
	o := c.patient()
	o.ReadOnly = readOnly
	if c.store, err = openStore(ctx, path, o); err != nil {
		return nil, err
	}
	b := c.bookOn(c.store)
	if c.store.Owing() {
		c.settle(ctx, b)
	}
	if now, newest := c.now(), c.store.Newest(); !readOnly && now.Before(newest.Add(-time.Hour)) {
		c.note("this device's clock says %s, before the newest record of %s: set the clock, for days left out are taken from it",
			"本机时钟为 %s，早于最近一条记录 %s：请校准时钟，未写明的日期取自时钟", now.Format("2006-01-02 15:04"), newest.In(now.Location()).Format("2006-01-02 15:04"))
	}
	return b, nil
}

// saysElsewhere refuses to answer into the store itself, to which a shell has
// turned an output.
func (c *cli) saysElsewhere(path string) error {
	if address.Is(path) {
		return nil
	}
	if f, ok := c.err.(*os.File); ok && bookfile.Turned(f, path) {
		return silent{exitCode("usage")} // there is nowhere to say it
	}
	if f, ok := c.out.(*answers).Writer.(*os.File); ok && bookfile.Turned(f, path) {
		return usage("the output goes to the store %s itself", "输出被重定向到台账 %s 本身", path).
			Hint("turn it to another file", "请重定向到其他文件")
	}
	return nil
}

// patient has a store wait as --wait says; not at all is as short as can be said.
func (c *cli) patient() sqlstore.Options {
	return sqlstore.Options{Wait: max(c.wait, time.Nanosecond), Waiting: c.waiting, Upgrading: c.upgrading}
}

// upgrading says what it will take that a large store of an earlier version is
// brought up to date, for it must not look as if nothing happened. An upgrade of
// 4 million facts was measured at about six minutes.
func (c *cli) upgrading(u sqlstore.Upgrade) {
	minutes := u.Facts/600_000 + 1
	c.note("the store of an earlier version is brought up to date: %[1]d facts, up to %[2]d min, and about %[3]d MB free on the disk; as it was it is kept as %[4]s, and nothing is lost if this is broken off",
		"正在将旧版台账升级：%[1]d 条记录，约需 %[2]d 分钟，磁盘需约 %[3]d MB 空间；原台账保存为 %[4]s，中断不会丢失数据",
		u.Facts, minutes, u.Bytes>>20, u.Copied)
}

// waiting says why nothing happens.
func (c *cli) waiting() {
	c.note("another process is writing to the store: waiting for up to %s (--wait)", "另一程序正在写入台账，最多等待 %s（--wait）", c.wait)
}

func (c *cli) bookOn(s inspect.Store) *inspect.Book {
	b := inspect.NewBook(s)
	b.Now = c.now
	b.By = recorder()
	b.Missing, b.Unprinted = report.Unprintable, c.unprintable
	b.Noted, b.Onward = c.noted, c.onward
	b.Press = press
	return b
}

func (c *cli) close() {
	if c.store != nil {
		c.store.Close()
	}
}
