package sqlstore

import (
	"hash/maphash"
	"slices"
	"strings"

	"rectify/inspect"
)

// recount is what the rows come to under each key and in each month: of each part of what
// is kept one number. Whatever adds up has a weight, drawn anew for each check, and
// the number is the sum of them: what differs in anything differs in it, and so a book of
// any size is recounted in the memory of its keys.
type recount struct {
	*Tx
	seed  maphash.Seed
	of    map[int64]parted // each inspection
	words map[string]string
	under map[inspect.TallyKey]*[parts]uint64
}

// The parts of what is kept.
const (
	ofSums = iota
	ofSites
	ofLags
	parts
)

// parted is what an inspection counts under; of its inspectors each a line. Each text is
// held once for all.
type parted struct{ sector, town, site, campaign, who string }

// weights are those of these columns.
func (c *recount) weights(columns []string) []uint64 {
	return inspect.Mapped(columns, func(of string) uint64 { return maphash.Comparable(c.seed, of) })
}

func weighed(weights []uint64, values []int64) (n uint64) {
	for i, value := range values {
		n += weights[i] * uint64(value)
	}
	return n
}

// lag is the weight of a hazard that took so many days and was found so many months before.
func (c *recount) lag(back, days int64) uint64 {
	return maphash.Comparable(c.seed, [2]int64{back, days})
}

// word is that text, as it was held first.
func (c *recount) word(s string) string {
	held, ok := c.words[s]
	if !ok {
		c.words[s], held = s, s
	}
	return held
}

func (c *recount) add(part int, at inspect.TallyKey, n uint64) {
	if c.under[at] == nil {
		c.under[at] = new([parts]uint64)
	}
	c.under[at][part] += n
}

// parting reads what each inspection counts under. Whom it names twice it counts once for.
func (c *recount) parting() error {
	var n int64
	var p parted
	err := c.Each("SELECT d.n, "+asThen("sector", "d.date")+", "+asThen("town", "d.date")+`, cast(d.site AS TEXT),
		cast(d.campaign AS TEXT) FROM inspection d JOIN site s ON s.n = d.site`, nil, func() {
		c.of[n] = parted{c.word(p.sector), c.word(p.town), c.word(p.site), c.word(p.campaign), ""}
	}, &n, &p.sector, &p.town, &p.site, &p.campaign)
	if err != nil {
		return err
	}
	var label string
	return c.Each("SELECT DISTINCT inspection, label FROM inspector ORDER BY inspection", nil, func() {
		p, there := c.of[n]
		if p.who = c.word(p.who + label + "\n"); there {
			c.of[n] = p
		}
	}, &n, &label)
}

// keys calls yield for each key that a row of an inspection counts under in a month.
func (c *recount) keys(p parted, month inspect.Date, yield func(inspect.TallyKey)) {
	at := func(dim inspect.Dim, key string) { yield(inspect.TallyKey{Dim: dim, Key: key, Month: month}) }
	at(inspect.All, "")
	at(inspect.BySector, p.sector)
	at(inspect.ByTown, p.town)
	at(inspect.BySite, p.site)
	at(inspect.ByCampaign, p.campaign)
	for who := range strings.Lines(p.who) {
		at(inspect.ByInspector, who[:len(who)-1])
	}
}

// monthOf is the month of a day, as tallies have it.
func (c *recount) monthOf(day string) inspect.Date {
	return inspect.Date(c.word(day[:min(7, len(day))] + "-01"))
}

// rows adds what the rows of one kind of the flow come to, which adds to those sums. How many
// months and days after it was found a hazard was accepted is told of acceptances and of
// what took one back.
func (c *recount) rows(flow string, names []string) error {
	back, days := months("f.day")+" - "+months("i.date"), ""
	if slices.Contains(names, "hazards_reopened") {
		days = "-1"
	}
	if slices.Contains(names, "hazards_rectified") {
		days = c.Dialect.lagDays()
	}
	lagged := days != ""
	if !lagged {
		back, days = "0", "0"
	}
	var day, level, category string
	var inspection, hazard, after, took int64
	values, weights := make([]int64, len(names)), c.weights(names)
	into := []any{&inspection, &hazard, &day, &level, &category, &after, &took}
	for i := range values {
		into = append(into, &values[i])
	}
	text := "SELECT f.inspection, f.hazard, f.day, coalesce(f.level, ''), coalesce(f.category, ''), " + back + ", " +
		days + ", f." + strings.Join(names, ", f.") + " FROM " + flow + " f" + lagJoin + " WHERE f.day IS NOT NULL"
	return c.Each(text, nil, func() {
		sum, lag, month := weighed(weights, values), uint64(0), c.monthOf(day)
		if lagged {
			lag = c.lag(after, took)
		}
		count := func(at inspect.TallyKey) {
			c.add(ofSums, at, sum)
			c.add(ofLags, at, lag)
		}
		c.keys(c.of[inspection], month, count)
		if hazard > 0 {
			count(inspect.TallyKey{Dim: inspect.ByLevel, Key: level, Month: month})
			count(inspect.TallyKey{Dim: inspect.ByCategory, Key: category, Month: month})
		}
	}, into...)
}

// visits adds, unit by unit, the months in which each key has it, and those of its first
// inspection of the year.
func (c *recount) visits() error {
	weights := c.weights(inspect.Distinct)
	seen, unit := map[inspect.TallyKey]bool{}, ""
	first := func(at inspect.TallyKey) (first int64) {
		if !seen[at] {
			seen[at], first = true, 1
		}
		return first
	}
	var day string
	var n int64
	return c.Each("SELECT f.inspection, f.day FROM "+inspected+" f ORDER BY f.site, f.day", nil, func() {
		p := c.of[n]
		if p.site != unit {
			clear(seen)
			unit = p.site
		}
		c.keys(p, c.monthOf(day), func(at inspect.TallyKey) {
			year := at
			year.Month = at.Month[:min(4, len(at.Month))]
			c.add(ofSites, at, weighed(weights, []int64{first(at), first(year)}))
		})
	}, &n, &day)
}
