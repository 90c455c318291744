package interview

import (
	"encoding/json"
	"strconv"

	"rectify/inspect"
)

// listItem is an item of a checklist.
type listItem struct{ list, item string }

// Entries are what records the draft, by its id, its hazards in the order of the
// summary, and of which item of a checklist some are; take reads a hazard's photos.
func (f *Flow) Entries(draft inspect.ID, fresh func() inspect.ID, take func(files []string) ([]inspect.Photo, error)) (
	entries []inspect.Entry, items map[inspect.ID]string, err error) {
	add := func(id inspect.ID, do, about string, says any) *inspect.Entry {
		body, _ := json.Marshal(says) // which holds nothing but words and numbers
		entries = append(entries, inspect.Entry{ID: id, Do: do, About: about, Body: body})
		return &entries[len(entries)-1]
	}
	site, visit := inspect.Sites.RefTo(f.Site.N), draft.String()
	if f.Site.N == 0 {
		id := fresh()
		add(id, "site.added", "", inspect.Site{Name: f.Site.Name, Sector: f.Site.Sector, Town: f.Site.Town})
		site = id.String()
	}
	held := map[string]any{"date": f.Date, "inspectors": f.Inspectors}
	if f.Campaign != 0 {
		held["campaign"] = inspect.Campaigns.RefTo(f.Campaign)
	}
	add(draft, "inspection.held", site, held)
	items = map[inspect.ID]string{}
	became := map[listItem]string{}
	for _, h := range f.Found {
		e := inspect.HazardEntry{Finding: inspect.Finding{Text: h.Text, Level: h.Level, Category: h.Category,
			Place: h.Place, Basis: h.Basis, Due: h.Due, OnSpot: h.OnSpot}}
		if item, ok := f.itemOf(h); ok {
			e.Basis = item.Basis(f.Date) // the day may have been corrected
		}
		taken, err := take(h.Photos)
		if err != nil {
			return nil, nil, err
		}
		photos := map[string]inspect.Photo{}
		for i, p := range taken {
			name := strconv.Itoa(i + 1)
			photos[name] = p
			e.Photos = append(e.Photos, inspect.Photo{File: name})
		}
		id := fresh()
		items[id], became[listItem{h.List, h.Item}] = h.Item, id.String()
		add(id, "hazard.found", visit, e).Photos = photos
	}
	for _, c := range f.Lists {
		l, err := f.list(c.List)
		if err != nil {
			return nil, nil, err
		}
		var answers []map[string]any
		for _, a := range c.Answers {
			says := map[string]any{"item": a.Item, "look": a.Look, "says": a.Says, "note": a.Note}
			if a.Says == inspect.SaysNo {
				says["became"] = became[listItem{c.List, a.Item}]
			}
			answers = append(answers, says)
		}
		add(fresh(), "list.answered", visit,
			map[string]any{"list": l.Code, "name": l.NameZH, "version": l.Version, "answers": answers})
	}
	if f.Form != "" {
		add(fresh(), "notice.issued", visit, map[string]any{"form": f.Form})
	}
	return entries, items, nil
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
