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

	"github.com/spf13/cobra"

	"rectify/inspect/address"
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

// interruptible makes a long command end in order when it is interrupted.
func interruptible(c *cli, cmd *cobra.Command) *cobra.Command {
	do := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ctx, stop := c.endsInOrder(cmd.Context())
		defer stop()
		cmd.SetContext(ctx)
		return do(cmd, args)
	}
	return cmd
}

// recordsOnServer does so with a command that records on a server: what it has sent
// there may be on the record, and it must say so. In a file others just end: the
// store bears that, and to watch for it takes 0.2 ms.
func (c *cli) recordsOnServer(ctx context.Context) (_ context.Context, stop func()) {
	if !address.Is(c.path()) {
		return ctx, func() {}
	}
	return c.endsInOrder(ctx)
}

// endsInOrder has the first ^C end what a command does, and the second the command
// in any case.
func (c *cli) endsInOrder(ctx context.Context) (_ context.Context, stop func()) {
	ctx, stop = signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	context.AfterFunc(ctx, stop)
	c.until = ctx
	return ctx, stop
}

// execute runs one command line and closes what it opened.
func execute(ctx context.Context, now func() time.Time, args []string, in io.Reader, out, err io.Writer) int {
	if len(args) == 1 && args[0] == "--version" {
		args = []string{"version"}
	}
	c := newCLI(args, in, out, err)
	c.now = now
	defer c.close()
	root := newRootCommand(c)
	root.SetArgs(args)
	return c.exit(root.ExecuteContext(ctx))
}
