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

func newApplyCommand(c *cli) *cobra.Command {
	var v struct {
		Together bool `flag:"together" en:"record all of them or none" zh:"全部登记，有一条被拒绝则都不登记"`
	}
	cmd := verb(c, "apply FILE|-", "record entries, a JSON line each, and answer each with a line",
		"逐行登记 JSON 条目，逐行给出回执", func(ctx context.Context, args []string) error {
			in := c.in
			if args[0] != "-" {
				f, err := openFile(ctx, aFile, args[0])
				if err != nil {
					return err
				}
				defer f.Close()
				in = f
			}
			b, err := c.book(ctx)
			if err != nil {
				return err
			}
			if folder, err := os.OpenRoot(filepath.Dir(args[0])); err == nil && args[0] != "-" {
				defer folder.Close()
				b.Picture = pictureIn(folder.FS())
			}
			a := applying{cli: c, name: args[0], book: b, together: v.Together, lines: bufio.NewReaderSize(in, 1<<20)}
			return a.all(ctx)
		}, &v)
	cmd.Long = c.say(`
Each line is an entry: what a person did, with an id that was made where they did it.

    {"id":"01890a5d-…","do":"site.added","body":{"name":"示范加油站"}}
    {"id":"01890a5e-…","do":"inspection.held","about":"01890a5d-…","body":{"date":"2021-11-24","inspectors":[{"name":"甲某"}]}}

The same file again changes nothing. See rectify help entries for all there are.`, `
每行一个条目：某人办理的一件事，标识由办理人一方生成。

    {"id":"01890a5d-…","do":"site.added","body":{"name":"示范加油站"}}
    {"id":"01890a5e-…","do":"inspection.held","about":"01890a5d-…","body":{"date":"2021-11-24","inspectors":[{"name":"甲某"}]}}

同一文件再次提交不重复登记。全部条目见 rectify help entries。`)
	return cmd
}

// applying records the lines of a file in groups: what there is to read is
// committed together, and answered then.
type applying struct {
	*cli
	name     string // of the file
	book     *inspect.Book
	together bool
	lines    *bufio.Reader
	line     int
	first    int // of the group
	counts   map[inspect.Fate]int
	kept     []receipt // for one answer in JSON
}

// mostAtOnce is how many lines, or bytes, are committed together.
const (
	mostAtOnce   = 500
	mostTogether = 8 << 20
	longestEntry = 11 << 20 // of a body of 10 MB
)

func (a *applying) all(ctx context.Context) error {
	a.counts = map[inspect.Fate]int{}
	failed := a.groups(ctx)
	if failed != nil && len(a.counts) == 0 {
		return failed
	}
	if a.json {
		if err := a.print(map[string]any{"receipts": append([]receipt{}, a.kept...)}, nil); err != nil {
			return err
		}
	}
	a.note("%d recorded, %d known before, %d refused, %d not sure", "登记 %d 条，此前已登记 %d 条，拒绝 %d 条，不确定 %d 条",
		a.counts[inspect.Done], a.counts[inspect.Known], a.counts[inspect.Refused], a.counts[inspect.Unsure])
	if failed != nil {
		return a.stopped(failed)
	}
	return a.ended()
}

// groups records the file to its end, or to what goes wrong.
func (a *applying) groups(ctx context.Context) error {
	for {
		a.first = a.line + 1
		group, receipts, end, err := a.group()
		if err == nil {
			err = a.record(ctx, group, receipts)
		}
		if err != nil || end {
			return err
		}
	}
}

// stopped says from which line on nothing was recorded: what was answered before stays.
func (a *applying) stopped(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	e := a.explain(err)
	return inspect.Errorf(e.Code, "the lines from %[1]d on were not recorded: %[2]s", "自第 %[1]d 行起未登记：%[3]s",
		a.first, e.EN, e.ZH).Because(err).Hint(e.HintEN, e.HintZH)
}

// ended is what the exit code says of the answers.
func (a *applying) ended() error {
	done := a.counts[inspect.Done] + a.counts[inspect.Known]
	switch refused := a.counts[inspect.Refused]; {
	case a.counts[inspect.Unsure] > 0:
		return silent{exitCode(inspect.CodeUnsure)}
	case refused > 0 && done > 0:
		return silent{exitCode("partial")}
	case refused > 0:
		return silent{exitCode(inspect.CodeRefused)}
	}
	return nil
}

// group reads the lines that are there, and what is wrong with those that are no
// entries.
func (a *applying) group() (entries []inspect.Entry, receipts []receipt, end bool, err error) {
	size := 0
	for {
		line, long, err := a.readLine()
		if len(line) > 0 {
			a.line++
		}
		size += len(line)
		if a.line == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if text := bytes.TrimSpace(line); len(text) > 0 {
			e, fault := entryOf(text)
			if long {
				fault = invalid("the line has more than %d MB, which no entry has",
					"该行超过 %d MB，不是条目", longestEntry>>20)
			}
			r := receipt{Line: a.line, Receipt: inspect.Receipt{ID: e.ID}}
			if fault != nil {
				r.Fate, r.Err = inspect.Refused, fault
			} else {
				entries = append(entries, e)
			}
			receipts = append(receipts, r)
		}
		switch {
		case err == io.EOF:
			return entries, receipts, true, nil
		case err != nil:
			return nil, nil, true, err
		}
		if !a.together && (len(receipts) >= mostAtOnce || size > mostTogether || !a.waits()) {
			return entries, receipts, false, nil
		}
	}
}

// readLine reads a line; of one that is too long, only the beginning. One without an
// end ends the run.
func (a *applying) readLine() (line []byte, long bool, err error) {
	for size := 0; ; {
		part, err := a.lines.ReadSlice('\n')
		if size += len(part); size > 4*longestEntry {
			return nil, true, invalid("%[1]s:%[2]d: the line has no end",
				"%[1]s 第 %[2]d 行没有尽头", a.name, a.line+1)
		}
		if long = size > longestEntry; !long {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, long, err
		}
	}
}

// waits tells whether a whole line is there to be read.
func (a *applying) waits() bool {
	there, _ := a.lines.Peek(a.lines.Buffered())
	return bytes.IndexByte(there, '\n') >= 0
}

// entryOf reads a line.
func entryOf(text []byte) (e inspect.Entry, err error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err = dec.Decode(&e); err == nil && dec.More() {
		err = errors.New("more than one value")
	}
	if err == nil {
		return e, nil
	}
	var lenient struct {
		ID inspect.ID `json:"id"`
	}
	json.Unmarshal(text, &lenient)
	e.ID = lenient.ID
	why := inspect.Misread(err)
	return e, invalid("the line is no entry: %[1]s", "该行不是条目：%[2]s", why.EN, why.ZH).
		Hint("see rectify help entries", "请用 rectify help entries 查看")
}

// record records a group and answers its lines in their order.
func (a *applying) record(ctx context.Context, entries []inspect.Entry, receipts []receipt) error {
	bad := len(entries) < len(receipts)
	if a.together && bad { // nothing of it can stay
		for i := range receipts {
			if receipts[i].Err == nil {
				receipts[i].Fate, receipts[i].Err = inspect.Refused, inspect.WithOthers()
			}
		}
		return a.answer(receipts)
	}
	record := a.book.Record
	if a.together {
		record = a.book.RecordAll
	}
	answers, err := record(ctx, entries...)
	if err != nil {
		return err
	}
	for i := range receipts {
		if receipts[i].Err == nil {
			receipts[i].Receipt, answers = answers[0], answers[1:]
		}
	}
	return a.answer(receipts)
}

func (a *applying) answer(receipts []receipt) error {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	for _, r := range receipts {
		a.counts[r.Fate]++
		if r.Err != nil {
			e := a.explain(r.Err)
			said := a.faultOf(e)
			r.Error = &refusal{e.Code, said.Message, said.Hint, inspect.Steps(e.HintEN)}
		}
		if a.json {
			a.kept = append(a.kept, r)
		} else if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}
