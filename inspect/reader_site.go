package inspect

import (
	"cmp"
	"slices"
	"time"
)

// Agency is who keeps the book; empty before anybody said so.
func (r Reader) Agency() (Agency, error) {
	a, _, err := got[Agency](r, Agencies, theAgency.N)
	return a, err
}

// Form is a form as this agency words it.
func (r Reader) Form(kind FormKind) (Form, error) {
	f, ok, err := one[Form](r, Forms, is("kind", string(kind)))
	if !ok {
		f = DefaultForm(kind)
	}
	return f, err
}

// Site is one unit.
func (r Reader) Site(n int64) (Site, bool, error) { return got[Site](r, Sites, n) }

// SiteNamed is the unit of just that name, if it was not withdrawn.
func (r Reader) SiteNamed(name string) (Site, bool, error) {
	return one[Site](r, Sites, is("name", name), is("withdrawn", ""))
}

// Sites lists units.
func (r Reader) Sites(f Filter) (Page[SiteRow], error) { return page[SiteRow](r, Sites, f) }

// siteNames goes through every name of each site, withdrawn ones too: first
// those that sites ever had, in the record's order, then those that they have. The
// names of a site that was merged into another are that one's.
// The code is the credit code that the site has.
func (r Reader) siteNames(fn func(n int64, name, code string, withdrawn bool)) error {
	sites, err := bare[Site](r, Sites, Filter{})
	if err != nil {
		return err
	}
	at := make(map[int64]*Site, len(sites))
	for i := range sites {
		at[sites[i].N] = &sites[i]
	}
	tell := func(s *Site, name string) {
		for range sites { // what is one with another is called as that was
			if s == nil || s.Into == 0 {
				break
			}
			s = at[s.Into]
		}
		if s != nil {
			fn(s.N, name, s.CreditCode, s.Withdrawn != "")
		}
	}
	var was []Event
	amended, err := r.facts(EventQuery{Noun: Sites, Kinds: []string{"site.amended"},
		ByThing: true}) // the units alone are read
	for _, n := range thingsOf(amended) {
		var all []Event
		if all, err = r.History(Ref{Sites, n}); err != nil {
			break
		}
		was = append(was, all...)
	}
	slices.SortFunc(was, func(a, b Event) int { return int(a.Seq - b.Seq) })
	for _, e := range was {
		switch f := e.Fact.(type) {
		case *SiteAdded:
			tell(at[e.Ref.N], f.Name)
		case *SiteAmended:
			tell(at[e.Ref.N], f.Name)
		}
	}
	for i := range sites {
		tell(&sites[i], sites[i].Name)
	}
	return err
}

// thingsOf are the numbers of what facts are about, each once.
func thingsOf(events []Event) (out []int64) {
	for _, e := range events {
		out = append(out, e.Ref.N)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Person is one person.
func (r Reader) Person(n int64) (Person, bool, error) { return got[Person](r, People, n) }

// People are all of the book's, also those that were withdrawn or merged.
func (r Reader) People() ([]Person, error) { return bare[Person](r, People, Filter{}) }

// Campaign is one campaign.
func (r Reader) Campaign(n int64) (Campaign, bool, error) { return got[Campaign](r, Campaigns, n) }

// CampaignNamed is the one of just that name, if it was not withdrawn.
func (r Reader) CampaignNamed(name string) (Campaign, bool, error) {
	return one[Campaign](r, Campaigns, is("name", name), is("withdrawn", ""))
}

// Campaigns lists campaigns.
func (r Reader) Campaigns(f Filter) (Page[CampaignRow], error) {
	return page[CampaignRow](r, Campaigns, f)
}

// Inspection is one visit.
func (r Reader) Inspection(n int64) (Inspection, bool, error) {
	return got[Inspection](r, Inspections, n)
}

// InspectionsOf are a site's inspections in p that are not withdrawn, by
// date; the empty period is all time.
func (r Reader) InspectionsOf(site int64, p Period) ([]Inspection, error) {
	where := []Cond{is("site", site), is("withdrawn", ""), {"date", ">=", string(p.From)}}
	if p.To != "" {
		where = append(where, Cond{"date", "<", string(p.To)})
	}
	return bare[Inspection](r, Inspections, Filter{Sort: "date", Where: where})
}

// Inspections lists visits.
func (r Reader) Inspections(f Filter) (Page[InspectionRow], error) {
	return page[InspectionRow](r, Inspections, f)
}

// beginning is the day on which the book begins: when it was opened, or its first
// inspection that is not withdrawn, if that was before.
func (r Reader) beginning() (first Date, err error) {
	a, err := r.Agency()
	if err != nil {
		return "", err
	}
	first = DateOf(time.UnixMicro(0))
	err = r.Events(EventQuery{Limit: 1}, func(e Event) error {
		first = DateOf(e.At.In(a.zone()))
		return nil
	})
	earliest, fault := bare[Inspection](r, Inspections,
		Filter{Sort: "date", Limit: 1, Where: []Cond{is("withdrawn", ""), {"date", ">", ""}}})
	if len(earliest) > 0 {
		first = min(first, earliest[0].Date)
	}
	return first, cmp.Or(err, fault)
}
