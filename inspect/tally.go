package inspect

import (
	"cmp"
	"slices"
)

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

// add adds what more was counted.
func (c *Counted) add(more *Counted) {
	c.Add(more.Tally, 1)
	for lag, n := range more.Lags {
		c.lag(lag, n)
	}
}

// counts are what a pen has counted under one key of one month. An import has so many that
// maps of them would take more room than all else.
type counts struct {
	sums [mostSums]int32 // by the places of their figures
	lags []lagged        // in their order
}

type lagged struct {
	Lag
	n int
}

// count counts n things more under a figure.
func (c *counts) count(figure string, n int) { c.sums[sumAt[figure]] += int32(n) }

// lag counts n hazards more that took so long.
func (c *counts) lag(l Lag, n int) {
	at, is := slices.BinarySearchFunc(c.lags, l, func(e lagged, l Lag) int {
		return cmp.Or(e.Back-l.Back, e.Days-l.Days)
	})
	if !is {
		c.lags = slices.Insert(c.lags, at, lagged{Lag: l})
	}
	c.lags[at].n += n
}

// add adds what more was counted.
func (c *counts) add(more *counts) {
	for at, n := range more.sums {
		c.sums[at] += n
	}
	for _, l := range more.lags {
		c.lag(l.Lag, l.n)
	}
}

// counted is the same as the store is told it.
func (c *counts) counted() *Counted {
	out := &Counted{Tally: Tally{}}
	for at, n := range c.sums {
		if n != 0 {
			out.Tally[kept[at]] = int(n)
		}
	}
	for _, l := range c.lags {
		out.lag(l.Lag, l.n)
	}
	return out
}

// Reopening stands in the place of days, where an acceptance was undone.
const reopening = -1

// Tally is what is kept of a month, or what one thing counts for, by the keys of figures
// and the two below.
type Tally map[string]int

// Summed are the keys that add up over days, months and keys; what is overdue, added up
// to a day and with it, is overdue on it. Of what was found «resolved» is what was accepted by now.
var Summed = append(TotalsTable.Counted().where(func(f *Figure) bool {
	return f.Key != "sites_inspected" && f.Key != "opening" && f.Key != "closing"
}).Keys(), "resolved")

// Distinct are those that do not: distinct sites inspected in exactly this month, and
// those whose first inspection of the year lies in it, which add up from January on.
var Distinct = []string{"sites_inspected", "sites_year"}

// kept are all that is kept of a month, at most so many, and sumAt their places.
var kept, sumAt = slices.Concat(Distinct, Summed), map[string]int{}

const mostSums = 30

func init() {
	for at, figure := range kept {
		sumAt[figure] = at
	}
}

// Add adds o times n.
func (t Tally) Add(o Tally, n int) {
	for key, more := range o {
		t[key] += n * more
	}
}

// Open is how many are open after these days, added up from the beginning:
// found and reopened, less rectified.
func (t Tally) Open() int { return t["hazards_found"] + t["hazards_reopened"] - t["hazards_rectified"] }

// empty tells that nothing is in it.
func (t Tally) empty() bool {
	for _, n := range t {
		if n != 0 {
			return false
		}
	}
	return true
}

// FigureRow is one row behind a figure. Date is the day on which a hazard was found, and of all
// else its own; CountedOn the day on which it counts, where that is another. Inspectors are
// those who found a hazard.
type FigureRow struct {
	Ref        string `json:"ref"`
	Date       Date   `json:"date"`
	CountedOn  Date   `json:"counted_on,omitempty"`
	Site       string `json:"site"`
	Text       string `json:"text"`
	Level      Level  `json:"level,omitempty"`
	Category   string `json:"category,omitempty"`
	Number     string `json:"number,omitempty"`
	Due        Date   `json:"due,omitempty"`
	Inspectors string `json:"inspectors,omitempty"`

	Kind    ComplaintKind `json:"kind,omitempty"` // of a complaint
	Channel Channel       `json:"channel,omitempty"`
}

// lags are the days from found to each acceptance, and the reopenings.
func (h *Hazard) lags(lag func(day Date, days int)) {
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

// Sum adds differences to others; they are nobody else's from then on.
func Sum(all, more map[TallyKey]*Counted) {
	for k, c := range more {
		if all[k] == nil {
			all[k] = c
			continue
		}
		all[k].add(c)
	}
}
