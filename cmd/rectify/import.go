package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/inspect/sheet"
)

type importFlags struct {
	dryRun, partial, ignoreUnknown bool
}

func (v *importFlags) add(c *cli, cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&v.dryRun, "dry-run", false, c.say("look the file through and record nothing", "只检查文件，不登记"))
	f.BoolVar(&v.partial, "partial", false, c.say("keep the good lines when others are bad (exit 3)", "有错误行时仍登记其余行（退出码 3）"))
	f.BoolVar(&v.ignoreUnknown, "ignore-unknown", false, c.say("pass over columns that are not known", "忽略不认识的列"))
}

func newHazardImportCommand(c *cli) *cobra.Command {
	var v importFlags
	cmd := verb(c, "hazard.import", "import FILE", "record findings from a spreadsheet (CSV, XLSX, JSON lines; - is stdin)", "从表格导入隐患（CSV、XLSX、JSON 行；- 为标准输入）", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return runImport(cmd, c, v, args[0], findingColumns, func(r *inspect.FindingRow, row sheet.Row) { r.Line, r.Err = row.Line, asFault(row.Err) }, (*inspect.Book).ImportFindings)
	})
	v.add(c, cmd)
	return cmd
}

func newSiteImportCommand(c *cli) *cobra.Command {
	var v importFlags
	cmd := verb(c, "site.import", "import FILE", "enter sites from a spreadsheet (CSV, XLSX, JSON lines; - is stdin)", "从表格导入单位（CSV、XLSX、JSON 行；- 为标准输入）", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return runImport(cmd, c, v, args[0], siteColumns, func(r *inspect.SiteLine, row sheet.Row) { r.Line, r.Err = row.Line, asFault(row.Err) }, (*inspect.Book).ImportSites)
	})
	v.add(c, cmd)
	return cmd
}

// asFault makes a table's error one of the book's.
func asFault(err error) error {
	if e, ok := err.(*sheet.Error); ok {
		return &inspect.Error{Code: inspect.CodeInvalid, EN: e.EN, ZH: e.ZH}
	}
	return err
}

// runImport reads a table and gives its rows to the book.
func runImport[T any](cmd *cobra.Command, c *cli, v importFlags, name string, columns []column[T], begin func(*T, sheet.Row),
	record func(*inspect.Book, context.Context, func() (T, error), inspect.ImportOptions) (inspect.ImportResult, error)) error {
	file, err := c.input(name)
	if err != nil {
		return err
	}
	defer file.Close()
	table, err := sheet.Open(name, file, isKnown(columns))
	if err != nil {
		return asFault(err)
	}
	defer table.Close()
	fields, err := match(c, name, columns, table.Header(), v.ignoreUnknown)
	if err != nil {
		return err
	}
	if e := table.Encoding(); e == "GBK" || e == "UTF-16" {
		c.note("%s was read as %s", "%s 按 %s 编码读取", name, e)
	}
	b, err := c.book(cmd.Context())
	if err != nil {
		return err
	}
	next := func() (out T, err error) {
		row, err := table.Next()
		if err == nil && len(table.Header()) > len(fields) {
			fields, err = match(c, name, columns, table.Header(), v.ignoreUnknown)
		}
		begin(&out, row)
		if err == nil && row.Err == nil {
			fill(row, columns, fields, &out)
		}
		return out, err
	}
	o := inspect.ImportOptions{Partial: v.partial, DryRun: v.dryRun}
	if terminal(c.err) && !c.json {
		o.Progress = func(rows int) { fmt.Fprintf(c.err, "\r%s", c.say("%d rows", "已读 %d 行", rows)) }
	}
	res, err := record(b, cmd.Context(), next, o)
	if o.Progress != nil && res.Rows >= 1000 {
		fmt.Fprint(c.err, "\r\033[K")
	}
	if err != nil {
		return err
	}
	return c.imported(name, res, v)
}

// input is a file, or stdin for "-".
func (c *cli) input(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(c.in), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, inspect.Errorf(inspect.CodeNotFound, "cannot read %s", "无法读取 %s", name).Because(err)
	}
	return f, nil
}

type lineFault struct {
	Line    int    `json:"line"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// imported tells what an import did, every bad line by name, and ends with the
// exit code that says how it went.
func (c *cli) imported(name string, res inspect.ImportResult, v importFlags) error {
	faults, notes := c.lines(name, res.Faults), c.lines(name, res.Notes)
	if len(faults) > 0 && !res.Recorded && c.json {
		// nothing was recorded: the answer is an error, and names the lines
		e := inspect.Errorf(inspect.CodeInvalid, "%d of %d lines of %s are bad; nothing was recorded. line %d: %s", "%[3]s 共 %[2]d 行，其中 %[1]d 行有误，未登记任何内容。第 %[4]d 行：%[5]s",
			len(faults), res.Rows, name, faults[0].Line, faults[0].Message)
		return e.Hint("mend the lines, or say --partial to record the others", "请改正后重试，或加 --partial 登记其余行")
	}
	for _, f := range append(notes, faults...) {
		c.note("%s:%d: %s", "%s 第 %d 行：%s", name, f.Line, f.Message)
	}
	if len(faults) > 0 && !res.Recorded && !v.dryRun {
		return inspect.Errorf(inspect.CodeInvalid, "%[1]d of %[2]d lines of %[3]s are bad; nothing was recorded", "%[3]s 共 %[2]d 行，其中 %[1]d 行有误，未登记任何内容", len(faults), res.Rows, name).
			Hint("mend the lines, or say --partial to record the others", "请改正后重试，或加 --partial 登记其余行")
	}
	data := map[string]any{"rows": res.Rows, "added": res.Added, "known": res.Known, "rectified": res.Rectified, "inspections": res.Inspections,
		"sites": orEmpty(res.Sites), "campaigns": orEmpty(res.Campaigns), "faults": faults, "notes": notes, "recorded": res.Recorded}
	err := c.print(data, func(w io.Writer) error {
		_, err := fmt.Fprintln(w, c.say("%d rows: %d added, %d known already, %d rectified, %d bad; %d inspections, %d sites and %d campaigns made",
			"共 %d 行：新增 %d，已有 %d，整改 %d，有误 %d；新建检查 %d、单位 %d、专项 %d", res.Rows, res.Added, res.Known, res.Rectified, len(faults), res.Inspections, len(res.Sites), len(res.Campaigns)))
		if v.dryRun {
			c.note("dry run: nothing was recorded", "试运行，未登记")
		}
		return err
	})
	switch {
	case err != nil || len(faults) == 0:
		return err
	case v.dryRun:
		return silent{exitCode(inspect.CodeInvalid)}
	}
	return silent{exitCode("partial")}
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func (c *cli) lines(name string, in []inspect.LineFault) []lineFault {
	out := []lineFault{}
	for _, f := range in {
		e := c.explain(f.Err)
		out = append(out, lineFault{f.Line, c.say(e.EN, e.ZH), c.say(e.HintEN, e.HintZH)})
	}
	return out
}
