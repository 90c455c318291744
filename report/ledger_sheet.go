package report

import (
	"io"
	"strings"

	"rectify/inspect"
	"rectify/report/workbook"
)

// ledgerGrid has every column, for programs that sort and filter themselves.
func ledgerGrid(l inspect.Ledger, in Lang, people bool, name func(ledgerColumn) string) (g grid) {
	var kept []ledgerColumn
	for _, c := range ledgerColumns {
		if !l.Private || !c.namesPeople() {
			g.head, kept = append(g.head, name(c)), append(kept, c)
		}
	}
	g.each = func(fn func([]any) error) error {
		cells, line := make([]any, len(kept)), ledgerLine{day: l.Day, in: in, people: people} // of one row after another
		return l.Rows(func(r inspect.LedgerRow) error {
			line.LedgerRow = r
			line.no++
			for i, c := range kept {
				cells[i] = c.of(&line)
			}
			return fn(cells)
		})
	}
	return g
}

// ledgerRow is how high a row of one line is, in points: as many are on a page as on paper.
const ledgerRow = 20.6

// ledgerSheet has first the columns that are on paper, as wide as there; what was found has
// what they leave of a page, and the others are beside what is printed.
func ledgerSheet(l inspect.Ledger, in Lang) grid {
	g := ledgerGrid(l, in, true, func(c ledgerColumn) string { return in.say(c.en, c.zh) })
	g.name, g.title, g.in, g.size = in.say("Ledger", "台账"), in.say("Ledger of hazards", ledgerTitle), in, ledgerSize
	g.row = ledgerRow
	var beside []int
	for k, c := range ledgerColumns {
		if c.width == unprinted {
			beside = append(beside, k)
			continue
		}
		switch {
		case c.width == 0:
			g.rest = len(g.order)
		case c.key == "state":
			g.whole = []int{k}
		}
		g.order, g.limits = append(g.order, k), append(g.limits, c.width/perPoint/workbook.Digit)
	}
	g.printed = len(g.order)
	g.order = append(g.order, beside...)
	return g
}

// ledgerSumGrid are the sums as numbers.
func ledgerSumGrid(s ledgerSums, in Lang) grid {
	g := grid{name: in.say("Sums", "合计"), in: in, parted: true, head: []string{in.say("level", "级别"),
		in.say("hazards", "隐患"), in.say("rectified", "已整改"), in.say("on the spot", "当场整改"), in.say("ordered", "整改中"),
		in.say("not-ordered", "待责令"), in.say("overdue", "逾期"), in.say("rate", "整改率")}}
	g.rows = [][]any{s.general.row(in.say("general", "一般")), s.major.row(in.say("major", "重大")),
		s.all.row(in.say("total", "合计"))}
	return g
}

// Ledger is a ledger as a workbook, the sheet 台账 or Ledger, its head in sight, and the sums; and
// its rows as CSV, in English under the keys of the columns, which never change, with
// the record's own words. On paper it is another: [WriteLedgerPDF].
func Ledger(l inspect.Ledger, in Lang) Tables {
	return Tables{
		"csv": func(w io.Writer, mark bool) error {
			g := ledgerGrid(l, in, false, func(c ledgerColumn) string { return in.say(c.key, c.zh) })
			return writeCSV(w, g.head, g.words, mark)
		},
		"jsonl": func(w io.Writer, _ bool) error {
			return writeLines(w, ledgerGrid(l, EN, false, func(c ledgerColumn) string { return c.key }))
		},
		"xlsx": func(w io.Writer, _ bool) error {
			var sums ledgerSums
			rows := ledgerSheet(sums.along(&l), in)
			book := workbook.Book{Title: rows.title, Author: l.Agency, Made: l.Day}
			if err := rows.onto(&book); err != nil {
				return err
			}
			sum := ledgerSumGrid(sums, in)
			sum.above = in.say("Agency  ", "填报单位  ") + l.Agency + "\n" + in.say("As of  ", "截至  ") + string(l.Day) + "\n" +
				strings.Join(sums.notes(l, in), "\n")
			return writeSheets(w, book, sum)
		},
	}
}
