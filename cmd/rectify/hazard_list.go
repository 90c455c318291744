package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newHazardListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	cmd := verb(c, "hazard.list", "list", "list hazards", "列出隐患", func(cmd *cobra.Command, _ []string) error {
		return c.look(cmd, f, func(r view, filter inspect.Filter) error { return c.listHazards(r.Reader, filter, r.today) })
	})
	f = filters(c, cmd, "ref found due site level state category town", "site", "campaign", "inspection", "notice", "month", "from", "to", "state", "level", "sector", "town", "category", "inspector", "overdue", "all")
	return cmd
}

// hazardLine is a hazard of the list, in JSON.
type hazardLine struct {
	Ref string `json:"ref"`
	inspect.Hazard
	Site        string `json:"site"`
	Town        string `json:"town,omitempty"`
	Sector      string `json:"sector,omitempty"`
	Inspection  string `json:"inspection"`
	Notice      string `json:"notice,omitempty"`
	OverdueDays int    `json:"overdue_days,omitempty"`
}

// listHazards goes through the list and does not hold it: it may be the whole book.
func (c *cli) listHazards(r inspect.Reader, f inspect.Filter, today inspect.Date) error {
	day, each := inspect.HazardsAt(r, f, today)
	c.stands(day, today)
	var overdue []bool
	total, err := each(func(h inspect.HazardRow) error {
		overdue = append(overdue, h.OverdueAt(day))
		return nil
	})
	if err != nil {
		return err
	}
	lines := func(fn func(hazardLine) error) error {
		_, err := each(func(h inspect.HazardRow) error {
			return fn(hazardLineOf(h, day))
		})
		return err
	}
	return listEach(c, lines, len(overdue), total, c.head("ref|found|level|state|due|site|hazard", "编号|发现|级别|状态|期限|单位|隐患"), func(l hazardLine) []string {
		return c.cells(inspect.Hazards, "ref found level state due site text", l, map[string]string{"state": c.hazardState(l)})
	}, func(i int) bool { return overdue[i] })
}

func hazardLineOf(h inspect.HazardRow, today inspect.Date) hazardLine {
	line := hazardLine{inspect.Hazards.Ref(h.N).String(), h.Hazard, h.SiteName, h.Town, h.Sector, inspect.Inspections.Ref(h.Hazard.Inspection).String(), h.Number, 0}
	if h.OverdueAt(today) {
		line.OverdueDays = today.Sub(h.Due)
	}
	return line
}

// hazardState says how a hazard stands, and for how long it has been overdue.
func (c *cli) hazardState(l hazardLine) string {
	state := c.say(l.State.EN(), l.State.ZH())
	if l.State == inspect.Open && l.Hazard.GivenOn(c.day()) != "" { // told by an account, though by no notice of this book
		state = c.say("open", "未整改")
	}
	if l.OverdueDays > 0 {
		state += c.say(", %d day%[1]s overdue", "，逾期 %d 天", inspect.Many(l.OverdueDays))
	}
	if l.Claimed() != nil { // and nobody has looked yet
		state += c.say(", said to be fixed", "，已申请复查")
	}
	return state
}

// hazardsOf are the hazards that a show tells of.
func (c *cli) hazardsOf(r view, f inspect.Filter) (related, error) {
	rel, lines := related{key: "hazards", head: c.say("hazards", "隐患")}, []hazardLine{}
	f.Withdrawn = true // a thing shows all that hangs on it
	_, err := r.EachHazard(f, func(h inspect.HazardRow) error {
		l := hazardLineOf(h, r.today)
		lines = append(lines, l)
		if l.State == inspect.Withdrawn {
			rel.aside++
		}
		rel.rows = append(rel.rows, c.cells(inspect.Hazards, "ref level state due text", l,
			map[string]string{"state": c.hazardState(l), "text": strings.ReplaceAll(l.Text, "\n", " ")}))
		return nil
	})
	rel.data = lines
	return rel, err
}
