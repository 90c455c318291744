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

// imports is a table that the book takes, of rows of T.
type imports[T any] struct {
	schema, en, zh string
	columns        []column[T]
	begin          func(*T, sheet.Row)
	record         func(*inspect.Book, context.Context, func() (T, error), inspect.ImportOptions) (inspect.ImportResult, error)
	instead        []instead
}

// instead is a flag that says of every row what a column would, in a file that
// has no such column.
type instead struct {
	column, en, zh, usual string
	check                 func(cmd *cobra.Command, c *cli, s string) (string, error)
	given                 *string
}

func newHazardImportCommand(c *cli) *cobra.Command {
	return importing(c, imports[inspect.FindingRow]{"hazard.import", "record findings from a spreadsheet", "从表格导入隐患", findingColumns,
		func(r *inspect.FindingRow, row sheet.Row) { r.Line, r.Err = row.Line, asFault(row.Err) }, (*inspect.Book).ImportFindings,
		[]instead{{column: "site", en: "the site, of a file that has no column for it", zh: "单位（表中没有单位列时）", check: siteName}}})
}

func newSiteImportCommand(c *cli) *cobra.Command {
	return importing(c, imports[inspect.SiteLine]{"site.import", "enter sites from a spreadsheet", "从表格导入单位", siteColumns,
		func(r *inspect.SiteLine, row sheet.Row) { r.Line, r.Err = row.Line, asFault(row.Err) }, (*inspect.Book).ImportSites, nil})
}

func newComplaintImportCommand(c *cli) *cobra.Command {
	return importing(c, imports[inspect.ComplaintLine]{"complaint.import", "take down complaints from a spreadsheet", "从表格导入诉求", complaintColumns,
		func(r *inspect.ComplaintLine, row sheet.Row) { r.Line, r.Err = row.Line, asFault(row.Err) }, (*inspect.Book).ImportComplaints,
		[]instead{{column: "channel", en: "the channel, of a file that has no column for it (else 12345)", zh: "来源渠道（表中没有来源列时，默认 12345）", usual: string(inspect.By12345)},
			{column: "kind", en: "the kind, of a file that has no column for it", zh: "诉求类别（表中没有类别列时）"}}})
}

// siteName is the name of a site of the book.
func siteName(cmd *cobra.Command, c *cli, s string) (name string, err error) {
	b, n, err := c.target(cmd, inspect.Sites, s)
	if err != nil {
		return "", err
	}
	return name, b.Read(cmd.Context(), func(r inspect.Reader) error {
		site, ok, err := r.Site(n)
		if err == nil && !ok {
			err = inspect.Errorf(inspect.CodeNotFound, "there is no site %s", "没有单位 %s", s)
		}
		name = site.Name
		return err
	})
}

// importing is a command that reads a table and gives its rows to the book.
func importing[T any](c *cli, im imports[T]) *cobra.Command {
	var v importFlags
	cmd := verb(c, im.schema, "import FILE", im.en+" (CSV, XLSX, JSON lines; - is stdin)", im.zh+"（CSV、XLSX、JSON 行；- 为标准输入）", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return im.run(cmd, c, v, args[0])
	})
	v.add(c, cmd)
	for i := range im.instead {
		im.instead[i].given = cmd.Flags().String(im.instead[i].column, "", c.say(im.instead[i].en, im.instead[i].zh))
	}
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
	sheets  []string       // whose rows were given, if they are of several
	hidden  []int          // rows that nobody sees, which were passed over
	aside   []string       // rows that hold no record, by line and first word
	said    map[int]string // of every row, by its column
}

// sheetLines is how many lines a sheet may have at most: the line of a row of a
// further sheet counts on from there.
const sheetLines = 1 << 21

// next is the next row in the book's terms.
func (t *opened[T]) next() (out T, err error) {
	row, err := t.Next()
	for err == nil && (row.Hidden || t.noRecord(row)) {
		if row.Hidden {
			t.hidden = append(t.hidden, row.Line)
		}
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
	for at, word := range t.said {
		*t.columns[at].field(&out) = word
	}
	if row.Err == nil {
		fill(row, t.columns, t.fields, &out)
	}
	return out, nil
}

// noRecord tells a row that is none: a sum or a note below the table, one of
// which nothing but its number is filled in, or the header once more. A row that
// has all that each needs is one, whatever its first word.
func (t *opened[T]) noRecord(row sheet.Row) bool {
	said := slices.IndexFunc(row.Cells, isFilled)
	switch {
	case said < 0:
		return false
	case row.Err == nil && t.hasAll(row.Cells):
		i := t.needs[0]
		if header := t.Header(); row.Cells[i] != header[i] || !slices.Equal(row.Cells, header) {
			return false
		}
	case row.Err == nil && t.saysNothing(row.Cells):
	case !inspect.BelowTable(row.Cells[said]):
		return false
	}
	t.aside = append(t.aside, strconv.Itoa(row.Line)+"（"+legible(row.Cells[said])+"）")
	return true
}

func isFilled(cell string) bool { return strings.TrimSpace(cell) != "" }

// hasAll tells whether a row has all that each needs.
func (t *opened[T]) hasAll(cells []string) bool {
	for _, i := range t.needs {
		if !isFilled(cells[i]) {
			return false
		}
	}
	return len(t.needs) > 0
}

// saysNothing tells whether no column that is known is filled in.
func (t *opened[T]) saysNothing(cells []string) bool {
	for i, cell := range cells {
		if (i >= len(t.fields) || t.fields[i] >= 0) && isFilled(cell) {
			return false
		}
	}
	return true
}

// run reads a table and gives its rows to the book.
func (im imports[T]) run(cmd *cobra.Command, c *cli, v importFlags, name string) error {
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
	said, err := im.said(cmd, c)
	if err != nil {
		return err
	}
	columns := sparing(im.columns, said)
	bar := c.progress("reading", "读取")
	options := sheet.Options{Kind: v.format, Known: isKnown(columns), Means: means(columns), Whole: whole(columns), Progress: bar.of}
	table, err := sheet.Open(cmd.Context(), name, file, options)
	bar.end()
	if err != nil {
		return cmp.Or(cmd.Context().Err(), asFault(err))
	}
	defer table.Close()
	t := &opened[T]{Reader: table, name: name, columns: columns, ignore: v.ignoreUnknown, begin: im.begin}
	if t.matched, err = match(name, columns, table.Header(), v.ignoreUnknown); err != nil {
		return err
	}
	if t.said, err = t.preset(cmd, c, said); err != nil {
		return err
	}
	b, err := c.book(cmd.Context())
	if err != nil {
		return err
	}
	res, err := im.record(b, cmd.Context(), t.next, inspect.ImportOptions{Partial: v.partial, DryRun: v.dryRun, Workdays: c.workdays, Progress: func(rows int) { bar.at(rows, 0) }})
	bar.end()
	c.passedOver(name, t.matched, table.Encoding())
	aside := c.unseen(name, table.Sheets(), t.hidden, t.aside)
	if err != nil {
		return err
	}
	return c.imported(name, table.Encoding(), t.matched, t.sheets, res, v, aside)
}

// said is what flags say of every row, by column.
func (im imports[T]) said(cmd *cobra.Command, c *cli) (map[string]string, error) {
	said := map[string]string{}
	for _, f := range im.instead {
		word := cmp.Or(*f.given, f.usual)
		if f.check != nil && *f.given != "" {
			var err error
			if word, err = f.check(cmd, c, word); err != nil {
				return nil, err
			}
		}
		if word != "" {
			said[f.column] = word
		}
	}
	return said, nil
}

// sparing are the columns, of which those of which a flag speaks may be missing.
func sparing[T any](columns []column[T], said map[string]string) []column[T] {
	columns = slices.Clone(columns)
	for i, col := range columns {
		if _, ok := said[col.name]; ok {
			columns[i].is &^= must
		}
	}
	return columns
}

// preset keeps of what flags say what the file has no column for; a flag of one
// that it has is refused.
func (t *opened[T]) preset(cmd *cobra.Command, c *cli, said map[string]string) (map[int]string, error) {
	out := map[int]string{}
	for at, col := range t.columns {
		word, ok := said[col.name]
		switch has := slices.Contains(t.fields, at); {
		case ok && !has:
			out[at] = word
			if !cmd.Flags().Changed(col.name) {
				c.note("%[1]s has no column %[2]s: it was taken to be %[3]s", "%[1]s 没有“%[4]s”列，按 %[3]s 登记", t.name, col.name, word, col.chinese())
			}
		case ok && cmd.Flags().Changed(col.name):
			return nil, usage("%[1]s has the column %[2]s: --%[2]s cannot be said too", "%[1]s 已有“%[3]s”列，不能再给 --%[2]s", t.name, col.name, col.chinese()).
				Hint("leave out --"+col.name+", or take the column out of the file", "请去掉 --"+col.name+"，或删除表中该列")
		}
	}
	return out, nil
}

// passedOver says what of a file was not taken as it stands.
func (c *cli) passedOver(name string, m matched, encoding string) {
	c.readAs(name, encoding)
	if m.hasRowNumbers {
		c.note("the column 序号 holds row numbers and was passed over", "“序号”列是行号，未导入")
	}
	if len(m.aside) > 0 {
		c.note("columns with nothing to record: %s", "无需登记的列：%s", strings.Join(m.aside, "、"))
	}
	if len(m.passed) > 0 {
		c.note("columns passed over: %s", "忽略的列：%s", strings.Join(m.passed, "、"))
	}
}

// unseen names what of a file was passed over.
func (c *cli) unseen(name string, sheets []*sheet.Sheet, hidden []int, aside []string) []string {
	out := []string{}
	tell := func(en, zh string, args ...any) {
		out = append(out, c.say(en, zh, args...))
		c.note(en, zh, args...)
	}
	for _, s := range sheets {
		switch {
		case s.Hidden:
			tell("the hidden sheet %s of %s was passed over", "%[2]s 的隐藏工作表“%[1]s”未导入", s.Name, name)
		case !s.Read && !s.Blank:
			tell("the sheet %s of %s has no header that is known, and was passed over",
				"%[2]s 的工作表“%[1]s”没有认识的表头，未导入", s.Name, name)
		}
	}
	var lines []string
	for _, line := range hidden {
		lines = append(lines, strconv.Itoa(line))
	}
	if n := len(lines); n > 0 {
		tell("%d hidden row%s of %s passed over: %s", "%[3]s 有 %[1]d 个隐藏行未导入：第 %[4]s 行", n, inspect.Many(n), name, upTo(10, lines))
	}
	if n := len(aside); n > 0 {
		tell("%d row%s of %s without a record passed over: %s", "%[3]s 有 %[1]d 行不是记录，未导入：第 %[4]s 行", n, inspect.Many(n), name, upTo(10, aside))
	}
	return out
}

// upTo lists so many of them.
func upTo(most int, words []string) string {
	if len(words) <= most {
		return strings.Join(words, "、")
	}
	return strings.Join(words[:most], "、") + "…"
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
func (c *cli) imported(name, encoding string, m matched, sheets []string, res inspect.ImportResult, v importFlags, aside []string) error {
	faults, notes := c.lines(sheets, res.Faults), c.lines(sheets, res.Notes)
	hinted := map[string]bool{"": true} // once for each kind
	for _, f := range slices.Concat(notes, faults) {
		c.note("%s:%d: %s", "%s 第 %d 行：%s", c.ofSheet(name, f.Sheet), f.Line, f.Message)
		if !hinted[f.Hint] {
			hinted[f.Hint] = true
			c.note("  hint: %s", "  提示：%s", f.Hint)
		}
	}
	if len(faults) > 0 && !v.partial {
		e := inspect.Errorf(inspect.CodeFailed, "%[1]d of %[2]d row%[2]s of %[3]s cannot be taken; nothing was recorded", "%[3]s 共 %[2]d 行，其中 %[1]d 行有误，未登记任何内容", len(faults), inspect.Many(res.Rows), name)
		return badLines{e.Hint("mend them, or say --partial to record the others", "请改正后重试，或加 --partial 登记其余行"), faults}
	}
	data := map[string]any{"rows": res.Rows, "added": res.Added, "known": res.Known, "rectified": res.Rectified, "inspections": res.Inspections,
		"sites": orEmpty(res.Sites), "campaigns": orEmpty(res.Campaigns), "faults": faults, "notes": notes, "recorded": res.Recorded, "encoding": encoding, "ignored": orEmpty(slices.Concat(m.passed, m.aside)), "passed_over": aside}
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
