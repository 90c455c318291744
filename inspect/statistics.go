package inspect

import (
	"slices"
	"strings"
	"sync"
)

// Statistics is the official table of hazards found and treated
// (安全生产事故隐患排查治理情况统计表): cumulative from 1 January to the day Until,
// a row for each sector. What was recorded in error counts nowhere in it.
type Statistics struct {
	Agency    string          `json:"agency"`
	From      Date            `json:"from"`
	Until     Date            `json:"until"`                 // the last day counted
	Day       Date            `json:"day"`                   // on which it was made
	Rows      []StatisticsRow `json:"rows"`                  // the most found first
	Total     StatisticsRow   `json:"total"`                 // of the rows
	Carried   []string        `json:"carried"`               // hazards of earlier years in Planned
	Withdrawn int             `json:"withdrawn"`             // left out
	NoRecord  bool            `json:"no_record,omitempty"`   // the book had not begun
	Moved     int             `json:"moved_units,omitempty"` // units that changed their sector, and stand in two rows
	Closed    *Closing        `json:"closed,omitempty"`      // these were frozen
	// Corrected is how a recount differs, today, from these; or, where these are
	// not frozen, from what the last closed month before Until froze: these have it.
	Corrected *Correction `json:"corrected,omitempty"`
	// Unplanned are hazards listed for supervision without a plan, by sector.
	Unplanned map[string][]string `json:"unplanned,omitempty"`
}

// StatisticsRow is one sector's figures; the form's numbers of the columns stand beside
// them, and in the place of a short word what the form has over a column.
type StatisticsRow struct {
	Sector       string `json:"sector"`
	Units        int    `json:"units" en:"(1) units" zh:"（1）单位|排查治理事故隐患的生产经营单位（家）" of:"S"` // distinct
	General      int    `json:"general" en:"(2) general" zh:"（2）一般|排查一般事故隐患（项）" of:"H"`
	GeneralFixed int    `json:"general_fixed" en:"(3) rectified" zh:"（3）已整改|其中：已整改（项）" of:"H"` // accepted by Until
	GeneralRate  Rate   `json:"-" zh:"|整改率（%）" rate:"general_fixed/general"`
	Major        int    `json:"major" en:"(5) major" zh:"（5）重大|排查重大事故隐患（项）" of:"H"`
	MajorFixed   int    `json:"major_fixed" en:"(6) rectified" zh:"（6）已销号|其中：已整改销号（项）" of:"H"` // accepted, not claimed
	MajorRate    Rate   `json:"-" zh:"|整改率（%）" rate:"major_fixed/major"`
	Planned      int    `json:"planned" en:"(8) planned" zh:"（8）列入治理计划|列入治理计划的重大事故隐患（项）" of:"H"`  // with a plan and not accepted, of earlier years too
	Carried      int    `json:"carried" en:"carried over" zh:"往年结转" of:"H"`                       // of (8), those of earlier years, which (5) has not
	Complete     int    `json:"complete" en:"(9) complete" zh:"（9）五到位|其中：达到“五到位”（项）" of:"H"`      // of (8), with all of 五落实
	Listed       int    `json:"listed" en:"(10) listed" zh:"（10）挂牌督办|挂牌督办的重大事故隐患（项）" of:"H"`      // and not accepted
	Province     int    `json:"province" en:"(11) by a province" zh:"（11）省级|其中：省级挂牌督办（项）" of:"H"` // of (10)
	Yuan         int64  `json:"yuan" en:"(12) yuan" zh:"（12）资金（元）|累计落实治理资金（万元）" of:"H"`           // funds of the plans of (5) and of (8)
}

// StatisticsTable are the figures of a row.
var StatisticsTable = sync.OnceValue(func() FigureTable { return tableOf(&StatisticsRow{}, nil) })

func (r *StatisticsRow) knows(*Figure) bool { return true }
func (r *StatisticsRow) lacks(*Figure) bool { return false }

func (r *StatisticsRow) add(o StatisticsRow) {
	for _, f := range StatisticsTable() {
		switch n := f.at(&o).(type) {
		case *int:
			*f.spot(r) += *n
		case *int64:
			r.Yuan += *n
		}
	}
}

// Correction is how a recount differs from a table that was frozen with a month:
// in the total, and in the rows by sector, which may differ where the total does not.
type Correction struct {
	Month   string                    `json:"month"` // 2021-11
	Later   map[string]int            `json:"later,omitempty"`
	Sectors map[string]map[string]int `json:"sectors,omitempty"`
}

// correction compares a frozen table with a recount; nil when they are the same.
func (s Statistics) correction(now Statistics) *Correction {
	c := &Correction{monthName(s.Until), StatisticsTable().grown(&now.Total, &s.Total), map[string]map[string]int{}}
	rows := func(s Statistics) map[string]StatisticsRow {
		out := map[string]StatisticsRow{}
		for _, r := range s.Rows {
			out[r.Sector] = r
		}
		return out
	}
	was, is := rows(s), rows(now)
	for sector := range was {
		if _, still := is[sector]; !still {
			is[sector] = StatisticsRow{}
		}
	}
	for sector, r := range is {
		before := was[sector]
		if later := StatisticsTable().grown(&r, &before); len(later) > 0 {
			c.Sectors[sector] = later
		}
	}
	if len(c.Later)+len(c.Sectors) == 0 {
		return nil
	}
	return c
}

// Found and Fixed are the hazards of a row, of either level.
func (r StatisticsRow) Found() int { return r.General + r.Major }
func (r StatisticsRow) Fixed() int { return r.GeneralFixed + r.MajorFixed }

// Faults are the breaches of the rules that the form prints in its footnotes,
// (8)≤(5)−(6) and (9)…≤(8), and of what its columns mean; each names the row.
// What is carried over from earlier years is in (8) and not in (5).
func (s Statistics) Faults() (out []*Error) {
	var sum StatisticsRow
	for _, r := range s.Rows {
		sum.add(r)
		out = append(out, r.faults(s.Unplanned[r.Sector])...)
	}
	sum.Sector, sum.Units = s.Total.Sector, sum.Units-s.Moved
	if sum != s.Total {
		out = append(out, Errorf(CodeCheck, "the total is not the sum of the rows", "合计不等于各行相加"))
	}
	return out
}

func (r StatisticsRow) faults(unplanned []string) (out []*Error) {
	sector := r.Sector
	if sector == "" {
		sector = "（未填）"
	}
	for _, rule := range []struct {
		name        string
		part, whole int
		en, zh      string
	}{
		{"(3)≤(2)", r.GeneralFixed, r.General, "", ""},
		{"(6)≤(5)", r.MajorFixed, r.Major, "", ""},
		{"(8)≤(5)-(6)", r.Planned - r.Carried, r.Major - r.MajorFixed, " (without what is carried over)", "（不含往年结转）"},
		{"(9)≤(8)", r.Complete, r.Planned, "", ""},
		{"(10)≤(8)", r.Listed, r.Planned, ": listed without a plan " + strings.Join(unplanned, ", "), "：挂牌督办而没有治理方案的有 " + strings.Join(unplanned, ", ")},
		{"(11)≤(10)", r.Province, r.Listed, "", ""},
	} {
		if rule.part > rule.whole {
			out = append(out, Errorf(CodeCheck, "%[1]s: %[2]s does not hold, %[3]d > %[4]d%[5]s",
				"%[1]s：不满足%[2]s，%[3]d > %[4]d%[6]s", sector, rule.name, rule.part, rule.whole, rule.en, rule.zh))
		}
	}
	return out
}

// acceptedBy is the day of the acceptance that stood when day had ended; "" if none did.
func (h *Hazard) acceptedBy(day Date) Date {
	if h.State == Accepted && h.Closed <= day {
		return h.Closed
	}
	for _, s := range h.Spells {
		if s.Closed <= day && s.Reopened > day {
			return s.Closed
		}
	}
	return ""
}

// supervisedOn is the listing that stood when day had ended.
func (h Hazard) supervisedOn(day Date) (s Supervision, ok bool) {
	at := slices.IndexFunc(h.Life.Supervised,
		func(s Supervision) bool { return s.On <= day && (s.Ended == "" || s.Ended > day) })
	if at < 0 {
		return s, false
	}
	return h.Life.Supervised[at], true
}

// yuan reads an amount in 万元 with four decimals at most; the plan's rule has looked at it.
func yuan(wan string) (n int64) {
	decimals := -1
	for _, c := range wan {
		if c == '.' {
			decimals = 0
			continue
		}
		n = n*10 + int64(c-'0')
		if decimals >= 0 {
			decimals++
		}
	}
	for range 4 - max(decimals, 0) {
		n *= 10
	}
	return n
}
