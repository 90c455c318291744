package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// receipt is what became of a line.
type receipt struct {
	Line int `json:"line"`
	inspect.Receipt
	Error *refusal `json:"error,omitempty"`
}

type refusal struct {
	Code    inspect.Code   `json:"code"`
	Message string         `json:"message"`
	Hint    string         `json:"hint,omitempty"`
	Steps   []inspect.Step `json:"steps,omitempty"` // that the hint names
}

func newApplyCommand(c *shell.Run) *cobra.Command {
	var v struct {
		Together bool `flag:"together" en:"record all of them or none" zh:"全部登记，有一条被拒绝则都不登记"`
	}
	cmd := c.Verb("apply FILE|-", "record entries, one JSON object to a line, and answer each with a receipt",
		"逐行登记 JSON 条目，逐行给出回执", func(args []string) error {
			in, err := c.Input(args[0])
			if err != nil {
				return err
			}
			defer in.Close()
			b, err := c.Book()
			if err != nil {
				return err
			}
			if folder, err := os.OpenRoot(filepath.Dir(args[0])); err == nil && args[0] != "-" {
				defer folder.Close()
				b.Picture = pictureIn(folder.FS())
			}
			a := applying{Run: c, name: args[0], book: b, together: v.Together, first: 1,
				lines: bufio.NewReaderSize(in, 1<<20)}
			return a.all()
		}, &v)
	cmd.Long = c.Say(`
Each line is an entry: what a person did, with an id made on that person's device.

    {"id":"01890a5d-…","do":"site.added","body":{"name":"示范加油站"}}
    {"id":"01890a5e-…","do":"inspection.held","about":"01890a5d-…","body":{"date":"2021-11-24","inspectors":[{"name":"甲某"}]}}

Applying the same file again changes nothing. All entries: rectify help entries.`, `
每行一个条目：某人办理的一件事，标识由办理人一方生成。

    {"id":"01890a5d-…","do":"site.added","body":{"name":"示范加油站"}}
    {"id":"01890a5e-…","do":"inspection.held","about":"01890a5d-…","body":{"date":"2021-11-24","inspectors":[{"name":"甲某"}]}}

同一文件再次提交不重复登记。全部条目见 rectify help entries。`)
	return c.Interruptible(cmd)
}

// applying records the lines of a file in groups: what there is to read is
// committed together, and answered then.
type applying struct {
	*shell.Run
	name     string // of the file
	book     *inspect.Book
	together bool
	lines    *bufio.Reader
	line     int
	first    int   // of those that are not recorded
	whole    bool  // all of it is
	places   []int // of its entries
	counts   map[inspect.Fate]int
	kept     []receipt // for one answer in JSON
}

// mostAtOnce is how many lines, or bytes, are committed together.
const (
	mostAtOnce   = 500
	mostTogether = 8 << 20
	longestEntry = 11 << 20 // of a body of 10 MB
	noEnd        = 1 << 30  // is what goes on for longer
)

func (a *applying) all() error {
	a.counts = map[inspect.Fate]int{}
	failed := a.groups()
	if failed != nil && len(a.counts) == 0 {
		return failed
	}
	a.Ctx = context.WithoutCancel(a.Ctx) // what is recorded is told, whatever ended the rest
	a.Settle(a.book)                     // reporters may have been forgotten
	if a.JSON {
		if err := a.Print(map[string]any{"receipts": append([]receipt{}, a.kept...)}, nil); err != nil {
			return err
		}
	}
	a.Note("%d recorded, %d known before, %d refused, %d not sure", "登记 %d 条，此前已登记 %d 条，拒绝 %d 条，不确定 %d 条",
		a.counts[inspect.Done], a.counts[inspect.Known], a.counts[inspect.Refused], a.counts[inspect.Unsure])
	if failed != nil {
		return a.stopped(failed)
	}
	return a.ended()
}

// groups records the file to its end, or to what goes wrong.
func (a *applying) groups() error {
	for {
		group, end, err := a.group()
		if err == nil {
			err = a.record(group, end)
		}
		if err != nil || end {
			return err
		}
	}
}

// stopped says from which line on nothing was recorded: what was before stays. Where
// all is recorded, only its answers were not heard.
func (a *applying) stopped(err error) error {
	e := a.Explain(err)
	if a.whole || a.first > a.line && a.name != "-" && a.atEnd() {
		if a.counts[inspect.Unsure] == 0 {
			return err
		}
		e.Code = inspect.CodeUnsure
		return a.again(e)
	}
	if a.counts[inspect.Unsure] > 0 {
		e.Code = inspect.CodeUnsure
	}
	if errors.Is(err, context.Canceled) {
		e = inspect.Errorf(e.Code, "interrupted", "已中断")
	}
	return a.again(inspect.Errorf(e.Code, "the lines from %[1]d on were not recorded: %[2]s", "自第 %[1]d 行起未登记：%[3]s",
		a.first, e.EN, e.ZH).Hint(e.HintEN, e.HintZH))
}

// again says what to do about lines of which not all are on the record.
func (a *applying) again(e *inspect.Error) *inspect.Error {
	en, zh := e.HintEN, e.HintZH
	if en != "" {
		en, zh = en+"; then ", zh+"；然后"
	}
	said := *e
	return said.Hint(en+"apply the same lines again: those that are on the record are known, and change nothing",
		zh+"再次提交相同的内容：已登记的不会重复登记")
}

// ended is what the exit code says of the answers.
func (a *applying) ended() error {
	done := a.counts[inspect.Done] + a.counts[inspect.Known]
	switch refused := a.counts[inspect.Refused]; {
	case a.counts[inspect.Unsure] > 0:
		return shell.Silent(inspect.CodeUnsure)
	case refused > 0 && done > 0:
		return shell.Silent("partial")
	case refused > 0:
		return shell.Silent(inspect.CodeRefused)
	}
	return nil
}

// group reads the lines that are there.
func (a *applying) group() (group []inspect.Entry, end bool, err error) {
	a.places = a.places[:0]
	for size := 0; a.together || len(group) < mostAtOnce && size < mostTogether; {
		line, long, err := a.readLine()
		if len(line) > 0 {
			a.line++
		}
		size += len(line)
		if a.line == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if text := bytes.TrimSpace(line); len(text) > 0 {
			e := inspect.ReadEntry(text)
			if long {
				e.Fault = shell.Invalid("the line has more than %d MB, which no entry has",
					"该行超过 %d MB，不是条目", longestEntry>>20)
			}
			group, a.places = append(group, e), append(a.places, a.line)
		}
		switch {
		case err == io.EOF:
			return group, true, nil
		case err != nil:
			return nil, true, err
		case !a.together && !a.waits():
			return group, false, nil
		}
	}
	return group, false, nil
}

// readLine reads a line; of one that is too long, only the beginning. One without an
// end ends the run.
func (a *applying) readLine() (line []byte, long bool, err error) {
	for size := 0; ; {
		part, err := a.lines.ReadSlice('\n')
		if size += len(part); size > noEnd {
			return nil, true, shell.Invalid("%[1]s:%[2]d: the line goes on without an end", "%[1]s 第 %[2]d 行过长，没有换行",
				a.name, a.line+1)
		}
		if long = long || size > longestEntry; !long {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, long, err
		}
	}
}

// atEnd tells whether nothing more is to be read.
func (a *applying) atEnd() bool {
	_, err := a.lines.Peek(1)
	return err == io.EOF
}

// waits tells whether a whole line is there to be read.
func (a *applying) waits() bool {
	there, _ := a.lines.Peek(a.lines.Buffered())
	return bytes.IndexByte(there, '\n') >= 0
}

// record records a group, which may be the last, and answers its lines in their order.
func (a *applying) record(group []inspect.Entry, last bool) error {
	record := a.book.Record
	if a.together {
		record = a.book.RecordAll
	}
	receipts, err := record(a.Ctx, group...)
	if err != nil {
		return err
	}
	a.first, a.whole = a.line+1, last
	for _, r := range receipts {
		a.counts[r.Fate]++
	}
	if err := a.answer(group, receipts); err != nil || last || a.counts[inspect.Unsure] == 0 {
		return err
	}
	return inspect.Errorf(inspect.CodeUnsure, "it is not sure that those before are", "此前的条目不确定是否已登记")
}

func (a *applying) answer(asked []inspect.Entry, receipts []inspect.Receipt) error {
	enc := json.NewEncoder(a.Out)
	enc.SetEscapeHTML(false)
	for i, is := range receipts {
		r := receipt{Line: a.places[i], Receipt: is}
		if is.Err != nil {
			e := a.Explain(is.Err)
			if is.Fate == inspect.Unsure {
				e = a.again(e)
			}
			said := a.FaultOf(e.InParts(asked[i].Do))
			r.Error = &refusal{e.Code, said.Message, said.Hint, inspect.Steps(e.HintEN, asked[i].Do)}
		}
		if a.JSON {
			a.kept = append(a.kept, r)
		} else if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}
