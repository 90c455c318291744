package main

import (
	"slices"
	"strings"

	"rectify/inspect"
)

// record is a book counted from its facts alone, a figure at a time and a day at
// a time, by what the figures mean: no code of the product counts here.
type record struct {
	today       inspect.Date
	sites       map[inspect.ID]inspect.Site
	moves       map[inspect.ID][]move
	campaigns   map[inspect.ID]string
	inspections map[inspect.ID]inspect.InspectionHeld
	notices     map[inspect.ID]*inspect.Paper
	hazards     map[int64]*story
	complaints  map[int64][]inspect.Fact
	gone        map[inspect.ID]bool // inspections and complaints recorded in error
}

// story is a hazard as its facts have it, in their order.
type story struct {
	inspect.Finding
	found    inspect.Date
	visit    inspect.ID
	imported bool
	facts    []inspect.Fact
}

// move is where a site was until a day.
type move struct {
	until        inspect.Date
	town, sector string
}

// belonged is the town and sector of a site on a day.
func (k *record) belonged(site inspect.ID, day inspect.Date) (town, sector string) {
	town, sector = k.sites[site].Town, k.sites[site].Sector
	for i := len(k.moves[site]) - 1; i >= 0 && day < k.moves[site][i].until; i-- {
		town, sector = k.moves[site][i].town, k.moves[site][i].sector
	}
	return town, sector
}

func recordOf(r inspect.Reader, today inspect.Date) (*record, error) {
	k := &record{today, map[inspect.ID]inspect.Site{}, map[inspect.ID][]move{}, map[inspect.ID]string{},
		map[inspect.ID]inspect.InspectionHeld{}, map[inspect.ID]*inspect.Paper{},
		map[int64]*story{}, map[int64][]inspect.Fact{}, map[inspect.ID]bool{}}
	for _, noun := range []inspect.Noun{inspect.Sites, inspect.Campaigns, inspect.Inspections, inspect.Notices,
		inspect.Hazards, inspect.Complaints} {
		for n := int64(1); ; n++ {
			events, err := r.History(inspect.Ref{Noun: noun, N: n})
			if err != nil {
				return nil, err
			}
			if len(events) == 0 {
				break
			}
			gone := recordedInError(events)
			for _, e := range events {
				if !gone[e.ID] {
					k.take(e, events[0].ID)
				}
			}
		}
	}
	return k, nil
}

// recordedInError are the facts of a thing that were struck, unless their strike was.
func recordedInError(events []inspect.Event) map[inspect.ID]bool {
	gone := map[inspect.ID]bool{}
	for i := len(events) - 1; i >= 0; i-- {
		if f, ok := events[i].Fact.(*inspect.FactStruck); ok && !gone[events[i].ID] {
			for _, id := range f.FactIDs {
				gone[id] = true
			}
		}
	}
	return gone
}

func (k *record) take(e inspect.Event, thing inspect.ID) {
	switch f := e.Fact.(type) {
	case *inspect.SiteAdded:
		k.sites[thing] = f.Site
	case *inspect.SiteAmended:
		s := f.Site
		if f.Stays {
			s.Sector, s.Town = k.sites[thing].Sector, k.sites[thing].Town
		}
		k.sites[thing] = s
	case *inspect.SiteMoved:
		s := k.sites[thing]
		k.moves[thing] = append(k.moves[thing], move{f.On, s.Town, s.Sector})
		s.Town, s.Sector = f.Town, f.Sector
		k.sites[thing] = s
	case *inspect.CampaignAdded:
		k.campaigns[thing] = f.Name
	case *inspect.InspectionHeld:
		k.inspections[thing] = *f
	case *inspect.InspectionAmended:
		k.inspections[thing] = f.InspectionHeld
	case *inspect.InspectionWithdrawn:
		k.gone[thing] = true
	case *inspect.NoticeIssued:
		no := f.Paper
		no.ID = f.InspectionID // the visit, for all that is asked of it
		k.notices[thing] = &no
	case *inspect.NoticeVoided:
		k.notices[thing].Voided = f.Reason
	case *inspect.NoticeServed:
		k.notices[thing].Service = f.Service
	case *inspect.HazardFound:
		k.hazards[e.Ref.N] = &story{Finding: f.Finding, found: f.On, visit: f.InspectionID,
			imported: e.ID.Version() == 5 && !f.Untold}
	case *inspect.HazardRedated:
		k.hazards[e.Ref.N].found = f.On
	case *inspect.HazardAmended:
		k.hazards[e.Ref.N].Finding = f.Finding
	}
	if h := k.hazards[e.Ref.N]; e.Ref.Noun == inspect.Hazards {
		h.facts = append(h.facts, e.Fact)
	}
	if e.Ref.Noun == inspect.Complaints {
		k.complaints[e.Ref.N] = append(k.complaints[e.Ref.N], e.Fact)
	}
}

func (h *story) withdrawn() bool {
	return slices.ContainsFunc(h.facts, func(f inspect.Fact) bool { _, ok := f.(*inspect.HazardWithdrawn); return ok })
}

// turns are the days on which it was accepted (true) and opened again (false).
func (h *story) turns(turn func(day inspect.Date, accepted bool)) {
	open, again := true, false
	for _, fact := range h.facts {
		switch f := fact.(type) {
		case *inspect.HazardFound:
			if f.OnSpot {
				open = false
				turn(h.found, true)
			}
		case *inspect.HazardAmended:
			if f.OnSpot && open && !again {
				open = false
				turn(h.found, true)
			}
		case *inspect.FixAccepted:
			open = false
			turn(f.On, true)
		case *inspect.HazardReopened:
			open, again = true, true
			turn(f.On, false)
		}
	}
}

func (h *story) acceptedOn(day inspect.Date) (yes bool) {
	h.turns(func(on inspect.Date, accepted bool) {
		if on <= day {
			yes = accepted
		}
	})
	return yes
}

func (h *story) openOn(day inspect.Date) bool {
	return !h.withdrawn() && h.found <= day && !h.acceptedOn(day)
}

// dated is a due date that the unit was given.
type datedDue struct {
	on, due inspect.Date
	paper   bool
}

// dueOn is the last date given by that day: of those given by then, the one
// recorded last.
func (h *story) dueOn(day inspect.Date) (due inspect.Date) {
	for _, d := range h.told() {
		if d.on <= day {
			due = d.due
		}
	}
	return due
}

// told are the dates given. A void paper gave none, and what was granted upon it is void.
func (h *story) told() (told []datedDue) {
	ordered, plan := false, inspect.Date("")
	for _, fact := range h.facts {
		grant := func(on, due inspect.Date) {
			if plan = due; len(told) > 0 {
				told = append(told, datedDue{on, due, ordered})
			}
		}
		switch f := fact.(type) {
		case *inspect.HazardFound:
			if plan = f.Due; h.imported && plan != "" {
				told = []datedDue{{h.found, plan, false}}
			}
		case *inspect.HazardAmended:
			if f.Due != plan && len(told) > 0 {
				told = nil
				if f.Due != "" {
					told = []datedDue{{h.found, f.Due, false}}
				}
			}
			plan = f.Due
		case *inspect.HazardOrdered:
			told, ordered, plan = append(told, datedDue{f.On, f.Due, true}), true, f.Due
		case *inspect.HazardReleased:
			ordered = false
			if told = slices.DeleteFunc(told, func(d datedDue) bool { return d.paper }); len(told) > 0 {
				plan = told[len(told)-1].due
			}
		case *inspect.ExtensionGranted:
			grant(f.On, f.Until)
		case *inspect.HazardReopened:
			if f.Due != "" {
				grant(f.On, f.Due)
			}
		}
	}
	return told
}

func (h *story) overdueOn(day inspect.Date) bool {
	due := h.dueOn(day)
	return h.openOn(day) && due != "" && due < day
}

// orderedOn is the day of the paper in force that orders it.
func (h *story) orderedOn() (on inspect.Date) {
	for _, fact := range h.facts {
		switch f := fact.(type) {
		case *inspect.HazardOrdered:
			on = f.On
		case *inspect.HazardReleased:
			on = ""
		}
	}
	return on
}

// keysOf are what a visit counts under, by the words that people read.
func (k *record) keysOf(visit inspect.ID, by inspect.Dim) (keys []string) {
	v := k.inspections[visit]
	town, sector := k.belonged(v.SiteID, v.Date)
	switch by {
	case inspect.BySite:
		return []string{k.sites[v.SiteID].Name}
	case inspect.BySector:
		return []string{sector}
	case inspect.ByTown:
		return []string{town}
	case inspect.ByCampaign:
		if v.CampaignID == nil {
			return []string{""}
		}
		return []string{k.campaigns[*v.CampaignID]}
	case inspect.ByInspector:
		for _, o := range v.Inspectors {
			keys = append(keys, strings.TrimSuffix(o.Name+":"+o.Cert, ":"))
		}
		slices.Sort(keys)
		return slices.Compact(keys)
	}
	return []string{""}
}
