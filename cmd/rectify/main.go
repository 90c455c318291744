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
)

func main() { os.Exit(run()) }

// clock is the device's; only the tests' own main sets another.
var clock = time.Now

// run is the whole program, from arguments to exit code.
func run() int {
	// A command lives for milliseconds and seldom needs its garbage collected;
	// one that reads a large table keeps within what a small laptop can spare.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(44 << 20)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return execute(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// execute runs one command line and closes what it opened.
func execute(ctx context.Context, args []string, in io.Reader, out, err io.Writer) int {
	if len(args) == 1 && args[0] == "--version" {
		args = []string{"version"}
	}
	c := newCLI(args, in, out, err)
	defer c.close()
	root := newRootCommand(c)
	root.SetArgs(args)
	return c.exit(root.ExecuteContext(ctx))
}
