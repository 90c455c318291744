package report

import (
	"fmt"
	"io"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// landscape is a sheet of A4 across, bound at its upper edge as its left one.
var landscape = typeset.Page{Width: 297, Height: 210, Top: 20, Bottom: 16, Left: 16, Right: 16}

const ledgerTitle = "隐患排查治理台账"

// The sizes of a ledger's text, in points: 小五, on a line of 12.5.
const (
	ledgerSize, ledgerLead = 9, 12.5
)

// MostPrinted is how many rows a ledger on paper has at most: some 170 pages,
// which is what a binder holds, and 70 MB of memory while they are laid out.
const MostPrinted = 2000

// LedgerOptions are how a ledger is printed.
type LedgerOptions struct {
	BySite bool // the hazards of a unit together, under its name
	Photos bool // as it was found and as it was later beside each other
}

// WriteLedgerPDF prints a ledger as a table on A4 across: no row is parted
// unless it is higher than a page, the head is on every page, and the sums
// under the last row, and over them what could not be printed. The same ledger
// gives the same bytes. One of more rows than [MostPrinted] is refused.
func WriteLedgerPDF(w io.Writer, l inspect.Ledger, o LedgerOptions) error {
	if l.Listed > MostPrinted {
		return inspect.Errorf(inspect.CodeInvalid, "%d hazards are too many for paper: a ledger prints %d",
			"%d 项隐患超出打印上限：台账一次最多打印 %d 项", l.Listed, MostPrinted).
			Hint("narrow it by dates, --town or --limit, or write it as .xlsx or .csv",
				"请按日期、--town 或 --limit 缩小范围，或写成 .xlsx、.csv")
	}
	sums, err := sumLedger(l)
	if err != nil {
		return err
	}
	return spared(w, func(w io.Writer, lost *lost) error { return writeLedger(w, l, o, sums, lost) })
}

func writeLedger(w io.Writer, l inspect.Ledger, o LedgerOptions, sums ledgerSums, lost *lost) error {
	doc := typeset.New(landscape, typeset.Info{Title: ledgerTitle, Author: l.Agency, Subject: ledgerOf(l),
		Created: l.Day.Time()})
	lost.on(doc)
	small := typeset.Style{Face: typeset.Serif(), Size: ledgerSize, Lead: ledgerLead}
	doc.Footer(func(at *typeset.Place, page, total int) {
		s := small
		s.Align = typeset.Right
		at.Text(s, at.Width(), 10, fmt.Sprintf("第%d页　共%d页", page, total))
		s.Align = typeset.Left
		at.Text(s, 0, 10, ledgerTitle+"　截至"+l.Day.ZH())
	})
	title := typeset.Style{Face: typeset.SerifBold(), Size: 18, Lead: 28, Align: typeset.Centre, Next: true, Level: 1}
	doc.Para(title, ledgerTitle)
	table, err := ledgerTable(l, o, small, doc.Width())
	if err != nil {
		return err
	}
	of := ledgerOf(l)
	if o.Photos && len(table.Pictures) == 0 {
		of += "　所列隐患均无照片"
	}
	ledgerHead(doc, small, l, of)
	doc.Space(1.5)
	doc.Table(table)
	ledgerFoot(doc, small, sums, l, lost)
	return doc.Write(w)
}

// ledgerHead prints whose ledger it is, what it covers, and its day.
func ledgerHead(doc *typeset.Doc, small typeset.Style, l inspect.Ledger, of string) {
	s := small
	s.Size, s.Lead, s.Align = 10.5, 15, typeset.Left
	day := fmt.Sprintf("截至%s　共%d项", l.Day.ZH(), l.Listed)
	if l.Total > l.Listed {
		day = fmt.Sprintf("截至%s　列出%d项，符合条件的共%d项", l.Day.ZH(), l.Listed, l.Total)
	}
	agency := "填报单位：" + l.Agency
	opposite(doc, s, agency, day, typeset.Measure(s, agency+"　　"+day) <= doc.Width())
	s.Next = true
	doc.Para(s, of)
}

// ledgerFoot are the sums, with what they are of, and lines to sign on.
func ledgerFoot(doc *typeset.Doc, small typeset.Style, sums ledgerSums, l inspect.Ledger, lost *lost) {
	lost.note(doc, small)
	doc.Keep(func() {
		doc.Space(4)
		s := small
		s.Align = typeset.Left
		doc.Para(s, fmt.Sprintf("合计：隐患%d项，涉及单位%d家，有效文书%d份。整改率为已整改与隐患之比。%s",
			sums.all.found, len(sums.sites), len(sums.notices), strings.Join(sums.notes(l, ZH), "")))
		doc.Space(1)
		t := typeset.Table{Style: small, Heads: small}
		t.Heads.Face = typeset.SansBold()
		for _, row := range [][]any{sums.general.row("一般"), sums.major.row("重大"), sums.all.row("合计")} {
			cells := inspect.Mapped(row, text)
			if r := row[7].(inspect.Rate); r.Denominator > 0 {
				cells[7] = fmt.Sprintf("%s（%d/%d）", percent(r), r.Numerator, r.Denominator)
			}
			t.Rows = append(t.Rows, cells)
		}
		for _, head := range []string{"级别", "隐患（项）", "已整改", "其中当场", "整改中", "待责令", "其中逾期", "整改率"} {
			t.Columns = append(t.Columns, centred(head, 29))
		}
		t.Columns[7].Width = 0
		doc.Table(t)
		doc.Space(5)
		s.Size, s.Lead = 10.5, 18
		doc.Fields(s, []typeset.Field{{Label: "填表人：", Width: 66}, {Label: "审核人：", Width: 66},
			{Label: "单位负责人：", Width: 72}, {Label: "填报日期："}}...)
	})
}
