package workbook

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"time"

	"rectify/inspect"
)

// How numbers show that are a day, a time or a share.
const (
	dayFormat   = "yyyy-mm-dd"
	timeFormat  = "yyyy-mm-dd hh:mm"
	shareFormat = "0.0%"
	wholeFormat = "0%" // of a share that was chosen
	partFormat  = "0.00%"
)

// plain is a cell of a text or a number, which is all that a sheet has.
func (c Cell) plain() Cell {
	switch v := c.Value.(type) {
	case inspect.Date:
		if c.Value = string(v); len(v) == len(time.DateOnly) {
			c.count(v.Time(), dayFormat)
		}
	case time.Time:
		c.Value = v.Format("2006-01-02 15:04")
		c.count(v, timeFormat)
	case inspect.Rate:
		if c.Value = nil; v.Denominator != 0 {
			c.Value, c.Style.Format = float64(v.PerMille())/1000, cmp.Or(c.Style.Format, shareFormat)
		}
	case inspect.Percent:
		c.Value, c.Style.Format = float64(v)/100, wholeFormat
		if float64(v) != math.Trunc(float64(v)) {
			c.Style.Format = partFormat
		}
	case int64:
		c.Value = int(v)
	}
	return c
}

// count makes a time of the day, as its clock shows it, the number of days that it is. Of the
// days before March 1900 programs differ by one: they stay texts.
func (c *Cell) count(t time.Time, format string) {
	clock := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	days := clock.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	if t.Year() < 1900 || days < 61 {
		return
	}
	c.Style.Format = cmp.Or(c.Style.Format, format)
	if c.Value = days; days == math.Trunc(days) {
		c.Value = int(days)
	}
}

// value is the rest of a cell.
func (p *page) value(column, row string, value any) error {
	switch v := value.(type) {
	case int:
		p.parts(`><v>`, strconv.Itoa(v), `</v></c>`)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("a cell holds no %v", v)
		}
		p.parts(`><v>`, strconv.FormatFloat(v, 'f', -1, 64), `</v></c>`)
	case string:
		if len(v) > mostUnits && units(v) > mostUnits {
			return p.tooLong(column+row, v)
		}
		p.parts(` t="inlineStr"><is><t xml:space="preserve">`, escape(v), `</t></is></c>`)
	default:
		return fmt.Errorf("a cell holds no %T", v)
	}
	return nil
}
