package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"rectify/inspect"
	"rectify/report"
)

// list prints rows as a table and says «n of m» when a limit cut it.
func (c *cli) list(rows any, n, total int, head []string, cell func(i int) []string) error {
	return c.listMarked(rows, n, total, head, cell, func(int) bool { return false })
}

// listMarked prints the rows that want attention in red where there is colour;
// their text says so too.
func (c *cli) listMarked(rows any, n, total int, head []string, cell func(i int) []string, urgent func(i int) bool) error {
	data := c.rowsData(rows, total)
	return c.print(data, func(w io.Writer) error {
		return c.table(w, n, total, head, func(fn func([]string) error) (err error) {
			for i := 0; i < n && err == nil; i++ {
				err = fn(cell(i))
			}
			return err
		}, urgent)
	})
}

// rowsData is a list in JSON.
func (c *cli) rowsData(rows any, total int) map[string]any {
	data := map[string]any{"rows": rows, "total": total}
	if c.asOf != "" {
		data["as_of"] = c.asOf
	}
	return data
}

// listEach is listMarked for n rows that may be too many to hold.
func listEach[T any](c *cli, rows inspect.Each[T], n, total int, head []string, cell func(T) []string, urgent func(i int) bool) error {
	data := streamed{func(held []any) any { return c.rowsData(held, total) }, anyOf(rows)}
	return c.print(data, func(w io.Writer) error {
		return c.table(w, n, total, head, func(fn func([]string) error) error {
			return rows(func(row T) error { return fn(cell(row)) })
		}, urgent)
	})
}

func (c *cli) table(w io.Writer, n, total int, head []string, rows inspect.Each[[]string], urgent func(i int) bool) error {
	if n == 0 {
		c.note("nothing to list", "没有符合条件的条目")
		return nil
	}
	if c.coloured() {
		w = &painter{w: w, urgent: func(line int) bool { return line > 0 && urgent(line-1) }}
	}
	if err := (report.Table{Head: head, Rows: rows}).Write(w); err != nil {
		return err
	}
	if total > n {
		c.note("%d of %d", "显示 %d 条，共 %d 条", n, total)
	}
	return nil
}

// confirm asks before something that cannot be taken back; without a terminal
// --yes must have said so.
func (c *cli) confirm(ctx context.Context, en, zh string, args ...any) error {
	if c.yes {
		return nil
	}
	if c.noInput || !terminal(c.in) {
		return usage("%[1]s: say --yes", "%[2]s：请加 --yes", fmt.Sprintf(en, args...), fmt.Sprintf(zh, args...)).
			Hint("there is no terminal to ask on", "当前没有可供询问的终端")
	}
	answer, err := c.answer(ctx, en+"? [y/N] ", zh+"？[y/N] ", args...)
	if err != nil {
		return err
	}
	switch strings.ToLower(answer) {
	case "y", "yes", "是":
		return nil
	}
	return inspect.Errorf(inspect.CodeRefused, "not done", "未执行")
}

// confirmed does what cannot be taken back once the person has said so; what
// would be refused is refused before anything is asked.
func (c *cli) confirmed(ctx context.Context, b *inspect.Book, do func(*inspect.Book) error, en, zh string, args ...any) error {
	if !c.yes {
		if err := do(b.Trial()); err != nil {
			return err
		}
	}
	if err := c.confirm(ctx, en, zh, args...); err != nil {
		return err
	}
	return do(b)
}

// answer is what a person at the terminal says to a question.
func (c *cli) answer(ctx context.Context, en, zh string, args ...any) (string, error) {
	fmt.Fprint(c.err, c.say(en, zh, args...))
	said, err := await(ctx, func() (string, error) { return bufio.NewReader(c.in).ReadString('\n') })
	if err != nil && err != io.EOF {
		return "", err
	}
	return strings.TrimSpace(said), nil
}

// reasonGiven asks for --reason before anything is asked of the person.
func (c *cli) reasonGiven(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return inspect.Errorf(inspect.CodeInvalid, "no reason is given", "没有写明原因").Hint("give --reason", "请给出 --reason")
	}
	return nil
}
