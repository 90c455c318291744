package main

import (
	"context"
	"errors"
	"io"
	"syscall"

	"rectify/inspect"
)

// answers is stdout. It remembers that something could not be written to it,
// whether or not the command looked.
type answers struct {
	io.Writer
	c      *cli
	failed error
}

// Write implements [io.Writer].
func (a *answers) Write(p []byte) (int, error) {
	if a.failed != nil {
		return 0, a.failed
	}
	n, err := awaitedWriter{a.c.until, a.Writer}.Write(p)
	a.failed = err
	return n, err
}

// brokenPipe is how a shell counts a program whose reader went away.
const brokenPipe = 141

// unheard is how a command ends whose answer could not be written: what is on
// the record stays there, and must not look as if it were to be done again.
func (c *cli) unheard(failed error) error {
	stays := c.stays()
	switch {
	case errors.Is(failed, context.Canceled): // which says what stays
		return failed
	case errors.Is(failed, syscall.EPIPE) && stays:
		return silent{0}
	case errors.Is(failed, syscall.EPIPE):
		return silent{brokenPipe}
	case stays:
		return inspect.Errorf(inspect.CodeFailed, "it is done, but the answer could not be written to stdout: %v",
			"已完成，但结果无法写到标准输出：%v", inspect.Reason(failed)).Because(failed).
			Hint("do not do it again: look it up with list or show", "请勿重做，可用 list 或 show 查看")
	}
	return inspect.Errorf(inspect.CodeFailed, "cannot write to stdout: %v",
		"无法写到标准输出：%v", inspect.Reason(failed)).Because(failed)
}

// stays tells whether this command has put anything on the record, or made a
// file, that stays whatever happens now.
func (c *cli) stays() bool { return c.made || c.store != nil && c.store.Recorded() }
