package report_test

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

func aMonth() inspect.Monthly {
	found := func(n, major, done int) inspect.Figures {
		return inspect.Figures{SitesInspected: 17, Inspections: 18, NoticesIssued: 10, HazardsFound: n,
			HazardsGeneral: n - major, HazardsMajor: major, HazardsOrdered: n - 9, HazardsOnSpot: 9,
			Rectified: done, Opening: 83, Closing: 83 + n - done, Overdue: 2, MedianDays: days(22.5), CohortRate: inspect.Rate{Numerator: n / 2, Denominator: n}, FlowRate: inspect.Rate{Numerator: done, Denominator: n}}
	}
	month := inspect.MonthOf("2021-11-01")
	m := inspect.Monthly{Day: "2021-12-03", Head: inspect.Anchor{Place: 2048, Digits: "0123456789abcdef"},
		Totals: inspect.Totals{Period: month, Figures: found(48, 2, 80)}}
	m.Totals.Served, m.Totals.Extended, m.Totals.RecurrenceRate = 9, 1, inspect.Rate{Numerator: 1, Denominator: 8}
	m.Totals.LookedBack, m.Totals.Recurred = 8, 1
	m.Totals.Compared = []inspect.Comparison{{Name: "previous", Period: inspect.MonthOf("2021-10-01"),
		Figures: found(119, 5, 36)},
		{Name: "last_year", Period: inspect.MonthOf("2020-11-01")}, {Name: "year_to_date", Period: inspect.Period{From: "2021-01-01", To: "2021-12-01"}, Figures: found(167, 7, 116)}}
	m.Sectors = []inspect.Group{{Key: "粉尘涉爆", Label: "粉尘涉爆", Figures: found(30, 2, 50)},
		{Key: "加油站", Label: "加油站", Figures: found(18, 0, 30)}, {Figures: inspect.Figures{Closing: 3}}}
	m.Towns = []inspect.Group{{Key: "石碁镇", Label: "石碁镇", Figures: found(48, 2, 80)}}
	for i, n := range []int{20, 12, 9, 4, 1, 1, 1, 0} {
		name := "类别" + strconv.Itoa(i)
		m.Categories = append(m.Categories, inspect.Group{Key: name, Label: name,
			Figures: inspect.Figures{HazardsFound: n}})
	}
	m.Backdrop = inspect.Backdrop{Agency: "示范高新区安全生产监管部", Cumulative: found(167, 7, 116)}
	for i := range 12 {
		m.Trend = append(m.Trend, inspect.MonthFlow{Month: string(inspect.DateOf(inspect.Date("2020-12-01").Time().AddDate(0, i, 0)))[:7], Found: i * i, Rectified: i * 9})
	}
	m.Late = []inspect.LateRow{{Ref: "H9", Site: "石碁镇示范肉类冷藏有限公司", Text: "分割车间空调采用氨直接蒸发制冷。", Level: inspect.Major,
		Number: "（示高）安责改〔2021〕9号", Due: "2021-11-18", Days: 13},
		{Ref: "H7", Site: "示范木业", Text: "通道堆放\n杂物。", Level: inspect.General, Due: "2021-11-30", Days: 1}}
	return m
}

func monthlyPDF(t *testing.T, m inspect.Monthly, o report.MonthlyOptions) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteMonthlyPDF(&b, m, o, none); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestMonthlyIsPinned(t *testing.T) {
	pinnedPDF(t, "monthly", monthlyPDF(t, aMonth(), report.MonthlyOptions{Addressee: "区安全生产委员会办公室"}))
}

// said is the whole text of a report, white space taken out.
func said(t *testing.T, m inspect.Monthly, o report.MonthlyOptions) string {
	t.Helper()
	return strings.Join(strings.Fields(strings.Join(pagesOf(t, monthlyPDF(t, m, o), "-raw"), "")), "")
}

func TestMonthlySaysWhetherItsFiguresMove(t *testing.T) {
	m := aMonth()
	if got := said(t, m, report.MonthlyOptions{Later: true}); !strings.Contains(got, "（未结账，数字可能变动）") || strings.Contains(got, "结账后补录") {
		t.Error(got)
	}
	m.Totals.Closed = &inspect.Closing{On: "2021-12-02", Later: map[string]int{"hazards_found": 2, "overdue": -1}}
	plain, later := said(t, m, report.MonthlyOptions{}), said(t, m, report.MonthlyOptions{Later: true})
	if strings.Contains(plain, "未结账") || !strings.Contains(plain, "（2021年12月2日结账）") || strings.Contains(plain, "补录") {
		t.Error(plain)
	}
	if !strings.Contains(later, "排查隐患（项）48+250") || !strings.Contains(later, "其中逾期（项）2-11") {
		t.Error(later)
	}
	m.Totals.Closed, m.Scoped, m.Totals.Scope = nil, true, inspect.Scope{inspect.ByTown: "石碁镇"}
	if got := said(t, m, report.MonthlyOptions{}); !strings.Contains(got, "（乡镇街道：石碁镇）（分范围统计不结账，数字可能变动）") {
		t.Error(got)
	}
}

// A month in which nothing happened has no rates, charts or annexes.
func TestMonthlyOfNothing(t *testing.T) {
	m := inspect.Monthly{Day: "2021-12-03", Totals: inspect.Totals{Period: inspect.MonthOf("2021-11-01")},
		Backdrop: inspect.Backdrop{Agency: "某局"}}
	got := said(t, m, report.MonthlyOptions{})
	for _, want := range []string{"近12个月没有排查和整改记录", "没有逾期未整改的隐患", "本月没有排查出隐患", "某局2021年12月3日"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	for _, never := range []string{"%", "附件", "图1", "NaN"} {
		if strings.Contains(got, never) {
			t.Errorf("%q in %s", never, got)
		}
	}
}

// A full page of prose has 22 lines of 28 characters (GB/T 9704), and pages
// are numbered at their outer edges, with the head of the record at the inner.
func TestMonthlyKeepsTheOfficialGrid(t *testing.T) {
	m := aMonth()
	m.Totals.Scope = inspect.Scope{inspect.ByTown: strings.Repeat("甲乙丙丁戊己庚辛壬癸", 200)}
	full := 0
	for i, page := range pagesOf(t, monthlyPDF(t, m, report.MonthlyOptions{}), "-raw") {
		rest := regexp.MustCompile(`记录 2048:0123456789abcdef\s`).ReplaceAllString(page, "")
		if rest == page {
			t.Errorf("page %d does not name the record", i+1)
		}
		lines := strings.Split(strings.TrimSpace(rest), "\n")
		if last := len(lines) - 1; lines[last] != "— "+strconv.Itoa(i+1)+" —" {
			t.Errorf("page %d ends with %q", i+1, lines[last])
		}
		even := true
		for _, l := range lines[:len(lines)-1] {
			even = even && len([]rune(l)) == 28
		}
		if even && len(lines) == 22+1 {
			full++
		}
	}
	if full < 2 {
		t.Errorf("%d pages have 22 lines of 28 characters", full)
	}
}

// The signature stands under text, whatever the length of what is before it.
func TestMonthlySignatureIsNeverAlone(t *testing.T) {
	m := aMonth()
	for n := range 40 {
		m.Totals.Scope = inspect.Scope{inspect.ByTown: strings.Repeat("甲乙丙丁戊己庚", 4*n+1)}
		for _, page := range pagesOf(t, monthlyPDF(t, m, report.MonthlyOptions{}), "-raw") {
			if page = strings.Join(strings.Fields(page), ""); strings.Contains(page, "2021年12月3日") && !strings.Contains(page, "不计逾期。") {
				t.Fatalf("%d: %s", n, page)
			}
		}
	}
}

// Whatever the agency is called, its name is on the paper; no page but the last of the
// text and of the annex is less than half full.
func TestMonthlyFillsItsPages(t *testing.T) {
	m := aMonth()
	m.Agency = strings.Repeat("示范市高新区安全生产监督管理局", 8)
	for i := range 60 {
		name := "行业" + strconv.Itoa(i)
		m.Sectors = append(m.Sectors, inspect.Group{Key: name, Label: name, Figures: m.Totals.Figures})
	}
	pages, text := pagesOf(t, monthlyPDF(t, m, report.MonthlyOptions{}), "-layout"), 0
	for i, page := range pages {
		bare := strings.Join(strings.Fields(page), "")
		if strings.Contains(bare, "附件：") {
			text = i
			if !strings.Contains(bare, m.Agency+"2021年12月3日") {
				t.Errorf("the name runs off the paper: %s", bare)
			}
		}
	}
	for i, page := range pages[:text] {
		if n := strings.Count(strings.TrimSpace(page), "\n"); n < 12 {
			t.Errorf("page %d has %d lines: %s", i+1, n, page)
		}
	}
}

// One page is one, whatever there is to say.
func TestMonthlyOnOnePage(t *testing.T) {
	many := aMonth()
	many.Agency = strings.Repeat("示范市高新区安全生产监督管理局", 8)
	many.Totals.Scope, many.Totals.Overdue = inspect.Scope{inspect.ByTown: strings.Repeat("很长的镇名", 40)}, 1234567
	for i := range 60 {
		name := strings.Repeat("很长的行业名称", 20) + strconv.Itoa(i)
		group := inspect.Group{Key: name, Label: name, Figures: many.Totals.Figures}
		many.Sectors, many.Towns = append(many.Sectors, group), append(many.Towns, group)
		many.Late = append(many.Late, inspect.LateRow{Site: name, Text: name + "\n" + name, Due: "2021-11-18", Days: 13})
	}
	nothing := inspect.Monthly{Day: "2021-12-03", Totals: inspect.Totals{Period: many.Totals.Period},
		Backdrop: inspect.Backdrop{Agency: "某局"}}
	for name, m := range map[string]inspect.Monthly{"few": aMonth(), "many": many, "nothing": nothing} {
		pages := pagesOf(t, monthlyPDF(t, m, report.MonthlyOptions{OnePage: true}), "-raw")
		if len(pages) != 1 {
			t.Errorf("%s: %d pages: %q", name, len(pages), pages)
		}
		bare := strings.Join(strings.Fields(pages[0]), "")
		for _, want := range map[string][]string{"few": {"排查隐患（项）48119", "石碁镇4880512", "1石碁镇示范肉类冷藏有限公司"},
			"many": {many.Agency, "另有55个", "另有53个", "另有1234557项"}, "nothing": {"没有记录", "：无"}}[name] {
			if !strings.Contains(bare, want) {
				t.Errorf("%s: no %q in %s", name, want, bare)
			}
		}
	}
}

func TestMonthlyWithManyOfEverything(t *testing.T) {
	m := aMonth()
	for i := range 60 {
		name := strings.Repeat("很长的行业名称", 3) + strconv.Itoa(i)
		m.Sectors = append(m.Sectors, inspect.Group{Key: name, Label: name, Figures: m.Totals.Figures})
		m.Categories = append(m.Categories, inspect.Group{Key: name, Label: name,
			Figures: inspect.Figures{HazardsFound: 123456}})
	}
	m.Trend[3].Found, m.Totals.Overdue = 1234567, 1234567
	m.Totals.CohortRate = inspect.Rate{Numerator: 1234567, Denominator: 1234568}
	if got := said(t, m, report.MonthlyOptions{}); !strings.Contains(got, "其余类别") || !strings.Contains(got, "99.9%") || !strings.Contains(got, "列出逾期最久的2项") {
		t.Error(got)
	}
}

// What people brought has a section of its own, and none where there was nothing.
func TestMonthlyOfComplaints(t *testing.T) {
	m := aMonth()
	m.Complaints = &inspect.ComplaintTotals{Period: m.Totals.Period, By: inspect.ByKind}
	if got := said(t, m, report.MonthlyOptions{Later: true}); strings.Contains(got, "诉求") {
		t.Error(got)
	}
	f := inspect.ComplaintFigures{Received: 5, Reopened: 1, Answered: 4,
		InTime: inspect.Rate{Numerator: 2, Denominator: 3}, Open: 2, Overdue: 1, Asked: 3, Rated: 2, Satisfied: 1,
		DaysToAssign: days(1), DaysToAnswer: days(2.5), DaysInAll: days(4)}
	m.Complaints.ComplaintFigures = f
	m.Complaints.Groups = []inspect.ComplaintGroup{{Key: string(inspect.KindFault), ComplaintFigures: f}}
	m.Handlers = []inspect.ComplaintGroup{{Key: "丙某", ComplaintFigures: f},
		{ComplaintFigures: inspect.ComplaintFigures{Received: 1}}}
	m.Totals.Closed = &inspect.Closing{On: "2021-12-02"}
	m.Complaints.Closed = &inspect.Closing{On: "2021-12-02", Later: map[string]int{"received": 2, "in_time": -1}}
	got := said(t, m, report.MonthlyOptions{Later: true})
	for _, want := range []string{"五、群众诉求办理情况",
		"本月受理诉求5件，重新打开1件次，答复4件次，其中有期限的3件次，按期答复2件次；受理至答复天数中位数4天（交办1天，办理2.5天）。回访3件次，作出评价2件次，满意1件次。截至2021年11月30日，未答复2件，其中逾期1件。",
		"报修报障5142/32141/2/3", "丙某5142/32141/2/3", "（未交办）100—00——", "诉求受理（件）5+27", "诉求按期答复（件次）2-11", "诉求按受理、答复、回访的日期计入月份"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}

// The agency's name and the title are parted between words, and the name where it has a stroke.
func TestMonthlyPartsItsTitle(t *testing.T) {
	m := aMonth()
	m.Agency = "示范市示范高新技术产业开发区安全生产监督管理部综合执法大队"
	m.Heading = "示范市示范高新技术产业开发区安全生产监督管理部|综合执法大队"
	const cut, name = "开发区\n安全生产监督管理部综合执法大队\n", "示范市示范高新技术产业开发区安全生产监督管理部\n综合执法大队\n"
	m.Totals.Period = inspect.Period{From: "2021-01-01", To: "2021-12-01"}
	for _, o := range []report.MonthlyOptions{{}, {OnePage: true}} {
		text := strings.Join(pagesOf(t, monthlyPDF(t, m, o), "-raw"), "")
		wants := []string{cut + "2021年1月至11月", name + "2021年12月3日"}
		if o.OnePage {
			wants = []string{strings.TrimSuffix(name, "\n") + "2021年1月至11月隐患"}
		}
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%+v: no %q in\n%s", o, want, text)
			}
		}
		if strings.Contains(text, "安\n全") || strings.Contains(text, "隐\n患") {
			t.Error(text)
		}
	}
}

// A name of two lines, or one too wide to be centred over a date that is four characters from
// the margin, has the date under its middle.
func TestMonthlyDateIsUnderItsName(t *testing.T) {
	m := aMonth()
	for _, name := range []string{"某局", "示范市示范高新技术产业开发区安全生产监督管理部",
		"示范市示范高新技术产业开发区安全生产监督管理部|综合执法大队"} {
		m.Agency, m.Heading = strings.ReplaceAll(name, "|", ""), name
		page := strings.Join(pagesOf(t, monthlyPDF(t, m, report.MonthlyOptions{}), "-bbox"), "")
		first, _, _ := strings.Cut(name, "|")
		line, date := spanOf(t, page, first), spanOf(t, page, "2021年12月3日")
		if off := (line[0] + line[1] - date[0] - date[1]) / 2; off < -1 || off > 1 {
			t.Errorf("the date of %s is %.1f points off its middle", name, off)
		}
	}
}

// spanOf is where the last of such words begins and ends on a page.
func spanOf(t *testing.T, page, word string) (span [2]float64) {
	t.Helper()
	all := regexp.MustCompile(`xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)" yMax="[0-9.]+">`+word+"<").FindAllStringSubmatch(page, -1)
	if len(all) == 0 {
		t.Fatalf("no %s", word)
	}
	for i := range span {
		span[i], _ = strconv.ParseFloat(all[len(all)-1][i+1], 64)
	}
	return span
}
