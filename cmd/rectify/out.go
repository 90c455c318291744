package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"rectify/inspect"
	"rectify/report"
)

// list prints rows as a table and says «n of m» when a limit cut it.
func (c *cli) list(rows any, n, total int, head []string, cell func(i int) []string) error {
	return c.listMarked(rows, n, total, head, cell, func(int) bool { return false })
}

// listMarked prints the rows that want attention in red where there is colour;
// their text says so too.
func (c *cli) listMarked(rows any, n, total int, head []string, cell func(i int) []string, urgent func(i int) bool) error {
	data := map[string]any{"rows": rows, "total": total}
	return c.print(data, func(w io.Writer) error {
		return c.table(w, n, total, head, func(fn func([]string) error) (err error) {
			for i := 0; i < n && err == nil; i++ {
				err = fn(cell(i))
			}
			return err
		}, urgent)
	})
}

// listEach is listMarked for n rows that may be too many to hold.
func listEach[T any](c *cli, rows inspect.Each[T], n, total int, head []string, cell func(T) []string, urgent func(i int) bool) error {
	data := streamed{func(held []any) any { return map[string]any{"rows": held, "total": total} }, anyOf(rows)}
	return c.print(data, func(w io.Writer) error {
		return c.table(w, n, total, head, func(fn func([]string) error) error {
			return rows(func(row T) error { return fn(cell(row)) })
		}, urgent)
	})
}

func (c *cli) table(w io.Writer, n, total int, head []string, rows inspect.Each[[]string], urgent func(i int) bool) error {
	if n == 0 {
		c.note("nothing to list", "没有符合条件的条目")
		return nil
	}
	if c.coloured() {
		w = &painter{w: w, urgent: func(line int) bool { return line > 0 && urgent(line-1) }}
	}
	if err := (report.Table{Head: head}).WriteEach(w, rows); err != nil {
		return err
	}
	if total > n {
		c.note("%d of %d", "显示 %d 条，共 %d 条", n, total)
	}
	return nil
}

// confirm asks before something that cannot be taken back; without a terminal
// --yes must have said so.
func (c *cli) confirm(ctx context.Context, en, zh string, args ...any) error {
	if c.yes {
		return nil
	}
	if c.noInput || !terminal(c.in) {
		return usage("%[1]s: say --yes", "%[2]s：请加 --yes", fmt.Sprintf(en, args...), fmt.Sprintf(zh, args...)).
			Hint("there is no terminal to ask on", "当前没有可供询问的终端")
	}
	fmt.Fprint(c.err, c.say(en, zh, args...), c.say("? [y/N] ", "？[y/N] "))
	answer, err := await(ctx, func() (string, error) { return bufio.NewReader(c.in).ReadString('\n') })
	if err != nil && err != io.EOF {
		return err
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes", "是":
		return nil
	}
	return inspect.Errorf(inspect.CodeRefused, "not done", "未执行")
}

// reasonGiven asks for --reason before anything is asked of the person.
func (c *cli) reasonGiven(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return inspect.Errorf(inspect.CodeInvalid, "no reason is given", "没有写明原因").Hint("give --reason", "请给出 --reason")
	}
	return nil
}

// mayWrite refuses to put a PDF on stdout where it would spoil the JSON, or the
// terminal, or where nothing can be written: asked before a number is taken.
func (c *cli) mayWrite(o string) error {
	switch {
	case o == "-" && c.json:
		return usage("-o - and --json both want stdout", "-o - 与 --json 都要使用标准输出")
	case o == "-" && terminal(c.out):
		return usage("a PDF cannot be shown on a terminal", "终端无法显示 PDF").Hint("-o FILE, or send it on: -o - | …", "请用 -o 文件，或交给其他程序：-o - | …")
	}
	if o == "" || o == "-" {
		return nil
	}
	return canCreate(o)
}

// canCreate tells whether a file may be made at that place, and makes none.
func canCreate(name string) error {
	if info, err := os.Stat(name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil // a device takes what it is given
	}
	dir := name
	for {
		info, err := os.Stat(dir)
		if err == nil && info.IsDir() || dir == filepath.Dir(dir) {
			break
		}
		if err == nil && dir != name {
			return cannotWrite(name, syscall.ENOTDIR)
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".rectify-*")
	if err == nil {
		err = errors.Join(f.Close(), os.Remove(f.Name()))
	}
	return cannotWrite(name, err)
}

// create writes a whole file or none of it; "-" is stdout.
func (c *cli) create(name string, write func(w io.Writer) error) error {
	if name == "-" {
		return write(c.out)
	}
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return cannotWrite(name, err)
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return cannotWrite(name, err)
		}
		return cannotWrite(name, errors.Join(write(f), f.Close()))
	}
	draft, err := os.CreateTemp(dir, ".rectify-*")
	if err != nil {
		return cannotWrite(name, err)
	}
	defer os.Remove(draft.Name())
	if err := errors.Join(write(draft), draft.Chmod(0o644), draft.Sync(), draft.Close()); err != nil {
		return cannotWrite(name, err)
	}
	return cannotWrite(name, os.Rename(draft.Name(), name))
}

// cannotWrite says which file the person asked for could not be written; the
// system's error may name a draft of it.
func cannotWrite(name string, err error) error {
	if err == nil {
		return nil
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return inspect.Errorf(inspect.CodeFailed, "cannot write %s: %v", "无法写入 %s：%v", name, err).Because(err)
}

// fileFor is the file that -o means: itself, or in a folder one named by base.
func fileFor(o, base string) string {
	info, err := os.Stat(o)
	if strings.HasSuffix(o, "/") || strings.HasSuffix(o, string(filepath.Separator)) || err == nil && info.IsDir() {
		return filepath.Join(o, safeName(base))
	}
	return o
}

// safeName replaces what Windows does not take in a file's name.
func safeName(s string) string {
	return strings.TrimRight(strings.Map(func(r rune) rune {
		if r < 0x20 || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, s), ". ")
}
