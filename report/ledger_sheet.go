package report

import (
	"io"
	"strings"

	"rectify/inspect"
)

// ledgerGrid has every column, for programs that sort and filter themselves.
func ledgerGrid(l inspect.Ledger, head func(ledgerColumn) string, value func(c ledgerColumn, r inspect.LedgerRow, no int) any) grid {
	g := grid{name: "Ledger"}
	for _, c := range ledgerColumns {
		g.head = append(g.head, head(c))
	}
	g.each = func(fn func([]any) error) error {
		no := 0
		cells := make([]any, len(ledgerColumns)) // of one row after another
		return l.Rows(func(r inspect.LedgerRow) error {
			no++
			for k, c := range ledgerColumns {
				cells[k] = value(c, r, no)
			}
			return fn(cells)
		})
	}
	return g
}

// ledgerSumGrid are the sums as numbers.
func ledgerSumGrid(s ledgerSums, in Lang) grid {
	g := grid{name: "Sums", head: []string{in.say("level", "级别"), in.say("hazards", "隐患"),
		in.say("rectified", "已整改"), in.say("on the spot", "当场整改"), in.say("ordered", "整改中"),
		in.say("not-ordered", "待责令"), in.say("overdue", "逾期"), in.say("rate", "整改率")}}
	for _, s := range []struct {
		name string
		sum  ledgerSum
	}{{in.say("general", "一般"), s.general}, {in.say("major", "重大"), s.major}, {in.say("total", "合计"), s.all}} {
		g.rows = append(g.rows, []any{s.name, s.sum.found, s.sum.rectified, s.sum.spot, s.sum.ordered, s.sum.open, s.sum.overdue,
			inspect.Rate{Numerator: s.sum.rectified, Denominator: s.sum.found}})
	}
	return g
}

// WriteLedgerXLSX writes a ledger as a workbook with real numbers: the sheet
// Ledger, its head in sight, and Sums.
func WriteLedgerXLSX(w io.Writer, l inspect.Ledger, in Lang) error {
	sums, err := sumLedger(l)
	if err != nil {
		return err
	}
	rows := ledgerGrid(l, func(c ledgerColumn) string { return in.say(c.en, c.zh) },
		func(c ledgerColumn, r inspect.LedgerRow, no int) any { return c.cell(r, no, l.Day, in) })
	sum := ledgerSumGrid(sums, in)
	sum.above = in.say("Agency  ", "填报单位  ") + l.Agency + "\n" + in.say("As on  ", "截至  ") + string(l.Day) + "\n" +
		strings.Join(sums.notes(l, in), "\n")
	return writeSheets(w, rows, sum)
}

// WriteLedgerCSV writes a ledger's rows, in English under the keys of the columns,
// which never change, with the record's own words; new ones are only ever added on the right.
func WriteLedgerCSV(w io.Writer, l inspect.Ledger, in Lang, withBOM bool) error {
	g := ledgerGrid(l, func(c ledgerColumn) string { return in.say(c.key, c.zh) },
		func(c ledgerColumn, r inspect.LedgerRow, no int) any { return in.word(c.key, c.value(r, no, l.Day)) })
	return writeCSV(w, g.head, g.words, withBOM)
}

// word is a value of the record as that language has it, for programs.
func (l Lang) word(key string, v any) any {
	said, ok := v.(string)
	if l != ZH || !ok || said == "" {
		return v
	}
	switch key {
	case "state":
		state, err := inspect.ParseState(said)
		if err != nil {
			return said
		}
		return state.ZH()
	case "level":
		return inspect.Level(said).ZH()
	case "kind":
		return inspect.InspectionKind(said).ZH()
	}
	return v
}
