package storetest

import (
	"fmt"
	"io"
	"slices"
	"testing"

	"rectify/inspect"
)

// pagesBegin tries pages of a book that is too long to be gone through for each: whatever
// way their hazards are found on, they are those with which the list begins.
func pagesBegin(t *testing.T, kind Kind) {
	b := countedBook(t, kind)
	i := 0
	if _, err := inspect.Import(ctx, b, func() (row inspect.FindingRow, err error) {
		if i++; i > 3000 {
			return row, io.EOF
		}
		return paged(i), nil
	}, inspect.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	read(t, b.Store, func(r inspect.Reader) {
		asked := pagesAsked()
		for a, f := range asked {
			for _, more := range asked[a:] {
				begins(t, r, more(f(inspect.Filter{})), a)
			}
		}
	})
}

// paged is a finding of that book: what is open is new, and no mine is in the first town.
func paged(i int) inspect.FindingRow {
	site := i % 60
	day := inspect.Date("2021-01-01").Add(i * 300 / 3000)
	row := inspect.FindingRow{Line: i, Site: fmt.Sprint("示范单位", site), Date: string(day), Inspectors: "甲某:A001",
		Text: fmt.Sprint("第", i, "项：堆放杂物"), Category: []string{"fire", "dust", "other"}[site%3],
		Level: []string{"general", "major"}[i%20/19], Due: string(day.Add(10 + i%7)), RectifiedOn: string(day.Add(9)),
		Unit: inspect.Site{Town: fmt.Sprint("镇", site%6), Sector: []string{"mine", "school"}[site%6/3]}}
	if i > 2900 {
		row.RectifiedOn = ""
	}
	if i%2 == 0 {
		row.Inspectors += ";乙某:A002"
	}
	return row
}

// pagesAsked are what narrows those lists, each of them with each.
func pagesAsked() []func(inspect.Filter) inspect.Filter {
	return []func(inspect.Filter) inspect.Filter{
		func(f inspect.Filter) inspect.Filter { return f },
		func(f inspect.Filter) inspect.Filter { f.Town = new(string); *f.Town = "镇4"; return f },
		func(f inspect.Filter) inspect.Filter { f.Sector = new(string); *f.Sector = "mine"; return f },
		func(f inspect.Filter) inspect.Filter { f.Category = new(string); *f.Category = "fire"; return f },
		func(f inspect.Filter) inspect.Filter { f.Level = inspect.Major; return f },
		func(f inspect.Filter) inspect.Filter { f.Site = 7; return f },
		func(f inspect.Filter) inspect.Filter { f.States = []inspect.State{inspect.Accepted}; return f },
		func(f inspect.Filter) inspect.Filter {
			f.States = []inspect.State{inspect.Open, inspect.Ordered}
			return f
		},
		func(f inspect.Filter) inspect.Filter { f.Overdue = today; return f },
		func(f inspect.Filter) inspect.Filter { f.From = "2021-06-03"; return f },
		func(f inspect.Filter) inspect.Filter { f.Inspector = "乙某"; return f },
		func(f inspect.Filter) inspect.Filter { f.Text = "29"; return f },
		func(f inspect.Filter) inspect.Filter { f.Text = "没有"; return f },
	}
}

// begins compares a page, in an order that is another each time, with the list.
func begins(t *testing.T, r inspect.Reader, f inspect.Filter, turn int) {
	t.Helper()
	for k, sort := range []string{"ref", "found", "due", "site", "level", "state", "category", "town"} {
		f.Sort, f.Descending = sort, (k+turn)%2 == 0
		all, _ := listed(t, r, f)
		f.Limit, f.More = 7, turn%2 == 0
		page, total := listed(t, r, f)
		if len(all) < f.Limit && len(page) != len(all) || !slices.Equal(page, all[:len(page)]) {
			t.Errorf("%+v: %v, and the list begins %v", f, page, all[:min(len(all), f.Limit)])
		}
		if total != len(all) && (total != inspect.Uncounted || !f.More || len(all) <= f.Limit) {
			t.Errorf("%+v: %d in all, want %d", f, total, len(all))
		}
		f.Limit, f.More = 0, false
	}
}

// listed are the numbers of a list, and how many it is said to have.
func listed(t *testing.T, r inspect.Reader, f inspect.Filter) (numbers []int64, total int) {
	t.Helper()
	page := got[inspect.Page[inspect.HazardRow]](t)(oneByOne(r, f))
	return inspect.Mapped(page.Rows, func(h inspect.HazardRow) int64 { return h.N }), page.Total
}
