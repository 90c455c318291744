// Command rectify is the inspectors' field tool: it records hazards and
// notices in a book, prints the notices and counts the month. This package is
// its command line; it may import every other package of the module, and
// nothing imports it.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"rectify/cmd/rectify/shell"
)

func main() { os.Exit(run(time.Now)) }

// run is the whole program, from arguments to exit code, by the device's clock.
func run(now func() time.Time) int {
	// A command lives for milliseconds and seldom needs its garbage collected;
	// one that reads a large table keeps within what a small laptop can spare.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(40 << 20)
	// A reader that goes away is told by the write, so that what is on the
	// record by then does not end as if it were not.
	signal.Ignore(syscall.SIGPIPE)
	return execute(context.Background(), now, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// execute runs one command line and closes what it opened.
func execute(ctx context.Context, now func() time.Time, args []string, in io.Reader, out, err io.Writer) int {
	if len(args) == 1 && args[0] == "--version" {
		args = []string{"version"}
	}
	c := shell.New(args, in, out, err)
	c.Now = now
	defer c.Close()
	root := newRootCommand(c)
	root.SetArgs(args)
	return c.Exit(root.ExecuteContext(ctx))
}
