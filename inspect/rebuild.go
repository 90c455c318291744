package inspect

import "context"

// Rebuild makes every projection and tally anew from the record, in one
// transaction. The record itself, and the papers and pictures, stay.
func (b *Book) Rebuild(ctx context.Context) error {
	return b.Store.Rebuild(ctx, func(w Writer) error {
		p := b.pen(w, Agency{})
		if err := w.EachEvent(func(e Event) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return p.put(e)
		}); err != nil {
			return err
		}
		return p.recount(ctx)
	})
}

// put folds one fact into the projection that is there so far.
func (p *pen) put(e Event) error {
	if len(p.ids) > 100000 {
		clear(p.ids)
	}
	switch f := e.Fact.(type) {
	case *AgencyOpened:
		return p.PutAgency(f.Agency)
	case *AgencyAmended:
		return p.PutAgency(f.Agency)
	case *FormSet:
		return p.PutForm(f.Form)
	}
	v, _, err := projection(p, e.Ref)
	if err != nil {
		return err
	}
	switch t := v.(type) {
	case Site:
		t.apply(e)
		return p.PutSite(t)
	case Campaign:
		t.apply(e)
		return p.PutCampaign(t)
	case Inspection:
		t.apply(e, p.refs)
		return p.PutInspection(t)
	case Hazard:
		t.apply(e, p.refs)
		return p.PutHazard(t)
	case Notice:
		t.apply(e, p.refs)
		return p.PutNotice(t)
	case Review:
		t.apply(e, p.refs)
		return p.PutReview(t)
	case Paper:
		t.apply(e, p.refs)
		return p.PutPaper(t)
	case Complaint:
		t.apply(e, p.refs)
		return p.PutComplaint(t)
	case Blank:
		t.apply(e, p.refs)
		return p.PutBlank(t)
	case ClosedMonth:
		t.apply(e)
		return p.PutClosedMonth(t)
	case Draw:
		t.apply(e, p.refs)
		return p.PutLookback(t)
	}
	return nil
}

// recount makes the tallies from the projections, a site at a time.
func (p *pen) recount(ctx context.Context) error {
	sites, err := p.Sites(Filter{})
	if err != nil {
		return err
	}
	for _, s := range sites.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := p.countSite(s.N, +1); err != nil {
			return err
		}
		clear(p.views)
		clear(p.visits)
		clear(p.sites)
		if len(p.tallies) > 20000 {
			if err := p.flush(); err != nil {
				return err
			}
		}
	}
	return p.flush()
}
