package inspect

// Hazard is one hazard.
func (r Reader) Hazard(n int64) (Hazard, bool, error) { return got[Hazard](r, Hazards, n) }

// Hazards lists hazards.
func (r Reader) Hazards(f Filter) (Page[HazardRow], error) { return page[HazardRow](r, Hazards, f) }

// hazardIDs are the names of hazards, in their order; what is not there is left out.
func (r Reader) hazardIDs(hazards []int64) (out []ID, err error) {
	found, err := bare[Hazard](r, Hazards, Filter{Hazards: hazards})
	ids := map[int64]ID{}
	for _, h := range found {
		ids[h.N] = h.ID
	}
	for _, n := range hazards {
		if id, ok := ids[n]; ok {
			out = append(out, id)
		}
	}
	return out, err
}

// EachHazard goes through the same list without holding it, and gives its
// Total. What fn does must not ask the store.
func (r Reader) EachHazard(f Filter, fn func(HazardRow) error) (total int, err error) {
	return r.List(Hazards, f, func(row any) error { return fn(*row.(*HazardRow)) })
}

// PhotoUsed are the hazards that have the photo of that original, as they
// were found or later.
func (r Reader) PhotoUsed(original string) (hazards []int64, err error) {
	found, err := bare[Hazard](r, Hazards, Filter{Photo: original})
	for _, h := range found {
		hazards = append(hazards, h.N)
	}
	return hazards, err
}

// Paper is one notice, other paper or leased number.
func (r Reader) Paper(ref Ref) (Paper, bool, error) { return got[Paper](r, ref.Noun, ref.N) }

// Notice is one notice.
func (r Reader) Notice(n int64) (Paper, bool, error) { return r.Paper(Ref{Notices, n}) }

// Notices lists notices.
func (r Reader) Notices(f Filter) (Page[PaperRow], error) { return page[PaperRow](r, Notices, f) }

// Papers lists papers.
func (r Reader) Papers(f Filter) (Page[PaperRow], error) { return page[PaperRow](r, Papers, f) }

// Numbered is the notice, paper or leased one of that number.
func (r Reader) Numbered(noun Noun, number string) (Paper, bool, error) {
	return one[Paper](r, noun, is("number", number))
}

// LastSerial is the highest serial taken in a series of notices or papers, leased
// ones too; 0 for none.
func (r Reader) LastSerial(of Noun, word string, year int) (int, error) {
	last, err := r.Max(of, "serial", is("word", word), is("year", year))
	if err != nil || of != Notices {
		return int(last), err
	}
	leased, err := r.Max(Blanks, "serial", is("word", word), is("year", year))
	return int(max(last, leased)), err
}

// Review is one re-inspection.
func (r Reader) Review(n int64) (Review, bool, error) { return got[Review](r, Reviews, n) }

// Reviews lists re-inspections.
func (r Reader) Reviews(f Filter) (Page[ReviewRow], error) { return page[ReviewRow](r, Reviews, f) }

// Lookback is one draw.
func (r Reader) Lookback(n int64) (Draw, bool, error) { return got[Draw](r, Lookbacks, n) }

// Lookbacks lists draws.
func (r Reader) Lookbacks(f Filter) (Page[Draw], error) { return page[Draw](r, Lookbacks, f) }

// ClosedMonth is one that was closed, n as 202111; reopened ones too.
func (r Reader) ClosedMonth(n int64) (ClosedMonth, bool, error) {
	return got[ClosedMonth](r, Months, n)
}

// Closed is the month of a day, if it is closed and was not reopened.
func (r Reader) Closed(day Date) (m ClosedMonth, ok bool, err error) {
	m, ok, err = r.ClosedMonth(monthNumber(day))
	return m, ok && m.Reopened == "", err
}

// ClosedMonths are all of them, by month.
func (r Reader) ClosedMonths() ([]ClosedMonth, error) { return bare[ClosedMonth](r, Months, Filter{}) }

// Complaint is one complaint.
func (r Reader) Complaint(n int64) (Complaint, bool, error) { return got[Complaint](r, Complaints, n) }

// ComplaintFrom is the one of that channel and source's number that was not withdrawn.
func (r Reader) ComplaintFrom(channel Channel, number string) (c Complaint, ok bool, err error) {
	if number == "" {
		return c, false, nil
	}
	return one[Complaint](r, Complaints, is("channel", string(channel)), is("source", number),
		Cond{"state", "<>", string(Withdrawn)})
}

// Complaints lists complaints.
func (r Reader) Complaints(f ComplaintFilter) (Page[ComplaintRow], error) {
	narrowed := f.Filter
	for _, w := range [...][2]string{{"kind", string(f.Kind)}, {"channel", string(f.Channel)}, {"handler", f.Handler},
		{"taken_by", f.TakenBy}} {
		switch {
		case Unsaid(w[1]):
			narrowed.Where = append(narrowed.Where, is(w[0], ""))
		case w[1] != "":
			narrowed.Where = append(narrowed.Where, is(w[0], w[1]))
		}
	}
	return page[ComplaintRow](r, Complaints, narrowed)
}

// ComplaintsIn are those of which anything is counted in p: received before
// its end, and open, or not untouched since before its beginning.
func (r Reader) ComplaintsIn(p Period) ([]Complaint, error) {
	return bare[Complaint](r, Complaints, Filter{Since: p.From, Where: []Cond{{"received", "<", string(p.To)}}})
}

// Blanks are all leased numbers, in the order taken.
func (r Reader) Blanks() ([]Paper, error) { return bare[Paper](r, Blanks, Filter{}) }

// FoundAt are the hazards that an inspection found, with their photos, but for those
// recorded in error.
func (r Reader) FoundAt(inspection int64) ([]Hazard, error) {
	stand := Cond{"state", "<>", string(Withdrawn)}
	return bare[Hazard](r, Hazards, Filter{Where: []Cond{is("inspection", inspection), stand}})
}
