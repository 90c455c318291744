package interview

import (
	"encoding/json"
	"strconv"

	"rectify/inspect"
)

// Visit is the draft as it is to be recorded, its hazards in the order of the summary.
type Visit struct {
	NewSite    *inspect.Site // one that is not in the book; nil: Inspection.Site is
	Inspection inspect.Inspection
	Lists      []inspect.Answered
	Hazards    []Hazard
	Form       inspect.FormKind // of its notice; empty for none
}

// Hazard is one that was found, and the «no» of a checklist that it comes of.
type Hazard struct {
	inspect.HazardEntry
	Of ListItem
}

// ListItem is an item of a checklist.
type ListItem struct{ List, Item string }

// Visit is what the draft comes to; take reads a hazard's photos.
func (f *Flow) Visit(take func(files []string) ([]inspect.Photo, error)) (in Visit, err error) {
	in.Form = f.Form
	in.Inspection = inspect.Inspection{Site: f.Site.N, Date: f.Date, Campaign: f.Campaign, Inspectors: f.Inspectors}
	if f.Site.N == 0 {
		in.NewSite = &inspect.Site{Name: f.Site.Name, Sector: f.Site.Sector, Town: f.Site.Town}
	}
	for _, h := range f.Found {
		e := Hazard{Of: ListItem{h.List, h.Item}}
		e.Finding = inspect.Finding{Text: h.Text, Level: h.Level, Category: h.Category,
			Place: h.Place, Basis: h.Basis, Due: h.Due, OnSpot: h.OnSpot}
		if item, ok := f.itemOf(h); ok {
			e.Basis = item.Basis(f.Date) // the day may have been corrected
		}
		if e.Photos, err = take(h.Photos); err != nil {
			return in, err
		}
		in.Hazards = append(in.Hazards, e)
	}
	for _, c := range f.Lists {
		l, err := f.list(c.List)
		if err != nil {
			return in, err
		}
		in.Lists = append(in.Lists, inspect.Answered{List: l.Code, Name: l.NameZH,
			Version: l.Version, Answers: c.Answers})
	}
	return in, nil
}

// Entries are what records the visit, by the id of the draft, and of which item of a
// checklist some are.
func (in Visit) Entries(draft inspect.ID, fresh func() inspect.ID) (
	entries []inspect.Entry, items map[inspect.ID]string) {
	add := func(id inspect.ID, do, about string, says any) *inspect.Entry {
		body, _ := json.Marshal(says) // which holds nothing but words and numbers
		entries = append(entries, inspect.Entry{ID: id, Do: do, About: about, Body: body})
		return &entries[len(entries)-1]
	}
	site := inspect.Sites.Ref(in.Inspection.Site).String()
	if in.NewSite != nil {
		id := fresh()
		add(id, "site.added", "", in.NewSite)
		site = id.String()
	}
	held, visit := map[string]any{"date": in.Inspection.Date, "inspectors": in.Inspection.Inspectors}, draft.String()
	if in.Inspection.Campaign != 0 {
		held["campaign"] = inspect.Campaigns.Ref(in.Inspection.Campaign).String()
	}
	add(draft, "inspection.held", site, held)
	items = map[inspect.ID]string{}
	became := map[ListItem]string{}
	for _, h := range in.Hazards {
		id, photos := fresh(), map[string]inspect.Photo{}
		for i, p := range h.Photos {
			name := strconv.Itoa(i + 1)
			photos[name], h.Photos[i] = p, inspect.Photo{File: name}
		}
		items[id], became[h.Of] = h.Of.Item, id.String()
		add(id, "hazard.found", visit, h.HazardEntry).Photos = photos
	}
	for _, l := range in.Lists {
		add(fresh(), "list.answered", visit, said(l, became))
	}
	if in.Form != "" {
		add(fresh(), "notice.issued", visit, map[string]any{"form": in.Form})
	}
	return entries, items
}

// said is a checklist as an entry says it.
func said(l inspect.Answered, became map[ListItem]string) map[string]any {
	var answers []map[string]any
	for _, a := range l.Answers {
		says := map[string]any{"item": a.Item, "look": a.Look, "says": a.Says, "note": a.Note}
		if a.Says == inspect.SaysNo {
			says["became"] = became[ListItem{l.List, a.Item}]
		}
		answers = append(answers, says)
	}
	return map[string]any{"list": l.List, "name": l.Name, "version": l.Version, "answers": answers}
}

// Recorded is what became of a visit.
type Recorded struct {
	Site       Site
	Inspection inspect.Inspection
	Hazards    []inspect.Hazard
	Notice     inspect.Paper // N is 0 for none
}

// Became is what the receipts of the entries tell.
func (f *Flow) Became(receipts []inspect.Receipt) Recorded {
	out := Recorded{Site: f.Site}
	for _, r := range receipts {
		switch is := r.Thing.(type) {
		case *inspect.Site:
			out.Site = Site{is.N, is.Name, is.Sector, is.Town}
		case *inspect.Inspection:
			out.Inspection = *is
		case *inspect.Hazard:
			out.Hazards = append(out.Hazards, *is)
		case *inspect.Paper:
			out.Notice = *is
		}
	}
	return out
}

// Left is what is left of the draft once it is recorded: a notice to be
// served, or nothing.
func (f *Flow) Left(receipts []inspect.Receipt) ([]byte, error) {
	out := f.Became(receipts)
	if out.Notice.N == 0 {
		return nil, nil
	}
	return f.after(out).Body()
}

// Recorded goes on to what is left, and tells whether anything is.
func (f *Flow) Recorded(out Recorded) bool {
	f.Draft = f.after(out)
	return out.Notice.N != 0
}

func (f *Flow) after(out Recorded) Draft {
	done := &Done{Inspection: out.Inspection.N, Notice: out.Notice.N, Number: out.Notice.Number, Date: out.Notice.Date}
	for _, h := range out.Hazards {
		done.Hazards = append(done.Hazards, h.N)
	}
	return Draft{At: AtServed, Site: out.Site, Date: out.Inspection.Date, Done: done}
}
