package shell

import (
	"io"
	"reflect"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

// Listing is the verb that lists things, each as a line, which is how JSON has it.
type Listing[L any] struct {
	EN, ZH    string
	Noun      inspect.Noun // of whose particulars its cells are
	Sorts, By string       // what it is sorted and narrowed by
	Lines     func(r View, f Narrowed) (page inspect.Page[L], day inspect.Date, err error)
	Each      func(r View, f Narrowed) (day inspect.Date, each Lines[L]) // in their place, where they are too many
	Heads     [2]string                                                  // of its columns
	Keys      string                                                     // of what is in them
	Told      func(c *Run, l L) map[string]string
	Late      func(l L) bool                                  // which lines want attention
	More      func(c *Run, cmd *cobra.Command)                // of its flags
	Tables    func(r View, f Narrowed) (report.Tables, error) // CSV and XLSX, where they are not its lines
	Columns   [3]string                                       // of those, if not all parts: keys, heads EN, heads ZH
	nameless  bool                                            // of what is of no noun
	but       func(key string) bool                           // parts that no file has
}

// screenful is how many a terminal is shown where no limit is given.
const screenful = 50

// Lines goes through the lines of a list one by one, as often as it is called, and
// tells how many there are without a limit.
type Lines[L any] func(fn func(L) error) (total int, err error)

// Narrowed is what the flags of a list leave, and what one of them says.
type Narrowed struct {
	inspect.Filter
	Flag    func(name string) string
	Private bool // without what names people
}

func (l Listing[L]) named() Named { return Named{"list", l.command} }

func (l Listing[L]) command(c *Run) (cmd *cobra.Command) {
	var f *FilterFlags
	cmd = c.Reads("list", l.EN, l.ZH, func(b *inspect.Book, _ []string) error {
		filter, err := f.Filter(c.Ctx, b)
		if err != nil {
			return err
		}
		said, more := func(name string) string { return cmd.Flag(name).Value.String() }, ""
		if limit := cmd.Flag("limit"); limit != nil && !limit.Changed && c.Listed.Format == "table" && Terminal(c.Out) {
			filter.Limit, more = screenful, c.Say("; --limit 0 lists all", "；全部列出请加 --limit 0")
		}
		filter.More = c.Listed.Format == "table" && !c.JSON
		return c.Viewed(b, func(r View) error {
			day, each, err := l.lines(r, Narrowed{filter, said, false})
			if err != nil {
				return err
			}
			c.Stands(day, r.Today)
			if format := c.Listed.Format; format == "csv" || format == "xlsx" {
				if writes, err := l.tables(r, Narrowed{filter, said, false}, each); err != nil {
					return err
				} else if write, ok := writes[format]; ok {
					return write(c.Out, c.Listed.mark)
				}
			}
			return l.print(c, each, more)
		})
	})
	f = c.Filters(cmd, l.Sorts, l.By)
	if l.More != nil {
		l.More(c, cmd)
	}
	return cmd
}

func (l Listing[L]) lines(r View, f Narrowed) (day inspect.Date, each Lines[L], err error) {
	if l.Each != nil {
		day, each = l.Each(r, f)
		return day, each, nil
	}
	page, day, err := l.Lines(r, f)
	return day, held(page), err
}

// namesPeople tells whether a part of a line does.
func (l Listing[L]) namesPeople(key string) bool {
	return inspect.NamesPeople(l.Noun, reflect.TypeFor[L](), key)
}

// tables are the list as CSV and XLSX.
func (l Listing[L]) tables(r View, f Narrowed, each Lines[L]) (report.Tables, error) {
	if l.Tables != nil {
		return l.Tables(r, f)
	}
	if f.Private {
		l.but = l.namesPeople
	}
	return l.writes(r.Run, func(fn func(L) error) error {
		_, err := each(fn)
		return err
	}), nil
}

// WriteCSV writes all that the list has, what was recorded in error too; if private,
// without what names people.
func (l Listing[L]) WriteCSV(r View, w io.Writer, private bool) error {
	r.Listed.of = [2]string{l.EN, l.ZH}
	all := Narrowed{inspect.Filter{Withdrawn: true}, func(string) string { return "" }, private}
	_, each, err := l.lines(r, all)
	if err != nil {
		return err
	}
	writes, err := l.tables(r, all, each)
	if err != nil {
		return err
	}
	return writes["csv"](w, true)
}

// held are the lines of a page.
func held[L any](page inspect.Page[L]) Lines[L] {
	return func(fn func(L) error) (int, error) { return page.Total, inspect.EachOf(page.Rows)(fn) }
}

// print prints lines as a list, and says «n of m» when a limit cut it. Those that want
// attention are red where there is colour; their text says so too.
func (l Listing[L]) print(c *Run, each Lines[L], more string) error {
	var late []bool
	count, total := 0, 0
	rows := func(fn func(L) error) (err error) {
		total, err = each(func(line L) error {
			count++
			return fn(line)
		})
		return err
	}
	switch format := c.Listed.Format; format {
	case "csv", "xlsx", "jsonl":
		return l.writes(c, rows)[format](c.Out, c.Listed.mark)
	}
	data := Streaming(func(held []any) any { return c.RowsData(held, total) }, rows)
	return c.Print(data, func(w io.Writer) error {
		colours := c.Colours(c.Out)
		if colours {
			w = &painter{w: w, urgent: func(line int) bool { return line > 0 && late[line-1] }}
		}
		read := l.cells(c)
		cells := func(fn func([]string) error) error {
			return rows(func(line L) error {
				if count == 1 { // there is no head over nothing
					fn(c.Head(l.Heads[0], l.Heads[1]))
				}
				if colours {
					late = append(late, l.Late != nil && l.Late(line))
				}
				return fn(read(line))
			})
		}
		switch err := (report.Table{Rows: cells}).Write(w); {
		case err != nil:
			return err
		case count == 0:
			c.Note("nothing to list", "没有符合条件的条目")
		case total == inspect.Uncounted:
			c.Note("%d, and there are more%s", "显示 %d 条，还有更多%s", count, more)
		case total > count:
			c.Note("%d of %d%s", "显示 %d 条，共 %d 条%s", count, total, more)
		}
		return nil
	})
}

// cells are parts of a line below the heads, but what is told otherwise.
func (l Listing[L]) cells(c *Run) func(line L) []string {
	parts, at := c.partsOf(l.Noun, l.Keys), new(L)
	return func(line L) []string {
		*at = line
		var other map[string]string
		if l.Told != nil {
			other = l.Told(c, line)
		}
		return parts.of(at, other)
	}
}

// ListAll prints lines of no noun.
func ListAll[L any](c *Run, lines []L, en, zh, keys string, told func(*Run, L) map[string]string) error {
	l := Listing[L]{Heads: [2]string{en, zh}, Keys: keys, Told: told, nameless: true}
	return l.print(c, held(inspect.Page[L]{Rows: lines, Total: len(lines)}), "")
}

// WriteAll are lines of no noun as files of that name, in columns of those keys and
// Chinese heads; the English ones are the keys.
func WriteAll[L any](c *Run, called [2]string, lines []L, keys, zh string,
	told func(*Run, L) map[string]string) report.Tables {
	l := Listing[L]{Columns: [3]string{keys, strings.ReplaceAll(keys, " ", "|"), zh}, Told: told, nameless: true}
	c.Listed.of = called
	return l.writes(c, inspect.EachOf(lines))
}

// ListedBy goes through the rows of a noun's list, and makes a line of each.
func ListedBy[R, L any](noun inspect.Noun, line func(R) L) func(View, Narrowed) (inspect.Date, Lines[L]) {
	return func(r View, f Narrowed) (inspect.Date, Lines[L]) {
		return "", func(fn func(L) error) (int, error) {
			return r.List(noun, f.Filter, func(row any) error { return fn(line(*row.(*R))) })
		}
	}
}

// PageOf is a page of lines.
func PageOf[R, L any](page inspect.Page[R], line func(R) L) inspect.Page[L] {
	return inspect.Page[L]{Rows: inspect.Mapped(page.Rows, line), Total: page.Total}
}

// Stands says as of which day a list is, if that is past.
func (c *Run) Stands(day, today inspect.Date) {
	if day != "" && day != today {
		c.asOf = day
		c.Note("as of %s", "状态截至 %s", day)
	}
}

// OrNone is a list that JSON prints as one even when it is empty.
func OrNone[T any](rows []T) []T {
	if rows == nil {
		return []T{}
	}
	return rows
}
