package inspect

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// HazardEntry is a finding to be recorded, with its pictures.
type HazardEntry struct {
	Inspection int64
	Finding
	DueIn  *int // calendar days after the inspection, for a Finding without Due
	Photos []Photo
	Of     ListItem // the «no» of a checklist that it comes of; none for its own

	fresh      bool      // a row, which was cleaned when it was read
	named      []Officer // whom an imported row names, if the inspection names others
	untold     bool      // an imported account says that the unit was not given its date
	accepted   Date      // when an imported account says it was rectified
	acceptedID ID
}

// AddHazard records a hazard found on an inspection.
func (b *Book) AddHazard(ctx context.Context, id ID, in HazardEntry) (h Hazard, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		h, err = p.addHazard(id, in)
		return err
	})
	return h, err
}

// addHazard records one.
func (p *pen) addHazard(id ID, in HazardEntry) (h Hazard, err error) {
	v, err := p.visit(in.Inspection)
	if err != nil {
		return h, err
	}
	if err := first(v.stands(), v.visitOrders()); err != nil {
		return h, err
	}
	h = Hazard{Found: v.Date}
	h.write(in.Finding)
	if in.DueIn != nil && h.Due == "" {
		h.Due = v.Date.Add(*in.DueIn)
	}
	if h.Level == "" {
		h.Level = General
	}
	if !in.fresh {
		err = first(h.clean(), saysHazard(h.Text), p.sameWord(ByCategory, Categories, &h.Category))
	}
	if err != nil {
		return h, err
	}
	fact := &HazardFound{h.finding(), v.ID, v.Date, in.named, in.untold}
	p.ids[v.ID] = v.N
	n, err := p.number(Hazards)
	if err != nil {
		return h, err
	}
	ref := Ref{Hazards, n}
	e, err := p.record(p.nameOf(id, ref, fact), ref, fact)
	if err != nil {
		return h, err
	}
	h.apply(e, p.refs)
	p.dueFound(h, in.fresh)
	if !in.fresh {
		if err := p.remarkTwin(h); err != nil {
			return h, err
		}
	}
	if err := p.photograph(p.following(ref, &HazardPhotographed{}), &h, in.Photos); err != nil {
		return h, err
	}
	if err := p.acceptNew(&h, in); err != nil {
		return h, err
	}
	return h, p.putHazard(nil, h)
}

// acceptNew records of a hazard just found that it was rectified since.
func (p *pen) acceptNew(h *Hazard, in HazardEntry) error {
	if in.accepted == "" {
		return nil
	}
	fact := &FixAccepted{On: in.accepted}
	if err := h.MayRecord(fact.Kind()); err != nil {
		return err
	}
	e, err := p.record(in.acceptedID, Ref{Hazards, h.N}, fact)
	if err != nil {
		return err
	}
	h.apply(e, p.refs)
	return nil
}

// photograph keeps pictures and records them of h, which is stored by the caller.
func (p *pen) photograph(id ID, h *Hazard, photos []Photo) error {
	if len(photos) == 0 {
		return nil
	}
	if err := h.MayRecord("hazard.photographed"); err != nil {
		return err
	}
	if err := first(p.keepPhotos(photos), p.remarkPhotos(*h, photos, "")); err != nil {
		return err
	}
	e, err := p.record(id, Ref{Hazards, h.N}, &HazardPhotographed{photos})
	if err == nil {
		h.apply(e, p.refs)
	}
	return err
}

// civil is a camera's time in the book's zone, where the camera says its own.
func (a Agency) civil(taken string) string {
	at, err := time.Parse(time.DateTime+"-07:00", taken)
	if err != nil {
		return taken
	}
	return at.In(a.zone()).Format(time.DateTime)
}

// TakenOn is the day on which the photo was taken, by its camera's clock; none
// where that is not known, or cannot be: before 2010, or after the last day.
func (p Photo) TakenOn(last Date) Date {
	at, err := time.Parse(time.DateTime, p.TakenAt)
	if err != nil || at.Year() < 2010 || DateOf(at) > last {
		return ""
	}
	return DateOf(at)
}

// keepPhotos puts pictures in the store, each under the hash of its bytes.
func (p *pen) keepPhotos(photos []Photo) error {
	for i := range photos {
		sum := sha256.Sum256(photos[i].JPEG)
		photos[i].SHA256 = hex.EncodeToString(sum[:])
		photos[i].TakenAt = p.agency.civil(photos[i].TakenAt)
		if err := p.PutBlob(photos[i].SHA256, photos[i].JPEG); err != nil {
			return err
		}
	}
	return nil
}

// change asks the rules, records a fact about a hazard, and stores what it is then.
func (p *pen) change(h Hazard, id ID, fact Fact) (Hazard, error) {
	if err := p.allowed(h, fact); err != nil {
		return h, err
	}
	old := h
	e, err := p.record(id, Ref{Hazards, h.N}, fact)
	if err != nil {
		return h, err
	}
	h.apply(e, p.refs)
	p.dueSet(old, fact)
	return h, p.putHazard(&old, h)
}

// allowed asks the rules, with the facts before where they ask for them.
func (p *pen) allowed(h Hazard, fact Fact) error {
	var past []Event
	if needsPast(fact) {
		all, err := p.History(Ref{Hazards, h.N})
		if err != nil {
			return err
		}
		past = standing(all)
	}
	return h.allows(fact, past)
}

// AmendHazard changes what was written down of a hazard that no notice names,
// and adds pictures and its handling, which may be added to an ordered one too.
func (b *Book) AmendHazard(ctx context.Context, id ID, n int64, change func(*Finding) error, photos []Photo) (h Hazard, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		if h, err = found(p.Hazard(n))(Hazards, n); err != nil {
			return err
		}
		was := h.finding()
		is, err := h.changed(change)
		if err != nil {
			return err
		}
		draft := h
		draft.write(is)
		if err := first(draft.clean(), saysHazard(draft.Text), p.sameWord(ByCategory, Categories, &draft.Category)); err != nil {
			return err
		}
		name := id
		if is = draft.finding(); is != was {
			var fact Fact = &HazardAmended{is}
			if was.Handling = is.Handling; is == was {
				fact = &HazardHandled{is.Handling}
			}
			if h, err = p.change(h, id, fact); err != nil {
				return err
			}
			name = p.following(Ref{Hazards, n}, &HazardPhotographed{})
			if is.Text != was.Text {
				err = p.remarkTwin(h)
			}
			if err != nil {
				return err
			}
			kept := &is
			if is.OnSpot != was.OnSpot { // no item keeps that: a record says it in a sentence
				kept = nil
			}
			if err := p.asPrinted(h, kept); err != nil {
				return err
			}
		}
		if len(photos) == 0 {
			return nil
		}
		if err := p.photograph(name, &h, photos); err != nil {
			return err
		}
		return p.PutHazard(h)
	})
	return h, err
}

// ReopenHazard undoes an acceptance; due is a new due date, or none.
func (b *Book) ReopenHazard(ctx context.Context, id ID, n int64, on Date, reason string, due Date) (h Hazard, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		if h, err = found(p.Hazard(n))(Hazards, n); err != nil {
			return err
		}
		if on == "" {
			on = p.today
		}
		if err := reasonGiven(&reason); err != nil {
			return err
		}
		if err := p.past("date", "日期", on); err != nil {
			return err
		}
		h, err = p.change(h, id, &HazardReopened{on, reason, due})
		return err
	})
	return h, err
}

// WithdrawHazard says that a hazard was recorded in error. It stays on the
// record, with the reason, and is counted apart.
func (b *Book) WithdrawHazard(ctx context.Context, id ID, n int64, reason string) (h Hazard, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		if h, err = found(p.Hazard(n))(Hazards, n); err != nil {
			return err
		}
		if err := reasonGiven(&reason); err != nil {
			return err
		}
		if h, err = p.change(h, id, &HazardWithdrawn{p.today, reason}); err != nil {
			return err
		}
		return p.asPrinted(h, nil)
	})
	return h, err
}
