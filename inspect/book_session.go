package inspect

import (
	"context"
	"slices"
)

// ListEntry is a checklist gone through on a visit.
type ListEntry struct {
	Answered
	Entries []AnswerEntry
}

// InspectionEntry is a whole visit, told at one go.
type InspectionEntry struct {
	NewSite    *Site      // a site that is not in the book; nil: Inspection.Site is
	Inspection Inspection // its Site is filled in when the site is new
	Lists      []ListEntry
	Hazards    []HazardEntry // in their order, those of «no» answers too, which Item names; Inspection is filled in
	Notice     *IssueEntry   // nil for none; Inspection is filled in

	Draft Draft                                 // the draft that this was, which must be there still as it was last seen
	Left  func(Recorded) (body []byte, _ error) // what is left of it; nil for nothing
}

// Recorded is what became of a [InspectionEntry].
type Recorded struct {
	Site       Site
	Inspection Inspection
	Hazards    []Hazard // in the order told, and after them what only the lists tell
	Notice     Notice   // N is 0 for none
	Paper      []byte   // the notice's PDF
	Draft      Draft    // what is left of the draft
}

// RecordInspection records the visit, its site if that is new, its hazards and its
// notice, and ends the draft that it was, in one transaction: what fails leaves
// the draft and nothing else, and a draft is recorded once, whatever breaks off:
// the inspection has its name.
func (b *Book) RecordInspection(ctx context.Context, in InspectionEntry) (out Recorded, err error) {
	err = b.writeNew(ctx, in.Draft.ID, func(p *pen) error {
		out = Recorded{}
		if err := b.sees(p.Reader, in.Draft); err != nil {
			return err
		}
		if err := p.recordInspection(&out, in); err != nil {
			return err
		}
		if in.Notice != nil {
			order := *in.Notice
			order.Inspection = out.Inspection.N
			id := following(p.id, "notice.issued", Ref{Inspections, out.Inspection.N})
			if out.Notice, out.Paper, err = p.issueNotice(id, order); err != nil {
				return err
			}
		}
		var body []byte
		if in.Left != nil {
			if body, err = in.Left(out); err != nil {
				return err
			}
		}
		out.Draft, err = b.leave(p.Writer, in.Draft, body)
		return err
	})
	return out, err
}

// ServeRecorded records how the notice of a recorded visit reached the unit,
// and ends the draft that asked for it, in one transaction.
func (b *Book) ServeRecorded(ctx context.Context, draft Draft, notice int64, s Service) error {
	id := following(draft.ID, "notice.served", Ref{Notices, notice})
	return b.writeNew(ctx, id, func(p *pen) error {
		if err := b.sees(p.Reader, draft); err != nil {
			return err
		}
		if _, err := p.happen(id, Notices.Ref(notice), &NoticeServed{s}); err != nil {
			return err
		}
		return p.DropDraft(b.By)
	})
}

func (p *pen) recordInspection(out *Recorded, in InspectionEntry) (err error) {
	visit := in.Inspection
	if in.NewSite != nil {
		if out.Site, err = p.typedSite(ID{}, *in.NewSite); err != nil {
			return err
		}
		visit.Site = out.Site.N
	} else if out.Site, err = found(p.Site(visit.Site))(Sites, visit.Site); err != nil {
		return err
	}
	if visit.Inspectors, err = p.certified(visit.Inspectors); err != nil {
		return err
	}
	if out.Inspection, err = p.addInspection(p.id, visit); err != nil {
		return err
	}
	if err = p.remarkSecond(out.Inspection); err != nil {
		return err
	}
	came := map[ListItem]ID{}
	for _, e := range in.Hazards {
		e.Inspection = out.Inspection.N
		h, err := p.addHazard(ID{}, e)
		if err != nil {
			return within(e.Of.Item, err)
		}
		out.Hazards = append(out.Hazards, h)
		came[e.Of] = h.ID
	}
	for _, l := range in.Lists {
		entries := slices.Clone(l.Entries)
		for k, e := range entries {
			entries[k].HazardID = came[ListItem{l.List, e.Item}]
		}
		id := following(p.id, "list.answered "+l.List, Ref{Inspections, out.Inspection.N})
		hazards, err := p.answerList(id, out.Inspection.N, l.Answered, entries)
		if err != nil {
			return err
		}
		out.Hazards = append(out.Hazards, hazards...)
	}
	return nil
}
