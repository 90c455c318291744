package storetest

import (
	"slices"
	"strconv"

	"rectify/inspect"
)

// mark is one thing that counts, on the day it counts: the same as a store
// reckons with, written a second time from the meaning of the figures.
type mark struct {
	day    inspect.Date
	counts inspect.Tally
	visit  inspect.Inspection
	hazard inspect.Hazard // zero for what is of a whole visit
	notice int64
	lag    int // days from found, of what was accepted
}

// flow are all marks of a book.
func (s shelf) flow() (out []mark) {
	for _, i := range s.inspections[1:] {
		if i.Withdrawn == "" {
			visit := one(i.Kind == inspect.Visit)
			out = append(out, mark{day: i.Date, counts: inspect.Tally{"inspections": 1 - visit, "visits": visit},
				visit: i})
		}
	}
	for _, no := range s.notices[1:] {
		m := mark{day: no.Date, counts: inspect.Tally{"notices_issued": 1}, visit: s.inspections[no.Inspection],
			notice: no.N}
		if no.Voided != "" {
			m.counts = inspect.Tally{"notices_voided": 1}
		}
		out = append(out, m)
		if no.Service.On != "" && no.Voided == "" {
			out = append(out, mark{day: no.Service.On, counts: inspect.Tally{"notices_served": 1}, visit: m.visit,
				notice: no.N})
		}
	}
	for _, h := range s.hazards[1:] {
		for _, m := range s.hazardMarks(h) {
			m.visit, m.hazard = s.inspections[h.Inspection], h
			out = append(out, m)
		}
	}
	return out
}

func (s shelf) hazardMarks(h inspect.Hazard) []mark {
	if h.State == inspect.Withdrawn {
		return []mark{{day: h.Found, counts: inspect.Tally{"hazards_withdrawn": 1}}}
	}
	major := one(h.Level == inspect.Major)
	found := inspect.Tally{"hazards_found": 1, "hazards_general": 1 - major, "hazards_major": major,
		"hazards_fixed_on_spot": one(h.OnSpot),
		"resolved":              one(h.State == inspect.Accepted)}
	out := []mark{{day: h.Found, counts: found}}
	if h.Notice != 0 {
		out = append(out, mark{day: s.notices[h.Notice].Date, counts: inspect.Tally{"hazards_ordered": 1},
			notice: h.Notice})
	}
	spells := append(slices.Clone(h.Spells), inspect.Spell{Overdue: h.Overdue, Closed: h.Closed})
	for _, sp := range spells {
		if sp.Closed != "" {
			end := mark{day: sp.Closed, counts: inspect.Tally{"hazards_rectified": 1,
				"overdue": -one(sp.Overdue != "")}, lag: sp.Closed.Sub(h.Found)}
			out = append(out, end)
		}
		if sp.Overdue != "" {
			out = append(out, mark{day: sp.Overdue, counts: inspect.Tally{"overdue": 1}})
		}
		if sp.Reopened != "" {
			out = append(out, mark{day: sp.Reopened, counts: inspect.Tally{"hazards_reopened": 1}})
		}
	}
	return append(append(out, lifeMarks(h.Life)...), dueMarks(h, spells)...)
}

// dueMarks are on the last date that the unit was given; what stood accepted then counts.
func dueMarks(h inspect.Hazard, spells []inspect.Spell) []mark {
	last := h.GivenOn("9999-12-31")
	if last == "" {
		return nil
	}
	first, counts := inspect.Date(""), inspect.Tally{"hazards_due": 1}
	for _, day := range givenDays(h) { // the first day on which a date had been given
		if due := h.GivenOn(day); first == "" {
			first = due
		}
	}
	for _, sp := range spells {
		if sp.Closed != "" && sp.Closed <= last && (sp.Reopened == "" || sp.Reopened > last) {
			counts["hazards_on_time"], counts["hazards_by_first_date"] = 1, one(sp.Closed <= first)
		}
	}
	return []mark{{day: last, counts: counts}}
}

// givenDays are those on which something was given to the unit of a hazard, in their order.
func givenDays(h inspect.Hazard) (out []inspect.Date) {
	out = append(out, h.Found, h.OrderedOn)
	for _, g := range h.Life.Given {
		out = append(out, g.On)
	}
	slices.Sort(out)
	return slices.DeleteFunc(out, func(d inspect.Date) bool { return d == "" })
}

// lifeMarks are what counts of a hazard's life.
func lifeMarks(l inspect.Life) (out []mark) {
	add := func(day inspect.Date, counts inspect.Tally) {
		if day != "" {
			out = append(out, mark{day: day, counts: counts})
		}
	}
	for _, c := range l.Claims {
		add(c.On, inspect.Tally{"hazards_claimed": 1})
	}
	for _, x := range l.Extensions {
		add(x.Answered, inspect.Tally{"extensions_granted": one(x.Granted != ""),
			"extensions_refused": one(x.Granted == "")})
	}
	for _, s := range l.Lapses {
		add(s.Since, inspect.Tally{"overdue": 1})
		add(s.Until, inspect.Tally{"overdue": -1})
	}
	for _, r := range l.Referrals {
		add(r.On, inspect.Tally{"hazards_referred": 1})
	}
	for _, s := range l.Supervised {
		add(s.On, inspect.Tally{"supervision_begun": 1})
		add(s.Ended, inspect.Tally{"supervision_ended": 1})
	}
	for _, s := range l.Stops {
		add(s.On, inspect.Tally{"work_stopped": 1})
		add(s.Resumed, inspect.Tally{"work_resumed": 1})
	}
	for _, k := range l.Lookbacks {
		add(k.On, inspect.Tally{"hazards_looked_back": 1, "hazards_recurred": one(!k.Held)})
	}
	return out
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// keys are what a mark counts under in a dimension; none if it means nothing there.
func (s shelf) keys(m mark, dim inspect.Dim) []string {
	site := s.sites[m.visit.Site]
	switch dim {
	case inspect.All:
		return []string{""}
	case inspect.ByMonth:
		return []string{string(m.day[:7])}
	case inspect.BySector:
		return []string{site.Sector}
	case inspect.ByTown:
		return []string{site.Town}
	case inspect.BySite:
		return []string{strconv.FormatInt(site.N, 10)}
	case inspect.ByCampaign:
		return []string{strconv.FormatInt(m.visit.Campaign, 10)}
	case inspect.ByInspector:
		var out []string
		for _, o := range m.visit.Inspectors {
			out = append(out, o.String())
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	if m.hazard.N == 0 {
		return nil
	}
	if dim == inspect.ByLevel {
		return []string{string(m.hazard.Level)}
	}
	return []string{m.hazard.Category}
}

// within are the marks of a period and scope.
func (s shelf) within(flow []mark, scope inspect.Scope, p inspect.Period) (out []mark) {
	for _, m := range flow {
		in := m.day >= p.From && m.day < p.To
		for dim, key := range scope {
			of := func(o inspect.Officer) bool { // a name, whatever the certificate, or with none
				return dim == inspect.ByInspector && (o.Name == key || o.String()+":" == key)
			}
			in = in && (slices.Contains(s.keys(m, dim), key) || slices.ContainsFunc(m.visit.Inspectors, of))
		}
		if in {
			out = append(out, m)
		}
	}
	return out
}
