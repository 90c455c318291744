package shell

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"

	"rectify/inspect"
)

// streamed is an answer with rows that may be too many to hold. In JSON it is
// byte for byte what it would be if they were held.
type streamed struct {
	around func(rows []any) any // the answer around the rows
	rows   inspect.Each[any]
}

// Streaming gives rows as they come, with what is around them.
func Streaming[T any](around func([]any) any, rows inspect.Each[T]) any {
	return streamed{around, func(fn func(any) error) error {
		return rows(func(row T) error { return fn(row) })
	}}
}

// here stands for the rows while what is around them is written; no text of a
// book has a NUL.
const here = "\x00"

// parts are the answer before and after its rows, which may tell of them.
func (c *Run) parts(s streamed) (before, after []byte, err error) {
	var whole bytes.Buffer
	err = encoder(&whole, "").Encode(enveloped{Schema: c.Schema, Data: s.around([]any{here})})
	before, after, _ = bytes.Cut(whole.Bytes(), []byte(`"\u0000"`))
	return before, after, err
}

// stream writes the answer around its rows, and each as it comes.
func (c *Run) stream(s streamed) error {
	before, _, err := c.parts(s)
	if err != nil {
		return err
	}
	margin := before[bytes.LastIndexByte(before, '\n'):]
	out := bufio.NewWriterSize(c.Out, 64<<10)
	n := 0
	var one bytes.Buffer
	each := encoder(&one, string(margin[1:]))
	err = s.rows(func(row any) error {
		out.Write([]byte{','}[:min(n, 1)])
		if n++; n == 1 {
			out.Write(before)
		} else {
			out.Write(margin)
		}
		one.Reset()
		if err := each.Encode(row); err != nil {
			return err
		}
		_, err := out.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n")))
		return err
	})
	if err != nil {
		return err
	}
	if n == 0 {
		return encoder(c.Out, "").Encode(enveloped{Schema: c.Schema, Data: s.around([]any{})})
	}
	_, after, err := c.parts(s)
	if err != nil {
		return err
	}
	out.Write(after)
	return out.Flush()
}

// answers is stdout. It remembers that something could not be written to it,
// whether or not the command looked.
type answers struct {
	io.Writer
	c      *Run
	failed error
}

// Write implements [io.Writer].
func (a *answers) Write(p []byte) (int, error) {
	if a.failed != nil {
		return 0, a.failed
	}
	n, err := awaitedWriter{a.c.Ctx, a.Writer}.Write(p)
	a.failed = err
	return n, err
}

// brokenPipe is a program whose reader went away, which a shell counts so.
const brokenPipe = "broken pipe"

// unheard is how a command ends whose answer could not be written: what is on
// the record stays there, and must not look as if it were to be done again.
func (c *Run) unheard(failed error) error {
	stays := c.stays()
	switch {
	case errors.Is(failed, context.Canceled): // which says what stays
		return failed
	case errors.Is(failed, syscall.EPIPE) && stays:
		return nil
	case errors.Is(failed, syscall.EPIPE):
		return Silent(brokenPipe)
	case stays:
		return inspect.Errorf(inspect.CodeFailed, "it is done, but the result could not be written to stdout: %v",
			"已完成，但结果无法写到标准输出：%v", inspect.Reason(failed)).Because(failed).
			Hint("do not do it again: look it up with list or show", "请勿重做，可用 list 或 show 查看")
	}
	return inspect.Errorf(inspect.CodeFailed, "cannot write to stdout: %v",
		"无法写到标准输出：%v", inspect.Reason(failed)).Because(failed)
}

// stays tells whether this command has put anything on the record, or made a
// file, that stays whatever happens now.
func (c *Run) stays() bool { return c.Made || c.Store != nil && c.Store.Recorded() }

// await gives what do gives, or stops waiting for it when ctx ends: a person
// or a pipe may never answer, and ^C must end that too.
func await[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type answer struct {
		got T
		err error
	}
	came := make(chan answer, 1)
	go func() {
		got, err := do()
		came <- answer{got, err}
	}()
	select {
	case a := <-came:
		return a.got, a.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// awaited is a stream whose reads end with ctx. After that its buffer may
// still be written to, so nothing is to be read of it any more.
type awaited struct {
	ctx context.Context
	io.ReadCloser
}

// Read implements [io.Reader].
func (a awaited) Read(p []byte) (int, error) {
	return await(a.ctx, func() (int, error) { return a.ReadCloser.Read(p) })
}

// awaitedWriter is a stream whose writes end with ctx: nobody may read it.
type awaitedWriter struct {
	ctx context.Context
	io.Writer
}

// Write implements [io.Writer].
func (a awaitedWriter) Write(p []byte) (int, error) {
	if a.ctx.Done() == nil {
		return a.Writer.Write(p)
	}
	held := bytes.Clone(p) // which the write may still read after the command has ended
	return await(a.ctx, func() (int, error) { return a.Writer.Write(held) })
}

// bar shows how far something has come, on a terminal; elsewhere it is nil
// and shows nothing. It is ours, for the well-kept libraries for it cost every
// start of the program 0.3 to 1.1 ms.
type bar struct {
	w     io.Writer
	label string
	shown time.Time
}

// Progress begins a bar; nil, which shows nothing, where nobody sees it.
func (c *Run) Progress(en, zh string) *bar {
	if c.JSON || !Terminal(c.Err) {
		return nil
	}
	return &bar{w: c.Err, label: c.Say(en, zh), shown: time.Now()}
}

// At shows done of total, ten times a second at most; total 0 is not known.
func (b *bar) At(done, total int) {
	if b == nil || time.Since(b.shown) < 100*time.Millisecond {
		return
	}
	b.shown = time.Now()
	if total <= 0 {
		fmt.Fprintf(b.w, "\r\x1b[K%s %d", b.label, done)
		return
	}
	const width = 30
	full := min(done*width/total, width)
	fmt.Fprintf(b.w, "\r\x1b[K%s [%s%s] %d/%d", b.label, strings.Repeat("=", full), strings.Repeat(" ", width-full),
		done, total)
}

// Of shows done of total bytes, as MB.
func (b *bar) Of(done, total int64) { b.At(int(done>>20), int(total>>20)) }

// End wipes the line.
func (b *bar) End() {
	if b != nil {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}
