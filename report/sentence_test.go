package report_test

import (
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

func TestTotalsSentence(t *testing.T) {
	month := inspect.Totals{Period: inspect.MonthOf("2021-11-01"), Figures: campaign().Groups[1].Figures}
	town := byLevel()
	town.Scope = inspect.Scope{inspect.ByTown: "石碁镇", inspect.ByLevel: "general"}
	town.HazardsOnly = true
	later := month
	later.Day, later.CohortRateNow, later.Withdrawn = "2022-01-05", inspect.Rate{Numerator: 60, Denominator: 80}, 2
	closed := month
	closed.CohortRateNow = closed.CohortRate
	closed.Closed = &inspect.Closing{On: "2021-12-02", Recount: &inspect.Figures{HazardsFound: 79, Overdue: 5,
		CohortRate: inspect.Rate{Numerator: 47, Denominator: 79}}}
	for _, c := range []struct {
		name string
		in   inspect.Totals
		want string
	}{
		{"a later day", later, "2021年11月，共下发责令整改通知书15份，排查安全隐患80项，其中重大隐患4项，当场整改14项；检查单位20家（22家次）；" +
			"截至2021年11月30日，所查隐患已整改47项，未整改33项，整改率58.8%（47/80），逾期未整改9项；至2022年1月5日，所查隐患已整改60项（75.0%）；另有误录2项，不计入。"},
		{"corrected since", closed, "2021年11月，共下发责令整改通知书15份，排查安全隐患80项，其中重大隐患4项，当场整改14项；检查单位20家（22家次）；" +
			"截至2021年11月30日，所查隐患已整改47项，未整改33项，整改率58.8%（47/80），逾期未整改9项。以上为2021年12月2日结账数；更正后排查79项，所查隐患已整改47项，未整改32项，整改率59.5%（47/79），逾期未整改5项。"},
		{"campaign", campaign(), "2021年10月至11月，本次专项检查共下发责令整改通知书28份，排查安全隐患167项，其中重大隐患6项，当场整改24项；" +
			"检查单位34家（38家次）；截至2021年11月30日，所查隐患已整改112项，未整改55项，整改率67.1%（112/167），逾期未整改9项。"},
		{"month", month, "2021年11月，共下发责令整改通知书15份，排查安全隐患80项，其中重大隐患4项，当场整改14项；" +
			"检查单位20家（22家次）；截至2021年11月30日，所查隐患已整改47项，未整改33项，整改率58.8%（47/80），逾期未整改9项。"},
		{"nothing", inspect.Totals{Period: inspect.YearOf(2022)}, "2022年，共下发责令整改通知书0份，排查安全隐患0项；检查单位0家（0家次）。"},
		{"scope", town, "2021年11月，（乡镇街道：石碁镇，隐患级别：一般）共排查安全隐患5项，其中重大隐患1项；" +
			"截至2021年11月30日，所查隐患已整改0项，未整改5项，整改率0.0%（0/5），逾期未整改0项。"},
		{"almost all", inspect.Totals{Period: inspect.YearOf(2021), Figures: inspect.Figures{HazardsFound: 9999, CohortRate: inspect.Rate{Numerator: 9998, Denominator: 9999}}},
			"2021年，共下发责令整改通知书0份，排查安全隐患9999项；检查单位0家（0家次）；截至2021年12月31日，所查隐患已整改9998项，未整改1项，整改率99.9%（9998/9999），逾期未整改0项。"},
	} {
		if got := report.TotalsSentence(c.in); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	const literal = "本次专项检查共下发责令整改通知书28份，排查安全隐患167项"
	if !strings.Contains(report.TotalsSentence(campaign()), literal) {
		t.Error("the sentence of the campaign has lost its words")
	}
}

func TestSentencePeriods(t *testing.T) {
	for period, want := range map[inspect.Period]string{
		inspect.YearOf(2021):                   "2021年，",
		inspect.MonthOf("2021-02-03"):          "2021年2月，",
		{From: "2021-10-01", To: "2022-02-01"}: "2021年10月至2022年1月，",
		{From: "2021-11-23", To: "2021-11-24"}: "2021年11月23日，",
		{From: "2021-11-23", To: "2021-12-02"}: "2021年11月23日至12月1日，",
		{From: "2021-12-23", To: "2022-01-06"}: "2021年12月23日至2022年1月5日，",
		{From: "2021-01-01", To: "2021-07-01"}: "2021年1月至6月，",
	} {
		if got := report.TotalsSentence(inspect.Totals{Period: period}); !strings.HasPrefix(got, want+"共") {
			t.Errorf("%v: %s", period, got)
		}
	}
}
