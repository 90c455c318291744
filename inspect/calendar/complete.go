package calendar

import (
	"fmt"
	"strings"

	"rectify/inspect"
)

// holidays are those that everybody has by 全国年节及纪念日放假办法第二条, in
// the shortest form that people write, with the days of those that keep to the
// solar calendar.
var holidays = []struct {
	name string
	days []string
}{
	{"元旦", []string{"01-01"}}, {"春节", nil}, {"清明", nil},
	{"劳动节", []string{"05-01"}}, {"端午", nil}, {"中秋", nil},
	{"国庆", []string{"10-01", "10-02", "10-03"}},
}

// complete refuses a year that cannot be whole: one without its source, or
// without one of the seven holidays. A file cut short would otherwise move due
// dates without a word.
func (r *reader) complete() error {
	if len(r.sources) == 0 {
		return r.fault("it does not name its source", "没有写明依据").
			Hint("add a line «依据 国办发明电〔2020〕27号»", "请加一行“依据 国办发明电〔2020〕27号”")
	}
	for _, h := range holidays {
		if !r.off(h.name) {
			return r.lacks(h.name)
		}
		for _, md := range h.days {
			d := inspect.Date(fmt.Sprintf("%04d-%s", r.year, md))
			_, day, _ := split(d)
			if e, listed := r.days[day]; !listed || e.works {
				return r.lacks(h.name + " " + string(d))
			}
		}
	}
	return nil
}

// off tells whether a day off bears the name.
func (r *reader) off(name string) bool {
	for _, e := range r.days {
		if !e.works && strings.Contains(e.name, name) {
			return true
		}
	}
	return false
}

func (r *reader) lacks(what string) error {
	return r.fault("%s is not among the days off (休)", "休的日子中没有 %s", what).
		Hint("complete the file: a year has 元旦, 春节, 清明节, 劳动节, 端午节, 中秋节 and 国庆节",
			"请补全：一年须有元旦、春节、清明节、劳动节、端午节、中秋节、国庆节")
}
