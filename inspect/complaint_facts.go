package inspect

// ComplaintReceived told of a complaint. It names no reporter.
type ComplaintReceived struct {
	Brought
	SiteID *ID `json:"site,omitempty"`
}

// ComplaintAmended replaced what was written down, before it was answered.
type ComplaintAmended struct {
	Brought
	SiteID *ID `json:"site,omitempty"`
}

// ComplaintAssigned gave it to somebody, or to somebody else.
type ComplaintAssigned struct{ Assignment }

// ComplaintUrged pressed for an answer.
type ComplaintUrged struct{ Urging }

// ComplaintLinked named an inspection or a hazard that came of it.
type ComplaintLinked struct {
	Noun Noun `json:"noun"`
	ToID ID   `json:"to"`
}

// ComplaintAnswered told the reporter, or said why nobody could be told.
type ComplaintAnswered struct{ Response }

// SatisfactionAsked asked the reporter how content they are.
type SatisfactionAsked struct {
	On Date `json:"on"`
}

// ComplaintRated said how content the reporter is.
type ComplaintRated struct{ Rating }

// ComplaintReopened began another round, for the reporter is not content or
// the matter came back.
type ComplaintReopened struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

// ComplaintWithdrawn said that it was recorded in error (误录).
type ComplaintWithdrawn struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

// ReporterNoted said that the reporter's particulars are kept beside the
// record; not what they are.
type ReporterNoted struct {
	On Date `json:"on"`
}

// ReporterForgotten said that they were erased.
type ReporterForgotten struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (ComplaintReceived) Kind() string  { return "complaint.received" }
func (ComplaintAmended) Kind() string   { return "complaint.amended" }
func (ComplaintAssigned) Kind() string  { return "complaint.assigned" }
func (ComplaintUrged) Kind() string     { return "complaint.urged" }
func (ComplaintLinked) Kind() string    { return "complaint.linked" }
func (ComplaintAnswered) Kind() string  { return "complaint.answered" }
func (SatisfactionAsked) Kind() string  { return "satisfaction.asked" }
func (ComplaintRated) Kind() string     { return "complaint.rated" }
func (ComplaintReopened) Kind() string  { return "complaint.reopened" }
func (ComplaintWithdrawn) Kind() string { return "complaint.withdrawn" }
func (ReporterNoted) Kind() string      { return "reporter.noted" }
func (ReporterForgotten) Kind() string  { return "reporter.forgotten" }

// apply folds e into c; refs turns the record's names into this book's numbers.
func (c *Complaint) apply(e Event, refs func(ID) int64) {
	c.Rounds = append([]Round(nil), c.Rounds...) // what was read stays as it is
	switch f := e.Fact.(type) {
	case *ComplaintReceived:
		*c = Complaint{N: e.Ref.N, ID: e.ID, Brought: f.Brought, Site: siteIn(f.SiteID, refs), State: Received, Rounds: []Round{{Opened: f.Received}}}
		c.day(f.Received)
	case *ComplaintAmended:
		c.Brought, c.Site, c.Rounds[0].Opened = f.Brought, siteIn(f.SiteID, refs), f.Received
		if len(c.Rounds) == 1 && c.State == Received {
			c.Last = f.Received
		}
	case *ComplaintLinked:
		c.Links = append(append([]Ref(nil), c.Links...), Ref{f.Noun, refs(f.ToID)})
	case *ComplaintWithdrawn:
		c.State, c.Withdrawn, c.WithdrawnOn = Withdrawn, f.Reason, f.On
		c.day(f.On)
	case *ReporterNoted:
		c.Reporter, c.Forgotten = true, ""
	case *ReporterForgotten:
		c.Reporter, c.Forgotten = false, f.On
	default:
		c.goOn(e.Fact)
	}
}

// goOn folds in what happened in the round.
func (c *Complaint) goOn(fact Fact) {
	r := c.round()
	switch f := fact.(type) {
	case *ComplaintAssigned:
		c.State = Assigned
		r.Assigned = append(append([]Assignment(nil), r.Assigned...), f.Assignment)
		c.day(f.On)
	case *ComplaintUrged:
		r.Urged = append(append([]Urging(nil), r.Urged...), f.Urging)
		c.day(f.On)
	case *ComplaintAnswered:
		c.State, r.Answer = Replied, f.Response
		c.day(f.On)
	case *SatisfactionAsked:
		r.Asked = f.On
		c.day(f.On)
	case *ComplaintRated:
		r.Rating = f.Rating
		if r.Asked == "" { // told without being asked, or asked in the same breath
			r.Asked = f.On
		}
		c.day(f.On)
	case *ComplaintReopened:
		c.State = Received
		c.Rounds = append(c.Rounds, Round{Opened: f.On, Reason: f.Reason})
		c.day(f.On)
	}
}

// day keeps the last day on which something happened.
func (c *Complaint) day(on Date) { c.Last = max(c.Last, on) }

func siteIn(id *ID, refs func(ID) int64) int64 {
	if id == nil {
		return 0
	}
	return refs(*id)
}
