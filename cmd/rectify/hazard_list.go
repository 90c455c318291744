package main

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

// What hazards are sorted and narrowed by.
const (
	hazardSorts   = "ref found due site level state category town"
	hazardFilters = "site campaign inspection notice month from to state level sector town category inspector " +
		"overdue all"
)

func listingHazards() shell.Listing[hazardLine] {
	return shell.Listing[hazardLine]{EN: "list hazards", ZH: "列出隐患", Noun: inspect.Hazards,
		Sorts: hazardSorts, By: hazardFilters, Each: hazardsAt, Tables: hazardTables,
		Heads: [2]string{"ref|found|level|state|due|site|hazard", "编号|发现|级别|状态|期限|单位|隐患"},
		Keys:  "ref found level state due site text",
		Told: func(c *shell.Run, l hazardLine) map[string]string {
			return map[string]string{"state": hazardState(c, l)}
		},
		Late: func(l hazardLine) bool { return l.OverdueDays > 0 }}
}

// hazardTables are the list as a ledger has it, which an import reads.
func hazardTables(r shell.View, f shell.Narrowed) (report.Tables, error) {
	l, err := r.Ledger(f.Filter, r.Today)
	l.Private = f.Private
	return report.Ledger(termed(l, r.Term), r.Lang), err
}

// hazardLine is a hazard of the list, in JSON.
type hazardLine struct {
	Ref string `json:"ref"`
	inspect.Hazard
	Site        string `json:"site"`
	Town        string `json:"town,omitempty"`
	Sector      string `json:"sector,omitempty"`
	Inspection  string `json:"inspection"`
	Inspectors  string `json:"inspectors,omitempty"`
	Campaign    string `json:"campaign,omitempty"`
	Notice      string `json:"notice,omitempty"`
	OverdueDays int    `json:"overdue_days,omitempty"`
}

// hazardsAt goes through the lines of hazards and does not hold them: they may be the
// whole book.
func hazardsAt(r shell.View, f shell.Narrowed) (inspect.Date, shell.Lines[hazardLine]) {
	day, each := inspect.HazardsAt(r.Reader, f.Filter, r.Today)
	return day, func(fn func(hazardLine) error) (int, error) {
		return each(func(h inspect.HazardRow) error { return fn(hazardLineOf(h, day)) })
	}
}

func hazardLineOf(h inspect.HazardRow, today inspect.Date) hazardLine {
	line := hazardLine{inspect.Hazards.RefTo(h.N), h.Hazard, h.SiteName, h.Town, h.Sector,
		inspect.Inspections.RefTo(h.Hazard.Inspection), h.Inspectors, h.Campaign, h.Number, 0}
	if h.OverdueAt(today) {
		line.OverdueDays = today.Sub(h.Due)
	}
	return line
}

// hazardState is the state of a hazard, and for how long it has been overdue.
func hazardState(c *shell.Run, l hazardLine) string {
	state := c.Say(l.State.EN(), l.State.ZH())
	if l.State == inspect.Open &&
		l.Hazard.GivenOn(c.Day()) != "" { // told by an account, though by no notice of this book
		state = c.Say("open", "未整改")
	}
	state += overdueFor(c, l.OverdueDays)
	if l.Claimed() != nil { // and nobody has looked yet
		state += c.Say(", said to be fixed", "，已申请复查")
	}
	return state
}

// hazardsOf are the hazards that a show tells of.
func hazardsOf(r shell.View, f inspect.Filter) (shell.Related, error) {
	f.Withdrawn = true // a thing shows all that hangs on it
	page, err := r.Hazards(f)
	line := func(h inspect.HazardRow) hazardLine { return hazardLineOf(h, r.Today) }
	return shell.Relate(r, "hazards", "隐患", inspect.Hazards, page, line, "ref level state due text",
		func(l hazardLine) (map[string]string, bool) {
			return map[string]string{"state": hazardState(r.Run, l), "text": oneLine(l.Text)}, l.State == inspect.Withdrawn
		}), err
}

func hazardFacts(r shell.View, h inspect.Hazard) (any, []shell.Fact, error) {
	page, err := r.Hazards(inspect.Filter{Hazards: []int64{h.N}})
	if err != nil || len(page.Rows) == 0 {
		return h, nil, err
	}
	row := page.Rows[0]
	row.Hazard = h // with its photos
	l := hazardLineOf(row, r.Today)
	after, later, err := afterPhotos(r, h)
	if err != nil {
		return l, nil, err
	}
	said := struct {
		hazardLine
		After []shownAfter `json:"after,omitempty"`
	}{l, after}
	return said, r.FactsOf(inspect.Hazards, said,
		map[string]string{"state": hazardState(r.Run, l), "inspection": l.Inspection + " " + string(h.Found),
			"first_due": firstDue(h), "closed": closedOn(h), "after": later}), nil
}

// closedOn is the day on which a hazard was accepted; to be withdrawn is no end.
func closedOn(h inspect.Hazard) string {
	if h.State == inspect.Withdrawn {
		return ""
	}
	return string(h.Closed)
}

// firstDue is the due date first ordered, where it is another now.
func firstDue(h inspect.Hazard) string {
	if h.Life.FirstDue == h.Due {
		return ""
	}
	return string(h.Life.FirstDue)
}

// shownAfter is a later picture of a hazard, in JSON.
type shownAfter struct {
	inspect.After
	Review string `json:"review,omitempty"`
}

// afterPhotos are a hazard's later pictures, for programs and on one line.
func afterPhotos(r shell.View, h inspect.Hazard) (out []shownAfter, line string, err error) {
	var said []string
	for _, a := range h.Life.After() {
		shown := shownAfter{After: a}
		from := strings.TrimSpace(string(a.On) + " " + a.By)
		if a.ReviewID != uuid.Nil {
			ref, _, err := r.RefOf(a.ReviewID)
			if err != nil {
				return nil, "", err
			}
			shown.Review = ref.String()
			from += " " + shown.Review
		}
		shown.ReviewID = uuid.Nil // a name of the record's own
		out = append(out, shown)
		said = append(said, fmt.Sprintf("%s (%s)", a.OriginalName, from))
	}
	return out, strings.Join(said, "、"), nil
}
