package inspect

// Rate is a part of a whole; of 0 of 0 it says nothing.
type Rate struct {
	Numerator   int `json:"numerator"`
	Denominator int `json:"denominator"`
}

// PerMille is the share in tenths of a percent, half up: 1 of 16 is 63. Only a
// whole is 1000: 9999 of 10000 must not read as if nothing were left to do.
func (r Rate) PerMille() int {
	if r.Denominator == 0 {
		return 0
	}
	p := (2000*r.Numerator + r.Denominator) / (2 * r.Denominator)
	if r.Numerator < r.Denominator {
		return min(p, 999)
	}
	return p
}

// Figures are the totals of one period and scope. A pointer is nil where the
// figure means nothing for that parting.
type Figures struct {
	SitesInspected int  `json:"sites_inspected"` // 家, distinct
	Inspections    int  `json:"inspections"`     // 家次
	NoticesIssued  int  `json:"notices_issued"`  // 份, in force
	NoticesVoided  int  `json:"notices_voided"`  // 份, void
	HazardsFound   int  `json:"hazards_found"`   // 项
	HazardsGeneral int  `json:"hazards_general"`
	HazardsMajor   int  `json:"hazards_major"`
	HazardsOrdered int  `json:"hazards_ordered"`
	HazardsOnSpot  int  `json:"hazards_fixed_on_spot"`
	Rectified      int  `json:"hazards_rectified"`
	Reopened       int  `json:"hazards_reopened"`
	Withdrawn      int  `json:"hazards_withdrawn"`
	Opening        int  `json:"opening"`
	Closing        int  `json:"closing"`
	Overdue        int  `json:"overdue"`
	Served         int  `json:"notices_served"` // 份, by the day served
	Claimed        int  `json:"hazards_claimed"`
	Extended       int  `json:"extensions_granted"`
	Unextended     int  `json:"extensions_refused"`
	Referred       int  `json:"hazards_referred"`
	Listed         int  `json:"supervision_begun"`
	Delisted       int  `json:"supervision_ended"`
	Stopped        int  `json:"work_stopped"`
	Resumed        int  `json:"work_resumed"`
	LookedBack     int  `json:"hazards_looked_back"`
	Recurred       int  `json:"hazards_recurred"`
	Visits         int  `json:"visits"`          // 走访, 家次, none of Inspections
	CohortRate     Rate `json:"cohort_rate"`     // of those found in the period, accepted by the as-of day
	CohortRateNow  Rate `json:"cohort_rate_now"` // of the same, accepted by the day of counting
	FlowRate       Rate `json:"flow_rate"`       // rectified ÷ found in the period
	RecurrenceRate Rate `json:"recurrence_rate"` // come back ÷ looked back at in the period
	// MedianDays is the median of days from found to accepted, of those
	// accepted in the period; nil when none was. Halves are possible.
	MedianDays *float64 `json:"median_days_to_accept"`
	// HazardsOnly says that the figures of whole inspections and notices
	// are not parted by this dimension (level, category): they are 0 here.
	HazardsOnly bool `json:"-"`
	// NoRecord says that the book had not begun: nothing is known of the days,
	// which is no 0.
	NoRecord bool `json:"no_record,omitempty"`
}

// Group is the figures of one key of a parting.
type Group struct {
	Key   string `json:"key"`   // a word, a name, or a month as 2021-11; "" for none
	Label string `json:"label"` // what a table prints
	Figures
}

// Totals are the answer to a [TotalsQuery].
type Totals struct {
	Period Period `json:"period"`
	AsOf   Date   `json:"as_of"`           // the last day of the period, or today if that is earlier
	Day    Date   `json:"counted_on"`      // of which cohort_rate_now is
	Scope  Scope  `json:"scope,omitempty"` // keys as people read them
	Figures
	Closed *Closing `json:"closed,omitempty"` // the figures are frozen ones
	// Beside are closed months of which more is known now, and is counted here.
	Beside []ClosedBeside `json:"closed_months,omitempty"`
	By     Dim            `json:"by,omitempty"`
	Groups []Group        `json:"groups,omitempty"`
	// Compared are the same totals for other periods, by name: previous, last_year, year_to_date.
	Compared []Comparison `json:"compared,omitempty"`
}

// Comparison is another period's figures beside the asked one's.
type Comparison struct {
	Name   string `json:"name"` // previous, last_year, year_to_date
	Period Period `json:"period"`
	Figures
}

// TotalsQuery asks for totals. A month is by the date found (hazards), the
// notice's date (notices) and the date accepted (rectified).
type TotalsQuery struct {
	Period  Period
	Scope   Scope // keys as the store keeps them
	By      Dim   // empty for no groups
	Compare bool
	today   Date
}

// FigureNames are the figures whose rows can be shown, in the order of a table.
var FigureNames = []string{"sites_inspected", "inspections", "notices_issued", "notices_voided", "hazards_found",
	"hazards_general", "hazards_major", "hazards_ordered", "hazards_fixed_on_spot", "hazards_rectified",
	"hazards_reopened", "hazards_withdrawn", "opening", "closing", "overdue",
	"notices_served", "hazards_claimed", "extensions_granted", "extensions_refused",
	"hazards_referred", "supervision_begun", "supervision_ended", "work_stopped", "work_resumed", "hazards_looked_back", "hazards_recurred", "visits"}
