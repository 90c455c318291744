package main

import (
	"slices"
	"strconv"

	"rectify/inspect"
)

// ownCount are figures by the names that programs know them by, and the refs
// behind those of which something stands on a day.
type ownCount struct {
	is    map[string]int
	lags  []int
	refs  map[string][]string
	sites map[inspect.ID]bool
}

// under are the figures of one period and one key of a parting.
func (k *record) under(p inspect.Period, by inspect.Dim, key string) ownCount {
	c := ownCount{map[string]int{}, nil, map[string][]string{}, map[inspect.ID]bool{}}
	if by != inspect.ByLevel && by != inspect.ByCategory {
		k.visits(c, p, by, key)
	}
	day := min(p.To.Add(-1), k.today)
	for n, h := range k.hazards {
		keys := k.keysOf(h.visit, by)
		switch by {
		case inspect.ByLevel:
			keys = []string{string(h.Level)}
		case inspect.ByCategory:
			keys = []string{h.Category}
		}
		if slices.Contains(keys, key) {
			h.count(&c, p, day, "H"+strconv.FormatInt(n, 10))
		}
	}
	slices.Sort(c.lags)
	return c
}

func (k *record) visits(c ownCount, p inspect.Period, by inspect.Dim, key string) {
	for id, v := range k.inspections {
		if k.gone[id] || !has(p, v.Date) || !slices.Contains(k.keysOf(id, by), key) {
			continue
		}
		if v.Inspection.Kind == inspect.Visit {
			c.is["visits"]++
			continue
		}
		c.is["inspections"]++
		if !c.sites[v.SiteID] {
			c.sites[v.SiteID] = true
			c.is["sites_inspected"]++
		}
	}
	for _, no := range k.notices {
		if !slices.Contains(k.keysOf(no.ID, by), key) {
			continue
		}
		name := "notices_issued"
		if no.Voided != "" {
			name = "notices_voided"
		}
		c.in(p, no.Date, name)
		if no.Voided == "" {
			c.in(p, no.Service.On, "notices_served")
		}
	}
}

// in counts what happened on a day, if the day is in the period.
func (c ownCount) in(p inspect.Period, day inspect.Date, name string) {
	if has(p, day) {
		c.is[name]++
	}
}

func (c ownCount) stands(yes bool, name, ref string) {
	if yes {
		c.is[name]++
		c.refs[name] = append(c.refs[name], ref)
	}
}

func (h *story) count(c *ownCount, p inspect.Period, day inspect.Date, ref string) {
	if h.withdrawn() {
		c.in(p, h.found, "hazards_withdrawn")
		return
	}
	c.stands(h.openOn(p.From.Add(-1)), "opening", ref)
	c.stands(h.openOn(day), "closing", ref)
	c.stands(h.overdueOn(day), "overdue", ref)
	if has(p, h.found) {
		c.is["hazards_found"]++
		c.is["hazards_"+string(h.Level)]++
		if h.OnSpot {
			c.is["hazards_fixed_on_spot"]++
		}
		if h.acceptedOn(day) {
			c.is["accepted"]++
		}
		if h.acceptedOn("9999-12-31") {
			c.is["accepted_now"]++
		}
	}
	c.in(p, h.orderedOn(), "hazards_ordered")
	h.countDue(c, p, day)
	h.turns(func(on inspect.Date, accepted bool) {
		if !accepted {
			c.in(p, on, "hazards_reopened")
		} else if c.in(p, on, "hazards_rectified"); has(p, on) {
			c.lags = append(c.lags, on.Sub(h.found))
		}
	})
	for _, fact := range h.facts {
		c.lived(p, fact)
	}
}

// countDue counts it on the last date that the unit was given: of dates that stood from
// one day on, only those before which no later one had been recorded.
func (h *story) countDue(c *ownCount, p inspect.Period, day inspect.Date) {
	var stood []datedDue
	for _, d := range h.told() {
		stood = append(slices.DeleteFunc(stood, func(was datedDue) bool { return was.on > d.on }), d)
	}
	if len(stood) == 0 {
		return
	}
	first, last := stood[0].due, stood[len(stood)-1].due
	if last > day { // it is still to come
		return
	}
	if c.in(p, last, "hazards_due"); !h.acceptedOn(last) {
		return
	}
	c.in(p, last, "hazards_on_time")
	on := inspect.Date("")
	h.turns(func(day inspect.Date, accepted bool) {
		if accepted && day <= last {
			on = day
		}
	})
	if on <= first {
		c.in(p, last, "hazards_by_first_date")
	}
}

func (c ownCount) lived(p inspect.Period, fact inspect.Fact) {
	switch f := fact.(type) {
	case *inspect.FixClaimed:
		c.in(p, f.On, "hazards_claimed")
	case *inspect.ExtensionGranted:
		c.in(p, f.On, "extensions_granted")
	case *inspect.ExtensionRefused:
		c.in(p, f.On, "extensions_refused")
	case *inspect.HazardReferred:
		c.in(p, f.On, "hazards_referred")
	case *inspect.SupervisionBegun:
		c.in(p, f.On, "supervision_begun")
	case *inspect.SupervisionEnded:
		c.in(p, f.On, "supervision_ended")
	case *inspect.WorkStopped:
		c.in(p, f.On, "work_stopped")
	case *inspect.WorkResumed:
		c.in(p, f.On, "work_resumed")
	case *inspect.HazardLookedBack:
		if c.in(p, f.On, "hazards_looked_back"); !f.Held {
			c.in(p, f.On, "hazards_recurred")
		}
	}
}

// median is the middle of the days to acceptance, in halves; −1 for none.
func (c ownCount) median() float64 {
	n := len(c.lags)
	if n == 0 {
		return -1
	}
	return float64(c.lags[(n-1)/2]+c.lags[n/2]) / 2
}

// handled are the figures of complaints by who had them; of all under "*".
func (k *record) handled(p inspect.Period) map[string]map[string]int {
	out, day := map[string]map[string]int{}, min(p.To.Add(-1), k.today)
	for _, facts := range k.complaints {
		if slices.ContainsFunc(facts,
			func(f inspect.Fact) bool { _, ok := f.(*inspect.ComplaintWithdrawn); return ok }) {
			continue
		}
		add := func(who, name string) {
			for _, key := range []string{who, "*"} {
				if out[key] == nil {
					out[key] = map[string]int{}
				}
				out[key][name]++
			}
		}
		last := ""
		each(facts, day, func(who string, _ inspect.Date, _ inspect.Fact) { last = who })
		open, due := false, inspect.Date("")
		each(facts, "9999-12-31", func(who string, dueThen inspect.Date, fact inspect.Fact) {
			switch f := fact.(type) {
			case *inspect.ComplaintReceived:
				if has(p, f.Received) {
					add(last, "received")
				}
				open = open || f.Received <= day
			case *inspect.ComplaintReopened:
				if has(p, f.On) {
					add(last, "reopened")
				}
				if f.On <= day {
					open, due = true, ""
				}
			case *inspect.ComplaintAssigned:
				if f.On <= day {
					due = f.Due
				}
			case *inspect.ComplaintUrged:
				if has(p, f.On) {
					add(who, "urged")
				}
			case *inspect.ComplaintAnswered:
				if f.On <= day {
					open = false
				}
				if has(p, f.On) {
					add(who, "answered")
					if dueThen != "" && f.On <= dueThen {
						add(who, "in_time")
					}
				}
			}
		})
		if open {
			add(last, "open")
			if due != "" && due < day {
				add(last, "overdue")
			}
		}
	}
	return out
}

// each goes through a complaint's facts up to a day, with who had it and by when.
func each(facts []inspect.Fact, day inspect.Date, do func(who string, due inspect.Date, fact inspect.Fact)) {
	who, due := "", inspect.Date("")
	for _, fact := range facts {
		switch f := fact.(type) {
		case *inspect.ComplaintAssigned:
			if f.On > day {
				continue
			}
			who, due = f.To, f.Due
		case *inspect.ComplaintReopened:
			if f.On > day {
				continue
			}
			due = ""
		}
		do(who, due, fact)
	}
}

func has(p inspect.Period, day inspect.Date) bool { return day != "" && p.From <= day && day < p.To }
