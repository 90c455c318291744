package report

import (
	"io"
	"strings"

	"rectify/inspect"
	"rectify/report/workbook"
)

// longLedger has every column, for programs that sort and filter themselves.
func longLedger(l inspect.Ledger, in Lang) (out long) {
	for _, c := range ledgerColumns {
		out.head = append(out.head, in.say(c.en, c.zh))
		out.right = append(out.right, c.key == "no" || c.key == "overdue_days")
	}
	out.rows = func(fn func([]any) error) error {
		no := 0
		return l.Rows(func(r inspect.LedgerRow) error {
			no++
			cells := make([]any, len(ledgerColumns))
			for k, c := range ledgerColumns {
				cells[k] = c.cell(r, no, l.Day, in)
			}
			return fn(cells)
		})
	}
	return out
}

// ledgerSumGrid are the sums as numbers.
func ledgerSumGrid(s ledgerSums, in Lang) grid {
	g := grid{head: []string{in.say("level", "级别"), in.say("hazards", "隐患"), in.say("rectified", "已整改"), in.say("on the spot", "当场整改"),
		in.say("ordered", "整改中"), in.say("not-ordered", "待责令"), in.say("overdue", "逾期"), in.say("rate", "整改率")}}
	for _, s := range []struct {
		name string
		sum  ledgerSum
	}{{in.say("general", "一般"), s.general}, {in.say("major", "重大"), s.major}, {in.say("total", "合计"), s.all}} {
		g.rows = append(g.rows, []any{s.name, s.sum.found, s.sum.rectified, s.sum.spot, s.sum.ordered, s.sum.open, s.sum.overdue,
			inspect.Rate{Numerator: s.sum.rectified, Denominator: s.sum.found}})
	}
	for range g.head {
		g.right = append(g.right, true)
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
	rows, err := longLedger(l, in).sheet("Ledger")
	if err != nil {
		return err
	}
	above := in.say("Agency  ", "填报单位  ") + l.Agency + "\n" + in.say("As on  ", "截至  ") + string(l.Day) + "\n" +
		strings.Join(sums.notes(l, in), "\n")
	return workbook.Book{Sheets: []workbook.Sheet{rows, ledgerSumGrid(sums, in).sheet("Sums", above)}}.Write(w)
}

// WriteLedgerCSV writes a ledger's rows, in English under the keys of the columns,
// which never change, with the record's own words; new ones are only ever added on the right.
func WriteLedgerCSV(w io.Writer, l inspect.Ledger, in Lang, withBOM bool) error {
	var head []string
	for _, c := range ledgerColumns {
		head = append(head, in.say(c.key, c.zh))
	}
	line := make([]string, len(ledgerColumns))
	return writeCSVEach(w, head, func(fn func([]string) error) error {
		no := 0
		return l.Rows(func(r inspect.LedgerRow) error {
			no++
			for k, c := range ledgerColumns {
				line[k] = plain(in.word(c.key, c.value(r, no, l.Day)))
			}
			return fn(line)
		})
	}, withBOM)
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
