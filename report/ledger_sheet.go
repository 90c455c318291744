package report

import (
	"io"

	"rectify/inspect"
)

// ledgerGrid has every column, for programs that sort and filter themselves.
func ledgerGrid(l inspect.Ledger, in Lang) grid {
	g := grid{rows: make([][]any, len(l.Rows))}
	for _, c := range ledgerColumns {
		g.head = append(g.head, in.say(c.en, c.zh))
		g.right = append(g.right, c.key == "no" || c.key == "overdue_days")
	}
	for i := range l.Rows {
		g.rows[i] = make([]any, len(ledgerColumns))
		for k, c := range ledgerColumns {
			g.rows[i][k] = c.cell(l, i, in)
		}
	}
	return g
}

// ledgerSumGrid are the sums as numbers.
func ledgerSumGrid(l inspect.Ledger, in Lang) grid {
	g := grid{head: []string{in.say("level", "级别"), in.say("hazards", "隐患"), in.say("withdrawn", "误录"), in.say("rectified", "已整改"), in.say("on the spot", "当场整改"),
		in.say("ordered", "整改中"), in.say("open", "待责令"), in.say("overdue", "逾期"), in.say("rate", "整改率")}}
	general, major, all := ledgerSums(l)
	for _, s := range []struct {
		name string
		sum  ledgerSum
	}{{in.say("general", "一般"), general}, {in.say("major", "重大"), major}, {in.say("total", "合计"), all}} {
		g.rows = append(g.rows, []any{s.name, s.sum.found, s.sum.withdrawn, s.sum.rectified, s.sum.spot, s.sum.ordered, s.sum.open, s.sum.overdue,
			inspect.Rate{Numerator: s.sum.rectified, Denominator: s.sum.found - s.sum.withdrawn}})
	}
	for range g.head {
		g.right = append(g.right, true)
	}
	return g
}

// WriteLedgerXLSX writes a ledger as a workbook with real numbers: the sheet
// Ledger, its head in sight, and Sums.
func WriteLedgerXLSX(w io.Writer, l inspect.Ledger, in Lang) error {
	book := newWorkbook()
	book.sheet("Ledger", "", ledgerGrid(l, in))
	book.sheet("Sums", in.say("Agency  ", "填报单位  ")+l.Agency+"\n"+in.say("As on  ", "截至  ")+string(l.Day), ledgerSumGrid(l, in))
	return book.write(w)
}

// WriteLedgerCSV writes a ledger's rows under the names of the columns, which
// do not depend on the language; new ones are only ever added on the right.
func WriteLedgerCSV(w io.Writer, l inspect.Ledger, withBOM bool) error {
	lines := make([][]string, 1, len(l.Rows)+1)
	for _, c := range ledgerColumns {
		lines[0] = append(lines[0], c.key)
	}
	for i := range l.Rows {
		line := make([]string, len(ledgerColumns))
		for k, c := range ledgerColumns {
			line[k] = plain(c.value(l, i))
		}
		lines = append(lines, line)
	}
	return writeCSV(w, lines, withBOM)
}
