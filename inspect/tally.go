package inspect

// Dim is what totals may be parted by. All parts nothing: its only key is "".
type Dim string

// The dimensions. Month is not kept as one: months part every other.
const (
	All         Dim = "all"
	ByMonth     Dim = "month"
	ByLevel     Dim = "level"
	ByCategory  Dim = "category"
	BySector    Dim = "sector"
	ByTown      Dim = "town"
	BySite      Dim = "site"      // key: the site's number
	ByInspector Dim = "inspector" // key: name:certificate; an inspection counts for each of its inspectors
	ByCampaign  Dim = "campaign"  // key: the campaign's number, 0 for none
)

// Scope narrows totals to one key in each dimension that it names; of inspectors
// a name alone is all of that name, whatever the certificate.
type Scope map[Dim]string

// TallyKey is where a tally is kept: one row for each key of each dimension and month.
type TallyKey struct {
	Dim   Dim
	Key   string
	Month Date // its first day
}

// Lag is how long hazards took that were accepted in a month.
type Lag struct {
	Back int // how many months before they were found
	Days int // from found to accepted, or [Reopening]: they were reopened in that month
}

// Counted is what is added to a month's figures under one key.
type Counted struct {
	Tally
	Lags map[Lag]int // how many hazards took so long
}

// lag counts n hazards more that took so long.
func (c *Counted) lag(l Lag, n int) {
	if c.Lags == nil {
		c.Lags = map[Lag]int{}
	}
	c.Lags[l] += n
}

// Reopening stands in the place of days, where an acceptance was undone.
const reopening = -1

// FigureRow is one row behind a figure.
type FigureRow struct {
	Ref      string `json:"ref"`
	Date     Date   `json:"date"`
	Site     string `json:"site"`
	Text     string `json:"text"`
	Level    Level  `json:"level,omitempty"`
	Category string `json:"category,omitempty"`
	Number   string `json:"number,omitempty"`
	Due      Date   `json:"due,omitempty"`
}

// marks are the days on which h counts for something, how often, and for what.
func (h Hazard) marks(mark func(day Date, figure string, n int)) {
	if h.State == Withdrawn {
		mark(h.Found, "hazards_withdrawn", 1)
		return
	}
	found := []string{"hazards_found", "hazards_general"}
	if h.Level == Major {
		found[1] = "hazards_major"
	}
	if h.OnSpot {
		found = append(found, "hazards_fixed_on_spot")
	}
	if h.State == Accepted {
		found = append(found, "resolved")
	}
	for _, figure := range found {
		mark(h.Found, figure, 1)
	}
	on := func(day Date, figure string, n int) {
		if day != "" {
			mark(day, figure, n)
		}
	}
	for _, s := range append(h.Spells[:len(h.Spells):len(h.Spells)], Spell{Overdue: h.Overdue, Closed: h.Closed}) {
		on(s.Closed, "hazards_rectified", 1)
		on(s.Reopened, "hazards_reopened", 1)
		if on(s.Overdue, "overdue", 1); s.Overdue != "" {
			on(s.Closed, "overdue", -1)
		}
	}
	on(h.OrderedOn, "hazards_ordered", 1)
	for _, m := range h.Marks() {
		switch m.What {
		case markLapsed:
			mark(m.Day, "overdue", 1)
		case markUnlapsed:
			mark(m.Day, "overdue", -1)
		default:
			mark(m.Day, m.What, 1)
		}
	}
}

// lags are the days from found to each acceptance, and the reopenings.
func (h Hazard) lags(lag func(day Date, days int)) {
	if h.State == Withdrawn {
		return
	}
	for _, s := range h.Spells {
		lag(s.Closed, s.Closed.Sub(h.Found))
		lag(s.Reopened, reopening)
	}
	if h.State == Accepted {
		lag(h.Closed, h.Closed.Sub(h.Found))
	}
}

// sum adds differences to others.
func sum(all, more map[TallyKey]*Counted) {
	for k, c := range more {
		if all[k] == nil {
			all[k] = c
			continue
		}
		all[k].Add(c.Tally, 1)
		for lag, n := range c.Lags {
			all[k].lag(lag, n)
		}
	}
}
