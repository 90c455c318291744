package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// scopeFlags narrow totals; an empty one narrows nothing.
type scopeFlags struct {
	campaign, site, sector, town, category, level, inspector string
}

// add makes the flags of a command.
func (o *scopeFlags) add(c *cli, cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.campaign, "campaign", "", c.say("of that campaign; its own days if no period is given", "只统计该专项检查；未给期间时按其起止日期"))
	f.StringVar(&o.site, "site", "", c.say("of that site", "只统计该单位"))
	f.StringVar(&o.sector, "sector", "", c.say("of that sector", "只统计该行业"))
	f.StringVar(&o.town, "town", "", c.say("of that town", "只统计该乡镇街道"))
	f.StringVar(&o.category, "category", "", c.say("of that category of hazard", "只统计该类隐患"))
	f.StringVar(&o.level, "level", "", c.say("of that level: general or major", "只统计该级别：一般、重大"))
	f.StringVar(&o.inspector, "inspector", "", c.say("of that inspector: a name, or name:certificate", "只统计该检查人员：姓名或姓名:证号"))
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
	}{{inspect.ByCampaign, inspect.Campaigns, f.campaign}, {inspect.BySite, inspect.Sites, f.site}} {
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
	if f.level != "" {
		level, err := inspect.ParseLevel(f.level)
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
	}{{inspect.BySector, f.sector}, {inspect.ByTown, f.town}, {inspect.ByCategory, f.category}} {
		if word.text == "" || err != nil {
			continue
		}
		if s[word.dim], err = r.Word(word.dim, word.text); any && inspect.IsCode(err, inspect.CodeNotFound) {
			s[word.dim], err = word.text, nil
		}
	}
	if f.inspector != "" && err == nil {
		s[inspect.ByInspector], err = r.Inspector(f.inspector)
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
