package calendar

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rectify/inspect"
)

// earliest is the first year that a file may be for: since 2008 the seven
// holidays of complete are holidays (全国年节及纪念日放假办法, 2007).
const earliest = 2008

// entry is what a file says of one day.
type entry struct {
	line  int
	works bool
	name  string
}

// reader reads a year's file into its days.
type reader struct {
	file    string
	year    int
	line    int
	sources []string
	days    map[int]entry // by day of the year, from 0
}

// parse reads the file of that year whole, or says which line is wrong.
func parse(file string, y int, text string) (*year, error) {
	r := &reader{file: file, year: y, days: map[int]entry{}}
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		r.line++
		if !utf8.ValidString(line) {
			return nil, r.fault("the text is not UTF-8", "文本不是 UTF-8 编码").
				Hint("save the file as UTF-8, or import it with {calendar.import}",
					"请将文件另存为 UTF-8，或用 {calendar.import} 导入")
		}
		line, _, _ = strings.Cut(line, "#")
		if err := r.read(strings.TrimSpace(line)); err != nil {
			return nil, err
		}
	}
	r.line = 0
	if err := r.complete(); err != nil {
		return nil, err
	}
	return r.made(), nil
}

// read takes one line without its comment.
func (r *reader) read(line string) error {
	if line == "" {
		return nil
	}
	if strings.ContainsFunc(line, func(c rune) bool { return !unicode.IsPrint(c) && !unicode.IsSpace(c) }) {
		return r.fault("it holds a character that cannot be printed", "含有无法打印的字符")
	}
	if s, ok := strings.CutPrefix(line, "依据"); ok {
		return r.source(strings.Fields(strings.TrimLeft(s, ":：")))
	}
	f := strings.Fields(line)
	if len(f) < 3 || f[1] != "休" && f[1] != "班" {
		return r.fault("it is neither a day nor a source", "既不是日期行，也不是依据行").
			Hint("write «2021-10-01..2021-10-07 休 国庆节», «2021-09-26 班 国庆节调休» or «依据 国办发明电〔2020〕27号»",
				"请写作“2021-10-01..2021-10-07 休 国庆节”“2021-09-26 班 国庆节调休”或“依据 国办发明电〔2020〕27号”")
	}
	from, to, err := r.span(f[0])
	if err != nil {
		return err
	}
	return r.put(from, to, entry{r.line, f[1] == "班", strings.Join(f[2:], " ")})
}

func (r *reader) source(words []string) error {
	if len(words) == 0 {
		return r.fault("the source is missing", "依据为空").
			Hint("write the number of the notice behind it", "请在其后写明通知的文号")
	}
	r.sources = append(r.sources, strings.Join(words, " "))
	return nil
}

// span reads 2021-10-01 or 2021-10-01..2021-10-07, both days included.
func (r *reader) span(text string) (from, to int, err error) {
	a, b, ranged := strings.Cut(text, "..")
	if from, err = r.day(a); err != nil || !ranged {
		return from, from, err
	}
	if to, err = r.day(b); err == nil && to < from {
		err = r.fault("the last day of %s is before the first", "%s 的末日早于首日", text)
	}
	return from, to, err
}

func (r *reader) day(text string) (int, error) {
	d, err := inspect.ParseDate(text)
	y, day, ok := split(d)
	if err != nil || !ok {
		return 0, r.fault("%q is not a date", "%q 不是日期", text).
			Hint("write it as 2021-11-24", "请写作 2021-11-24")
	}
	if y != r.year {
		return 0, r.fault("%s does not lie in %d", "%s 不在 %d 年内", d, r.year).
			Hint("each day belongs in the file of its own year", "各日须写入其所在年份的文件")
	}
	return day, nil
}

// put enters the days, refusing one that is named twice or that is worked
// anyway: either is a slip of the pen that would shift every due date.
func (r *reader) put(from, to int, e entry) error {
	for day := from; day <= to; day++ {
		d := date(r.year, day)
		if was, twice := r.days[day]; twice {
			if was.works != e.works {
				return r.fault("%s is off (休) and worked (班) at once, see line %d", "%s 既是休又是班，见第 %d 行", d, was.line)
			}
			return r.fault("%s is named twice, see line %d", "%s 重复，见第 %d 行", d, was.line)
		}
		if w := d.Time().Weekday(); e.works && w != time.Saturday && w != time.Sunday {
			return r.fault("%[1]s is a %[2]s, which is worked anyway", "%[1]s 是%[3]s，本来就上班", d, w, weekday[w])
		}
		r.days[day] = e
	}
	return nil
}

var weekday = [...]string{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"}

// made counts the year's working days.
func (r *reader) made() *year {
	y := &year{sources: r.sources, names: make(map[int]string, len(r.days)), worked: []int{0}}
	week := date(r.year, 0).Time().Weekday()
	n := 0
	for day := range 337 + monthDays(r.year, 2) {
		w := (week + time.Weekday(day)) % 7
		e, listed := r.days[day]
		if listed {
			y.names[day] = e.name
		}
		if listed && e.works || !listed && w != time.Saturday && w != time.Sunday {
			n++
		}
		y.worked = append(y.worked, n)
	}
	return y
}

func (r *reader) fault(en, zh string, args ...any) *inspect.Error {
	return fault(r.file, r.line, en, zh, args...)
}
