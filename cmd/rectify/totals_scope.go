package main

import (
	"context"
	"strconv"

	"rectify/inspect"
)

// scopeFlags narrow totals; an empty one narrows nothing.
type scopeFlags struct {
	Campaign  string `flag:"campaign" en:"of that campaign; its own days if no period is given" zh:"只统计该专项检查；未给期间时按其起止日期"`
	Site      string `flag:"site" en:"of that site" zh:"只统计该单位"`
	Sector    string `flag:"sector" en:"of that sector" zh:"只统计该行业"`
	Town      string `flag:"town" en:"of that town" zh:"只统计该乡镇街道"`
	Category  string `flag:"category" en:"of that category of hazard" zh:"只统计该类隐患"`
	Level     string `flag:"level" en:"of that level: general or major" zh:"只统计该级别：一般、重大"`
	Inspector string `flag:"inspector" en:"of that inspector: a name, or name:certificate" zh:"只统计该检查人员：姓名或姓名:证号"`
}

// scope turns what a person says into the keys that the book counts by. A word
// that the book does not know is refused, for its zeros would look like an answer.
func (f scopeFlags) scope(ctx context.Context, b *inspect.Book) (inspect.Scope, error) {
	return f.keys(ctx, b, false)
}

// keys are those; where any may be asked for, a word that is not known is its own key.
func (f scopeFlags) keys(ctx context.Context, b *inspect.Book, any bool) (inspect.Scope, error) {
	s := inspect.Scope{}
	for _, named := range []struct {
		dim  inspect.Dim
		noun inspect.Noun
		text string
	}{{inspect.ByCampaign, inspect.Campaigns, f.Campaign}, {inspect.BySite, inspect.Sites, f.Site}} {
		if named.text == "" {
			continue
		}
		if named.noun == inspect.Campaigns && inspect.Unsaid(named.text) {
			s[named.dim] = "0"
			continue
		}
		n, err := b.Find(ctx, named.noun, named.text)
		if err != nil {
			return nil, err
		}
		s[named.dim] = strconv.FormatInt(n, 10)
	}
	if f.Level != "" {
		level, err := inspect.ParseLevel(f.Level)
		if err != nil {
			return nil, err
		}
		s[inspect.ByLevel] = string(level)
	}
	return s, b.Read(ctx, func(r inspect.Reader) error { return f.words(r, s, any) })
}

// words puts into s what is said of it in words.
func (f scopeFlags) words(r inspect.Reader, s inspect.Scope, any bool) (err error) {
	for _, word := range []struct {
		dim  inspect.Dim
		text string
	}{{inspect.BySector, f.Sector}, {inspect.ByTown, f.Town}, {inspect.ByCategory, f.Category}} {
		if word.text == "" || err != nil {
			continue
		}
		if s[word.dim], err = r.Word(word.dim, word.text); any && inspect.IsCode(err, inspect.CodeNotFound) {
			s[word.dim], err = word.text, nil
		}
	}
	if f.Inspector != "" && err == nil {
		s[inspect.ByInspector], err = r.Inspector(f.Inspector)
	}
	return err
}

// campaignPeriod is a campaign's own days, or else from its first inspection
// to its last.
func campaignPeriod(ctx context.Context, b *inspect.Book, n int64) (p inspect.Period, err error) {
	err = b.Read(ctx, func(r inspect.Reader) error {
		c, _, err := r.Campaign(n)
		if err != nil {
			return err
		}
		visits, err := r.Inspections(inspect.Filter{Campaign: n})
		if err != nil {
			return err
		}
		p = inspect.Period{From: c.From}
		if c.To != "" {
			p.To = c.To.Add(1)
		}
		if p.From != "" && p.To != "" {
			return nil
		}
		if len(visits.Rows) == 0 {
			return inspect.Errorf(inspect.CodeNotFound, "campaign %s has no days of its own and no inspections", "专项检查“%s”没有起止日期，也没有检查", c.Name).
				Hint("give --from and --to", "请给出 --from 和 --to")
		}
		p = within(p, visits.Rows)
		return nil
	})
	return p, err
}

// within fills in the day that p lacks from the first or last visit.
func within(p inspect.Period, visits []inspect.InspectionRow) inspect.Period {
	first, last := visits[0].Date, visits[0].Date
	for _, v := range visits {
		first, last = min(first, v.Date), max(last, v.Date)
	}
	if p.From == "" {
		p.From = first
	}
	if p.To == "" {
		p.To = max(last, p.From).Add(1)
	}
	if p.From >= p.To {
		p.From = first
	}
	return p
}
