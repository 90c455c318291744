package workbook_test

import (
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"rectify/inspect"
	"rectify/report/workbook"
)

// A day, a time and a share are numbers in a plain format; what is no number to every
// program stays a text, and what says nothing is nothing.
func TestValuesAreNumbers(t *testing.T) {
	noon := time.Date(2021, 11, 23, 12, 30, 0, 0, time.FixedZone("", 8*3600))
	for _, c := range []struct {
		value             any
		raw, shown, shows string
	}{
		{inspect.Date("2021-11-23"), "44523", "2021-11-23", "yyyy-mm-dd"},
		{inspect.Date("1900-03-01"), "61", "1900-03-01", "yyyy-mm-dd"},
		{inspect.Date("1900-02-28"), "1900-02-28", "1900-02-28", ""},
		{inspect.Date("2021-13-23"), "2021-13-23", "2021-13-23", ""},
		{inspect.Date(""), "", "", ""},
		{noon, "44523.520833333336", "2021-11-23 12:30", "yyyy-mm-dd hh:mm"},
		{time.Time{}, "0001-01-01 00:00", "0001-01-01 00:00", ""},
		{inspect.Rate{Numerator: 2, Denominator: 3}, "0.667", "66.7%", "0.0%"},
		{inspect.Rate{Denominator: 3}, "0", "0.0%", "0.0%"},
		{inspect.Rate{}, "", "", ""},
		{inspect.Percent(5), "0.05", "5%", "0%"},
		{inspect.Percent(0.25), "0.0025", "0.25%", "0.00%"},
		{int64(-7), "-7", "-7", ""},
	} {
		f := opened(t, written(t, one([]workbook.Cell{{Value: c.value}})))
		raw, _ := f.GetCellValue("S", "A1", excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue("S", "A1")
		n, _ := f.GetCellStyle("S", "A1")
		if got := styleOf(t, f, n).Format; raw != c.raw || shown != c.shown || got != c.shows {
			t.Errorf("%v is %q, shown as %q by %q", c.value, raw, shown, got)
		}
	}
}
