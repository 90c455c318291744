package main

import (
	"strings"
	"testing"

	"rectify/inspect"
)

// The rows behind every figure of complaints are as many as the figure says, in
// every period, and are of those complaints.
func TestComplaintRowsAreTheFigure(t *testing.T) {
	o := newOffice(t)
	for _, line := range []string{"complaint add 路灯不亮 --kind fault --channel qr --date 2021-11-12",
		"complaint assign Q1 --to 丙某 --due 2021-11-20 --date 2021-11-12",
		"complaint urge Q1 --by 王某 --date 2021-11-15", "complaint urge Q1 --by 王某 --date 2021-11-16",
		"complaint answer Q1 --by 丙某 --text 已修 --date 2021-11-18",
		"complaint rate Q1 --score 5 --date 2021-11-19", "complaint reopen Q1 --reason 又灭 --date 2021-11-25",
		"complaint assign Q1 --to 丁某 --due 2021-11-28 --date 2021-11-25",
		"complaint add 夜间异味 --kind complaint --channel 12345 --date 2021-11-20",
		"complaint add 重复 --kind fault --channel qr --date 2021-11-21", "complaint withdraw Q3 --reason 重复 --yes"} {
		o.must(strings.Fields(line)...)
	}
	seen := 0
	for _, period := range []string{"--month 2021-11", "--month 2021-12", "--year 2021",
		"--from 2021-11-13 --to 2021-11-20"} {
		totals := o.data("complaint totals " + period)
		for _, figure := range inspect.ComplaintTable().Counted().Keys() {
			got, want := o.data("complaint totals "+period+" --rows "+figure), totals[figure]
			if figure == "in_time" {
				want = want.(map[string]any)["numerator"]
			}
			if rows := got["rows"].([]any); float64(len(rows)) != want || got["count"] != want {
				t.Errorf("%s: %s is %v, and has the rows %v", period, figure, want, rows)
			} else if want.(float64) > 0 {
				seen++
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d figures are of anything", seen)
	}
	if out := o.must("complaint", "totals", "--month", "2021-11", "--rows", "逾期", "--lang",
		"zh"); !strings.Contains(out, "Q1") || !strings.Contains(out, "2021-11-28") {
		t.Errorf("what is late: %s", out)
	}
	o.refused(2, "received", "complaint", "totals", "--rows", "closing")
	o.must("period", "close", "2021-11", "--by", "王某")
	o.must("complaint", "withdraw", "Q2", "--reason", "误录", "--yes")
	if got := o.data("complaint totals --month 2021-11 --rows received"); got["count"] != 1.0 || got["closed"] != 2.0 {
		t.Errorf("of a closed month: %v", got)
	}
}
