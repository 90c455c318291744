package inspect

import (
	"cmp"
	"slices"
)

// drawLookback draws a sample of the hazards accepted in a period and puts it
// on the record, with all that is needed to draw it again.
func (p *pen) drawLookback(_ int64, d Draw) (thing, error) {
	if err := cmp.Or(p.after(&d.On, d.Period.From), d.Period.valid(),
		line("drawer", "抽取人", &d.By, maxWord, "{.drawn_by}")); err != nil {
		return nil, err
	}
	if d.From != 0 {
		return nil, ofTheBook("from")
	}
	if d.Percent <= 0 || d.Percent > 100 {
		return nil, invalid("%s is not a share", "%s 不是抽查比例", d.Percent).
			Hint("give more than 0% and at most 100%", "请给出大于 0%、不超过 100% 的比例")
	}
	if d.Strata != "" && !slices.Contains([]Dim{ByLevel, ByCategory, BySector, ByTown, BySite}, d.Strata) {
		return nil, invalid("a draw cannot be stratified by %s", "抽查不能按 %s 分层", d.Strata).
			Hint("stratify it by level, category, sector, town or site", "可按 level、category、sector、town、site 分层")
	}
	from, err := p.Candidates(d.Period, d.On, d.Strata)
	if err != nil {
		return nil, err
	}
	if len(from) == 0 {
		return nil, refused("no hazard was accepted from %s to %s",
			"%s 至 %s没有验收的隐患", d.Period.From, min(d.Period.To.Add(-1), d.On))
	}
	d.Hazards, d.From = sample(from, d.Percent, d.Seed)
	return &d, p.putDraw(&d, from)
}

// Redrawn draws once more from what a draw was drawn from, and tells whether the
// same comes out; kept is false for draws of earlier versions, which kept no pool.
func (r Reader) Redrawn(d Draw) (same, kept bool, err error) {
	e, _, err := r.Event(d.ID)
	fact, ok := e.Fact.(*lookbackDrawn)
	if err != nil || !ok || fact.Pool == nil {
		return false, false, err
	}
	pool := map[string][]int64{}
	for part, numbers := range fact.Pool {
		pool[part] = spanned(numbers)
	}
	drawn, from := sample(pool, d.Percent, d.Seed)
	return from == d.From && slices.Equal(drawn, d.Hazards), true, nil
}

// putDraw puts a draw on the record, with what it was drawn from.
func (p *pen) putDraw(d *Draw, from map[string][]int64) (err error) {
	fact := &lookbackDrawn{Draw: *d, Pool: map[string]string{}}
	for part, numbers := range from {
		fact.Pool[part] = spans(numbers)
	}
	fact.Draw.Hazards = nil // the record has their names
	if fact.HazardIDs, err = p.hazardIDs(d.Hazards); err != nil {
		return err
	}
	for k, id := range fact.HazardIDs {
		p.ids[id] = d.Hazards[k]
	}
	return p.begin(d, Lookbacks, fact)
}
