package inspect

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Ledger is hazards as an office lists and hands them on (隐患台账), as they
// stood on one day: the last of the period of the dates found, or today. What
// was recorded in error is left out, unless it is asked for.
type Ledger struct {
	Agency    string
	Day       Date     // as of which the rows stand
	Period    Period   // of the dates found; either end may be open
	Narrowed  []string // by what else, in words for the reader
	Rows      Each[LedgerRow]
	Listed    int      // how many rows there are; it and the next two are counted by [Book.Ledger] alone
	Total     int      // how many there would be, where a limit cut the rows
	Reopened  int      // how many rows were opened again, which they do not tell
	Withdrawn int      // how many are left out
	Closed    *Closing // the rows are of a closed month, whose figures were others
	Was       Figures  // of which these were frozen
	Private   bool     // without what names people

	Photos func(hazard int64) (before []Photo, after []After, err error) // up to Day; not while rows are gone through
	Blob   func(sha256 string) ([]byte, error)

	rows func(fn func(HazardRow) error) (total int, err error)
}

// LedgerRow is a hazard with those who found it.
type LedgerRow struct {
	HazardRow
	Inspectors []Officer
	Kind       InspectionKind // of the inspection
}

// Ledger gives fn the hazards with their inspectors; without a sort key, by the
// date found. The rows can be gone through until fn returns.
func (b *Book) Ledger(ctx context.Context, f Filter, fn func(Ledger) error) error {
	if f.Sort == "" {
		f.Sort = "found"
	}
	return b.Read(ctx, func(r Reader) error {
		a, err := r.Agency()
		if err != nil {
			return err
		}
		l, err := r.ledger(a, f, b.today(a))
		if err == nil {
			err = l.count()
		}
		if err != nil {
			return err
		}
		return fn(l)
	})
}

// Ledger is one as of a day; its rows can be gone through as long as r is read.
func (r Reader) Ledger(f Filter, today Date) (l Ledger, err error) {
	a, err := r.Agency()
	if err != nil {
		return l, err
	}
	return r.ledger(a, f, today)
}

func (r Reader) ledger(a Agency, f Filter, today Date) (Ledger, error) {
	l := Ledger{Agency: a.Name, Day: today, Period: Period{f.From, f.To}}
	if f.From > l.Day {
		return l, Period{f.From, f.From.Add(1)}.Begun(l.Day)
	}
	l.Day = f.asOf(l.Day)
	l.Blob, l.Photos = r.Blob, l.photosOf(r)
	return l, cmp.Or(l.list(r, f, today), l.frozen(r, f, today))
}

// photosOf reads how hazards looked, as they were found and later.
func (l *Ledger) photosOf(r Reader) func(int64) ([]Photo, []After, error) {
	day := l.Day
	return func(n int64) ([]Photo, []After, error) {
		h, _, err := r.Hazard(n)
		later := slices.DeleteFunc(h.Life.After(), func(a After) bool { return a.On > day })
		return h.Photos, later, err
	}
}

// list has the rows, and what is left out of them.
func (l *Ledger) list(r Reader, f Filter, today Date) error {
	rows := rowsAt(r, f, l.Day, today)
	l.rows, l.Rows = rows, func(fn func(LedgerRow) error) error {
		_, err := rows(func(h HazardRow) error { return fn(LedgerRow{h, h.Officers, h.Kind}) })
		return err
	}
	if f.Withdrawn || len(f.States) > 0 {
		return nil
	}
	f.States, f.Overdue, f.Limit = []State{Withdrawn}, "", 1
	out, err := r.Hazards(f)
	l.Withdrawn = out.Total
	return err
}

// count goes through the rows for how many there are.
func (l *Ledger) count() (err error) {
	l.Total, err = l.rows(func(h HazardRow) error {
		if l.Listed++; h.Opened > h.Found {
			l.Reopened++
		}
		return nil
	})
	return err
}

// rowsAt goes through a list as it stood on a day. Of a day that is past, what
// is asked of how a hazard stands is asked of how it stood.
func rowsAt(r Reader, f Filter, day, today Date) func(fn func(HazardRow) error) (int, error) {
	if day == today {
		return func(fn func(HazardRow) error) (int, error) { return r.EachHazard(f, fn) }
	}
	asked := f
	f.States, f.Overdue = nil, ""
	all := len(asked.States) == 0 && asked.Overdue == "" // nothing is asked of how they stood
	if !all {
		f.Limit = 0
	}
	f.Withdrawn = f.Withdrawn || slices.Contains(asked.States, Withdrawn)
	var reopened map[int64]Hazard // whose earlier stretches a list does not read
	return func(fn func(HazardRow) error) (total int, err error) {
		if reopened == nil {
			reopened = map[int64]Hazard{}
			if err := stoodOnly(r, &f, asked, day); err != nil {
				return 0, err
			}
			if err := stretches(r, f, day, reopened); err != nil {
				return 0, err
			}
		}
		listed, err := r.EachHazard(f, func(h HazardRow) error {
			h.Spells = reopened[h.N].Spells
			if h.OrderedOn > day {
				h.Number = ""
			}
			h.Hazard = h.at(day)
			if len(asked.States) > 0 && !slices.Contains(asked.States, h.State) || asked.Overdue != "" &&
				!h.OverdueAt(day) {
				return nil
			}
			if total++; asked.Limit > 0 && total > asked.Limit {
				return nil
			}
			return fn(h)
		})
		if all {
			total = listed
		}
		return total, err
	}
}

// stoodOnly narrows a list to what stood open or overdue on that day, where no
// other is asked for: the totals know these at once, however long the book is.
func stoodOnly(r Reader, f *Filter, asked Filter, day Date) error {
	figure := "closing"
	if asked.Overdue != "" {
		figure = "overdue"
	}
	closed := func(s State) bool { return s != Open && s != Ordered }
	if f.Hazards != nil || asked.Overdue == "" &&
		(len(asked.States) == 0 || slices.ContainsFunc(asked.States, closed)) {
		return nil
	}
	f.Hazards = []int64{}
	return r.Behind(FigureQuery{Figure: figure, Period: Period{day, day.Add(1)}}, func(row FigureRow) error {
		n, _ := ParseRef(Hazards, row.Ref)
		f.Hazards = append(f.Hazards, n)
		return nil
	})
}

// stretches reads what was reopened after a day.
func stretches(r Reader, f Filter, day Date, into map[int64]Hazard) error {
	var later []int64
	_, err := r.EachHazard(f, func(h HazardRow) error {
		if _, ok := into[h.N]; !ok && h.Opened > day {
			later = append(later, h.N)
		}
		return nil
	})
	for _, n := range later {
		if err == nil {
			into[n], _, err = r.Hazard(n)
		}
	}
	return err
}

// frozen reads what a closed month's figures were, where they differ from what
// the rows come to.
func (l *Ledger) frozen(r Reader, f Filter, today Date) error {
	only := Filter{From: f.From, To: f.To, Sort: f.Sort, Descending: f.Descending, Withdrawn: f.Withdrawn}
	if fmt.Sprintf("%+v", f) != fmt.Sprintf("%+v", only) { // it narrows further
		return nil
	}
	q := TotalsQuery{Period: l.Period, today: today}
	if !q.Period.wholeMonth() {
		return nil
	}
	t, err := totalled(r, q)
	if err == nil {
		err = settleTotals(r, q, &t)
	}
	if err == nil && t.Closed != nil && t.Closed.Recount != nil {
		l.Closed, l.Was = t.Closed, t.Figures
	}
	return err
}
