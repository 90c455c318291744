package inspect

import "context"

// Ledger is hazards as an office lists and hands them on (隐患台账), as they
// stand on one day.
type Ledger struct {
	Agency   string
	Day      Date     // the book's civil day
	Period   Period   // of the dates found; either end may be open
	Narrowed []string // by what else, in words for the reader
	Rows     []LedgerRow
	Total    int // how many there are, where a limit cut the rows
}

// LedgerRow is a hazard with those who found it.
type LedgerRow struct {
	HazardRow
	Inspectors []Officer
}

// Ledger lists hazards with their inspectors; without a sort key, by the date found.
func (b *Book) Ledger(ctx context.Context, f Filter) (l Ledger, err error) {
	if f.Sort == "" {
		f.Sort = "found"
	}
	if l.Day, err = b.Today(ctx); err != nil {
		return l, err
	}
	err = b.Read(ctx, func(r Reader) error {
		a, err := r.Agency()
		if err != nil {
			return err
		}
		l.Agency, l.Period = a.Name, Period{f.From, f.To}
		page, err := r.Hazards(f)
		if err != nil {
			return err
		}
		l.Total = page.Total
		l.Rows, err = withInspectors(r, page.Rows)
		return err
	})
	return l, err
}

// withInspectors asks each inspection once; hazards of one lie beside each other.
func withInspectors(r Reader, hazards []HazardRow) ([]LedgerRow, error) {
	rows, known := make([]LedgerRow, len(hazards)), map[int64][]Officer{}
	for i, h := range hazards {
		who, ok := known[h.Inspection]
		if !ok {
			visit, _, err := r.Inspection(h.Inspection)
			if err != nil {
				return nil, err
			}
			who = visit.Inspectors
			known[h.Inspection] = who
		}
		rows[i] = LedgerRow{h, who}
	}
	return rows, nil
}
