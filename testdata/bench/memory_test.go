package bench

import "fmt"

// memory prints the most that a command held on a book of 100,000 hazards,
// whole lists of it among them, and of the large one where that says more.
func (b bench) memory() error {
	years := []string{"--from", "2012-01-01", "--to", lastDay}
	with := func(more ...string) []string { return append(more, years...) }
	fmt.Println("memory on a book of 100000 hazards (promised: 80 MB for any single command, 60 for a workbook)")
	for _, args := range [][]string{
		{"hazard", "list"}, {"hazard", "list", "--json"}, {"hazard", "list", "--sort", "site"}, {"inspection", "list", "--json"}, {"site", "list", "--json"},
		with("totals", "--by", "site", "--json"), with("totals", "--rows", "hazards_found"), with("totals", "--rows", "hazards_found", "--json"),
		with("totals", "--rows", "hazards_found", "-o", b.path("rows.csv")), with("totals", "--rows", "hazards_found", "-o", b.path("rows.xlsx")),
		{"report", "ledger", "-o", b.path("all.csv")}, {"report", "ledger", "-o", b.path("all.xlsx")}, {"report", "ledger", "--limit", "2000", "-o", b.path("all.pdf")},
		{"report", "month", "2021-11", "-o", b.path("month.pdf")}, {"agenda", "--date", lastDay, "--all", "--json"}, {"agenda", "--date", "2022-06-30", "--all", "--format", "ics"},
		with("lookback", "draw", "--drawn-by", "甲某", "--share", "10%", "--seed", "1"), {"backup", b.path("copy.db")}, {"check"},
	} {
		u, err := once(b.rectify("hundred.db", args...))
		if err != nil {
			return err
		}
		fmt.Printf("  %3d MB  %6.2f s  %v\n", u.rss>>20, u.wall.Seconds(), args)
	}
	return nil
}
