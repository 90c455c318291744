package inspect

import "slices"

// asOf is the day as of which a list stands: the last that it asks for, or today.
func (f Filter) asOf(today Date) Date {
	if f.To == "" {
		return today
	}
	return min(today, f.To.Add(-1))
}

// HazardsAt are the hazards of a list as they stood on the last day that it asks
// for, or stand today, and which day that is.
func HazardsAt(r Reader, f Filter, today Date) (day Date, each func(fn func(HazardRow) error) (total int, err error)) {
	day = f.asOf(today)
	return day, rowsAt(r, f, day, today)
}

// NoticesAt are the notices of a list likewise; what is void is so on every day.
func NoticesAt(r Reader, f Filter, today Date) (page Page[PaperRow], day Date, err error) {
	if day = f.asOf(today); day == today {
		page, err = r.Notices(f)
		return page, day, err
	}
	asked := f
	f.Overdue, f.Limit = "", 0
	all, err := r.Notices(f)
	if err != nil {
		return page, day, err
	}
	open, late := map[int64]int{}, map[int64]bool{}
	of := Filter{Site: f.Site, Campaign: f.Campaign, Inspection: f.Inspection, Sector: f.Sector, Town: f.Town,
		Inspector: f.Inspector, States: []State{Ordered}}
	_, err = rowsAt(r, of, day, today)(func(h HazardRow) error {
		open[h.Notice]++
		late[h.Notice] = late[h.Notice] || h.OverdueAt(day)
		return nil
	})
	for _, n := range all.Rows {
		if n.Unresolved = open[n.N]; n.Served > day {
			n.Served = ""
		}
		if asked.Overdue == "" || late[n.N] {
			page.add(n, asked.Limit)
		}
	}
	return page, day, err
}

// ComplaintsAt are the complaints of a list likewise.
func ComplaintsAt(r Reader, f ComplaintFilter, today Date) (page Page[ComplaintRow], day Date, err error) {
	if day = f.asOf(today); day == today {
		page, err = r.Complaints(f)
		return page, day, err
	}
	asked := f
	f.States, f.Overdue, f.Handler, f.Limit = nil, "", "", 0
	f.Withdrawn = f.Withdrawn || slices.Contains(asked.States, Withdrawn)
	all, err := r.Complaints(f)
	for _, c := range all.Rows {
		c.Complaint = c.at(day)
		if (len(asked.States) == 0 || slices.Contains(asked.States, c.State)) &&
			(asked.Overdue == "" || c.OverdueAt(day)) &&
			(asked.Handler == "" || c.Now().Handler() == asked.Handler) {
			page.add(c, asked.Limit)
		}
	}
	return page, day, err
}

// add counts a row, and keeps it unless there are as many as were asked for.
func (p *Page[T]) add(row T, limit int) {
	if p.Total++; limit == 0 || p.Total <= limit {
		p.Rows = append(p.Rows, row)
	}
}

// At is x as it stood when that day had ended; ok is false before it was asked.
func (x Extension) At(day Date) (then Extension, ok bool) {
	if x.Answered > day {
		x.Answered, x.Granted, x.Approver, x.Note = "", "", "", ""
	}
	return x, x.On <= day
}

// At is s as it stood when that day had ended; ok is false before it began.
func (s Supervision) At(day Date) (then Supervision, ok bool) {
	if s.Ended > day {
		s.Ended, s.Note = "", ""
	}
	return s, s.On <= day
}

// at is c as it stood when that day had ended: in the round of then, with what
// had been done in it. What was recorded in error is so on every day.
func (c Complaint) at(day Date) Complaint {
	later := slices.IndexFunc(c.Rounds, func(r Round) bool { return r.Opened > day })
	if later < 0 {
		later = len(c.Rounds)
	}
	if c.State == Withdrawn || later == 0 {
		return c
	}
	c.Rounds = slices.Clone(c.Rounds[:later])
	r := c.round()
	r.Assigned = slices.DeleteFunc(slices.Clone(r.Assigned), func(a Assignment) bool { return a.On > day })
	r.Urged = slices.DeleteFunc(slices.Clone(r.Urged), func(u Urging) bool { return u.On > day })
	if r.Answer.On > day {
		r.Answer = Response{}
	}
	if r.Asked > day {
		r.Asked = ""
	}
	if r.Rating.On > day {
		r.Rating = Rating{}
	}
	switch {
	case r.Answer.On != "":
		c.State = Replied
	case len(r.Assigned) > 0:
		c.State = Assigned
	default:
		c.State = Received
	}
	return c
}
