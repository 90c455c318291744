package inspect

import "slices"

// Figures are the totals of one period and scope, with the words for each: see [Figure].
// A pointer is nil where the figure means nothing for that parting.
type Figures struct {
	SitesInspected int  `json:"sites_inspected" en:"sites inspected|sites" zh:"检查单位|家" per:"sites|家" of:"S"`                // distinct
	Inspections    int  `json:"inspections" en:"inspections|inspected" zh:"检查次数|家次" per:"times|家次" of:"I"`                  // by the day, as all that is counted of inspections
	NoticesIssued  int  `json:"notices_issued" en:"notices issued|notices" zh:"下发通知书|通知书" per:"notices|份" of:"N"`           // in force, by the notice's date
	NoticesVoided  int  `json:"notices_voided" en:"notices voided|void" zh:"作废通知书|作废" per:"notices|份" of:"N" left:"groups"` // void, by the notice's date
	HazardsFound   int  `json:"hazards_found" en:"hazards found|found" zh:"排查隐患|隐患" per:"hazards|项" of:"H"`                 // by the inspection's date
	HazardsGeneral int  `json:"hazards_general" en:"  general|general" zh:"  一般|一般" per:"hazards|项" of:"H"`                 // of those found
	HazardsMajor   int  `json:"hazards_major" en:"  major|major" zh:"  重大|重大" per:"hazards|项" of:"H"`
	HazardsOrdered int  `json:"hazards_ordered" en:"ordered to correct|ordered" zh:"责令整改|责令" per:"hazards|项" of:"H"`      // by the date of the notice in force
	HazardsOnSpot  int  `json:"hazards_fixed_on_spot" en:"fixed on the spot|on spot" zh:"当场整改|当场" per:"hazards|项" of:"H"` // of those found
	Rectified      int  `json:"hazards_rectified" en:"rectified|rectified" zh:"整改完成|整改" per:"hazards|项" of:"H"`           // by the date accepted, on-the-spot ones included
	Reopened       int  `json:"hazards_reopened" en:"reopened|reopened" zh:"重新打开|重开" per:"hazards|项" of:"H" left:"groups"`
	Withdrawn      int  `json:"hazards_withdrawn" en:"withdrawn|withdrawn" zh:"误录撤回|误录" per:"hazards|项" of:"H" left:"groups"` // by the inspection's date; counted in nothing else
	Opening        int  `json:"opening" en:"open before|opening" zh:"期初未整改|期初" per:"hazards|项" of:"H"`
	Closing        int  `json:"closing" en:"open at the end|closing" zh:"期末未整改|期末" per:"hazards|项" of:"H"`
	Overdue        int  `json:"overdue" en:"  overdue|overdue" zh:"  其中逾期|逾期" per:"hazards|项" of:"H"`                         // added up to a day, and with it: overdue on it
	Served         int  `json:"notices_served" en:"notices served|served" zh:"送达通知书|送达" per:"notices|份" of:"N" left:"tables"` // by the day, as all that follows
	Claimed        int  `json:"hazards_claimed" en:"claimed as fixed|claimed" zh:"申请复查|申请" per:"hazards|项次" of:"H" left:"tables"`
	Extended       int  `json:"extensions_granted" en:"extensions granted|extended" zh:"准予延期|延期" per:"times|项次" of:"H" left:"tables"`
	Unextended     int  `json:"extensions_refused" en:"extensions refused|not extended" zh:"不准延期|不延" per:"times|项次" of:"H" left:"tables"`
	Referred       int  `json:"hazards_referred" en:"referred|referred" zh:"移送立案|移送" per:"times|项次" of:"H" left:"tables"`
	Listed         int  `json:"supervision_begun" en:"listed for supervision|listed" zh:"挂牌督办|挂牌" per:"hazards|项次" of:"H" left:"tables"`
	Delisted       int  `json:"supervision_ended" en:"taken off supervision|delisted" zh:"摘牌|摘牌" per:"hazards|项次" of:"H" left:"tables"`
	Stopped        int  `json:"work_stopped" en:"work stopped|stopped" zh:"现场处理|处理" per:"times|项次" of:"H" left:"tables"`
	Resumed        int  `json:"work_resumed" en:"work resumed|resumed" zh:"恢复|恢复" per:"times|项次" of:"H" left:"tables"`
	LookedBack     int  `json:"hazards_looked_back" en:"looked back at|looked back" zh:"回头看|回看" per:"times|项次" of:"H" left:"tables"`
	Recurred       int  `json:"hazards_recurred" en:"  come back|come back" zh:"  其中复发|复发" per:"times|项次" of:"H" left:"tables"`                                 // of those looked back at
	Visits         int  `json:"visits" en:"visits|visits" zh:"走访|走访" per:"times|家次" of:"I" left:"tables" since:"2"`                                             // 走访, none of Inspections
	FellDue        int  `json:"hazards_due" en:"fell due|due" zh:"期限届满|届满" per:"hazards|项" of:"H" left:"out" since:"4"`                                         // by the last date given to the unit
	OnTime         int  `json:"hazards_on_time" en:"accepted by the last date|by the last" zh:"按期整改|按期" per:"hazards|项" of:"H" left:"out" since:"4"`            // of those
	OnFirst        int  `json:"hazards_by_first_date" en:"accepted by the first date|by the first" zh:"按原期限整改|原期限" per:"hazards|项" of:"H" left:"out" since:"4"` // likewise
	CohortRate     Rate `json:"cohort_rate" en:"rectified of those found|rate" zh:"所查隐患整改率|整改率" rate:"/hazards_found"`                                          // of those found in the period, accepted by the as-of day
	CohortRateNow  Rate `json:"cohort_rate_now" en:"by today" zh:"至今整改率" rate:"/hazards_found" left:"out" since:"3"`                                            // of the same, accepted by the day of counting
	FlowRate       Rate `json:"flow_rate" en:"rectified in the period ÷ found" zh:"期内整改与发现之比" rate:"hazards_rectified/hazards_found"`                           // rectified ÷ found in the period
	// MedianDays is the median of days from found to accepted, of those
	// accepted in the period; nil when none was. Halves are possible.
	MedianDays     *float64 `json:"median_days_to_accept" en:"days to acceptance, median" zh:"整改天数中位数" per:"days|天" since:"1"`
	RecurrenceRate Rate     `json:"recurrence_rate" en:"come back of those looked back at" zh:"回头看复发率" said:"回头看%[1]d项，复发%[2]d项，复发率%[3]s（%[2]d/%[1]d）" rate:"hazards_recurred/hazards_looked_back" left:"tables"` // come back ÷ looked back at in the period
	OnTimeRate     Rate     `json:"on_time_rate" en:"accepted by the last date, of those due|on time" zh:"按期整改率|按期率" said:"期限届满%[1]d项，按期整改%[2]d项，按期整改率%[3]s（%[2]d/%[1]d）" rate:"hazards_on_time/hazards_due" left:"tables" since:"4"`
	FirstRate      Rate     `json:"first_date_rate" en:"accepted by the first date, of those due" zh:"按原期限整改率" said:"按原期限整改%[2]d项（%[3]s）" rate:"hazards_by_first_date/hazards_due" left:"tables" since:"4"`
	// HazardsOnly says that the figures of whole inspections and notices
	// are not parted by this dimension (level, category): they are 0 here.
	HazardsOnly bool `json:"-"`
	// NoRecord says that the book had not begun: nothing is known of the days,
	// which is no 0.
	NoRecord bool `json:"no_record,omitempty"`

	lacking uint64 // by their places in the table, the figures that the version which froze these did not count
}

// howCounted tells of figures that may be read in more than one way how they are counted.
var howCounted = map[string][2]string{
	"on_time_rate": {`On time: of the hazards whose last due date given to the unit falls in the period,
those accepted by that date, extensions included, and beside them those accepted
by the first date given. A hazard that was accepted when the date ended counts,
even if it was reopened later`,
		`按期整改率：告知单位的最后一个期限在本期内的隐患中，在该期限（含准予的延期）前已验收的比例；
并列按最初期限已验收的比例。以期限当日为准，其后重新打开的不影响`},
}

// TotalsTable are the figures of totals.
var TotalsTable = tableOf(&Figures{}, howCounted)

func (f *Figures) knows(of *Figure) bool {
	return !f.NoRecord && !(f.HazardsOnly && of.Whole()) && !f.lacks(of)
}

func (f *Figures) lacks(of *Figure) bool { return f.lacking&(1<<of.field) != 0 }

// marks are the days on which h counts for something, how often, and for what.
func (h *Hazard) marks(mark func(day Date, figure string, n int)) {
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
		case markFirst, markDue: // told below
		default:
			mark(m.Day, m.What, 1)
		}
	}
	first, last := h.fellDue()
	if on(last, "hazards_due", 1); last == "" {
		return
	}
	if fixed := h.acceptedBy(last); fixed != "" {
		mark(last, "hazards_on_time", 1)
		if fixed <= first {
			mark(last, "hazards_by_first_date", 1)
		}
	}
}

// fellDue are the first and the last date that the unit was given; none of what was
// recorded in error.
func (h *Hazard) fellDue() (first, last Date) {
	if len(h.Life.Given) == 0 && h.State != Withdrawn { // as of most
		if h.imported() || h.Notice != 0 {
			return h.Due, h.Due
		}
		return "", ""
	}
	given := slices.DeleteFunc(h.given(), func(g Given) bool { return g.Due == "" })
	if len(given) == 0 || h.State == Withdrawn {
		return "", ""
	}
	return given[0].Due, newest(given).Due
}

// Once tells that the unit was given one date, and that this is the hazard's: of most
// it is, so that no mark need be kept of it.
func (h *Hazard) Once() bool {
	first, last := h.fellDue()
	return last != "" && first == last && last == h.Due
}

// Mark is a day on which something of a hazard's life counts, and the key of the
// figure, or one of the two of a [Lapse]: the store keeps them for the totals.
type Mark struct {
	Day  Date
	What string
}

// Of a lapse, the days on which a hazard was late and on which a later date ended that.
const (
	markLapsed   = "lapsed"
	markUnlapsed = "unlapsed"
)

// The first date given to the unit, and after it the last, which is a figure.
const (
	markFirst = "first_date"
	markDue   = "hazards_due"
)

// Marks are the days of h's life that count.
func (h *Hazard) Marks() (out []Mark) {
	if h.State == Withdrawn {
		return nil // what was recorded in error counts nowhere
	}
	mark := func(day Date, what string) {
		if day != "" {
			out = append(out, Mark{day, what})
		}
	}
	for _, c := range h.Life.Claims {
		mark(c.On, "hazards_claimed")
	}
	for _, x := range h.Life.Extensions {
		answer := "extensions_granted"
		if x.Granted == "" {
			answer = "extensions_refused"
		}
		mark(x.Answered, answer)
	}
	for _, s := range h.Life.Lapses {
		mark(s.Since, markLapsed)
		mark(s.Until, markUnlapsed)
	}
	for _, r := range h.Life.Referrals {
		mark(r.On, "hazards_referred")
	}
	for _, s := range h.Life.Supervised {
		mark(s.On, "supervision_begun")
		mark(s.Ended, "supervision_ended")
	}
	for _, s := range h.Life.Stops {
		mark(s.On, "work_stopped")
		mark(s.Resumed, "work_resumed")
	}
	for _, k := range h.Life.Lookbacks {
		mark(k.On, "hazards_looked_back")
		if !k.Held {
			mark(k.On, "hazards_recurred")
		}
	}
	if first, last := h.fellDue(); first != last || last != h.Due {
		mark(first, markFirst)
		mark(last, markDue)
	}
	return out
}
