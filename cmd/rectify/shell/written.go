package shell

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/report"
)

// ListFlags are as what a list is written, and where. Every list has them: see [Run.Verb].
type ListFlags struct {
	Format string `flag:"format" words:"table csv xlsx jsonl json" en:"table, csv, xlsx, jsonl or json (else by the file's name)" zh:"table、csv、xlsx、jsonl、json（默认按文件名）"`
	Output string `flag:"output,o" usual:"-" en:"write to that file or folder; - is stdout" zh:"写到该文件或文件夹；- 为标准输出"`

	mark bool      // of a CSV file, by which spreadsheet programs know UTF-8
	of   [2]string // what the command says that it does
}

var listFormats = []string{"table", "csv", "xlsx", "jsonl", "json"}

// FormatOf is the format asked for, or else the one that the file's name has.
func (c *Run) FormatOf(format, output string, formats ...string) (string, error) {
	if err := c.fits(format, output); err != nil {
		return "", err
	}
	switch {
	case format != "" && !slices.Contains(formats, format):
		list := strings.Join(formats, ", ")
		return "", Usage("%[1]q is not a format", "没有 %[1]q 这种格式", format).Hint("formats are "+list, "可用格式："+list)
	case c.JSON && format != "" && format != "json":
		return "", Usage("--json and --format %s cannot be used together", "--json 与 --format %s 不能同时使用", format)
	case format != "":
		return format, nil
	case c.JSON:
		return "json", nil
	}
	switch ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(output)), "."); {
	case slices.Contains(formats, ext):
		return ext, nil
	case ext >= "a" && ext < "{" && ext != "txt" && FileFor(output, "x") == output: // .11 is of a day
		if err := bookfile.Spare(output, c.File()); err != nil {
			return "", err
		}
		list := strings.Join(formats, ", ")
		return "", Usage("this cannot be written as .%s", "不能输出为 .%s", ext).
			Hint("formats are "+list, "可用格式："+list)
	}
	return "table", nil
}

// ends are how names of files end that say what is in them.
var ends = map[string]string{"csv": "csv", "xlsx": "xlsx", "json": "json", "jsonl": "jsonl", "ics": "ics", "pdf": "pdf",
	"docx": "docx", "txt": "table text"}

// fits refuses a file whose name says another format than the one that is asked for.
func (c *Run) fits(format, output string) error {
	if format == "" && c.JSON {
		format = "json"
	}
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(output)), ".")
	is, known := ends[ext]
	if !known || format == "" || slices.Contains(strings.Fields(is), format) || FileFor(output, "x") != output {
		return nil
	}
	return Usage("%[1]s is not written to a .%[2]s file", "%[1]s 不能写成 .%[2]s 文件", format, ext).
		Hint("name the file otherwise, or leave out --format", "请改文件名，或去掉 --format")
}

// written has a list go to the file that was asked for, or to stdout.
func (c *Run) written(name string, list func() error) (err error) {
	f := &c.Listed
	if f.Format, err = c.FormatOf(f.Format, f.Output, listFormats...); err != nil {
		return err
	}
	c.JSON = f.Format == "json"
	return c.Publish(f.Format, f.Output, name, func(w io.Writer, mark bool) error {
		if f.mark = mark; w != c.Out {
			defer func(out io.Writer) { c.Out = out }(c.Out)
			c.Out = &answers{Writer: w, c: c}
		}
		return list()
	})
}

// Publish has a table of that name go to the file or folder that was asked for, or to
// stdout. A .csv file begins with a mark by which spreadsheet programs know UTF-8.
func (c *Run) Publish(format, output, name string, write func(w io.Writer, mark bool) error) error {
	ext := format
	if format == "table" || format == "text" {
		ext = "txt"
	}
	file := FileFor(cmp.Or(output, "-"), name+"."+ext)
	if file == "-" {
		if err := c.shows(format); err != nil {
			return err
		}
	}
	mark := strings.EqualFold(filepath.Ext(file), ".csv")
	if err := c.Create(file, func(w io.Writer) error { return write(w, mark) }); err != nil {
		return err
	}
	if file != "-" {
		c.Note("written: %s", "已写入 %s", file)
	}
	return nil
}

// writes are a list as programs read it: CSV and XLSX with all that a line says of
// itself, and its JSON, a line for each.
func (l Listing[L]) writes(c *Run, rows inspect.Each[L]) report.Tables {
	columns := l.columns()
	writes := report.List(c.listed(), columns, func(fn func([]any) error) error {
		return rows(func(line L) error { return fn(l.values(c, columns, line)) })
	}, c.Lang, c.Author)
	writes["jsonl"] = func(w io.Writer, _ bool) error {
		out, at := bufio.NewWriterSize(w, 64<<10), new(L)
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		err := rows(func(line L) error {
			*at = line
			return enc.Encode(at)
		})
		return cmp.Or(err, out.Flush())
	}
	return writes
}

// listed is what a list is of, as its workbook and sheet are called: what the command says that
// it lists, without how.
func (c *Run) listed() string {
	how := func(r rune) bool { return strings.ContainsRune(",;:；：", r) }
	said := strings.FieldsFunc(c.Say(c.Listed.of[0], c.Listed.of[1]), how)[0]
	for _, verb := range []string{"list ", "the ", "列出"} {
		said = strings.TrimPrefix(said, verb)
	}
	return Capital(said)
}

// Capital is a text as a title begins.
func Capital(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:]
}

// columns are those that the list says; else the parts of a line that are a value each,
// as its JSON has them, with their names: those of the list's own table, of its noun, or
// of any list. Of what is of no noun they are the table's.
func (l Listing[L]) columns() (out []report.ListColumn) {
	keys, en, zh := strings.Fields(l.Keys), []string(nil), strings.Split(l.Heads[1], "|")
	parts := inspect.PartsOf(reflect.TypeFor[L]())
	switch {
	case l.Columns[0] != "":
		keys, en, zh = strings.Fields(l.Columns[0]), strings.Split(l.Columns[1], "|"), strings.Split(l.Columns[2], "|")
		parts = keys
	case l.nameless:
		parts = keys
	}
	for _, key := range parts {
		if l.but != nil && l.but(key) {
			continue
		}
		c := report.ListColumn{Key: key, EN: key}
		if at := slices.Index(keys, key); at >= 0 {
			if c.ZH = zh[at]; en != nil {
				c.EN = en[at]
			}
		}
		c.ZH = cmp.Or(c.ZH, inspect.ParticularOf(l.Noun, key).ZH, listWords[key])
		out = append(out, c)
	}
	return out
}

// listWords are parts of lines that no noun is asked for.
var listWords = map[string]string{"site": "单位", "campaign": "专项检查", "number": "文号", "sha256": "文件哈希",
	"inspection": "检查", "voided": "作废原因", "form": "文书种类", "hazards": "隐患", "unresolved": "未整改",
	"first_due": "最早期限", "last_due": "最迟期限", "overdue_days": "逾期天数", "last": "最近办理",
	"reporter_kept": "有诉求人信息", "forgotten": "已删除诉求人", "withdrawn_on": "误录日期", "item": "文书序号",
	"ordered": "责令日期", "reason": "理由", "by": "申请人", "granted": "准予至", "note": "备注", "state": "状态"}

// values are the parts of a line, as values: words in the user's language, days and
// numbers as they are.
func (l Listing[L]) values(c *Run, columns []report.ListColumn, line L) []any {
	var told map[string]string
	if l.Told != nil && c.Lang == report.ZH {
		told = l.Told(c, line)
	}
	out := make([]any, len(columns))
	for i, column := range columns {
		said, other := told[column.Key]
		switch v := inspect.At(line, column.Key); {
		case other && (l.nameless || slices.Contains(asWords, column.Key)):
			out[i] = said
		case !v.IsValid():
			out[i] = ""
		default:
			out[i] = c.valueOf(l.Noun, column.Key, v.Interface())
		}
	}
	return out
}

// asWords are parts of which a list tells the word, and nothing besides.
var asWords = []string{"answer", "level", "plan_complete", "kind"}

// valueOf is a part as a spreadsheet takes it.
func (c *Run) valueOf(noun inspect.Noun, key string, value any) any {
	switch v := value.(type) {
	case int:
		if v == 0 && key == "score" { // nobody gave one
			return ""
		}
		return v
	case int64:
		return int(v)
	case uint64:
		return strconv.FormatUint(v, 10) // no spreadsheet holds so many digits
	case float64:
		return v
	case bool:
		switch {
		case !v:
			return ""
		case c.Lang == report.EN:
			return "true"
		}
		return "是"
	case inspect.Date, inspect.Percent:
		return v
	case []inspect.Officer:
		return strings.Join(inspect.Mapped(v, inspect.Officer.String), ";")
	case []string:
		return strings.Join(v, ";")
	case interface{ ZH() string }:
		if c.Lang == report.ZH {
			return v.ZH()
		}
	}
	if c.Lang == report.EN {
		return reflect.ValueOf(value).String()
	}
	return c.Shown(inspect.ParticularOf(noun, key).Kind, value)
}
