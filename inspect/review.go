package inspect

// Review is a re-inspection (复查): which hazards were found corrected and
// which were not, on one civil day.
type Review struct {
	N          int64     `json:"-"`
	ID         ID        `json:"id,omitzero"`
	Notice     int64     `json:"-"` // 0 when it looked at hazards of no notice
	Site       int64     `json:"-"`
	Date       Date      `json:"date"`
	Inspectors []Officer `json:"inspectors"`
	Note       string    `json:"note,omitempty"`
	Copy                 // signed, of what was found
	Fixed      []int64   `json:"-"`
	NotFixed   []int64   `json:"-"`
	Withdrawn  string    `json:"withdrawn,omitempty"` // why it was struck, if it was
}

// ready tells that what began r was struck.
func (r *Review) ready(e Event) {
	if f, ok := e.Fact.(*FactStruck); ok && f.names(r.ID) {
		r.Withdrawn = f.Reason
	}
}
