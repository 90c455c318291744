package inspect

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
	Recurred       int  `json:"hazards_recurred" en:"  come back|come back" zh:"  其中复发|复发" per:"times|项次" of:"H" left:"tables"`       // of those looked back at
	Visits         int  `json:"visits" en:"visits|visits" zh:"走访|走访" per:"times|家次" of:"I" left:"tables" since:"2"`                   // 走访, none of Inspections
	CohortRate     Rate `json:"cohort_rate" en:"rectified of those found|rate" zh:"所查隐患整改率|整改率" rate:"/hazards_found"`                // of those found in the period, accepted by the as-of day
	CohortRateNow  Rate `json:"cohort_rate_now" en:"by today" zh:"至今整改率" rate:"/hazards_found" left:"out" since:"3"`                  // of the same, accepted by the day of counting
	FlowRate       Rate `json:"flow_rate" en:"rectified in the period ÷ found" zh:"期内整改与发现之比" rate:"hazards_rectified/hazards_found"` // rectified ÷ found in the period
	// MedianDays is the median of days from found to accepted, of those
	// accepted in the period; nil when none was. Halves are possible.
	MedianDays     *float64 `json:"median_days_to_accept" en:"days to acceptance, median" zh:"整改天数中位数" per:"days|天" since:"1"`
	RecurrenceRate Rate     `json:"recurrence_rate" en:"come back of those looked back at" zh:"回头看复发率" rate:"hazards_recurred/hazards_looked_back" left:"tables"` // come back ÷ looked back at in the period
	// HazardsOnly says that the figures of whole inspections and notices
	// are not parted by this dimension (level, category): they are 0 here.
	HazardsOnly bool `json:"-"`
	// NoRecord says that the book had not begun: nothing is known of the days,
	// which is no 0.
	NoRecord bool `json:"no_record,omitempty"`
}

// TotalsTable are the figures of totals.
var TotalsTable = tableOf(&Figures{})

func (f *Figures) knows(of Figure) bool { return !f.NoRecord && !(f.HazardsOnly && of.Whole()) }

// Tally is what is kept of a month, or what one thing counts for, by the keys of figures
// and the two below.
type Tally map[string]int

// Summed are the keys that add up over days, months and keys; what is overdue, added up
// to a day and with it, is overdue on it. Of what was found «resolved» is what was accepted by now.
var Summed = append(TotalsTable.Counted().where(func(f Figure) bool {
	return f.Key != "sites_inspected" && f.Key != "opening" && f.Key != "closing"
}).Keys(), "resolved")

// Distinct are those that do not: distinct sites inspected in exactly this month, and
// those whose first inspection of the year lies in it, which add up from January on.
var Distinct = []string{"sites_inspected", "sites_year"}

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
