package inspect

import (
	"slices"

	"github.com/google/uuid"
)

// notPrinted refuses to strike a fact that a paper in force printed.
func (p *pen) notPrinted(events []Event, at int) error {
	papers, err := p.papersOn(events[at])
	if err != nil {
		return err
	}
	for _, paper := range papers {
		shows, err := p.shows(paper, events[at])
		if err != nil {
			return err
		}
		if shows {
			return refused("%[2]s is in force, and says what %[1]s recorded", "%[2]s 已写明 %[1]s 的内容且仍有效",
				recalled(events, at).FactRef, paper.Number).
				Hint("void that paper first, if it is wrong: {notice.voided} or {paper.voided}",
					"如文书有误，请先作废：{notice.voided} 或 {paper.voided}")
		}
	}
	return nil
}

// asPrinted refuses to make of a hazard what a paper in force does not say of it;
// nil is none any more.
func (p *pen) asPrinted(h Hazard, is *Finding) error {
	papers, err := p.papersOn(Event{Ref: h.ref()})
	if err != nil {
		return err
	}
	for _, paper := range papers {
		if slices.ContainsFunc(paper.Items, func(it Item) bool { return it.Hazard == h.N && !it.says(is) }) {
			return refused("%[2]s is in force, and says what hazard %[1]s is",
				"%[2]s 已写明隐患 %[1]s 且仍有效", h.ref(), paper.Number).
				Hint("void that paper first, if it is wrong: {paper.list} names it, {paper.voided} voids it",
					"如文书有误，请先作废：{paper.list} 查其编号，{paper.voided} 作废")
		}
	}
	return nil
}

// says tells whether an item of a paper reads as what is written of its hazard;
// basis and due date it has on some papers only.
func (it Item) says(is *Finding) bool {
	return is != nil && it.Text == is.Text && it.Level == is.Level && it.Place == is.Place &&
		(it.Basis == "" || it.Basis == is.Basis)
}

// papersOn are the papers in force that can have printed a fact.
func (p *pen) papersOn(e Event) (out []Paper, err error) {
	f, ok, err := p.whereFrom(e)
	if err != nil || !ok {
		return nil, err
	}
	for _, noun := range []Noun{Papers, Notices} {
		if noun == Notices && f.Inspection == 0 {
			break
		}
		papers, err := p.papersIn(noun, f)
		if err != nil {
			return nil, err
		}
		out = append(out, papers...)
	}
	return out, nil
}

// papersIn are the papers of a list, with all that they say.
func (r Reader) papersIn(noun Noun, f Filter) (out []Paper, err error) {
	rows, err := page[PaperRow](r, noun, f)
	for _, row := range rows.Rows {
		if err != nil {
			return nil, err
		}
		var pa Paper
		pa, _, err = r.Paper(Ref{noun, row.N})
		out = append(out, pa)
	}
	return out, err
}

// whereFrom narrows papers to those that go back to where a fact is from.
func (p *pen) whereFrom(e Event) (f Filter, ok bool, err error) {
	switch e.Ref.Noun {
	case Hazards:
		h, err := existing(p.Hazard, e.Ref.N)
		return Filter{Inspection: h.Inspection}, true, err
	case Inspections:
		return Filter{Inspection: e.Ref.N}, true, nil
	case Reviews, Notices:
		return Filter{About: e.Ref}, true, nil
	}
	return f, false, nil
}

// shows tells whether a paper shows a fact: as it says itself, or, of one that was
// issued before papers kept that, as far as can be told.
func (p *pen) shows(paper Paper, e Event) (bool, error) {
	issued, ok, err := p.Event(paper.ID)
	if err != nil || !ok {
		return false, err
	}
	if f, ok := issued.Fact.(issues); ok && f.issued().Prints != nil {
		return slices.Contains(f.issued().Prints, e.ID), nil
	}
	named := paper.about() == e.Ref || slices.ContainsFunc(paper.Items,
		func(it Item) bool { return Ref{Hazards, it.Hazard} == e.Ref })
	return named && e.Seq < issued.Seq && slices.Contains(paper.Form.Kind.about().prints, KindOf(e.Fact)), nil
}

// prints are the facts that stand of what a paper is about and of its items, and
// that a paper of its form shows: what it keeps, so that none of them is struck
// while it is in force.
func (p *pen) prints(pa Paper) (ids []ID, err error) {
	things, kinds := []Ref{pa.about()}, pa.Form.Kind.about().prints
	for _, it := range pa.Items {
		if ref := (Ref{Hazards, p.refs(it.HazardID)}); it.HazardID != uuid.Nil && !slices.Contains(things, ref) {
			things = append(things, ref)
		}
	}
	for _, ref := range things {
		events, err := p.History(ref)
		if err != nil {
			return nil, err
		}
		for _, e := range unstruck(events) {
			if slices.Contains(kinds, KindOf(e.Fact)) {
				ids = append(ids, e.ID)
			}
		}
	}
	return ids, nil
}
