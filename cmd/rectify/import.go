package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/mapping"
	"rectify/inspect/sheet"
)

type importFlags struct {
	DryRun        bool   `flag:"dry-run" en:"check the file and record nothing" zh:"只检查文件，不登记"`
	Partial       bool   `flag:"partial" en:"record the good rows when others are bad (exit 3)" zh:"有错误行时仍登记其余行（退出码 3）"`
	IgnoreUnknown bool   `flag:"ignore-unknown" en:"ignore columns that are not known" zh:"忽略不认识的列"`
	Map           string `flag:"map" takes:"FILE|文件" en:"a map of another system's columns and words, see rectify help fields" zh:"其他系统的列与用词对应表，见 rectify help fields"`
	Faults        string `flag:"faults" takes:"FILE|文件" en:"write the bad rows with their reasons to that .xlsx or .csv, to be mended and imported" zh:"把有误的行连同原因写入该 .xlsx 或 .csv 文件，改正后可再导入"`
	Format        string `flag:"format" words:"csv xlsx jsonl" en:"csv, xlsx or jsonl (else by the name and the first bytes)" zh:"csv、xlsx 或 jsonl（默认按文件名和内容判断）"`
}

var tableFormats = []string{"csv", "xlsx", "jsonl"}

// mayWrite refuses a place for the bad rows, or what they cannot be written as.
func (v importFlags) mayWrite(c *shell.Run) error {
	if v.Faults == "" {
		return nil
	}
	if kind := strings.ToLower(filepath.Ext(v.Faults)); kind != ".xlsx" && kind != ".csv" {
		return shell.Usage("--faults takes a file that ends in .xlsx or .csv, not %q",
			"--faults 只能写成 .xlsx 或 .csv 文件，不能写成 %q", v.Faults)
	}
	if _, err := os.Lstat(v.Faults); err == nil {
		return bookfile.Occupied(v.Faults)
	}
	return c.MayWrite(v.Faults, "")
}

// known refuses a format that there is not.
func (v importFlags) known() error {
	if v.Format != "" && !slices.Contains(tableFormats, v.Format) {
		return shell.Usage("%q is not a format that can be imported", "不能导入 %q 格式", v.Format).
			Hint("--format takes csv, xlsx or jsonl", "--format 可用 csv、xlsx、jsonl")
	}
	return nil
}

// imports is a table that the book takes, of rows of T.
type imports[T inspect.Line] struct {
	en, zh  string
	instead []instead
}

func (imports[T]) columns() []inspect.Column { return (*new(T)).Columns() }

// instead is a flag that says of every row what a column would, in a file that
// has no such column.
type instead struct {
	column, en, zh, usual string
	check                 func(c *shell.Run, s string) (string, error)
	given                 *string
}

func newHazardImportCommand(c *shell.Run) *cobra.Command {
	cmd := importing(c, imports[inspect.FindingRow]{"record hazards from a spreadsheet", "从表格导入隐患",
		[]instead{{column: "site", en: "the site, of a file that has no column for it", zh: "单位（表中没有单位列时）",
			check: siteName}, {column: "inspectors",
			en: "who inspected, of a file that has no column for it: name:certificate;name:certificate",
			zh: "检查人员（表中没有检查人员列时），姓名:证号;姓名:证号"}}})
	cmd.Long += c.Say(`

A row recorded before is recognised by the number, unit and day in the file; without a number, by
unit, day, place and text, whoever recorded it. Where a later file differs, that is listed and the record stays.
What report ledger writes as CSV or XLSX, in either language, can be imported again unchanged.`, `

已登记的行按文件中的编号、单位、日期识别；没有编号的，按单位、日期、部位、内容，手工登记的也算。后来的文件与登记不一致的，
逐项列出，不改登记。report ledger 导出的 CSV、XLSX（中英文均可）可以原样导回。`)
	return cmd
}

func newSiteImportCommand(c *shell.Run) *cobra.Command {
	return importing(c, imports[inspect.SiteLine]{"record sites from a spreadsheet", "从表格导入单位", nil})
}

func newComplaintImportCommand(c *shell.Run) *cobra.Command {
	return importing(c, imports[inspect.ComplaintLine]{"record complaints from a spreadsheet", "从表格导入诉求",
		[]instead{{column: "channel", en: "the channel, of a file that has no column for it (else 12345)",
			zh: "来源渠道（表中没有来源列时，默认 12345）", usual: string(inspect.By12345)},
			{column: "kind", en: "the kind, of a file that has no column for it", zh: "诉求类别（表中没有类别列时）"}}})
}

// siteName is the name of a site of the book.
func siteName(c *shell.Run, s string) (string, error) {
	b, err := c.Book()
	if err != nil {
		return "", err
	}
	n, err := b.Find(c.Ctx, inspect.Sites, s)
	if err != nil {
		return "", err
	}
	site, err := shell.Thing(c.Ctx, b, inspect.Reader.Site, n)
	return site.Name, err
}

// importing is a command that reads a table and gives its rows to the book.
func importing[T inspect.Line](c *shell.Run, im imports[T]) (cmd *cobra.Command) {
	var v importFlags
	cmd = c.Verb("import FILE", im.en+" (CSV, XLSX, JSON lines; - is stdin)", im.zh+"（CSV、XLSX、JSON 行；- 为标准输入）",
		func(args []string) error {
			return im.run(cmd, c, v, args[0])
		}, &v)
	cmd.Long = cmd.Short + "\n\n" + importHelp(c, im.columns())
	for i := range im.instead {
		im.instead[i].given = cmd.Flags().String(im.instead[i].column, "", c.Say(im.instead[i].en, im.instead[i].zh))
	}
	return c.Interruptible(cmd)
}

// run reads a table and gives its rows to the book.
func (im imports[T]) run(cmd *cobra.Command, c *shell.Run, v importFlags, name string) error {
	if err := cmp.Or(v.known(), v.mayWrite(c)); err != nil {
		return err
	}
	var m mapping.Map
	if v.Map != "" {
		var err error
		if m, err = readMap(c, v.Map, im.columns()...); err == nil {
			err = m.Readable(v.Map)
		}
		if err != nil {
			return err
		}
	}
	file, err := c.Input(name)
	if err != nil {
		return err
	}
	defer file.Close()
	if name == "-" {
		name = c.Say("standard input", "标准输入")
	}
	said, err := im.said(c)
	if err != nil {
		return err
	}
	columns := sparing(im.columns(), said)
	bar := c.Progress("reading", "读取")
	options := sheet.Options{Kind: v.Format, Known: isKnown(columns), Means: means(columns), Aside: isAside(columns),
		Whole: wholeHeader(columns), Progress: bar.Of}
	if v.Map != "" {
		options = throughMap(m, options)
	}
	table, err := sheet.Open(c.Ctx, name, file, options)
	bar.End()
	if err != nil {
		return cmp.Or(c.Ctx.Err(), err)
	}
	defer table.Close()
	if v.Map != "" {
		table = &mappedTable{Reader: table, m: m}
	}
	t := &opened[T]{Reader: table, name: name, columns: columns, ignore: v.IgnoreUnknown}
	if t.matched, err = match(name, columns, table.Header(), headsOf(table), v.IgnoreUnknown); err != nil {
		return err
	}
	if t.said, err = t.preset(cmd, c, said); err != nil {
		return err
	}
	b, err := c.Book()
	if err != nil {
		return err
	}
	o := inspect.ImportOptions{Partial: v.Partial, DryRun: v.DryRun, Workdays: c.Workdays,
		Progress: func(rows int) { bar.At(rows, 0) }}
	if v.DryRun || v.Faults != "" {
		t.keeps, o.Each = true, t.fated
		c.Authored()
	}
	res, err := inspect.Import(c.Ctx, b, t.next, o)
	bar.End()
	t.passedOver(c)
	aside := t.unseen(c)
	if err != nil {
		return err
	}
	return t.imported(c, res, v, aside)
}

// said is what flags say of every row, by column.
func (im imports[T]) said(c *shell.Run) (map[string]string, error) {
	said := map[string]string{}
	for _, f := range im.instead {
		word := cmp.Or(*f.given, f.usual)
		if f.check != nil && *f.given != "" {
			var err error
			if word, err = f.check(c, word); err != nil {
				return nil, err
			}
		}
		if word != "" {
			said[f.column] = word
		}
	}
	return said, nil
}

// rowFault says of a row that cannot be read what would do.
func rowFault(err error) error {
	if e, ok := err.(*inspect.Error); ok {
		return e.Hint("fix that line in the file; put a text with a comma, a quote or a line break in quotes",
			"请改正文件中的这一行；含逗号、引号或换行的内容须加引号")
	}
	return err
}
