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

// Tally is what is counted; every field adds up over days, months and keys,
// but Sites and SitesYear add up over nothing but what their comments say.
type Tally struct {
	Sites       int // distinct sites inspected in exactly this month
	SitesYear   int // sites whose first inspection of the year lies in this month: adds up from January on
	Inspections int // by the inspection's date
	Notices     int // in force, by the notice's date
	Voided      int // void, by the notice's date
	Found       int // by the inspection's date
	Major       int // of Found, the major ones
	OnSpot      int // of Found, fixed on the spot
	Resolved    int // of Found, accepted by now
	Ordered     int // by the date of the notice in force
	Rectified   int // by the date accepted, on-the-spot ones included
	Reopened    int // by the date reopened
	Withdrawn   int // by the inspection's date; counted in nothing else
	Overdue     int // added up to a day, and with it: overdue on it
	Served      int // notices, by the day served
	Claimed     int // claims of units, by the day
	Extended    int // extensions granted, by the day
	Unextended  int // extensions refused, by the day
	Referred    int
	Listed      int // for supervision
	Delisted    int
	Stopped     int
	Resumed     int
	Looked      int // looked back at, by the day
	Recurred    int // of Looked, those that had come back
	Visits      int // inspections of the kind Visit, which are none of Inspections
}

// Add adds o times n.
func (t *Tally) Add(o Tally, n int) {
	t.Sites += n * o.Sites
	t.SitesYear += n * o.SitesYear
	t.Inspections += n * o.Inspections
	t.Notices += n * o.Notices
	t.Voided += n * o.Voided
	t.Found += n * o.Found
	t.Major += n * o.Major
	t.OnSpot += n * o.OnSpot
	t.Resolved += n * o.Resolved
	t.Ordered += n * o.Ordered
	t.Rectified += n * o.Rectified
	t.Reopened += n * o.Reopened
	t.Withdrawn += n * o.Withdrawn
	t.Overdue += n * o.Overdue
	t.Served += n * o.Served
	t.Claimed += n * o.Claimed
	t.Extended += n * o.Extended
	t.Unextended += n * o.Unextended
	t.Referred += n * o.Referred
	t.Listed += n * o.Listed
	t.Delisted += n * o.Delisted
	t.Stopped += n * o.Stopped
	t.Resumed += n * o.Resumed
	t.Looked += n * o.Looked
	t.Recurred += n * o.Recurred
	t.Visits += n * o.Visits
}

// Open is how many are open after these days, added up from the beginning:
// found and reopened, less rectified.
func (t Tally) Open() int { return t.Found + t.Reopened - t.Rectified }

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

// marks are the days on which h counts for something, and for what.
func (h Hazard) marks(mark func(day Date, t Tally)) {
	if h.State == Withdrawn {
		mark(h.Found, Tally{Withdrawn: 1})
		return
	}
	found := Tally{Found: 1}
	if h.Level == Major {
		found.Major = 1
	}
	if h.OnSpot {
		found.OnSpot = 1
	}
	if h.State == Accepted {
		found.Resolved = 1
	}
	mark(h.Found, found)
	for _, s := range h.Spells {
		mark(s.Closed, Tally{Rectified: 1})
		mark(s.Reopened, Tally{Reopened: 1})
		markOverdue(s.Overdue, s.Closed, mark)
	}
	if h.State == Accepted {
		mark(h.Closed, Tally{Rectified: 1})
	}
	markOverdue(h.Overdue, h.Closed, mark)
	if h.OrderedOn != "" {
		mark(h.OrderedOn, Tally{Ordered: 1})
	}
	for _, m := range h.Marks() {
		mark(m.Day, m.counts())
	}
}

func markOverdue(from, closed Date, mark func(Date, Tally)) {
	if from == "" {
		return
	}
	mark(from, Tally{Overdue: 1})
	if closed != "" {
		mark(closed, Tally{Overdue: -1})
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
		all[k].Tally.Add(c.Tally, 1)
		for lag, n := range c.Lags {
			all[k].lag(lag, n)
		}
	}
}
