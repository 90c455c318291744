package bench

import "fmt"

// loop asks the large book what an office asks it daily, and prints the papers
// of the demo's campaign.
func (b bench) loop() error {
	if _, err := once([]string{b.path("rectify"), "demo", b.path("demo")}); err != nil {
		return err
	}
	large := func(args ...string) []string { return b.rectify("large.db", args...) }
	demo := func(args ...string) []string { return b.rectify("demo/rectify.db", args...) }
	for _, m := range []struct {
		title string
		ours  []string
	}{
		{fmt.Sprintf("agenda of %d hazards (promised: 50 ms over the bare process)", b.large), large("agenda", "--date", lastDay)},
		{fmt.Sprintf("agenda by inspector of %d hazards (50 ms)", b.large), large("agenda", "--date", lastDay, "--by-inspector")},
		{fmt.Sprintf("lookback draw from a month of %d hazards (50 ms)", b.large), large("lookback", "draw", "--drawn-by", "甲某", "--month", "2021-11", "--share", "10%", "--by", "sector", "--seed", "7")},
		{fmt.Sprintf("lookback draw from a year of %d hazards (50 ms)", b.large), large("lookback", "draw", "--drawn-by", "甲某", "--from", "2021-01-01", "--to", lastDay, "--share", "1%", "--seed", "7")},
		{fmt.Sprintf("month's report with charts of %d hazards (150 ms cold)", b.large), large("report", "month", "2021-11", "-o", b.path("month.pdf"))},
		{"month's report of the demo (150 ms cold)", demo("report", "month", "2021-11", "-o", b.path("month.pdf"))},
		{"ledger of the demo's 167 hazards, PDF (150 ms cold)", demo("report", "ledger", "-o", b.path("ledger.pdf"))},
		{"ledger of 5000 rows, XLSX (1 s)", b.rectify("hundred.db", "report", "ledger", "--limit", "5000", "-o", b.path("ledger.xlsx"))},
	} {
		if err := b.compare(m.title, m.ours, []string{b.path("bare")}); err != nil {
			return err
		}
	}
	return nil
}
