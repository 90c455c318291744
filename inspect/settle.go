package inspect

import "slices"

// ClosedBeside is a closed month in a period, or just before it, of which more
// is known today than was frozen: a count of the period has that in it.
type ClosedBeside struct {
	Month string         `json:"month"` // 2021-11
	Later map[string]int `json:"later"` // by the figures' names (后补/更正)
	Parts Parts          `json:"parts,omitempty"`
}

// settleTotals puts what is frozen in the place of what was counted now: the figures
// of a closed month, or of a part of it that was frozen too, and those of
// closed months beside which the period is set. Of closed months that only lie
// in the period, or before it, it says how they differ.
func settleTotals(r Reader, q TotalsQuery, t *Totals) error {
	if err := settleCompared(r, q, t); err != nil {
		return err
	}
	m, f, err := frozenMonth(r, q.Period, asFarAs(q.Scope, q.By))
	if err != nil {
		return err
	}
	part, ok, err := f.part(r, q, t.Scope)
	if err != nil {
		return err
	}
	if m.N == 0 || !ok {
		t.Beside, err = besides(r, q.Period, func(m ClosedMonth, before bool) (map[string]int, Parts, error) {
			return m.beside(r, q.By, t.Scope, before)
		})
		return err
	}
	t.Closed = m.closing(TotalsTable.grown(&t.Figures, &part))
	t.Closed.Lacks = TotalsTable.where(part.lacks).Keys()
	if now := t.Figures; len(t.Closed.Later) > 0 {
		t.Closed.Recount = &now
	}
	t.Figures, t.Day = part, m.On
	if len(q.Scope) > 0 {
		return nil
	}
	if t.Closed.Parts, err = m.moved(r, f, len(t.Closed.Later) > 0); err != nil {
		return err
	}
	t.Beside = f.Totals.Beside
	if q.Compare {
		t.Compared = f.Totals.Compared
	}
	switch {
	case q.By == ByMonth && len(t.Groups) == 1:
		t.Groups[0].Figures = part
	case slices.Contains(frozenBy, q.By):
		t.Groups = f.Groups[q.By]
		for i := range t.Groups { // which what was frozen does not say
			t.Groups[i].HazardsOnly = q.By == ByLevel || q.By == ByCategory
		}
	}
	return nil
}

// settleCompared takes the frozen figures of closed months that a period is
// compared with: what was reported of them then.
func settleCompared(r Reader, q TotalsQuery, t *Totals) error {
	for i, c := range t.Compared {
		m, f, err := frozenMonth(r, c.Period, asFarAs(q.Scope, ""))
		if err != nil {
			return err
		}
		part, ok, err := f.part(r, TotalsQuery{Scope: q.Scope}, t.Scope)
		if err != nil {
			return err
		}
		if m.N != 0 && ok {
			t.Compared[i].Figures = part
		}
	}
	return nil
}

// frozenMonth is what was frozen of p, as read reads it, if that is a month and closed; else m.N
// is 0.
func frozenMonth(r Reader, p Period, read func(ClosedMonth) (Frozen, error)) (m ClosedMonth, f Frozen, err error) {
	if !p.wholeMonth() {
		return m, f, nil
	}
	m, ok, err := r.Closed(p.From)
	if err != nil || !ok {
		return ClosedMonth{}, f, err
	}
	f, err = read(m)
	return m, f, err
}

// asFarAs reads of what was frozen no more than an answer needs: the partings only where it is
// parted, or of a part.
func asFarAs(scope Scope, by Dim) func(ClosedMonth) (Frozen, error) {
	if len(scope) == 0 && !slices.Contains(frozenBy, by) {
		return ClosedMonth.total
	}
	return ClosedMonth.Frozen
}

// part is the figures that were frozen of what is asked for: the whole, or one
// key of one parting. scope has the keys as people read them.
func (f Frozen) part(r Reader, q TotalsQuery, scope Scope) (Figures, bool, error) {
	if len(scope) == 0 {
		return f.Totals.Figures, true, nil
	}
	if len(scope) > 1 || q.By != "" {
		return Figures{}, false, nil
	}
	for dim, key := range scope {
		if dim == ByInspector {
			groups, err := f.calledNow(r)
			part, ok := personIn(groups, key)
			return part, ok, err
		}
		at := slices.IndexFunc(f.Groups[dim], func(g Group) bool { return g.Key == key })
		part := Figures{lacking: f.Totals.lacking}
		if at >= 0 {
			part = f.Groups[dim][at].Figures
		}
		part.HazardsOnly = dim == ByLevel || dim == ByCategory
		return part, slices.Contains(frozenBy, dim), nil
	}
	return Figures{}, false, nil
}

// personIn is the figures that were frozen of an inspector, if they were frozen
// under one key: the certificate may have become known since.
func personIn(groups []Group, key string) (part Figures, ok bool) {
	of := 0
	for _, g := range groups {
		is, asked := labelled(g.Key), labelled(key)
		switch _, alone := Alone(key); {
		case alone && is == asked:
			return g.Figures, true
		case alone:
		case g.Key == key || asked.Cert == "" && is.Name == asked.Name:
			part, of = g.Figures, of+1
		case is.Name == asked.Name && is.Cert == "":
			of += 2 // whose, nobody can say
		}
	}
	return part, of < 2
}

// besides are the closed months in a period, and the one before it, of which a
// recount finds otherwise.
func besides(r Reader, p Period, recount func(m ClosedMonth, before bool) (map[string]int, Parts, error)) (
	out []ClosedBeside, err error) {
	before := p.From.Month().Add(-1).Month()
	for month := before; month < p.To; month = month.NextMonth() {
		m, closed, err := r.Closed(month)
		if err != nil {
			return nil, err
		}
		if !closed {
			continue
		}
		later, parts, err := recount(m, month == before)
		if err != nil {
			return nil, err
		}
		if len(later)+len(parts) > 0 {
			out = append(out, ClosedBeside{m.Month, later, parts})
		}
	}
	return out, nil
}

// beside is how a recount of m differs, as a whole or in the parts that are asked for;
// of the month before a period only if what stood open at its end is another number
// now. scope has the keys as people read them.
func (m ClosedMonth) beside(r Reader, by Dim, scope Scope, before bool) (map[string]int, Parts, error) {
	later, err := m.later(r)
	if err != nil {
		return nil, nil, err
	}
	parts, err := m.parts(r, by, scope)
	if before {
		parts.only("closing")
	}
	if before && later["closing"] == 0 && len(parts) == 0 {
		later = nil
	}
	return later, parts, err
}

// parts is how a recount of m differs in the groups that are asked for.
func (m ClosedMonth) parts(r Reader, by Dim, scope Scope) (Parts, error) {
	var dims []Dim
	for _, dim := range frozenBy {
		if _, scoped := scope[dim]; scoped || dim == by {
			dims = append(dims, dim)
		}
	}
	if len(dims) == 0 {
		return nil, nil
	}
	f, err := m.Frozen()
	if err != nil {
		return nil, err
	}
	parts, err := f.moved(r, m.period(), dims...)
	for dim, key := range scope {
		for other := range parts[dim] {
			if other != key {
				delete(parts[dim], other)
			}
		}
		if len(parts[dim]) == 0 {
			delete(parts, dim)
		}
	}
	return parts, err
}

// only leaves out the groups in which that figure is the same.
func (p Parts) only(figure string) {
	for dim, groups := range p {
		for key, later := range groups {
			if later[figure] == 0 {
				delete(groups, key)
			}
		}
		if len(groups) == 0 {
			delete(p, dim)
		}
	}
}

// later is how a recount of m differs from its frozen figures.
func (m ClosedMonth) later(r Reader) (map[string]int, error) {
	was, err := m.whole()
	if err != nil {
		return nil, err
	}
	all, err := counter{Reader: r}.counts(m.period(), All)
	now := all[""]
	return TotalsTable.grown(&now, &was.Totals.Figures), err
}
