package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

func newReportCommand(c *shell.Run) *cobra.Command {
	return c.Group("report", "reports to hand on: the ledger, the month, the official table", "报表：隐患台账、月报、统计表",
		shell.Called("ledger", newReportLedgerCommand), shell.Called("month", newReportMonthCommand),
		shell.Called("statistics", newReportStatisticsCommand))
}

// printout is a report, or a table of figures, that can be written in some formats. A
// .csv file begins with a mark by which spreadsheet programs know UTF-8; a stream does not.
type printout struct {
	name   string // of its file, when only a folder is given
	rows   int    // what it lists
	data   any    // more of it, for --json
	writes map[string]func(w io.Writer, mark bool) error
}

// outFlags are where a report goes and as what.
type outFlags struct {
	File    string   `flag:"output,o" usual:"." en:"the file or folder; - is stdout" zh:"文件或文件夹；- 为标准输出"`
	Format  string   `flag:"format"`
	formats []string // the first where none is named
}

func (o *outFlags) Finish(c *shell.Run, cmd *cobra.Command) {
	cmd.Flag("format").Usage = strings.Join(o.formats, c.Say(", ", "、")) + c.Say(" (else by the file's name)",
		"（默认按文件名）")
	shell.Fixed(cmd, "format", o.formats...)
}

// kind is the format asked for, or else that of the file's name, or else the first;
// it is known before the book is read.
func (o outFlags) kind(c *shell.Run) (string, error) {
	kind, err := o.named()
	return kind, cmp.Or(c.MayWrite(o.File, kind), err)
}

// named is the format that the flags name.
func (o outFlags) named() (string, error) {
	kind, list := o.Format, strings.Join(o.formats, ", ")
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(o.File)), ".")
	switch known := slices.Contains(o.formats, ext); {
	case kind == "" && known:
		kind = ext
	case kind == "" && ext != "" && shell.FileFor(o.File, "x") == o.File:
		return "", shell.Usage("%[1]s: a report is not written as .%[2]s", "%[1]s：报表不能写成 .%[2]s 文件", o.File, ext).
			Hint("formats are "+list, "可用格式："+list)
	case kind == "":
		kind = o.formats[0]
	}
	switch {
	case !slices.Contains(o.formats, kind):
		return "", notWritten(kind, list)
	case kind != ext && slices.Contains(o.formats, ext):
		return "", shell.Usage("--format %[1]s is not written as %[2]s", "--format %[1]s 不能写成 %[2]s", kind, o.File).
			Hint("name the file .%[1]s, or leave out --format", "请把文件命名为 .%[1]s，或去掉 --format", kind)
	}
	return kind, nil
}

// notWritten refuses a format that a report does not have.
func notWritten(kind, list string) error {
	return shell.Usage("%[1]q is not a format of this report", "本报表没有 %[1]q 格式", kind).
		Hint("formats are "+list, "可用格式："+list)
}

// reporting is a verb that writes a report: it makes what is to be written from the
// book, once it is known as what.
func reporting(c *shell.Run, use, en, zh string, o *outFlags,
	make func(b *inspect.Book, args []string, hand func(printout) error) error,
	flags ...any) *cobra.Command {
	return c.Interruptible(c.Verb(use, en, zh, func(args []string) error {
		kind, err := o.kind(c)
		if err != nil {
			return err
		}
		b, err := c.Reading()
		if err != nil {
			return err
		}
		return make(b, args, func(p printout) error { return hand(c, p, *o, kind) })
	}, append(flags, o)...))
}

// hand writes a report to its file and says which, with its hash.
func hand(c *shell.Run, p printout, o outFlags, kind string) error {
	file, sum := shell.FileFor(o.File, p.name+"."+kind), sha256.New()
	if p.writes[kind] == nil {
		return notWritten(kind, strings.Join(slices.Sorted(maps.Keys(p.writes)), ", "))
	}
	write := func(w io.Writer) error { return p.writes[kind](io.MultiWriter(w, sum), file != "-") }
	if err := c.Create(file, write); err != nil || file == "-" {
		return err
	}
	data := map[string]any{"file": file, "sha256": hex.EncodeToString(sum.Sum(nil)), "rows": p.rows}
	if p.data != nil {
		data["report"] = p.data
	}
	return c.Reply(data, file)
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

// inChinese words what is Chinese in any language: papers, and the report's paragraph.
var inChinese = &shell.Run{Lang: report.ZH}

// refName is what a numbered thing is called; "" for none.
func refName(r inspect.Reader, ref inspect.Ref) (string, error) {
	switch {
	case ref.N == 0:
		return "", nil
	case ref.N == inspect.NoCampaign:
		return "（未填）", nil
	}
	thing, err := r.Thing(ref)
	for _, key := range []string{"name", "number"} {
		if v := inspect.At(thing, key); v.IsValid() {
			return v.String(), err
		}
	}
	return ref.String(), err
}

func newReportMonthCommand(c *shell.Run) *cobra.Command {
	var v struct {
		shell.ScopeFlags
		SendTo string `flag:"send-to" en:"the body it is addressed to" zh:"主送机关"`
		Later  bool   `flag:"later" en:"append what was entered after the month was closed" zh:"附结账后的补录、更正"`
		Page   bool   `flag:"one-page" en:"only the main figures, on one sheet of A4" zh:"只列主要数字，一页 A4"`
	}
	out := &outFlags{formats: []string{"pdf", "docx"}}
	cmd := reporting(c, "month MONTH", "a month's report as an official document (GB/T 9704)", "月报（公文格式 PDF、DOCX）", out,
		func(b *inspect.Book, args []string, hand func(printout) error) error {
			if v.Page && (v.Later || v.SendTo != "") {
				return shell.Usage("--one-page has no place for --send-to and --later", "--one-page 不能与 --send-to、--later 合用")
			}
			month, err := shell.PeriodFlags{Month: args[0]}.Of(c.Ctx, b)
			if err != nil {
				return err
			}
			if kind, _ := out.kind(c); kind == "docx" && v.Page {
				return shell.Usage("--one-page is set to the page, and only printed as PDF", "--one-page 按版面排成一页，只能为 PDF").
					Hint("leave out --one-page, or write a .pdf", "请去掉 --one-page，或写成 .pdf")
			}
			keys, err := v.Scope(c.Ctx, b, false)
			if err != nil {
				return err
			}
			m, err := b.Monthly(c.Ctx, month.From, keys)
			if err != nil {
				return err
			}
			closing(c, m.Totals)
			c.Stood(m.Head)
			return hand(monthPrintout(c.Ctx, b, m, report.MonthlyOptions{Addressee: v.SendTo, Later: v.Later, OnePage: v.Page}))
		}, &v)
	cmd.Long = c.Say(`month prints a month's report: the figures as prose and in a table beside the
previous month, the same one last year, the year to date and all time; by sector
and by town; charts; what is overdue; complaints. A closed month is printed as it
was closed, byte for byte; --later appends what was entered since. --one-page prints only the
main figures, twelve months, sectors, towns and the ten longest overdue. As .docx it is
the same text and tables to go on with in Word or WPS, the charts as pictures.`,
		`月报以文字、表格和图列出本月情况，与上月、上年同月、本年累计、建账以来对比，
并按行业、乡镇街道分列，列出群众诉求办理情况，附逾期清单。已结账月份按结账数字打印，逐字节不变；
--later 在文末附结账后的补录、更正；
--one-page 只印一页：主要数字、近12个月、各行业、各乡镇街道、逾期最久的十项。
写成 .docx 可在 Word、WPS 中接着改：文字、表格相同，图为图片。`)
	cmd.Example = `  rectify report month 2021-11 -o report.pdf
  rectify report month 上月 --send-to 区安全生产委员会办公室
  rectify report month 2021-11 --town 石碁镇
  rectify report month 2021-11 --one-page -o page.pdf
  rectify report month 2021-11 -o report.docx`
	return cmd
}

func monthPrintout(ctx context.Context, b *inspect.Book, m inspect.Monthly, o report.MonthlyOptions) printout {
	words := m
	words.Totals = inWords(inChinese, m.Totals)
	for by, groups := range map[inspect.Dim]*[]inspect.Group{inspect.BySector: &words.Sectors,
		inspect.ByTown: &words.Towns, inspect.ByCategory: &words.Categories} {
		*groups = inWords(inChinese, inspect.Totals{By: by, Groups: *groups}).Groups
	}
	name := "月报-" + string(m.Totals.Period.From)[:7]
	if o.OnePage {
		name += "-一页"
	}
	p := printout{name: name, rows: len(m.Late), data: m, writes: report.Tables{
		"pdf": func(w io.Writer, _ bool) error {
			return b.Read(ctx, func(r inspect.Reader) error { return report.WriteMonthlyPDF(w, words, o, r.Blob) })
		},
	}}
	if !o.OnePage {
		p.writes["docx"] = func(w io.Writer, _ bool) error {
			return b.Read(ctx, func(r inspect.Reader) error { return report.WriteMonthlyDOCX(w, words, o, r.Blob) })
		}
	}
	return p
}
