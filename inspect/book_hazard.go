package inspect

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/google/uuid"
)

// HazardEntry is a finding to be recorded, with its pictures.
type HazardEntry struct {
	ID         ID // empty for a fresh one
	Inspection int64
	Finding
	DueIn  *int // calendar days after the inspection, for a Finding without Due
	Photos []Photo
	Of     ListItem // the «no» of a checklist that it comes of; none for its own

	fresh      bool      // the ID is known not to be on the record
	named      []Officer // whom an imported row names, if the inspection names others
	untold     bool      // an imported account says that the unit was not given its date
	accepted   Date      // when an imported account says it was rectified
	acceptedID ID
}

// AddHazard records a hazard found on an inspection.
func (b *Book) AddHazard(ctx context.Context, in HazardEntry) (h Hazard, err error) {
	err = b.write(ctx, func(p *pen) error {
		h, _, err = p.addHazard(in)
		return err
	})
	return h, err
}

// addHazard records one; known says that the same was on the record already.
func (p *pen) addHazard(in HazardEntry) (h Hazard, known bool, err error) {
	v, err := p.visit(in.Inspection)
	if err != nil {
		return h, false, err
	}
	if err := first(v.stands(), v.visitOrders()); err != nil {
		return h, false, err
	}
	h = Hazard{Found: v.Date}
	h.write(in.Finding)
	if in.DueIn != nil && h.Due == "" {
		h.Due = v.Date.Add(*in.DueIn)
	}
	if h.Level == "" {
		h.Level = General
	}
	if !in.fresh { // what a row says was cleaned when it was read
		err = first(h.clean(), saysHazard(h.Text), p.sameWord(ByCategory, Categories, &h.Category))
	}
	if err != nil {
		return h, false, err
	}
	fact := &HazardFound{h.finding(), v.ID, v.Date, in.named, in.untold}
	p.ids[v.ID] = v.N
	n, err := p.number(Hazards)
	if err != nil {
		return h, false, err
	}
	e := Event{ID: in.ID, Ref: Ref{Hazards, n}, At: p.now, By: p.book.By, Fact: fact}
	if in.fresh {
		err = p.append(&e)
	} else {
		e, known, err = p.record(in.ID, Ref{Hazards, n}, fact)
	}
	if err != nil || known {
		p.next[Hazards] = n // not taken
		if err == nil {
			h, err = found(p.Hazard(e.Ref.N))(Hazards, e.Ref.N)
		}
		return h, known, err
	}
	h.apply(e, p.refs)
	p.dueFound(h, in.fresh)
	if !in.fresh {
		if err := p.remarkTwin(h); err != nil {
			return h, false, err
		}
	}
	if err := p.photograph(&h, in.Photos); err != nil {
		return h, false, err
	}
	if err := p.acceptNew(&h, in); err != nil {
		return h, false, err
	}
	return h, false, p.putHazard(nil, h)
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
	e := Event{ID: in.acceptedID, Ref: Ref{Hazards, h.N}, At: p.now, By: p.book.By, Fact: fact}
	if err := p.append(&e); err != nil {
		return err
	}
	h.apply(e, p.refs)
	return nil
}

// photograph keeps pictures and records them of h, which is stored by the caller.
func (p *pen) photograph(h *Hazard, photos []Photo) error {
	if len(photos) == 0 {
		return nil
	}
	if err := h.MayRecord("hazard.photographed"); err != nil {
		return err
	}
	if err := first(p.keepPhotos(photos), p.remarkPhotos(*h, photos, "")); err != nil {
		return err
	}
	e, _, err := p.record(uuid.Nil, Ref{Hazards, h.N}, &HazardPhotographed{photos})
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
	e, _, err := p.record(id, Ref{Hazards, h.N}, fact)
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
func (b *Book) AmendHazard(ctx context.Context, n int64, change func(*Finding) error, photos []Photo) (h Hazard, err error) {
	err = b.write(ctx, func(p *pen) error {
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
		if is = draft.finding(); is != was {
			var fact Fact = &HazardAmended{is}
			if was.Handling = is.Handling; is == was {
				fact = &HazardHandled{is.Handling}
			}
			if h, err = p.change(h, uuid.Nil, fact); err != nil {
				return err
			}
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
		if err := p.photograph(&h, photos); err != nil {
			return err
		}
		return p.PutHazard(h)
	})
	return h, err
}

// ReopenHazard undoes an acceptance; due is a new due date, or none.
func (b *Book) ReopenHazard(ctx context.Context, n int64, on Date, reason string, due Date) (h Hazard, err error) {
	err = b.write(ctx, func(p *pen) error {
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
		h, err = p.change(h, uuid.Nil, &HazardReopened{on, reason, due})
		return err
	})
	return h, err
}

// WithdrawHazard says that a hazard was recorded in error. It stays on the
// record, with the reason, and is counted apart.
func (b *Book) WithdrawHazard(ctx context.Context, n int64, reason string) (h Hazard, err error) {
	err = b.write(ctx, func(p *pen) error {
		if h, err = found(p.Hazard(n))(Hazards, n); err != nil {
			return err
		}
		if err := reasonGiven(&reason); err != nil {
			return err
		}
		if h, err = p.change(h, uuid.Nil, &HazardWithdrawn{p.today, reason}); err != nil {
			return err
		}
		return p.asPrinted(h, nil)
	})
	return h, err
}
