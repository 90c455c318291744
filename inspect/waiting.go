package inspect

// waiting is where a duty waits: of which noun, by which day's column it is in
// order, what it is that waits on a day, and in which column stands who has it;
// without one, it waits for those whom the inspection names.
type waiting struct {
	noun     Noun
	day, who string
	where    func(q AgendaQuery) []Cond
}

// waits is the one table of duties. What began after the agenda's day is not yet there.
var waits = map[Duty]waiting{
	DutyOverdue: {Hazards, "overdue", "", func(q AgendaQuery) []Cond {
		return []Cond{{"overdue", "<=", string(q.Day)}, {"closed", "empty", nil}}
	}},
	DutyDue: {Hazards, "overdue", "", func(q AgendaQuery) []Cond {
		soon := q.Day.Add(q.Within + 1) // it is late from the day after the due day
		return []Cond{{"overdue", ">", string(q.Day)}, {"overdue", "<=", string(soon)}, {"closed", "empty", nil},
			begun("opened", q)}
	}},
	DutyOrder: {Hazards, "opened", "", func(q AgendaQuery) []Cond {
		return []Cond{{"overdue", "empty", nil}, {"closed", "empty", nil}, begun("opened", q)}
	}},
	DutyReview:    {Hazards, "claimed", "", func(q AgendaQuery) []Cond { return []Cond{begun("claimed", q)} }},
	DutyExtension: {Hazards, "asked", "", func(q AgendaQuery) []Cond { return []Cond{begun("asked", q)} }},
	DutyServe: {Notices, "date", "", func(q AgendaQuery) []Cond {
		return []Cond{is("served", ""), is("voided", ""), begun("date", q)}
	}},
	DutyReturn: {Blanks, "day", "taker", func(q AgendaQuery) []Cond {
		return []Cond{{"notice", "empty", nil}, is("spoiled", ""), {"day", "<=", string(q.Day.Add(-outForDays))}}
	}},
	DutyAssign: {Complaints, "received", "handler", func(q AgendaQuery) []Cond {
		return []Cond{is("state", string(Received)), begun("received", q)}
	}},
	DutyAnswer: {Complaints, "due", "handler", func(q AgendaQuery) []Cond {
		return []Cond{is("state", string(Assigned)), begun("received", q)}
	}},
}

func begun(column string, q AgendaQuery) Cond { return Cond{column, "<=", string(q.Day)} }

// filter is what waits, in order. Who has a complaint or took a paper is known by name.
func (w waiting) filter(q AgendaQuery) Filter {
	f := Filter{Where: w.where(q), By: w.day, Limit: q.Limit, Withdrawn: true, Now: true}
	switch {
	case q.Inspector == "":
	case w.who == "":
		f.Inspector = q.Inspector
	default:
		f.Where = append(f.Where, Cond{w.who, "in", q.called()})
	}
	return f
}

// Waiting is what waits of a duty, the longest first.
func (r Reader) Waiting(duty Duty, q AgendaQuery) (list DutyList, err error) {
	w := waits[duty]
	list.Duty, list.Items = duty, []DutyItem{}
	list.Total, err = r.List(w.noun, w.filter(q), func(row any) error {
		it := waitingItem(w, row)
		it.Duty = duty
		list.Items = append(list.Items, it)
		return nil
	})
	return list, err
}

func waitingItem(w waiting, row any) (it DutyItem) {
	switch row := row.(type) {
	case *HazardRow:
		days := map[string]Date{"overdue": row.Overdue.Add(-1), "opened": row.Opened} // of what is overdue, the due day
		if c := row.Claimed(); c != nil {
			days["claimed"] = c.On
		}
		if x := row.Asked(); x != nil {
			days["asked"] = x.On
		}
		return DutyItem{Ref: row.ref().String(), ID: row.ID, Day: days[w.day], site: row.Site,
			Site: row.SiteName, Town: row.Town, Text: row.Text,
			Level: row.Level, Number: row.Number, Inspectors: row.Inspectors}
	case *PaperRow:
		return DutyItem{Ref: Ref{Notices, row.N}.String(), ID: row.ID, Day: row.Date, site: row.Site, Site: row.SiteName,
			Town:   row.Town,
			Number: row.Number, Inspectors: row.Inspectors}
	case *ComplaintRow:
		day := row.Received
		if w.day == "due" {
			day = row.Now().Due()
		}
		return DutyItem{Ref: row.ref().String(), ID: row.ID, Day: day, site: row.Site, Site: row.SiteName, Town: row.Town,
			Text:   row.Text,
			Number: row.SourceNumber, Inspectors: row.Now().Handler()}
	case *Paper:
		return DutyItem{Ref: row.ref().String(), ID: row.ID, Day: row.Date, Number: row.Number, Inspectors: row.Taker}
	}
	return it
}

// WaitingBy counts what waits of a duty by inspector (name:certificate).
func (r Reader) WaitingBy(duty Duty, q AgendaQuery) (map[string]int, error) {
	w := waits[duty]
	f := w.filter(q)
	f.Bare, f.Limit = true, 0
	if w.who == "" {
		return r.Group(w.noun, f, ByOfficers)
	}
	by, err := r.Group(w.noun, f, w.who)
	delete(by, "") // who is not known has nothing to do
	return by, err
}
