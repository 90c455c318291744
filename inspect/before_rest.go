package inspect

import "slices"

// lastSerial is the last of a series before what is asked for took the next one.
func (v *view) lastSerial(noun Noun, word string, year int) (last int, ok bool) {
	switch f := v.of.asked.Fact.(type) {
	case *numberLeased:
		return f.Serial - 1 + len(v.of.said), noun != Papers && f.Word == word &&
			f.Year == year // each of them a number of the series
	case issues:
		pa := f.issued()
		return pa.Serial - 1, (noun == Papers) == (pa.Form.Kind.Noun() == Papers) && pa.Word == word &&
			pa.Year == year && !pa.ByHand
	}
	return 0, false
}

// Candidates implements [View]: a draw keeps what it was drawn from.
func (v *view) Candidates(p Period, on Date, strata Dim) (map[string][]int64, error) {
	f, ok := v.of.asked.Fact.(*lookbackDrawn)
	if !ok || f.Pool == nil || f.Period != p || f.On != on || f.Strata != strata {
		return v.View.Candidates(p, on, strata)
	}
	pool := map[string][]int64{}
	for part, numbers := range f.Pool {
		pool[part] = spanned(numbers)
	}
	return pool, nil
}

// Count implements [View]. Of whom inspections named, a certificate may have
// become known since.
func (v *view) Count(q CountQuery) (map[string]*Counted, error) {
	if q.What != CountKept || q.Dim != ByInspector {
		return v.View.Count(q)
	}
	out := map[string]*Counted{}
	visits, err := Reader{v}.Inspections(Filter{Inspector: q.Whose})
	for _, row := range visits.Rows {
		for _, o := range row.Inspectors {
			out[o.String()] = &Counted{Tally: Tally{"inspections": 1}}
		}
	}
	return out, err
}

// Group implements [View]. Of a review nobody changes the inspectors.
func (v *view) Group(noun Noun, f Filter, column string) (map[string]int, error) {
	if noun != Reviews || column != "named" {
		return v.View.Group(noun, f, column)
	}
	out := map[string]int{}
	_, err := v.List(noun, f, func(row any) error {
		for _, o := range row.(*Review).Inspectors {
			out[o.String()]++
		}
		return nil
	})
	return out, err
}

// hadPhoto tells whether a hazard had the photo of that original, as it was found or later.
func (h Hazard) hadPhoto(original string) bool {
	same := func(p Photo) bool { return p.OriginalSHA256 == original }
	return slices.ContainsFunc(h.Photos, same) ||
		slices.ContainsFunc(h.Life.After(), func(a After) bool { return same(a.Photo) })
}
