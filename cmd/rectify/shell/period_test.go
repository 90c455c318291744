package shell

import (
	"testing"

	"rectify/inspect"
)

func TestPeriodFlags(t *testing.T) {
	november := inspect.Period{From: "2021-11-01", To: "2021-12-01"}
	for _, c := range []struct {
		in   PeriodFlags
		want inspect.Period // zero: refused
	}{
		{PeriodFlags{}, inspect.Period{From: "2022-01-01", To: "2022-02-01"}},
		{PeriodFlags{Month: "2021-11"}, november},
		{PeriodFlags{Month: "202111"}, november},
		{PeriodFlags{Month: "2021/11"}, november},
		{PeriodFlags{Month: "2021年11月"}, november},
		{PeriodFlags{Month: "2021-2"}, inspect.Period{From: "2021-02-01", To: "2021-03-01"}},
		{PeriodFlags{Month: "本月"}, inspect.Period{From: "2022-01-01", To: "2022-02-01"}},
		{PeriodFlags{Month: "上月"}, inspect.Period{From: "2021-12-01", To: "2022-01-01"}},
		{PeriodFlags{Month: "last-month"}, inspect.Period{From: "2021-12-01", To: "2022-01-01"}},
		{PeriodFlags{Month: "2021-13"}, inspect.Period{}},
		{PeriodFlags{Month: "2021-11-05"}, inspect.Period{}},
		{PeriodFlags{Month: "十一月"}, inspect.Period{}},
		{PeriodFlags{Year: "2021"}, inspect.YearOf(2021)},
		{PeriodFlags{Year: "2021年"}, inspect.YearOf(2021)},
		{PeriodFlags{Year: "去年"}, inspect.YearOf(2021)},
		{PeriodFlags{Year: "21"}, inspect.Period{}},
		{PeriodFlags{From: "2021-11-01", To: "2021-11-30"}, november},
		{PeriodFlags{From: "2021-11-03", To: "2021-11-03"}, inspect.Period{From: "2021-11-03", To: "2021-11-04"}},
		{PeriodFlags{From: "2021年11月1日"}, inspect.Period{From: "2021-11-01", To: "2022-01-16"}},
		{PeriodFlags{From: "昨天", To: "today"}, inspect.Period{From: "2022-01-14", To: "2022-01-16"}},
		{PeriodFlags{To: "2021-11-30"}, inspect.Period{}},
		{PeriodFlags{From: "2021-11-30", To: "2021-11-01"}, inspect.Period{}},
		{PeriodFlags{From: "2021-02-30", To: "2021-11-01"}, inspect.Period{}},
		{PeriodFlags{Month: "2021-11", Year: "2021"}, inspect.Period{}},
	} {
		got, err := c.in.period("2022-01-15")
		if err == nil && got != c.want || (err != nil) != (c.want == inspect.Period{}) {
			t.Errorf("%+v: %v, %v", c.in, got, err)
		}
	}
}
