package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newReportCommand(c *cli) *cobra.Command {
	return group(c, "report", "papers to hand on: the ledger, the month, the official table", "报表：隐患台账、月报、统计表", []namedCommand{{"ledger", newReportLedgerCommand}, {"month", newReportMonthCommand}, {"statistics", newReportStatisticsCommand}})
}

// printout is a report that can be written in some formats.
type printout struct {
	name   string // of its file, when only a folder is given
	rows   int    // what it lists
	data   any    // more of it, for --json
	writes map[string]func(io.Writer) error
}

// outFlags are where a report goes and as what.
type outFlags struct{ file, format string }

func (o *outFlags) add(c *cli, cmd *cobra.Command, formats ...string) {
	f := cmd.Flags()
	f.StringVarP(&o.file, "output", "o", ".", c.say("the file or folder; - is stdout", "文件或文件夹；- 为标准输出"))
	f.StringVar(&o.format, "format", "", strings.Join(formats, c.say(", ", "、"))+c.say(" (else by the file's name)", "（默认按文件名）"))
	fixed(cmd, "format", formats...)
}

// kind is the format asked for, or else that of the file's name, or else PDF;
// it is known before the book is read.
func (o outFlags) kind(c *cli, formats ...string) (string, error) {
	if err := c.mayWrite(o.file); err != nil {
		return "", err
	}
	kind, list := o.format, strings.Join(formats, ", ")
	if ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(o.file)), "."); kind == "" && slices.Contains(formats, ext) {
		kind = ext
	} else if kind == "" && ext != "" && fileFor(o.file, "x") == o.file {
		return "", usage("%[1]s: a report is not written as .%[2]s", "%[1]s：报表不能写成 .%[2]s 文件", o.file, ext).Hint("formats are "+list, "可用格式："+list)
	}
	if kind == "" {
		kind = formats[0]
	}
	if !slices.Contains(formats, kind) {
		return "", usage("%[1]q is not a format of this report", "本报表没有 %[1]q 格式", kind).Hint("formats are "+list, "可用格式："+list)
	}
	return kind, nil
}

// hand writes a report to its file and says which, with its hash.
func (c *cli) hand(p printout, o outFlags, kind string) error {
	file, sum := fileFor(o.file, p.name+"."+kind), sha256.New()
	if err := c.create(file, func(w io.Writer) error { return p.writes[kind](io.MultiWriter(w, sum)) }); err != nil || file == "-" {
		return err
	}
	data := map[string]any{"file": file, "sha256": hex.EncodeToString(sum.Sum(nil)), "rows": p.rows}
	if p.data != nil {
		data["report"] = p.data
	}
	return c.print(data, printed(file))
}

// ofWhat is what a report is narrowed by, for a reader of Chinese.
func ofWhat(pairs ...[2]string) (out []string) {
	for _, p := range pairs {
		if p[1] != "" {
			out = append(out, p[0]+"："+p[1])
		}
	}
	return out
}

// wordZH is a common word's Chinese name.
func wordZH(terms []inspect.Term, word string) string {
	for _, t := range terms {
		if t.Word == word {
			return t.ZH
		}
	}
	return word
}

// refName is what a numbered thing is called; "" for none.
func refName(r inspect.Reader, noun inspect.Noun, n int64) (string, error) {
	switch {
	case n == 0:
		return "", nil
	case n == inspect.NoCampaign:
		return "（未填）", nil
	case noun == inspect.Sites:
		s, _, err := r.Site(n)
		return s.Name, err
	case noun == inspect.Campaigns:
		k, _, err := r.Campaign(n)
		return k.Name, err
	case noun == inspect.Notices:
		no, _, err := r.Notice(n)
		return no.Number, err
	}
	return inspect.Ref{Noun: noun, N: n}.String(), nil
}
