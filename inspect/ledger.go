package inspect

import "context"

// Ledger is hazards as an office lists and hands them on (隐患台账), as they
// stand on one day.
type Ledger struct {
	Agency   string
	Day      Date     // the book's civil day
	Period   Period   // of the dates found; either end may be open
	Narrowed []string // by what else, in words for the reader
	Rows     Each[LedgerRow]
	Listed   int // how many rows there are
	Total    int // how many there would be, where a limit cut the rows
}

// LedgerRow is a hazard with those who found it.
type LedgerRow struct {
	HazardRow
	Inspectors []Officer
}

// Ledger gives fn the hazards with their inspectors; without a sort key, by the
// date found. The rows can be gone through until fn returns.
func (b *Book) Ledger(ctx context.Context, f Filter, fn func(Ledger) error) error {
	if f.Sort == "" {
		f.Sort = "found"
	}
	day, err := b.Today(ctx)
	if err != nil {
		return err
	}
	return b.Read(ctx, func(r Reader) error {
		a, err := r.Agency()
		if err != nil {
			return err
		}
		l := Ledger{Agency: a.Name, Day: day, Period: Period{f.From, f.To}}
		if err := l.list(r, f); err != nil {
			return err
		}
		return fn(l)
	})
}

// list goes through the rows once to know who inspected, which may not be asked
// while they are gone through.
func (l *Ledger) list(r Reader, f Filter) (err error) {
	who := map[int64][]Officer{}
	l.Total, err = r.EachHazard(f, func(h HazardRow) error {
		who[h.Inspection] = nil
		l.Listed++
		return nil
	})
	if err != nil {
		return err
	}
	for n := range who {
		i, _, err := r.Inspection(n)
		if err != nil {
			return err
		}
		who[n] = i.Inspectors
	}
	l.Rows = func(fn func(LedgerRow) error) error {
		_, err := r.EachHazard(f, func(h HazardRow) error { return fn(LedgerRow{h, who[h.Inspection]}) })
		return err
	}
	return nil
}
