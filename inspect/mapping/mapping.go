// Package mapping reads what an office writes once of another system's tables: which
// of their columns is which field of ours, their words for ours, how they write a date,
// and in which encoding. It may import inspect alone.
package mapping

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"rectify/inspect"
)

// Map says how a table of another system is written.
type Map struct {
	Format   string // csv or xlsx
	Encoding string // of CSV: utf-8, gbk or gb18030
	Rows     string // what a row is: hazards, or figures of a period
	Layout   string // of a date, as the time package has it
	Text     bool   // a workbook has a date as a text
	Columns  []Column

	said []string // settings
}

// Column is one of theirs.
type Column struct {
	Group, Head string
	Field       // of ours; its key is "" in a column that always holds Fixed
	Fixed       string
	Words       []Word
	Line        int
}

// Field is one of ours, by its key.
type Field struct {
	Key   string
	Day   bool           // it holds a day
	YesNo bool           // it says yes, or is blank
	Terms []inspect.Term // the words that it may hold; none where any may
}

// Whole is a column's head with its group.
func (c Column) Whole() string { return c.Group + c.Head }

// settings are the lines before the columns, by either name.
var settings = map[string]string{"format": "format", "格式": "format", "encoding": "encoding", "编码": "encoding",
	"rows": "rows", "行": "rows", "date": "date", "日期": "date"}

// values are what a setting may say, by either name.
var values = map[string]map[string]string{
	"format":   {"csv": "csv", "xlsx": "xlsx"},
	"encoding": {"utf-8": "utf-8", "utf8": "utf-8", "gbk": "gbk", "gb18030": "gb18030"},
	"rows":     {"hazards": "hazards", "隐患": "hazards", "figures": "figures", "统计": "figures"}}

// mostLines is how many lines a map may have.
const mostLines = 2000

// Parse reads a map. field tells our field that a map calls so, of a row of that kind.
//
//	# a line of words for people
//	格式: xlsx
//	日期: 2021/11/24
//	检查情况/检查日期 = 检查日期
//	隐患等级 = 级别 | 一般=一般隐患, 重大=重大隐患
//	填报单位 = "示范区应急管理局"
func Parse(name string, text []byte, field func(rows, name string) (Field, bool)) (Map, error) {
	m := Map{Format: "csv", Encoding: "utf-8", Rows: "hazards", Layout: time.DateOnly}
	n := 0
	for line := range strings.Lines(string(text)) {
		if n++; n > mostLines {
			return m, fault(name, n, "a map has at most %d lines", "对应表最多 %d 行", mostLines)
		}
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" || line[0] == '#' {
			continue
		}
		if err := m.line(name, n, line, field); err != nil {
			return m, err
		}
	}
	if len(m.Columns) == 0 {
		return m, inspect.Errorf(inspect.CodeInvalid, "%s names no column", "%s 没有写明任何列", name).
			Hint("write a line for each column: HEAD = FIELD", "请每列写一行：表头 = 字段")
	}
	return m, nil
}

func fault(name string, line int, en, zh string, args ...any) *inspect.Error {
	return inspect.Errorf(inspect.CodeInvalid, fmt.Sprintf("%s:%d: ", name, line)+en,
		fmt.Sprintf("%s 第 %d 行：", name, line)+zh, args...)
}

func (m *Map) line(name string, n int, line string, field func(rows, name string) (Field, bool)) error {
	head, says, column := strings.Cut(line, "=")
	if !column {
		return m.setting(name, n, line)
	}
	c := Column{Head: strings.TrimSpace(head), Line: n}
	if group, head, ok := strings.Cut(c.Head, "/"); ok {
		c.Group, c.Head = strings.TrimSpace(group), strings.TrimSpace(head)
	}
	if c.Head == "" {
		return fault(name, n, "the column has no head", "该列没有表头")
	}
	if slices.ContainsFunc(m.Columns, func(o Column) bool { return o.Group == c.Group && o.Head == c.Head }) {
		return fault(name, n, "the column %s is there already", "“%s”列已经写过", c.Whole())
	}
	says, words, _ := strings.Cut(strings.TrimSpace(says), "|")
	var known bool
	if fixed, ok := strings.CutPrefix(strings.TrimSpace(says), `"`); ok {
		if c.Fixed, known = strings.CutSuffix(fixed, `"`); !known {
			return fault(name, n, "the text has no quote at its end", "固定内容缺少末尾的引号")
		}
		m.Columns = append(m.Columns, c)
		return nil
	}
	if c.Field, known = field(m.Rows, strings.TrimSpace(says)); !known {
		return fault(name, n, "there is no field %q", "没有“%s”这个字段", strings.TrimSpace(says)).
			Hint("rectify help fields lists all", "rectify help fields 列出全部字段")
	}
	if slices.ContainsFunc(m.Columns, func(o Column) bool { return o.Key == c.Key && c.Key != "" }) {
		at := slices.IndexFunc(m.Columns, func(o Column) bool { return o.Key == c.Key })
		return fault(name, n, "two columns are the field %s: %s and %s", "有两列对应同一字段 %s：%s、%s", c.Key,
			m.Columns[at].Whole(), c.Whole()).
			Hint("leave one of them out", "请去掉其中一列")
	}
	if err := c.translated(name, words); err != nil {
		return err
	}
	m.Columns = append(m.Columns, c)
	return nil
}

func (m *Map) setting(name string, n int, line string) error {
	key, said, ok := strings.Cut(strings.Replace(line, "：", ":", 1), ":")
	key, said = settings[strings.ToLower(strings.TrimSpace(key))], strings.TrimSpace(said)
	if !ok || key == "" {
		return fault(name, n, "%q is neither a setting nor a column", "“%s”既不是设置也不是列", line).
			Hint("settings are format, encoding, rows and date, as format: csv; a column is HEAD = FIELD",
				"设置有 格式、编码、行、日期，如 格式: csv；列写作 表头 = 字段")
	}
	if slices.Contains(m.said, key) {
		return fault(name, n, "%s was said before", "“%s”已经写过", strings.TrimSpace(strings.FieldsFunc(line, colon)[0])).
			Hint("leave one of them out", "请去掉其中一处")
	}
	m.said = append(m.said, key)
	if key == "date" {
		return m.date(name, n, said)
	}
	value, ok := values[key][strings.ToLower(said)]
	if !ok {
		words := strings.Join(slices.Sorted(maps.Keys(values[key])), ", ")
		return fault(name, n, "%[1]s cannot be %[2]q", "%[1]s 不能是“%[2]s”",
			strings.TrimSpace(strings.FieldsFunc(line, colon)[0]), said).
			Hint("it can be one of "+words, "可用："+words)
	}
	switch key {
	case "format":
		m.Format = value
	case "encoding":
		m.Encoding = value
	case "rows":
		if len(m.Columns) > 0 {
			return fault(name, n, "what a row is must be said before the columns", "“行”须写在各列之前")
		}
		m.Rows = value
	}
	return nil
}

func colon(r rune) bool { return r == ':' || r == '：' }

// unquoted is a text that may stand in quotes.
func unquoted(said string) (text string, quoted bool) {
	if len(said) > 1 && strings.HasPrefix(said, `"`) && strings.HasSuffix(said, `"`) {
		return said[1 : len(said)-1], true
	}
	return said, false
}

// example is the day by which a map shows how dates are written.
var example = time.Date(2021, 11, 24, 0, 0, 0, 0, time.UTC)

// date understands how the day 2021-11-24 is written.
func (m *Map) date(name string, n int, said string) error {
	said, m.Text = unquoted(said)
	m.Layout = strings.NewReplacer("2021", "2006", "11", "01", "24", "02").Replace(said)
	if m.Layout == said || example.Format(m.Layout) != said || !strings.Contains(said, "2021") ||
		!strings.Contains(said, "11") || !strings.Contains(said, "24") || len(digits().FindAllString(said, -1)) != 8 {
		return fault(name, n, "write as a date 24 November 2021 in their form", "请按对方写法写出 2021 年 11 月 24 日").
			Hint("such as 2021/11/24 or 20211124", "如 2021/11/24 或 20211124")
	}
	return nil
}

// digits are those of a date.
var digits = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]`) })

// Shown is how a workbook shows a date, as spreadsheets word it; "" where it is a text.
func (m Map) Shown() string {
	if m.Format == "csv" || m.Text {
		return ""
	}
	quoted := func(r rune) string {
		if strings.ContainsRune("0123456789-/. ", r) {
			return string(r)
		}
		return `"` + string(r) + `"`
	}
	var form strings.Builder
	for _, r := range m.Layout {
		form.WriteString(quoted(r))
	}
	return strings.NewReplacer("2006", "yyyy", "01", "mm", "02", "dd").Replace(form.String())
}

// Day writes one of ours in their form; none stays none.
func (m Map) Day(d inspect.Date) string {
	day, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return day.Format(m.Layout)
}

// OurDay reads one of theirs; what is none stays.
func (m Map) OurDay(said string) string {
	if day, err := time.Parse(m.Layout, strings.TrimSpace(said)); err == nil {
		return day.Format(time.DateOnly)
	}
	return said
}
