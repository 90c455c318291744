package inspect

import (
	"context"
	"slices"

	"github.com/google/uuid"
)

// DrawLookback draws a sample of the hazards accepted in a period and puts it
// on the record, with all that is needed to draw it again.
func (b *Book) DrawLookback(ctx context.Context, id ID, d Draw) (Draw, error) {
	err := b.write(ctx, id, func(p *pen) error {
		if err := first(p.after(&d.On, d.Period.From), d.Period.Valid(), line("drawer", "抽取人", &d.By, maxWord, true)); err != nil {
			return err
		}
		if d.Percent <= 0 || d.Percent > 100 {
			return invalid("%g%% is no share", "%g%% 不是抽查比例", d.Percent).Hint("give more than 0% and at most 100%", "请给出大于 0%、不超过 100% 的比例")
		}
		if d.Strata != "" && !slices.Contains([]Dim{ByLevel, ByCategory, BySector, ByTown, BySite}, d.Strata) {
			return invalid("a draw cannot be parted by %s", "抽查不能按 %s 分层", d.Strata).Hint("part it by level, category, sector, town or site", "可按 level、category、sector、town、site 分层")
		}
		from, err := p.Candidates(d.Period, d.On, d.Strata)
		if err != nil {
			return err
		}
		if len(from) == 0 {
			return refused("no hazard was accepted from %s to %s", "%s 至 %s没有验收的隐患", d.Period.From, min(d.Period.To.Add(-1), d.On))
		}
		d.Hazards, d.From = sample(from, d.Percent, d.Seed)
		return p.putDraw(id, &d, from)
	})
	return d, err
}

// Redrawn draws once more from what a draw was drawn from, and tells whether the
// same comes out; kept is false for draws of earlier versions, which kept no pool.
func (b *Book) Redrawn(ctx context.Context, n int64) (same, kept bool, err error) {
	err = b.Read(ctx, func(r Reader) error {
		d, err := found(r.Lookback(n))(Lookbacks, n)
		if err != nil {
			return err
		}
		e, _, err := r.Event(d.ID)
		fact, ok := e.Fact.(*LookbackDrawn)
		if err != nil || !ok || fact.Pool == nil {
			return err
		}
		pool := map[string][]int64{}
		for part, numbers := range fact.Pool {
			pool[part] = spanned(numbers)
		}
		drawn, from := sample(pool, d.Percent, d.Seed)
		same, kept = from == d.From && slices.Equal(drawn, d.Hazards), true
		return nil
	})
	return same, kept, err
}

// putDraw puts a draw on the record, with what it was drawn from.
func (p *pen) putDraw(name ID, d *Draw, from map[string][]int64) error {
	n, err := p.number(Lookbacks)
	if err != nil {
		return err
	}
	fact := &LookbackDrawn{Draw: *d, Pool: map[string]string{}}
	for part, numbers := range from {
		fact.Pool[part] = spans(numbers)
	}
	fact.Draw.Hazards = nil // the record has their names
	if fact.HazardIDs, err = p.HazardIDs(d.Hazards); err != nil {
		return err
	}
	for k, id := range fact.HazardIDs {
		p.ids[id] = d.Hazards[k]
	}
	e, err := p.record(name, Ref{Lookbacks, n}, fact)
	if err != nil {
		return err
	}
	*d = Draw{}
	d.apply(e, p.refs)
	return p.PutLookback(*d)
}

// LookbackEntry asks for a look back at one hazard to be recorded.
type LookbackEntry struct {
	Hazard, Draw int64 // Draw 0: not in any draw
	Looked
	Due Date // a new due date, when it had come back
}

// LookBack records that an accepted hazard held, or had come back: then it is
// reopened in the same transaction, with its history.
func (b *Book) LookBack(ctx context.Context, id ID, in LookbackEntry) (h Hazard, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		if h, err = found(p.Hazard(in.Hazard))(Hazards, in.Hazard); err != nil {
			return err
		}
		if err := h.MayRecord("hazard.looked_back"); err != nil {
			return err
		}
		if err := p.looking(h, &in); err != nil {
			return err
		}
		if h, err = p.change(h, id, &HazardLookedBack{in.Looked}); err != nil || in.Held {
			return err
		}
		reason := "回头看发现复发"
		if in.Note != "" {
			reason += "：" + in.Note
		}
		back := &HazardReopened{in.On, reason, in.Due}
		h, err = p.change(h, p.following(Ref{Hazards, h.N}, back), back)
		return err
	})
	return h, err
}

func (p *pen) looking(h Hazard, in *LookbackEntry) (err error) {
	if err := first(p.day(&in.On), cleanText("note", "备注", &in.Note, maxText)); err != nil {
		return err
	}
	if len(in.Inspectors) == 0 {
		return invalid("the look back names no inspector", "没有回头看人员").Hint("give --inspector 甲某:A001", "请给出 --inspector 甲某:A001")
	}
	if in.Inspectors, err = p.certified(in.Inspectors); err != nil {
		return err
	}
	if in.Due != "" && (in.Held || in.Due < in.On) {
		return refused("%s is no due date for what held, or is before the look back", "回头看未复发或期限 %s 早于回头看日期，不能设定期限", in.Due)
	}
	if in.Draw != 0 {
		d, err := found(p.Lookback(in.Draw))(Lookbacks, in.Draw)
		if err != nil {
			return err
		}
		if d.Withdrawn != "" {
			return refused("draw %[1]s was struck: %[2]s", "抽查 %[1]s 已撤销：%[2]s", Ref{Lookbacks, in.Draw}, d.Withdrawn)
		}
		if !slices.Contains(d.Hazards, h.N) {
			return refused("hazard %s was not drawn in %s", "隐患 %s 不在抽查 %s 中", Ref{Hazards, h.N}, Ref{Lookbacks, in.Draw}).
				Hint("see rectify lookback show", "请用 rectify lookback show 查看抽中的隐患")
		}
		in.DrawID = d.ID
	}
	return nil
}

// lookedTwice refuses a second result of one look: a hazard has one in each
// draw, and without a draw one a day.
func (h Hazard) lookedTwice(k Looked) error {
	for _, was := range h.Life.Lookbacks {
		if was.DrawID == k.DrawID && (k.DrawID != uuid.Nil || was.On == k.On) {
			return refused("hazard %s was looked back at on %s already", "隐患 %s 已于 %s 回头看", Ref{Hazards, h.N}, was.On).
				Hint("see rectify hazard show", "请用 rectify hazard show 查看")
		}
	}
	return nil
}
