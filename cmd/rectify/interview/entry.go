package interview

import "rectify/inspect"

// Entry is the draft as the book takes it, its hazards in the order of the
// summary; take reads a hazard's photos.
func (f *Flow) Entry(draft inspect.Draft, take func(files []string) ([]inspect.Photo, error)) (in inspect.InspectionEntry, err error) {
	in = inspect.InspectionEntry{Draft: draft, Inspection: inspect.Inspection{Site: f.Site.N, Date: f.Date, Campaign: f.Campaign, Inspectors: f.Inspectors}}
	if f.Site.N == 0 {
		in.NewSite = &inspect.Site{Name: f.Site.Name, Sector: f.Site.Sector, Town: f.Site.Town}
	}
	if f.Form != "" {
		in.Notice = &inspect.IssueEntry{Form: f.Form}
	}
	for _, h := range f.Found {
		e := inspect.HazardEntry{Finding: inspect.Finding{Text: h.Text, Level: h.Level, Category: h.Category, Place: h.Place, Basis: h.Basis, Due: h.Due, OnSpot: h.OnSpot}}
		if item, ok := f.itemOf(h); ok {
			e.Basis = item.Basis(f.Date) // the day may have been corrected
		}
		if e.Photos, err = take(h.Photos); err != nil {
			return in, err
		}
		if h.Item != "" {
			e.Of = inspect.ListItem{List: h.List, Item: h.Item}
		}
		in.Hazards = append(in.Hazards, e)
	}
	for _, c := range f.Lists {
		l, err := f.list(c.List)
		if err != nil {
			return in, err
		}
		entry := inspect.ListEntry{Answered: inspect.Answered{List: l.Code, Name: l.NameZH, Version: l.Version}}
		for _, a := range c.Answers {
			entry.Entries = append(entry.Entries, inspect.AnswerEntry{Answer: a})
		}
		in.Lists = append(in.Lists, entry)
	}
	return in, nil
}

// Left is what is left of the draft once it is recorded: a notice to be
// served, or nothing.
func (f *Flow) Left(out inspect.Recorded) ([]byte, error) {
	if out.Notice.N == 0 {
		return nil, nil
	}
	return f.after(out).Body()
}

// Recorded goes on to what is left, and tells whether anything is.
func (f *Flow) Recorded(out inspect.Recorded) bool {
	f.Draft = f.after(out)
	return out.Notice.N != 0
}

func (f *Flow) after(out inspect.Recorded) Draft {
	done := &Done{Inspection: out.Inspection.N, Notice: out.Notice.N, Number: out.Notice.Number, Date: out.Notice.Date}
	for _, h := range out.Hazards {
		done.Hazards = append(done.Hazards, h.N)
	}
	return Draft{At: AtServed, Site: Site{out.Site.N, out.Site.Name, out.Site.Sector, out.Site.Town}, Date: out.Inspection.Date, Done: done}
}
