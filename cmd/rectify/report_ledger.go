package main

import (
	"cmp"
	"context"
	"io"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

func newReportLedgerCommand(c *shell.Run) *cobra.Command {
	var f *shell.FilterFlags
	var v ledgerFlags
	out := &outFlags{formats: []string{"pdf", "xlsx", "csv", "jsonl"}}
	cmd := reporting(c, "ledger", "the ledger of hazards (PDF, XLSX, CSV, JSON lines)", "隐患台账（PDF、XLSX、CSV、JSON 行）",
		out, func(b *inspect.Book, _ []string, hand func(printout) error) error {
			o, err := v.options(c, *out)
			if err != nil {
				return err
			}
			filter, err := f.Filter(c.Ctx, b)
			if err != nil {
				return err
			}
			words, err := narrowings(c.Ctx, b, filter)
			if err != nil {
				return err
			}
			return b.Ledger(c.Ctx, filter, func(l inspect.Ledger) error {
				l.Narrowed = words
				return hand(ledgerPrintout(c, l, o))
			})
		}, &v)
	cmd.Long = c.Say(`ledger prints the hazards that hazard list would, with who found them, as of the
last day of the period, or today. On paper a row is split only if it is higher
than a page, the header is on every page, totals end it, and 2000 hazards are the
most; a workbook or CSV takes them all. --by site prints the hazards of a unit
together, under its name. --photos prints photos as found and as later beside each
other, at most 500, in place of category, notice and inspectors.`,
		`隐患台账列出与 hazard list 相同条件的隐患及其检查人，状态截至期间最后一天（未给截止日的，截至今天）。
打印时一行不跨页（一行超过一页的除外），每页重复表头，末尾有合计；
一次最多打印 2000 项，.xlsx 和 .csv 不限。
--by site 按单位分组，各单位的隐患排在该单位名下；
--photos 并列整改前、整改后照片，最多 500 张，不再列类别、文书编号和检查人。`)
	cmd.Example = `  rectify report ledger --campaign 2021 -o ledger.pdf
  rectify report ledger --month 2021-11 --state unresolved -o ledger.xlsx
  rectify report ledger --month 2021-11 --by site --photos -o photos.pdf
  rectify report ledger --town 石碁镇 -o - --format csv`
	f = c.Filters(cmd, hazardSorts, hazardFilters)
	cmd.Flag("overdue").Usage = c.Say("overdue on the last day of the period, else today", "截至期间最后一天（未给截止日的，今天）已逾期")
	return cmd
}

// ledgerFlags are how a ledger is printed.
type ledgerFlags struct {
	By     string `flag:"by" words:"site=单位" en:"group by site (PDF)" zh:"分组：site（单位；限 PDF）"`
	Photos bool   `flag:"photos" en:"photos before and after beside each other (PDF)" zh:"并列整改前、整改后照片（限 PDF）"`
}

// options are the flags understood, of a ledger that is written as out says.
func (v ledgerFlags) options(c *shell.Run, out outFlags) (o report.LedgerOptions, err error) {
	if o.Photos = v.Photos; v.By != "" {
		_, err = inspect.Choose("group of a ledger", "台账的分组", []inspect.Choice[inspect.Dim]{
			{Value: inspect.BySite, ZH: "单位"}}, v.By)
		o.BySite = true
	}
	if err != nil || o == (report.LedgerOptions{}) {
		return o, err
	}
	if kind, err := out.kind(c); err != nil || kind != "pdf" {
		return o, cmp.Or(err, error(shell.Usage("--by and --photos are for a PDF, not for .%[1]s",
			"--by、--photos 只用于 PDF，不用于 .%[1]s", kind).Hint("leave them out, or write a .pdf", "请去掉，或写成 .pdf")))
	}
	return o, nil
}

// narrowings says a filter in words, but for its days.
func narrowings(ctx context.Context, b *inspect.Book, f inspect.Filter) (out []string, err error) {
	err = b.Read(ctx, func(r inspect.Reader) error {
		for _, ref := range []inspect.Ref{inspect.Sites.Ref(f.Site), inspect.Campaigns.Ref(f.Campaign),
			inspect.Inspections.Ref(f.Inspection), inspect.Notices.Ref(f.Notice)} {
			name, err := refName(r, ref)
			if err != nil {
				return err
			}
			out = append(out, ofWhat([2]string{ref.Noun.ZH(), name})...)
		}
		return nil
	})
	word := func(terms []inspect.Term, w *string) string {
		switch {
		case w == nil:
			return ""
		case *w == "":
			return "（未填）"
		}
		return inChinese.Term(terms, *w)
	}
	late := ""
	if f.Overdue != "" {
		late = "是"
	}
	return append(out, ofWhat([2]string{"行业", word(inspect.Sectors, f.Sector)}, [2]string{"乡镇街道", word(nil, f.Town)},
		[2]string{"类别", word(inspect.Categories, f.Category)},
		[2]string{"级别", f.Level.ZH()}, [2]string{"状态", shell.Together(f.States, inspect.State.ZH)}, [2]string{"逾期", late},
		[2]string{"检查人员", f.Inspector},
		[2]string{"含", f.Text})...), err
}

// termed is a ledger with common words by their names.
func termed(l inspect.Ledger, word func([]inspect.Term, string) string) inspect.Ledger {
	rows := l.Rows
	l.Rows = func(fn func(inspect.LedgerRow) error) error {
		return rows(func(r inspect.LedgerRow) error {
			r.Category, r.Sector = word(inspect.Categories, r.Category), word(inspect.Sectors, r.Sector)
			return fn(r)
		})
	}
	return l
}

// ledgerPrintout writes a ledger.
func ledgerPrintout(c *shell.Run, l inspect.Ledger, o report.LedgerOptions) printout {
	if words := report.LedgerClosed(l, c.Lang); words != "" {
		c.Remark("%[1]s", "%[1]s", words)
	}
	if n := l.Reopened; n > 0 {
		c.Remark("%d hazard%s had been reopened: "+
			"a ledger does not show that, and a book that imports it counts from the day found on",
			"有 %[1]d 项隐患曾整改后重新打开：台账中没有这一情况，导入其他台账后将自发现之日起统计", n, inspect.Many(n))
	}
	data := map[string]any{"as_of": l.Day, "withdrawn": l.Withdrawn}
	if l.Closed != nil {
		data["closed"], data["figures"] = l.Closed, l.Was
	}
	writes := report.Ledger(termed(l, c.Term), c.Lang)
	writes["pdf"] = func(w io.Writer, _ bool) error { return report.WriteLedgerPDF(w, termed(l, inChinese.Term), o) }
	return printout{name: "隐患台账-" + string(l.Day), rows: l.Listed, data: data, writes: writes}
}
