package report_test

import (
	"bytes"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

func aTable() inspect.Statistics {
	s := inspect.Statistics{Agency: "示范高新区安全生产监管部", From: "2021-01-01", Until: "2021-11-30", Day: "2021-12-03",
		Withdrawn: 1, Carried: []string{"H2"},
		Rows: []inspect.StatisticsRow{{Sector: "粉尘涉爆", Units: 7, General: 50, GeneralFixed: 39, Major: 4,
			MajorFixed: 2, Planned: 3, Carried: 1, Complete: 2, Listed: 1, Province: 1, Yuan: 1255000},
			{Sector: "加油站", Units: 10, General: 38, GeneralFixed: 26}, {Units: 1}}}
	s.Total = inspect.StatisticsRow{Units: 18, General: 88, GeneralFixed: 65, Major: 4, MajorFixed: 2, Planned: 3,
		Carried: 1, Complete: 2, Listed: 1, Province: 1, Yuan: 1255000}
	return s
}

func statisticsPDF(t *testing.T, s inspect.Statistics) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteStatisticsPDF(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestStatisticsArePinned(t *testing.T) {
	pinnedPDF(t, "statistics", statisticsPDF(t, aTable()))
}

// Of nothing found the form prints a stroke, never a rate.
func TestStatisticsOfNothing(t *testing.T) {
	s := inspect.Statistics{Agency: strings.Repeat("示范高新区安全生产监管部", 6), From: "2021-01-01", Until: "2021-11-30",
		Day: "2021-12-03"}
	text := strings.Join(pagesOf(t, statisticsPDF(t, s), "-layout"), "")
	if strings.Contains(text, ".0 ") || strings.Count(text, " / ") != 2 {
		t.Error(text)
	}
}

// On each page of a long table stand all three rows of its head.
func TestStatisticsHeadIsRepeated(t *testing.T) {
	s := aTable()
	for range 50 {
		s.Rows = append(s.Rows, s.Rows[0])
	}
	pages := pagesOf(t, statisticsPDF(t, s), "-layout")
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages[:len(pages)-1] {
		for _, want := range []string{"一般事故隐患", "重大事故隐患", "行业和领域", "（12）"} {
			if !strings.Contains(p, want) {
				t.Errorf("no %s on page %d: %s", want, i+1, p)
			}
		}
	}
}
