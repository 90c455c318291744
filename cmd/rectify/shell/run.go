// Package shell is what every command of rectify shares: a run of the program, with
// where it reads and writes, its language and its store; how it words answers, notes
// and faults; and the verbs that record, list and show the things of a book, to which
// a noun says only its own. It may import inspect and what is below it, and report;
// it knows no noun's command but by name.
package shell

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	tty "golang.org/x/term"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/calendar"
	"rectify/report"
)

// Run is one run of the program, which its command shares: where it reads and writes, in which
// language, and the store once it is open.
type Run struct {
	Ctx      context.Context  // ends when a command that can be interrupted is
	Now      func() time.Time // by the device's clock
	args     []string
	In       io.Reader
	Out, Err io.Writer
	Lang     report.Lang

	JSON, Yes, NoInput, noColor bool
	StorePath, said             string
	wait                        time.Duration

	Store  BookStore
	id     inspect.ID                        // of what the command records: see [Run.Recording]
	Here   inspect.Here                      // what goes with its entry
	Before *inspect.Book                     // the book before that, where it is on the record
	Made   bool                              // a file or a store was made that stays
	Schema string                            // of the command that runs, for --json
	struck *struck                           // what is asked for once more, was, since
	Notes  []LineFault                       // what the book had to say of what was recorded, for --json
	asOf   inspect.Date                      // of a list that stands as of a day that is past
	years  func() (calendar.Calendar, error) // read once
	Listed ListFlags                         // of a list
	Author string                            // who keeps the book, where a workbook is to say it
}

// New is a run by a command line.
func New(args []string, in io.Reader, out, err io.Writer) *Run {
	// A command line that cannot be read is an error in JSON too, if it asks for it.
	c := &Run{Ctx: context.Background(), Now: time.Now, args: args, In: in, Err: err, Lang: language(args),
		JSON: slices.Contains(args, "--json") || slices.Contains(args, "--json=true")}
	c.Out = &answers{Writer: out, c: c}
	c.years = sync.OnceValues(c.Calendar)
	return c
}

// knownFlags refuses what the flags of every command cannot be: an empty place,
// which would be taken for the usual one, or a language that nothing is written in.
func (c *Run) knownFlags(cmd *cobra.Command, _ []string) error {
	if cmd.Flags().Changed("store") && c.StorePath == "" {
		return Usage("--store is empty",
			"--store 为空").Hint("give the store's file or address, or leave --store out", "请给出台账文件或地址，或不写 --store")
	}
	if out := cmd.Flags().Lookup("output"); out != nil && out.Value.String() == "/dev/stdout" {
		out.Value.Set("-") // or what is printed beside the paper would stand in it
	}
	if c.wait < 0 {
		return Usage("--wait cannot be %s", "--wait 不能是 %s", c.wait).Hint("0s does not wait at all", "0s 表示不等待")
	}
	if s := strings.ToLower(c.said); s == "" || strings.HasPrefix(s, "zh") || strings.HasPrefix(s, "en") {
		return nil
	}
	return Usage("there is no language %q", "没有 %q 这种语言", c.said).Hint("--lang takes zh or en", "--lang 可用 zh 或 en")
}

// Onward is a day if it is worked, else the next that is.
func (c *Run) Onward(d inspect.Date) (inspect.Date, error) {
	years, err := c.years()
	if err != nil {
		return "", err
	}
	return years.Onward(d)
}

// Print gives a command's answer: one JSON object, or what human writes. Data
// that may be too much to hold is [streamed].
func (c *Run) Print(data any, human func(w io.Writer) error) error {
	if !c.JSON {
		return human(c.Out)
	}
	if s, ok := data.(streamed); ok {
		return c.stream(s)
	}
	if answer, ok := data.(map[string]any); ok && len(c.Notes) > 0 {
		own, _ := answer["notes"].([]LineFault)
		answer["notes"] = append(own, c.Notes...)
	}
	return encoder(c.Out, "").Encode(enveloped{c.Schema, data, c.struck})
}

// Reply gives an answer that is a text to a person.
func (c *Run) Reply(data any, text string) error {
	return c.Print(data, Writing([]byte(strings.TrimSuffix(text, "\n")+"\n")))
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

// Terminal tells whether a person sits behind a stream.
func Terminal(stream any) bool {
	if a, ok := stream.(*answers); ok {
		stream = a.Writer
	}
	f, ok := stream.(*os.File)
	return ok && tty.IsTerminal(int(f.Fd()))
}

// Interruptible makes a long command end in order when it is interrupted.
func (c *Run) Interruptible(cmd *cobra.Command) *cobra.Command {
	do := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		defer c.endsInOrder()()
		return do(cmd, args)
	}
	return cmd
}

// RecordsOnServer does so with a command that records on a server: what it has sent
// there may be on the record, and it must say so. In a file others just end: the
// store bears that, and to watch for it takes 0.2 ms.
func (c *Run) RecordsOnServer() (stop func()) {
	if !address.Is(c.Path()) {
		return func() {}
	}
	return c.endsInOrder()
}

// tidying is how long a command may take to end in order before ^C ends it in any case.
const tidying = 10 * time.Second

// endsInOrder has ^C end what a command does. More of them are the same one until it has tidied
// up and said so: people press it twice, and some programs send it twice.
func (c *Run) endsInOrder() (stop func()) {
	ctx, end := signal.NotifyContext(c.Ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	c.Ctx = ctx
	context.AfterFunc(ctx, func() { time.AfterFunc(tidying, end) })
	return func() {
		if ctx.Err() == nil {
			end()
		}
	}
}
