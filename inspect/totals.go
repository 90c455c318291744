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
