package report

import (
	"fmt"
	"testing"

	"rectify/inspect"
)

// A share has the same digits wherever it stands, half up: a workbook that was
// left to round would show 100.0% where the sentence says 99.9%.
func TestSharesAreRoundedAlike(t *testing.T) {
	for _, c := range []struct {
		r    inspect.Rate
		want string
	}{{inspect.Rate{Numerator: 1, Denominator: 16}, "6.3%"}, {inspect.Rate{Numerator: 1, Denominator: 80}, "1.3%"},
		{inspect.Rate{Numerator: 3, Denominator: 80}, "3.8%"},
		{inspect.Rate{Numerator: 116, Denominator: 167}, "69.5%"}, {inspect.Rate{Numerator: 9999, Denominator: 10000}, "99.9%"}, {inspect.Rate{Numerator: 9, Denominator: 9}, "100.0%"},
		{inspect.Rate{Numerator: 0, Denominator: 7}, "0.0%"}, {inspect.Rate{Numerator: 5, Denominator: 4}, "125.0%"}} {
		if got := percent(c.r); got != c.want {
			t.Errorf("%d/%d is %s, not %s", c.r.Numerator, c.r.Denominator, got, c.want)
		}
		if got := fmt.Sprintf("%.1f%%", 100*float64(c.r.PerMille())/1000); got != c.want {
			t.Errorf("%d/%d is %s in a workbook, not %s", c.r.Numerator, c.r.Denominator, got, c.want)
		}
	}
}
