package main

import (
	"bytes"
	"context"
	"io"
)

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

// awaitedWriter is a stream whose writes end with ctx: nobody may read it. A
// nil context never ends.
type awaitedWriter struct {
	ctx context.Context
	io.Writer
}

// Write implements [io.Writer].
func (a awaitedWriter) Write(p []byte) (int, error) {
	if a.ctx == nil {
		return a.Writer.Write(p)
	}
	held := bytes.Clone(p) // which the write may still read after the command has ended
	return await(a.ctx, func() (int, error) { return a.Writer.Write(held) })
}
