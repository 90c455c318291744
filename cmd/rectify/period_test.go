package main

import (
	"testing"

	"rectify/inspect"
)

func TestPeriodFlags(t *testing.T) {
	november := inspect.Period{From: "2021-11-01", To: "2021-12-01"}
	for _, c := range []struct {
		in   periodFlags
		want inspect.Period // zero: refused
	}{
		{periodFlags{}, inspect.Period{From: "2022-01-01", To: "2022-02-01"}},
		{periodFlags{Month: "2021-11"}, november},
		{periodFlags{Month: "202111"}, november},
		{periodFlags{Month: "2021/11"}, november},
		{periodFlags{Month: "2021年11月"}, november},
		{periodFlags{Month: "2021-2"}, inspect.Period{From: "2021-02-01", To: "2021-03-01"}},
		{periodFlags{Month: "本月"}, inspect.Period{From: "2022-01-01", To: "2022-02-01"}},
		{periodFlags{Month: "上月"}, inspect.Period{From: "2021-12-01", To: "2022-01-01"}},
		{periodFlags{Month: "last-month"}, inspect.Period{From: "2021-12-01", To: "2022-01-01"}},
		{periodFlags{Month: "2021-13"}, inspect.Period{}},
		{periodFlags{Month: "2021-11-05"}, inspect.Period{}},
		{periodFlags{Month: "十一月"}, inspect.Period{}},
		{periodFlags{Year: "2021"}, inspect.YearOf(2021)},
		{periodFlags{Year: "2021年"}, inspect.YearOf(2021)},
		{periodFlags{Year: "去年"}, inspect.YearOf(2021)},
		{periodFlags{Year: "21"}, inspect.Period{}},
		{periodFlags{From: "2021-11-01", To: "2021-11-30"}, november},
		{periodFlags{From: "2021-11-03", To: "2021-11-03"}, inspect.Period{From: "2021-11-03", To: "2021-11-04"}},
		{periodFlags{From: "2021年11月1日"}, inspect.Period{From: "2021-11-01", To: "2022-01-16"}},
		{periodFlags{From: "昨天", To: "today"}, inspect.Period{From: "2022-01-14", To: "2022-01-16"}},
		{periodFlags{To: "2021-11-30"}, inspect.Period{}},
		{periodFlags{From: "2021-11-30", To: "2021-11-01"}, inspect.Period{}},
		{periodFlags{From: "2021-02-30", To: "2021-11-01"}, inspect.Period{}},
		{periodFlags{Month: "2021-11", Year: "2021"}, inspect.Period{}},
	} {
		got, err := c.in.period("2022-01-15")
		if err == nil && got != c.want || (err != nil) != (c.want == inspect.Period{}) {
			t.Errorf("%+v: %v, %v", c.in, got, err)
		}
	}
}
