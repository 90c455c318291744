package main

import (
	"context"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/checklist"
)

// logWorld is what the questions of a session look up.
type logWorld struct {
	*shell.Run
	ctx      context.Context
	b        *inspect.Book
	today    inspect.Date
	visit    inspect.Inspection
	campaign inspect.Campaign
	lists    []checklist.List
}

func newLogWorld(ctx context.Context, c *shell.Run, b *inspect.Book) (w *logWorld, err error) {
	w = &logWorld{Run: c, ctx: ctx, b: b}
	if w.today, err = b.Today(ctx); err != nil {
		return nil, err
	}
	return w, w.read(func(r inspect.Reader) error {
		page, err := r.Inspections(inspect.Filter{Sort: "ref", Descending: true, Limit: 1})
		if err != nil || len(page.Rows) == 0 {
			return err
		}
		w.visit = page.Rows[0].Inspection
		w.campaign, _, err = r.Campaign(w.visit.Campaign)
		if w.campaign.Withdrawn != "" {
			w.campaign = inspect.Campaign{}
		}
		return err
	})
}

func (w *logWorld) read(fn func(inspect.Reader) error) error { return w.b.Read(w.ctx, fn) }

func (w *logWorld) Today() inspect.Date { return w.today }

func (w *logWorld) Last() (inspect.Inspection, inspect.Campaign) { return w.visit, w.campaign }

// Sites gives an exact name or a reference alone, else those that hold the part,
// else the one that was called so.
func (w *logWorld) Sites(part string) (sites []inspect.Site, total int, err error) {
	err = w.read(func(r inspect.Reader) error {
		s, ok, err := r.SiteNamed(part)
		if n, isRef := inspect.ParseRef(inspect.Sites, part); err == nil && !ok && isRef {
			s, ok, err = r.Site(n)
			ok = ok && s.Withdrawn == ""
		}
		if err != nil || ok {
			sites, total = []inspect.Site{s}, 1
			return err
		}
		page, err := r.Sites(inspect.Filter{Text: part, Limit: 8})
		sites = inspect.Mapped(page.Rows, func(row inspect.SiteRow) inspect.Site { return row.Site })
		if total = page.Total; err != nil || total > 0 {
			return err
		}
		if s, ok, err = inspect.SiteCalled(r, part); ok {
			sites, total = []inspect.Site{s}, 1
		}
		return err
	})
	return sites, total, err
}

func (w *logWorld) Campaigns(part string) (out []inspect.Campaign, err error) {
	err = w.read(func(r inspect.Reader) error {
		if n, isRef := inspect.ParseRef(inspect.Campaigns, part); isRef {
			if c, ok, err := r.Campaign(n); err != nil || ok && c.Withdrawn == "" {
				out = []inspect.Campaign{c}
				return err
			}
		}
		page, err := r.Campaigns(inspect.Filter{Text: part, Limit: 8})
		out = inspect.Mapped(page.Rows, func(row inspect.CampaignRow) inspect.Campaign { return row.Campaign })
		return err
	})
	return out, err
}

func (w *logWorld) Checklists() ([]checklist.List, error) {
	if w.lists == nil {
		lib, err := library(w.Run)
		if err != nil {
			return nil, err
		}
		w.lists = lib.Lists()
	}
	return w.lists, nil
}

func (w *logWorld) Phrases(part string) []inspect.Phrase {
	out, _ := inspect.Ask(w.ctx, w.b, func(r inspect.Reader) ([]inspect.Phrase, error) { return r.Phrases(part, 20) })
	return out
}

func (w *logWorld) Clauses(part string, on inspect.Date) (out []string) {
	lib, err := library(w.Run)
	if err != nil || part == "" {
		return nil
	}
	for _, clause := range lib.Search(part, on) {
		if out = append(out, clause.Citation()); len(out) == 20 {
			break
		}
	}
	return out
}

func (w *logWorld) Day(said string) (inspect.Date, error) { return inspect.ParseDay(said, w.Run.Day()) }

// Officers reads inspectors with the certificates that are known.
func (w *logWorld) Officers(said string) ([]inspect.Officer, error) {
	officers, err := inspect.ParseOfficers(said)
	if err != nil {
		return nil, err
	}
	return shell.Lookup(w.ctx, w.b, inspect.Reader.Certified, officers)
}

// Visited are the inspections of a site that are recorded of a day.
func (w *logWorld) Visited(site int64, day inspect.Date) []inspect.Inspection {
	out, _ := inspect.Ask(w.ctx, w.b, func(r inspect.Reader) ([]inspect.Inspection, error) {
		return r.InspectionsOf(site, inspect.Period{From: day, To: day.Add(1)})
	})
	return out
}

// Onward is the day itself where the calendar does not know it.
func (w *logWorld) Onward(day inspect.Date) inspect.Date {
	if next, err := w.Run.Onward(day); err == nil {
		return next
	}
	return day
}

// Unappealed asks the form and the agency as they are now.
func (w *logWorld) Unappealed(kind inspect.FormKind) bool {
	a, err := inspect.Ask(w.ctx, w.b, inspect.Reader.Agency)
	if err != nil {
		return false
	}
	form, _ := shell.Lookup(w.ctx, w.b, inspect.Reader.Form, kind)
	return form.WithoutRedress(a)
}

// Due reads a term as hazard add does.
func (w *logWorld) Due(said string, from inspect.Date) (inspect.Date, error) {
	return w.TermIn("due", said, from)
}
