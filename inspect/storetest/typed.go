package storetest

import (
	"context"
	"encoding/json"

	"rectify/inspect"
)

// Tests say what they record as values. Each of these is an entry, by which alone a
// book is recorded in.

// entry records what a test asks for, and gives the thing as it is then.
func entry[T any](ctx context.Context, b *inspect.Book, id inspect.ID, do string, about inspect.Ref, says any) (is T, err error) {
	e := inspect.Entry{ID: id, Do: do, Here: inspect.Here{Idle: true}}
	if about.N != 0 {
		e.About = about.String()
	}
	if e.Body, err = json.Marshal(says); err != nil {
		return is, err
	}
	receipts, err := b.RecordAll(ctx, e)
	if err != nil {
		return is, err
	}
	if thing, ok := receipts[0].Thing.(*T); ok {
		is = *thing
	}
	return is, receipts[0].Err
}

// parts are those of a value, by their names.
type parts map[string]any

// partsOf are the parts of a value but for what the book fills in.
func partsOf(v any) parts {
	out := parts{}
	text, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		panic(err)
	}
	for _, made := range []string{"id", "withdrawn", "former", "lists", "time_zone"} {
		delete(out, made)
	}
	return out
}

// edited is what a thing is said to be: what it was is said to be empty where it is left out.
func edited[T any](was T, change func(*T) error) (parts, error) {
	out := partsOf(was)
	for name, v := range out {
		switch v.(type) {
		case string:
			out[name] = ""
		case bool:
			out[name] = false
		default:
			out[name] = nil
		}
	}
	err := change(&was)
	for name, v := range partsOf(was) {
		out[name] = v
	}
	return out, err
}

// thing reads one as it was before that entry; what is not there is empty.
func thing[T any](ctx context.Context, b *inspect.Book, id inspect.ID, n int64, read func(inspect.Reader, int64) (T, bool, error)) (v T, err error) {
	if b, err = b.Before(ctx, id); err != nil {
		return v, err
	}
	err = b.Read(ctx, func(r inspect.Reader) error {
		v, _, err = read(r, n)
		return err
	})
	return v, err
}

// AddSite enters a site.
func AddSite(ctx context.Context, b *inspect.Book, id inspect.ID, s inspect.Site) (inspect.Site, error) {
	return entry[inspect.Site](ctx, b, id, "site.added", inspect.Ref{}, partsOf(s))
}

// AmendSite changes what is known of a site.
func AmendSite(ctx context.Context, b *inspect.Book, id inspect.ID, n int64, change func(*inspect.Site) error) (inspect.Site, error) {
	was, err := thing(ctx, b, id, n, inspect.Reader.Site)
	if err != nil {
		return was, err
	}
	says, err := edited(was, change)
	if err != nil {
		return was, err
	}
	return entry[inspect.Site](ctx, b, id, "site.amended", inspect.Sites.Ref(n), says)
}

// MoveSite says that a site belongs to another town or sector from a day on.
func MoveSite(ctx context.Context, b *inspect.Book, id inspect.ID, n int64, on inspect.Date, to func(*inspect.Site)) (inspect.Site, error) {
	s, err := thing(ctx, b, id, n, inspect.Reader.Site)
	if err != nil {
		return s, err
	}
	to(&s)
	return entry[inspect.Site](ctx, b, id, "site.moved", inspect.Sites.Ref(n), inspect.SiteMoved{On: on, Sector: s.Sector, Town: s.Town})
}

// AddCampaign enters a campaign.
func AddCampaign(ctx context.Context, b *inspect.Book, id inspect.ID, c inspect.Campaign) (inspect.Campaign, error) {
	return entry[inspect.Campaign](ctx, b, id, "campaign.added", inspect.Ref{}, partsOf(c))
}

// AmendCampaign changes a campaign's name or days.
func AmendCampaign(ctx context.Context, b *inspect.Book, id inspect.ID, n int64, change func(*inspect.Campaign) error) (inspect.Campaign, error) {
	was, err := thing(ctx, b, id, n, inspect.Reader.Campaign)
	if err != nil {
		return was, err
	}
	says, err := edited(was, change)
	if err != nil {
		return was, err
	}
	return entry[inspect.Campaign](ctx, b, id, "campaign.amended", inspect.Campaigns.Ref(n), says)
}

// heldParts are those of an inspection, with its campaign.
func heldParts(i inspect.Inspection, says parts) parts {
	says["campaign"] = ""
	if i.Campaign != 0 {
		says["campaign"] = inspect.Campaigns.Ref(i.Campaign).String()
	}
	return says
}

// AddInspection tells of a visit to a site.
func AddInspection(ctx context.Context, b *inspect.Book, id inspect.ID, i inspect.Inspection) (inspect.Inspection, error) {
	return entry[inspect.Inspection](ctx, b, id, "inspection.held", inspect.Sites.Ref(i.Site), heldParts(i, partsOf(i)))
}

// AmendInspection changes what is known of an inspection.
func AmendInspection(ctx context.Context, b *inspect.Book, id inspect.ID, n int64, change func(*inspect.Inspection) error) (inspect.Inspection, error) {
	is, err := thing(ctx, b, id, n, inspect.Reader.Inspection)
	if err != nil {
		return is, err
	}
	says, err := edited(is, func(i *inspect.Inspection) error {
		err := change(i)
		is = *i
		return err
	})
	if err != nil {
		return is, err
	}
	says["site"] = inspect.Sites.Ref(is.Site).String()
	return entry[inspect.Inspection](ctx, b, id, "inspection.amended", inspect.Inspections.Ref(n), heldParts(is, says))
}
