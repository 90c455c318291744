package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/inspect/sheet"
)

type importFlags struct {
	dryRun, partial, ignoreUnknown bool
	format                         string
}

func (v *importFlags) add(c *cli, cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&v.dryRun, "dry-run", false, c.say("look the file through and record nothing", "只检查文件，不登记"))
	f.BoolVar(&v.partial, "partial", false, c.say("keep the good lines when others are bad (exit 3)", "有错误行时仍登记其余行（退出码 3）"))
	f.BoolVar(&v.ignoreUnknown, "ignore-unknown", false, c.say("pass over columns that are not known", "忽略不认识的列"))
	f.StringVar(&v.format, "format", "", c.say("csv, xlsx or jsonl (else by the name and the first bytes)", "csv、xlsx 或 jsonl（默认按文件名和内容判断）"))
	complete(cmd, "format", tableFormats)
}

var tableFormats = []string{"csv", "xlsx", "jsonl"}

// known refuses a format that there is not.
func (v importFlags) known() error {
	if v.format != "" && !slices.Contains(tableFormats, v.format) {
		return usage("%q is not a format that can be imported", "不能导入 %q 格式", v.format).Hint("--format takes csv, xlsx or jsonl", "--format 可用 csv、xlsx、jsonl")
	}
	return nil
}

func newHazardImportCommand(c *cli) *cobra.Command {
	return importing(c, "hazard.import", "record findings from a spreadsheet", "从表格导入隐患", findingColumns, func(r *inspect.FindingRow, row sheet.Row) { r.Line, r.Err = row.Line, asFault(row.Err) }, (*inspect.Book).ImportFindings)
}

func newSiteImportCommand(c *cli) *cobra.Command {
	return importing(c, "site.import", "enter sites from a spreadsheet", "从表格导入单位", siteColumns, func(r *inspect.SiteLine, row sheet.Row) { r.Line, r.Err = row.Line, asFault(row.Err) }, (*inspect.Book).ImportSites)
}

func newComplaintImportCommand(c *cli) *cobra.Command {
	return importing(c, "complaint.import", "take down complaints from a spreadsheet", "从表格导入诉求", complaintColumns, func(r *inspect.ComplaintLine, row sheet.Row) { r.Line, r.Err = row.Line, asFault(row.Err) }, (*inspect.Book).ImportComplaints)
}

// importing is a command that reads a table and gives its rows to the book.
func importing[T any](c *cli, schema, en, zh string, columns []column[T], begin func(*T, sheet.Row),
	record func(*inspect.Book, context.Context, func() (T, error), inspect.ImportOptions) (inspect.ImportResult, error)) *cobra.Command {
	var v importFlags
	cmd := verb(c, schema, "import FILE", en+" (CSV, XLSX, JSON lines; - is stdin)", zh+"（CSV、XLSX、JSON 行；- 为标准输入）", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return runImport(cmd, c, v, args[0], columns, begin, record)
	})
	v.add(c, cmd)
	return interruptible(c, cmd)
}

// asFault makes a table's error one of the book's.
func asFault(err error) error {
	if e, ok := err.(*sheet.Error); ok {
		return &inspect.Error{Code: inspect.CodeInvalid, EN: e.EN, ZH: e.ZH}
	}
	return err
}

// opened is a table that is being imported, and what its header means.
type opened[T any] struct {
	sheet.Reader
	matched
	name    string
	columns []column[T]
	ignore  bool
	begin   func(*T, sheet.Row)
	sheets  []string // whose rows were given, if they are of several
	hidden  []int    // rows that nobody sees, which were passed over
}

// sheetLines is how many lines a sheet may have at most: the line of a row of a
// further sheet counts on from there.
const sheetLines = 1 << 21

// next is the next row in the book's terms.
func (t *opened[T]) next() (out T, err error) {
	row, err := t.Next()
	for err == nil && row.Hidden {
		t.hidden = append(t.hidden, row.Line)
		row, err = t.Next()
	}
	if err != nil {
		return out, err
	}
	if n := len(t.sheets); row.Sheet != "" && (n == 0 || t.sheets[n-1] != row.Sheet) {
		t.sheets = append(t.sheets, row.Sheet)
	}
	row.Line += max(0, len(t.sheets)-1) * sheetLines
	if header := t.Header(); len(header) > len(t.fields) { // JSON lines may bring more
		if t.matched, err = match(t.name, t.columns, header, t.ignore); err != nil {
			return out, err
		}
	}
	t.begin(&out, row)
	if row.Err == nil {
		fill(row, t.columns, t.fields, &out)
	}
	return out, nil
}

// runImport reads a table and gives its rows to the book.
func runImport[T any](cmd *cobra.Command, c *cli, v importFlags, name string, columns []column[T], begin func(*T, sheet.Row),
	record func(*inspect.Book, context.Context, func() (T, error), inspect.ImportOptions) (inspect.ImportResult, error)) error {
	if err := v.known(); err != nil {
		return err
	}
	file, err := c.input(cmd.Context(), name)
	if err != nil {
		return err
	}
	defer file.Close()
	if name == "-" {
		name = c.say("standard input", "标准输入")
	}
	bar := c.progress("reading", "读取")
	options := sheet.Options{Kind: v.format, Known: isKnown(columns), Means: means(columns), Whole: whole(columns), Progress: bar.of}
	table, err := sheet.Open(cmd.Context(), name, file, options)
	bar.end()
	if err != nil {
		return cmp.Or(cmd.Context().Err(), asFault(err))
	}
	defer table.Close()
	t := &opened[T]{Reader: table, name: name, columns: columns, ignore: v.ignoreUnknown, begin: begin}
	if t.matched, err = match(name, columns, table.Header(), v.ignoreUnknown); err != nil {
		return err
	}
	b, err := c.book(cmd.Context())
	if err != nil {
		return err
	}
	res, err := record(b, cmd.Context(), t.next, inspect.ImportOptions{Partial: v.partial, DryRun: v.dryRun, Progress: func(rows int) { bar.at(rows, 0) }})
	bar.end()
	c.passedOver(name, t.matched, table.Encoding())
	c.unseen(name, table.Sheets(), t.hidden)
	if err != nil {
		return err
	}
	return c.imported(name, table.Encoding(), t.matched, t.sheets, res, v)
}

// passedOver says what of a file was not taken as it stands.
func (c *cli) passedOver(name string, m matched, encoding string) {
	if encoding == "GBK" || strings.HasPrefix(encoding, "UTF-16") {
		c.note("%s was read as %s", "%s 按 %s 编码读取", name, encoding)
	}
	if m.hasRowNumbers {
		c.note("the column 序号 holds row numbers and was passed over", "“序号”列是行号，未导入")
	}
	if len(m.passed) > 0 {
		c.note("columns passed over: %s", "忽略的列：%s", strings.Join(m.passed, "、"))
	}
}

// unseen names what of a workbook was passed over.
func (c *cli) unseen(name string, sheets []*sheet.Sheet, rows []int) {
	for _, s := range sheets {
		switch {
		case s.Hidden:
			c.note("the hidden sheet %s of %s was passed over", "%[2]s 的隐藏工作表“%[1]s”未导入", s.Name, name)
		case !s.Read && !s.Blank:
			c.note("the sheet %s of %s has no header that is known, and was passed over",
				"%[2]s 的工作表“%[1]s”没有认识的表头，未导入", s.Name, name)
		}
	}
	if n := len(rows); n > 0 {
		var said []string
		for _, line := range rows[:min(n, 10)] {
			said = append(said, strconv.Itoa(line))
		}
		c.note("%d hidden row%s of %s passed over: %s", "%[3]s 有 %[1]d 个隐藏行未导入：第 %[4]s 行",
			n, inspect.Many(n), name, strings.Join(said, "、")+map[bool]string{true: "…"}[n > 10])
	}
}

// ofSheet is a file, and the sheet of it.
func (c *cli) ofSheet(name, sheet string) string {
	if sheet == "" {
		return name
	}
	return name + c.say(", "+sheet, "（"+sheet+"）")
}

// input is a file, or stdin for "-".
func (c *cli) input(ctx context.Context, name string) (io.ReadCloser, error) {
	if name == "-" {
		return awaited{ctx, io.NopCloser(c.in)}, nil
	}
	return openFile(ctx, aFile, name)
}

type lineFault struct {
	Sheet   string `json:"sheet,omitempty"`
	Line    int    `json:"line,omitempty"` // none, of what is said of the whole
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// badLines ends an import of which nothing was kept; for programs it names
// each line.
type badLines struct {
	cause *inspect.Error
	lines []lineFault
}

// Error implements error.
func (b badLines) Error() string { return b.cause.Error() }

// Unwrap gives the error itself.
func (b badLines) Unwrap() error { return b.cause }

// imported tells what an import did, every bad line by name, and ends with the
// exit code that says how it went.
func (c *cli) imported(name, encoding string, m matched, sheets []string, res inspect.ImportResult, v importFlags) error {
	faults, notes := c.lines(sheets, res.Faults), c.lines(sheets, res.Notes)
	for _, f := range slices.Concat(notes, faults) {
		c.note("%s:%d: %s", "%s 第 %d 行：%s", c.ofSheet(name, f.Sheet), f.Line, f.Message)
	}
	if len(faults) > 0 && !v.partial {
		e := inspect.Errorf(inspect.CodeFailed, "%[1]d of %[2]d row%[2]s of %[3]s cannot be taken; nothing was recorded", "%[3]s 共 %[2]d 行，其中 %[1]d 行有误，未登记任何内容", len(faults), inspect.Many(res.Rows), name)
		return badLines{e.Hint("mend them, or say --partial to record the others", "请改正后重试，或加 --partial 登记其余行"), faults}
	}
	data := map[string]any{"rows": res.Rows, "added": res.Added, "known": res.Known, "rectified": res.Rectified, "inspections": res.Inspections,
		"sites": orEmpty(res.Sites), "campaigns": orEmpty(res.Campaigns), "faults": faults, "notes": notes, "recorded": res.Recorded, "encoding": encoding, "ignored": orEmpty(m.passed)}
	err := c.print(data, func(w io.Writer) error {
		_, err := fmt.Fprintln(w, c.say("%d row%[1]s: %d added, %d known already, %d rectified, %d bad; %d inspection%[6]s, %d site%[7]s and %d campaign%[8]s made",
			"共 %d 行：新增 %d，已有 %d，整改 %d，有误 %d；新建检查 %d、单位 %d、专项 %d",
			inspect.Many(res.Rows), res.Added, res.Known, res.Rectified, len(faults), inspect.Many(res.Inspections), inspect.Many(len(res.Sites)), inspect.Many(len(res.Campaigns))))
		return err
	})
	if v.dryRun {
		c.note("dry run: nothing was recorded", "试运行，未登记")
	}
	if err == nil && len(faults) > 0 {
		err = silent{exitCode("partial")}
	}
	return err
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func (c *cli) lines(sheets []string, in []inspect.LineFault) []lineFault {
	out := []lineFault{}
	for _, f := range in {
		e := c.explain(f.Err)
		line := lineFault{Line: f.Line % sheetLines, Message: c.say(e.EN, e.ZH), Hint: c.say(e.HintEN, e.HintZH)}
		if at := f.Line / sheetLines; at < len(sheets) {
			line.Sheet = sheets[at]
		}
		out = append(out, line)
	}
	return out
}
