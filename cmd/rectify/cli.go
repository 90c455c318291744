package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	tty "golang.org/x/term"

	"rectify/inspect"
	"rectify/inspect/calendar"
	"rectify/report"
)

// cli is what every command shares: where it reads and writes, in which
// language, and the store once it is open.
type cli struct {
	now      func() time.Time // by the device's clock
	args     []string
	in       io.Reader
	out, err io.Writer
	lang     report.Lang

	json, yes, noInput, noColor bool
	storePath, said             string
	wait                        time.Duration

	store  bookStore
	id     inspect.ID                        // of what the command records: see [recording]
	here   inspect.Here                      // what goes with its entry
	before *inspect.Book                     // the book before that, where it is on the record
	until  context.Context                   // of a command that can be interrupted; else nil
	made   bool                              // a file or a store was made that stays
	schema string                            // of the command that runs, for --json
	struck *struck                           // what is asked for once more, was, since
	notes  []lineFault                       // what the book had to say of what was recorded, for --json
	asOf   inspect.Date                      // of a list that stands as of a day that is past
	years  func() (calendar.Calendar, error) // read once
}

func newCLI(args []string, in io.Reader, out, err io.Writer) *cli {
	// A command line that cannot be read is an error in JSON too, if it asks for it.
	c := &cli{now: time.Now, args: args, in: in, err: err, lang: language(args),
		json: slices.Contains(args, "--json") || slices.Contains(args, "--json=true")}
	c.out = &answers{Writer: out, c: c}
	c.years = sync.OnceValues(c.calendar)
	return c
}

// knownFlags refuses what the flags of every command cannot be: an empty place,
// which would be taken for the usual one, or a language that nothing is written in.
func (c *cli) knownFlags(cmd *cobra.Command) error {
	if cmd.Flags().Changed("store") && c.storePath == "" {
		return usage("--store is empty",
			"--store 为空").Hint("give the store's file or address, or leave --store out", "请给出台账文件或地址，或不写 --store")
	}
	if out := cmd.Flags().Lookup("output"); out != nil && out.Value.String() == "/dev/stdout" {
		out.Value.Set("-") // or what is printed beside the paper would stand in it
	}
	if c.wait < 0 {
		return usage("--wait cannot be %s", "--wait 不能是 %s", c.wait).Hint("0s does not wait at all", "0s 表示不等待")
	}
	if s := strings.ToLower(c.said); s == "" || strings.HasPrefix(s, "zh") || strings.HasPrefix(s, "en") {
		return nil
	}
	return usage("there is no language %q", "没有 %q 这种语言", c.said).Hint("--lang takes zh or en", "--lang 可用 zh 或 en")
}

// onward is a day if it is worked, else the next that is.
func (c *cli) onward(d inspect.Date) (inspect.Date, error) {
	years, err := c.years()
	if err != nil {
		return "", err
	}
	return years.Onward(d)
}

// print gives a command's answer: one JSON object, or what human writes. Data
// that may be too much to hold is [streamed].
func (c *cli) print(data any, human func(w io.Writer) error) error {
	if !c.json {
		return human(c.out)
	}
	if s, ok := data.(streamed); ok {
		return c.stream(s)
	}
	if answer, ok := data.(map[string]any); ok && len(c.notes) > 0 {
		own, _ := answer["notes"].([]lineFault)
		answer["notes"] = append(own, c.notes...)
	}
	return encoder(c.out, "").Encode(enveloped{c.schema, data, c.struck})
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

// terminal tells whether a person sits behind a stream.
func terminal(stream any) bool {
	if a, ok := stream.(*answers); ok {
		stream = a.Writer
	}
	f, ok := stream.(*os.File)
	return ok && tty.IsTerminal(int(f.Fd()))
}
