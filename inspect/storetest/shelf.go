package storetest

import (
	"slices"
	"strings"

	"rectify/inspect"
)

// shelf is a whole book read thing by thing, without lists: what lists and
// counts are compared with. Things stand at their numbers.
type shelf struct {
	sites       []inspect.Site
	campaigns   []inspect.Campaign
	inspections []inspect.Inspection
	hazards     []inspect.Hazard
	notices     []inspect.Paper
	reviews     []inspect.Review
	papers      []inspect.Paper
}

func shelve(t failer, r inspect.Reader) (s shelf) {
	t.Helper()
	s.sites, s.campaigns = allOf(t, r.Site), allOf(t, r.Campaign)
	s.inspections, s.hazards = allOf(t, r.Inspection), allOf(t, r.Hazard)
	s.notices, s.reviews = allOf(t, r.Notice), allOf(t, r.Review)
	s.papers = allOf(t, func(n int64) (inspect.Paper, bool, error) { return r.Paper(inspect.Papers.Ref(n)) })
	return s
}

// allOf are the things of a noun from 1 up to where there is none; the zero
// thing stands at 0.
func allOf[T any](t failer, one func(int64) (T, bool, error)) []T {
	t.Helper()
	out := make([]T, 1)
	for n := int64(1); ; n++ {
		v, ok, err := one(n)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if !ok {
			return out
		}
		out = append(out, v)
	}
}

func unresolved(h inspect.Hazard) bool { return h.State == inspect.Open || h.State == inspect.Ordered }

// under counts visits that are in, their hazards, and those unresolved.
func (s shelf) under(in func(inspect.Inspection) bool) (visits, hazards, open int, last inspect.Date) {
	for _, i := range s.inspections[1:] {
		if in(i) && i.Withdrawn == "" && i.Kind != inspect.Visit {
			visits, last = visits+1, max(last, i.Date)
		}
	}
	for _, h := range s.hazards[1:] {
		if in(s.inspections[h.Inspection]) && h.State != inspect.Withdrawn {
			hazards++
			if unresolved(h) {
				open++
			}
		}
	}
	return visits, hazards, open, last
}

func (s shelf) siteRows() (out []inspect.SiteRow) {
	for _, site := range s.sites[1:] {
		row := inspect.SiteRow{Site: site}
		row.Inspections, row.Hazards, row.Unresolved,
			row.LastInspected = s.under(func(i inspect.Inspection) bool { return i.Site == site.N })
		out = append(out, row)
	}
	return out
}

func (s shelf) campaignRows() (out []inspect.CampaignRow) {
	for _, c := range s.campaigns[1:] {
		row := inspect.CampaignRow{Campaign: c}
		row.Inspections, row.Hazards, row.Unresolved,
			_ = s.under(func(i inspect.Inspection) bool { return i.Campaign == c.N })
		out = append(out, row)
	}
	return out
}

func (s shelf) inspectionRows() (out []inspect.InspectionRow) {
	for _, i := range s.inspections[1:] {
		row := inspect.InspectionRow{Inspection: i, SiteName: s.sites[i.Site].Name,
			CampaignName: s.campaigns[i.Campaign].Name}
		for _, h := range s.hazards[1:] {
			if h.Inspection == i.N && h.State != inspect.Withdrawn {
				row.Hazards++
			}
		}
		for _, no := range s.notices[1:] {
			if no.Inspection == i.N && no.Voided == "" {
				row.Notices++
			}
		}
		out = append(out, row)
	}
	return out
}

// hazardRows are without pictures and earlier spells, which a list does not read.
func (s shelf) hazardRows() (out []inspect.HazardRow) {
	for _, h := range s.hazards[1:] {
		h.Photos, h.Spells = nil, nil
		i := s.inspections[h.Inspection]
		site := s.sites[i.Site]
		out = append(out, inspect.HazardRow{Hazard: h, Site: site.N, SiteName: site.Name, Town: site.Town,
			Sector: site.Sector, Campaign: s.campaigns[i.Campaign].Name, Number: s.notices[h.Notice].Number,
			Inspectors: names(i), Officers: i.Inspectors, Kind: i.Kind})
	}
	return out
}

func names(i inspect.Inspection) string {
	var each []string
	for _, o := range i.Inspectors {
		each = append(each, o.Name)
	}
	return strings.Join(each, "、")
}

func (s shelf) noticeRows() (out []inspect.PaperRow) {
	for _, no := range s.notices[1:] {
		row := inspect.PaperRow{N: no.N, ID: no.ID, Inspection: no.Inspection, Site: no.Site.N, Number: no.Number, Word: no.Word,
			Year: no.Year, Serial: no.Serial,
			Form: no.Form.Kind, Date: no.Date, SiteName: s.sites[no.Site.N].Name, SHA256: no.SHA256, Voided: no.Voided,
			VoidedOn: no.VoidedOn, Served: no.Service.On,
			Town: s.sites[no.Site.N].Town, Inspectors: names(s.inspections[no.Inspection])}
		var due []inspect.Date
		for _, it := range no.Items {
			due = append(due, it.Due)
			if s.hazards[it.Hazard].State != inspect.Withdrawn {
				row.Hazards++
			}
		}
		row.FirstDue, row.LastDue = slices.Min(due), slices.Max(due)
		for _, h := range s.hazards[1:] {
			if h.Notice == no.N && h.State == inspect.Ordered {
				row.Unresolved++
			}
		}
		out = append(out, row)
	}
	return out
}

func (s shelf) reviewRows() (out []inspect.ReviewRow) {
	for _, rv := range s.reviews[1:] {
		row := inspect.ReviewRow{Review: rv, SiteName: s.sites[rv.Site].Name, Number: s.notices[rv.Notice].Number}
		for _, n := range slices.Concat(rv.Fixed, rv.NotFixed) {
			if s.hazards[n].State == inspect.Withdrawn {
				row.Mistaken = append(row.Mistaken, n)
			}
		}
		out = append(out, row)
	}
	return out
}
