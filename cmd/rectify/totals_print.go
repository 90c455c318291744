package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

// formats are what a table of figures can be written as.
var formats = []string{"table", "csv", "xlsx", "jsonl", "json", "text"}

func totals(c *shell.Run, book *inspect.Book, o totalsOptions) error {
	format, err := c.FormatOf(o.Format, o.Output, formats...)
	if err != nil {
		return err
	}
	q, err := o.query(c.Ctx, book)
	if err != nil {
		return err
	}
	if o.Rows != "" {
		c.Schema = shell.Versioned("totals.rows")
		if o.Rows, err = inspect.TotalsTable.Parse(o.Rows); err != nil {
			return err
		}
		t, err := book.Totals(c.Ctx, q)
		if err != nil {
			return err
		}
		return book.Rows(c.Ctx, o.Rows, q, func(rows inspect.Each[inspect.FigureRow]) error {
			p, err := rowsPaper(c, inspect.TotalsTable.Named(o.Rows).Rows, o.Rows, t.Period, t.Closed, rows)
			if err != nil {
				return err
			}
			return publish(c, p, format, o.Output)
		})
	}
	t, err := book.Totals(c.Ctx, q)
	if err != nil {
		return err
	}
	closing(c, t)
	return publish(c, totalsPaper(c, t), format, o.Output)
}

func totalsPaper(c *shell.Run, t inspect.Totals) printout {
	writes := report.Totals(inWords(c, t), c.Lang, c.Author)
	writes["jsonl"] = report.Totals(t, c.Lang, c.Author)["jsonl"] // in the words of --json
	writes["text"] = func(w io.Writer, _ bool) error {
		_, err := fmt.Fprintln(w, totalsSentence(t))
		return err
	}
	return printout{name: spanned("totals", t.Period), data: t, writes: writes}
}

// spanned is the name of a file of a period's.
func spanned(name string, p inspect.Period) string {
	return name + "-" + string(p.From) + "-" + string(p.To.Add(-1))
}

// totalsSentence is the report's paragraph, which is Chinese in any language.
func totalsSentence(t inspect.Totals) string {
	return report.TotalsSentence(inWords(inChinese, t))
}

// inWords gives common words their names in the user's language, where people
// read them; the keys stay as they are.
func inWords(c *shell.Run, t inspect.Totals) inspect.Totals {
	if t.Closed != nil {
		closed := *t.Closed
		closed.Parts, t.Closed = wordedParts(c, closed.Parts), &closed
	}
	t.Scope = maps.Clone(t.Scope)
	for dim, key := range t.Scope {
		t.Scope[dim] = c.Term(termsOf[dim], key)
	}
	t.Groups = slices.Clone(t.Groups)
	for i, g := range t.Groups {
		t.Groups[i].Label = c.Term(termsOf[t.By], g.Label)
	}
	return t
}

// termsOf are the common words of what totals may be parted by.
var termsOf = map[inspect.Dim][]inspect.Term{inspect.BySector: inspect.Sectors, inspect.ByCategory: inspect.Categories}

// wordedParts has common words by their names in the user's language.
func wordedParts(c *shell.Run, p inspect.Parts) inspect.Parts {
	out := maps.Clone(p)
	for dim, terms := range termsOf {
		if len(p[dim]) == 0 {
			continue
		}
		out[dim] = map[string]map[string]int{}
		for key, later := range p[dim] {
			out[dim][c.Term(terms, key)] = later
		}
	}
	return out
}

// behind are the rows behind a figure, as JSON.
type behind struct {
	Figure string         `json:"figure"`
	Period inspect.Period `json:"period"`
	Count  int            `json:"count"`
	Closed *int           `json:"closed,omitempty"` // the figure as it was frozen, of a closed month: Count is of what is recorded now
	Rows   []any          `json:"rows"`
}

// rowsPaper has the rows as the book is; of a closed month whose figure
// was another it says so.
func rowsPaper(c *shell.Run, of inspect.Noun, figure string, p inspect.Period, closed *inspect.Closing,
	rows inspect.Each[inspect.FigureRow]) (printout, error) {
	n, err := rows.Count()
	var frozen *int
	if closed != nil { // though the count is the same, the rows may not be
		was := n - closed.Later[figure]
		frozen = &was
	}
	named := func(fn func(inspect.FigureRow) error) error {
		return rows(func(r inspect.FigureRow) error {
			r.Category = c.Term(inspect.Categories, r.Category)
			return fn(r)
		})
	}
	writes := report.Rows(named, c.Lang, of, rowsTitle(c, of, figure, p), c.Author)
	table := writes["table"]
	writes["table"] = func(w io.Writer, _ bool) error {
		c.Note("%s from %s to %s: %d", "%s，%s 至 %s：%d 条", figure, p.From, p.To.Add(-1), n)
		if frozen != nil {
			c.Note("closed on %s at %d; entered later: %+d; the rows show what is recorded now",
				"%s 结账数 %d；后补、更正 %+d；明细为现在登记的", closed.On, *frozen, n-*frozen)
		}
		return table(w, false)
	}
	data := shell.Streaming(func(held []any) any { return behind{figure, p, n, frozen, held} }, rows)
	return printout{name: spanned(figure, p), data: data, writes: writes}, err
}

// rowsTitle says of which figure and days the rows are.
func rowsTitle(c *shell.Run, of inspect.Noun, figure string, p inspect.Period) string {
	table := inspect.TotalsTable
	if of == inspect.Complaints {
		table = inspect.ComplaintTable()
	}
	name := ""
	for _, f := range table[:slices.Index(table.Keys(), figure)+1] {
		if said := c.Say(f.EN, f.ZH); !strings.HasPrefix(said, " ") {
			name = said
		} else if f.Key == figure { // one of those
			name += c.Say(": ", "：") + strings.TrimSpace(said)
		}
	}
	return c.Say("%s, %s to %s", "%s，%s 至 %s", shell.Capital(name), p.From, p.To.Add(-1))
}

// publish writes p to the file that was asked for, or to stdout.
func publish(c *shell.Run, p printout, format, output string) error {
	write := p.writes[format]
	switch {
	case format == "json":
		write = func(w io.Writer, _ bool) error { // the one JSON object, as --json has it
			to := *c
			to.Out, to.JSON = w, true
			return to.Print(p.data, nil)
		}
	case write == nil:
		return shell.Usage("this cannot be written as %s", "不能输出为 %s", format).
			Hint("text is of totals alone", "text 仅用于汇总")
	}
	return c.Publish(format, output, p.name, write)
}
