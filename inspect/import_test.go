package inspect_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/uuid"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// rows gives so many findings: six a visit, each with a due date, most rectified.
func rows(n int) func() (inspect.FindingRow, error) {
	i := 0
	return func() (inspect.FindingRow, error) {
		if i == n {
			return inspect.FindingRow{}, io.EOF
		}
		visit := i / 6
		found := inspect.Date("2012-01-01").Add(visit * 3600 * 6 / max(n, 1) % 3600)
		row := inspect.FindingRow{Line: i + 2, Site: fmt.Sprint("示范单位", visit*7919%1000), Date: string(found),
			Inspectors: "甲某:A001;乙某:A002", Campaign: fmt.Sprint(found.Year(), "年专项"),
			Text: fmt.Sprint("第", i, "项：配电室堆放杂物且灭火器压力不足"), Category: "electrical", Due: string(found.Add(15)),
			RectifiedOn: string(found.Add(12)),
			Unit:        inspect.Site{Sector: "machinery", Town: fmt.Sprint("镇", visit%10)}, Source: fmt.Sprint("R", i)}
		i++
		return row, nil
	}
}

func BenchmarkImport(b *testing.B) {
	for range b.N {
		book := newBook(b)
		if res, err := inspect.Import(context.Background(), book, rows(20000), inspect.ImportOptions{}); err != nil ||
			res.Added != 20000 {
			b.Fatal(res.Faults, err)
		}
	}
	b.ReportMetric(float64(20000*b.N)/b.Elapsed().Seconds(), "rows/s")
}

func TestImportTwiceAddsNothing(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	first := must[inspect.ImportResult](t)(inspect.Import(ctx, b, rows(300), inspect.ImportOptions{}))
	if first.Added != 300 || first.Rectified != 300 || !first.Recorded {
		t.Fatalf("%+v", first)
	}
	again := must[inspect.ImportResult](t)(inspect.Import(ctx, b, rows(300), inspect.ImportOptions{}))
	if again.Added != 0 || again.Known != 300 || again.Rectified != 0 || len(again.Sites) != 0 {
		t.Fatalf("%+v", again)
	}
	clean(t, b)
}

// Of a load the names of facts have no index until a row is known, or may be: however
// late it comes, it is, and so are those after it; and then all is as it would be.
func TestLoadKnowsItsRows(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	next, again, at := rows(1500), rows(10), 0
	for range 4 {
		must[inspect.FindingRow](t)(again())
	}
	joined := must[inspect.FindingRow](t)(again())
	joined.Inspectors, joined.Source, joined.Text = "丙某:A003", "R another", "另一项"
	known := must[inspect.FindingRow](t)(again())
	res := must[inspect.ImportResult](t)(inspect.Import(ctx, b, func() (inspect.FindingRow, error) {
		switch at++; at {
		case 1200, 1203, 1400:
			return known, nil
		case 1201, 1202:
			return joined, nil
		}
		return next()
	}, inspect.ImportOptions{}))
	if res.Added != 1501 || res.Known != 4 || !res.Recorded {
		t.Fatalf("%+v", res)
	}
	clean(t, b)
	more := must[inspect.ImportResult](t)(inspect.Import(ctx, b, rows(1500), inspect.ImportOptions{}))
	if more.Added != 0 || more.Known != 1500 {
		t.Fatalf("%+v", more)
	}
}

// Names that were seen are told, and hardly others, after it has grown too.
func TestAgain(t *testing.T) {
	seen, name := inspect.NewAgain(), func(i int) inspect.ID { return uuid.NewSHA1(uuid.Nil, fmt.Append(nil, i)) }
	for i := range 150_000 {
		if seen(name(i)) {
			t.Fatalf("%d was not there", i)
		}
	}
	for i := range 150_000 {
		if !seen(name(i)) {
			t.Fatalf("%d was", i)
		}
	}
}

// What ends an import half way leaves nothing of it.
func TestImportInterruptedLeavesNothing(t *testing.T) {
	b := newBook(t)
	ctx, stop := context.WithCancel(context.Background())
	next := rows(500)
	n := 0
	_, err := inspect.Import(ctx, b, func() (inspect.FindingRow, error) {
		if n++; n == 400 {
			stop()
		}
		return next()
	}, inspect.ImportOptions{})
	if err == nil {
		t.Fatal("an interrupted import is done")
	}
	b.Read(context.Background(), func(r inspect.Reader) error {
		if p, err := r.Hazards(inspect.Filter{}); err != nil || p.Total != 0 {
			t.Errorf("%d hazards stayed, %v", p.Total, err)
		}
		return nil
	})
	clean(t, b)
}

// A new book is not asked for names that it cannot have; of those that the
// same file gave before it still knows each.
func TestImportKnowsItsOwnRows(t *testing.T) {
	b := newBook(t)
	const n = 2500
	first, second := rows(n), rows(n)
	res := must[inspect.ImportResult](t)(inspect.Import(context.Background(), b, func() (inspect.FindingRow, error) {
		if row, err := first(); err == nil {
			return row, nil
		}
		return second()
	}, inspect.ImportOptions{}))
	if res.Added != n || res.Known != n || len(res.Faults) > 0 {
		t.Errorf("%d added, %d known: %v", res.Added, res.Known, res.Faults)
	}
	clean(t, b)
}

// An import keeps the words of no more faults than a person can use, and of
// each no more than can be read: a cell may hold 32,767 characters.
func TestImportOfTheWrongFile(t *testing.T) {
	long := strings.Repeat("长", 32_767)
	bad := func(n int) func() (inspect.FindingRow, error) {
		line := 1
		return func() (inspect.FindingRow, error) {
			if line++; line > n+1 {
				return inspect.FindingRow{}, io.EOF
			}
			return inspect.FindingRow{Line: line, Site: "甲站", Date: long, Text: "一"}, nil
		}
	}
	b := newBook(t)
	for _, partial := range []bool{false, true} {
		_, err := inspect.Import(context.Background(), b, bad(60_000), inspect.ImportOptions{Partial: partial})
		var e *inspect.Error
		if !errors.As(err, &e) || !strings.Contains(e.EN, "more than 50000 rows") ||
			!strings.Contains(e.HintEN, "line 2: date:") || len(e.HintZH) > 1100 {
			t.Errorf("partial %v: %.200v", partial, err)
		}
	}
	res := must[inspect.ImportResult](t)(inspect.Import(context.Background(), b, bad(3), inspect.ImportOptions{}))
	if len(res.Faults) != 3 || len(res.Faults[0].Err.Error()) > 1100 {
		t.Errorf("%d faults, the first of %d bytes", len(res.Faults), len(res.Faults[0].Err.Error()))
	}
	if _, err := inspect.ParseOfficers(strings.Repeat("甲;", 101)); err == nil ||
		!strings.Contains(err.Error(), "more than 100 inspectors") {
		t.Errorf("a crowd of inspectors: %v", err)
	}
	clean(t, b)
}

// A row that was recorded before its unit and day were part of its name is found
// by the name it had, if they agree too.
func TestImportFindsRowsOfBefore(t *testing.T) {
	space := uuid.MustParse("6f6f0c5e-7b1d-5d2f-9a55-1b0c2f8f5a31")
	former := func(parts ...string) inspect.ID { return uuid.NewSHA1(space, []byte(strings.Join(parts, "\x00"))) }
	ctx, b := context.Background(), newBook(t)
	site := must[inspect.Site](t)(storetest.AddSite(ctx, b, b.NewID(), inspect.Site{Name: "甲厂"}))
	visit := must[inspect.Inspection](t)(storetest.AddInspection(ctx, b, b.NewID(),
		inspect.Inspection{Site: site.N, Date: "2021-10-08",
			Inspectors: []inspect.Officer{{Name: "甲某"}}}))
	keyed := inspect.FindingRow{Site: "甲厂", Date: "2021-10-08", Inspectors: "甲某", Text: "灭火器过期", Source: "1"}
	plain := inspect.FindingRow{Site: "甲厂", Date: "2021-10-08", Inspectors: "甲某", Text: "无标识"}
	for id, row := range map[inspect.ID]inspect.FindingRow{
		former("ref", "1"): keyed, former("row", "甲厂", "2021-10-08", "", "", "无标识"): plain} {
		must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, id, inspect.HazardEntry{Inspection: visit.N,
			Finding: inspect.Finding{Text: row.Text, Source: row.Source}}))
	}
	elsewhere, later := keyed, keyed
	elsewhere.Site, later.Date = "乙厂", "2021-11-08"
	for i, row := range []inspect.FindingRow{keyed, plain, elsewhere, later} {
		known := 1 - i/2
		rest := []inspect.FindingRow{row}
		res := must[inspect.ImportResult](t)(inspect.Import(ctx, b, func() (r inspect.FindingRow, err error) {
			if len(rest) == 0 {
				return r, io.EOF
			}
			r, rest = rest[0], rest[1:]
			return r, nil
		}, inspect.ImportOptions{}))
		if res.Known != known || res.Added != 1-known || len(res.Faults) > 0 {
			t.Errorf("%+v: %+v", row, res)
		}
	}
	clean(t, b)
}

// Nothing stands above the first row of a sheet, whatever the sheet before it ended with.
func TestAboveEndsWithTheSheet(t *testing.T) {
	lines := []inspect.FindingRow{{Line: 2, Site: "甲厂", Date: "2021-11-03", Inspectors: "甲某", Text: "灯坏"},
		{Line: 3, Site: "同上", Date: "同上", Inspectors: "同上", Text: "门坏"},
		{Line: inspect.LinesOfSheet + 2, Site: "同上", Date: "2021-11-04", Inspectors: "甲某", Text: "窗坏"}}
	next := func() (row inspect.FindingRow, err error) {
		if len(lines) == 0 {
			return row, io.EOF
		}
		row, lines = lines[0], lines[1:]
		return row, nil
	}
	res := must[inspect.ImportResult](t)(inspect.Import(context.Background(), newBook(t), next,
		inspect.ImportOptions{Partial: true}))
	if res.Added != 2 || len(res.Faults) != 1 || res.Faults[0].Line != inspect.LinesOfSheet+2 {
		t.Errorf("%+v", res)
	}
}
