package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// ledgerTable has its columns no wider than what is in them needs, and leaves the rest to
// what was found.
func ledgerTable(l inspect.Ledger, o LedgerOptions, s typeset.Style, width float64) (typeset.Table, error) {
	rows, of, err := o.inOrder(l)
	var photos []taken
	if o.Photos && err == nil {
		var with int
		photos, with, err = photosOf(l, rows)
		o.Photos = with*besideFrom >= len(rows)
	}
	t := typeset.Table{Next: map[int]bool{}, Style: s, Heads: s, Bands: map[int]string{}, Marks: map[int]string{},
		Pictures: map[[2]int][]typeset.Picture{}, Apart: map[int][]string{}}
	t.Heads.Face = typeset.SansBold()
	columns := o.columns()
	for _, c := range columns {
		column := toLeft
		if c.width > 0 && c.width <= 21 && c.key != "place" {
			column = centred
		}
		t.Columns = append(t.Columns, column(c.zh, c.width))
	}
	said := len(t.Columns)
	if o.Photos {
		t.Columns = append(t.Columns, centred("整改前", photoWidth), centred("整改后", photoWidth))
	}
	marked := map[string]bool{}
	for i, r := range rows {
		if o.BySite && (i == 0 || rows[i-1].Site != r.Site) {
			t.Bands[len(t.Rows)] = fmt.Sprintf("%s　%d项", r.SiteName, of[r.Site])
		}
		if month := monthOf(r); !o.BySite && (i == 0 || monthOf(rows[i-1]) != month) && !marked[month] {
			t.Marks[len(t.Rows)], marked[month] = month, true
		}
		t.Rows = append(t.Rows, cellsOf(columns, ledgerLine{r, i + 1, l.Day, ZH, true}))
		switch {
		case err != nil || photos == nil:
		case o.Photos:
			err = photosBeside(&t, l, r, photos[i])
		default:
			err = photosUnder(&t, l, r, photos[i])
		}
	}
	narrow(&t, said, width, keptInLedger)
	return t, err
}

// besideFrom is one row of how many must have photos that they have columns of their own.
const besideFrom = 3

// monthOf is the month in which a row's hazard was found, as its bookmark has it.
func monthOf(r inspect.LedgerRow) string {
	month, _, _ := strings.Cut(r.Found.ZH(), "月")
	return month + "月"
}

// inOrder are the rows as they are printed, and how many each unit has: grouped, a unit
// stands where its first row does.
func (o LedgerOptions) inOrder(l inspect.Ledger) (rows []inspect.LedgerRow, of map[int64]int, err error) {
	of, first := map[int64]int{}, map[int64]int{}
	err = l.Rows(func(r inspect.LedgerRow) error {
		if of[r.Site]++; of[r.Site] == 1 {
			first[r.Site] = len(rows)
		}
		rows = append(rows, r)
		return nil
	})
	if o.BySite {
		slices.SortStableFunc(rows, func(a, b inspect.LedgerRow) int { return cmp.Compare(first[a.Site], first[b.Site]) })
	}
	return rows, of, err
}

// cellsOf are what a line says in columns.
func cellsOf(columns []ledgerColumn, l ledgerLine) (out []string) {
	for _, c := range columns {
		cell := text(c.of(&l))
		if c.key == "inspectors" {
			cell = strings.ReplaceAll(cell, "、", "\n") // a name to a line
		}
		out = append(out, cell)
	}
	return out
}

// keptInLedger is the share of a ledger's width that what was found has at least.
const keptInLedger = 0.2

// columns are those on paper. Photos take the room of what is also on the notice.
func (o LedgerOptions) columns() []ledgerColumn {
	return slices.DeleteFunc(slices.Clone(ledgerColumns), func(c ledgerColumn) bool {
		return c.width == unprinted || o.BySite && c.key == "site" ||
			o.Photos && (c.key == "category" || c.key == "notice" || c.key == "inspectors")
	})
}
