package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"rectify/inspect"
	"rectify/report/workbook"
)

// complaintColumn is one figure of complaints: the JSON's keys, the words over
// it, and where to read it. A median of nothing, a share of nothing, is nil.
type complaintColumn struct {
	key, en, zh string
	short       [2]string // a column's head
	of          func(inspect.ComplaintFigures) any
}

var complaintColumns = []complaintColumn{
	{"received", "received", "受理（件）", [2]string{"received", "受理"}, func(f inspect.ComplaintFigures) any { return f.Received }},
	{"reopened", "reopened", "重新打开（件次）", [2]string{"reopened", "重开"}, func(f inspect.ComplaintFigures) any { return f.Reopened }},
	{"answered", "answered", "答复（件次）", [2]string{"answered", "答复"}, func(f inspect.ComplaintFigures) any { return f.Answered }},
	{"in_time", "in time", "按期答复", [2]string{"in time", "按期"}, func(f inspect.ComplaintFigures) any { return f.InTime }},
	{"open", "open at the end", "期末未答复（件）", [2]string{"open", "未答复"}, func(f inspect.ComplaintFigures) any { return f.Open }},
	{"overdue", "overdue", "其中逾期（件）", [2]string{"overdue", "逾期"}, func(f inspect.ComplaintFigures) any { return f.Overdue }},
	{"urged", "urged", "催办（次）", [2]string{"urged", "催办"}, func(f inspect.ComplaintFigures) any { return f.Urged }},
	{"median_days_to_assign", "days to assign, median", "交办天数中位数", [2]string{"to assign", "交办天数"}, func(f inspect.ComplaintFigures) any { return medianDays(f.DaysToAssign) }},
	{"median_days_to_answer", "days from assigned to answered, median", "交办至答复天数中位数", [2]string{"to answer", "办理天数"}, func(f inspect.ComplaintFigures) any { return medianDays(f.DaysToAnswer) }},
	{"median_days_in_all", "days in all, median", "受理至答复天数中位数", [2]string{"days in all", "总天数"}, func(f inspect.ComplaintFigures) any { return medianDays(f.DaysInAll) }},
	{"satisfaction", "satisfied", "满意", [2]string{"satisfied", "满意"}, func(f inspect.ComplaintFigures) any { return satisfaction(f) }},
}

// value is the figure as a cell: nothing of days before the book.
func (c complaintColumn) value(of inspect.ComplaintFigures) any {
	if of.NoRecord {
		return nil
	}
	return c.of(of)
}

func medianDays(median *float64) any {
	if median == nil {
		return nil
	}
	return *median
}

// satisfied is said with how many answered and how many were asked.
type satisfied struct{ satisfied, rated, asked int }

func satisfaction(f inspect.ComplaintFigures) any {
	if f.Asked == 0 {
		return nil
	}
	return satisfied{f.Satisfied, f.Rated, f.Asked}
}

func (s satisfied) words(l Lang) string {
	return l.say(fmt.Sprintf("%d of %d answered of %d asked", s.satisfied, s.rated, s.asked), fmt.Sprintf("满意%d/评价%d/回访%d", s.satisfied, s.rated, s.asked))
}

func complaintCell(v any, l Lang) any {
	if s, ok := v.(satisfied); ok {
		return s.words(l)
	}
	return v
}

// WriteComplaintTotals prints the figures of complaints for a terminal; named
// says what a group's key is called.
func WriteComplaintTotals(w io.Writer, t inspect.ComplaintTotals, l Lang, named func(string) string) error {
	if _, err := fmt.Fprintf(w, "%s\n\n", l.say("Period  ", "期间  ")+days(t.Period, l)); err != nil {
		return err
	}
	if err := complaintSums(t, l).write(w); err != nil || t.By == "" {
		return err
	}
	if _, err := fmt.Fprintln(w); err != nil {
		return err
	}
	return complaintGroups(t, l, named).write(w)
}

func complaintSums(t inspect.ComplaintTotals, l Lang) grid {
	g := grid{head: []string{l.say("figure", "指标"), l.say("this period", "本期")}, right: []bool{false, true}}
	for _, c := range complaintColumns {
		g.rows = append(g.rows, []any{l.say(c.en, c.zh), complaintCell(c.value(t.ComplaintFigures), l)})
	}
	return g
}

func complaintGroups(t inspect.ComplaintTotals, l Lang, named func(string) string) grid {
	g := grid{head: []string{l.say(strings.ReplaceAll(string(t.By), "-", " "), t.By.ZH())}, right: []bool{false}}
	for _, c := range complaintColumns {
		g.head, g.right = append(g.head, l.say(c.short[0], c.short[1])), append(g.right, true)
	}
	for _, group := range t.Groups {
		name := named(group.Key)
		if name == "" {
			name = l.say("(none)", "（未填）")
		}
		row := []any{name}
		for _, c := range complaintColumns {
			row = append(row, complaintCell(c.value(group.ComplaintFigures), l))
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// WriteComplaintTotalsXLSX writes them as a workbook: the sheet Totals, and
// Groups if there are any.
func WriteComplaintTotalsXLSX(w io.Writer, t inspect.ComplaintTotals, l Lang, named func(string) string) error {
	period := string(t.Period.From) + " – " + string(t.Period.To.Add(-1))
	sheets := []workbook.Sheet{complaintSums(t, l).sheet("Totals", period)}
	if t.By != "" {
		sheets = append(sheets, complaintGroups(t, l, named).sheet("Groups", ""))
	}
	return workbook.Book{Sheets: sheets}.Write(w)
}

// complaintHeads are the columns of complaints for programs.
var complaintHeads = [][2]string{{"set", "组别"}, {"key", "名称"}, {"from", "起"}, {"to", "止（次日）"}, {"received", "受理"}, {"reopened", "重新打开"},
	{"answered", "答复"}, {"in_time_numerator", "按期答复"}, {"in_time_denominator", "有期限的答复"}, {"open", "期末未答复"}, {"overdue", "其中逾期"}, {"urged", "催办"},
	{"median_days_to_assign", "交办天数中位数"}, {"median_days_to_answer", "交办至答复天数中位数"}, {"median_days_in_all", "受理至答复天数中位数"},
	{"satisfaction_asked", "回访"}, {"satisfaction_rated", "评价"}, {"satisfaction_satisfied", "满意"}}

// WriteComplaintTotalsCSV writes one row for the total and one for each group;
// its columns are, in English, the keys of the JSON, and new ones are only added
// on the right. named says what a group's key is called.
func WriteComplaintTotalsCSV(w io.Writer, t inspect.ComplaintTotals, l Lang, named func(string) string, withBOM bool) error {
	var head []string
	for _, h := range complaintHeads {
		head = append(head, l.say(h[0], h[1]))
	}
	lines := [][]string{head}
	line := func(set, key string, f inspect.ComplaintFigures) {
		row := []string{set, key, string(t.Period.From), string(t.Period.To)}
		for _, n := range []int{f.Received, f.Reopened, f.Answered, f.InTime.Numerator, f.InTime.Denominator, f.Open, f.Overdue, f.Urged} {
			row = append(row, strconv.Itoa(n))
		}
		for _, m := range []*float64{f.DaysToAssign, f.DaysToAnswer, f.DaysInAll} {
			row = append(row, plain(medianDays(m)))
		}
		for _, n := range []int{f.Asked, f.Rated, f.Satisfied} {
			row = append(row, strconv.Itoa(n))
		}
		if f.NoRecord {
			row = append(row[:4], make([]string, len(row)-4)...)
		}
		lines = append(lines, row)
	}
	line(setName("total", l), "", t.ComplaintFigures)
	for _, g := range t.Groups {
		line(setName("group", l), named(g.Key), g.ComplaintFigures)
	}
	return writeCSV(w, lines, withBOM)
}

// complaintCounts are the figures of complaints that add up, by the JSON's keys.
var complaintCounts = []struct{ key, en, zh string }{
	{"received", "received", "受理（件）"}, {"reopened", "reopened", "重新打开（件次）"}, {"answered", "answered", "答复（件次）"}, {"in_time", "in time", "按期答复（件次）"},
	{"open", "open at the end", "期末未答复（件）"}, {"overdue", "overdue", "其中逾期（件）"}, {"urged", "urged", "催办（次）"},
	{"satisfaction_asked", "asked", "回访（件次）"}, {"satisfaction_rated", "rated", "评价（件次）"}, {"satisfaction_satisfied", "satisfied", "满意（件次）"},
}

// ParseComplaintFigure reads what a figure of complaints is called, in either language.
func ParseComplaintFigure(said string) (string, error) {
	choices := make([]inspect.Choice[string], len(complaintCounts))
	for i, f := range complaintCounts {
		plain, _, _ := strings.Cut(f.zh, "（")
		choices[i] = inspect.Choice[string]{Value: f.key, ZH: f.zh, Also: []string{f.en, plain}}
	}
	return inspect.Choose("figure", "统计指标", choices, said)
}

// ComplaintValues are the figures of complaints that add up, as beside others.
func ComplaintValues(f inspect.ComplaintFigures, l Lang) (out []FigureValue) {
	counts := f.Counts()
	for _, c := range complaintCounts {
		out = append(out, FigureValue{c.key, l.say("complaints: "+c.en, "诉求"+c.zh), counts[c.key]})
	}
	return out
}

// ComplaintsLater says how much a closed month's figures differ from what was
// frozen, by what was entered later.
func ComplaintsLater(later map[string]int, l Lang) string {
	var parts []string
	for _, c := range complaintCounts {
		if n := later[c.key]; n != 0 {
			parts = append(parts, fmt.Sprintf("%s %+d", l.say(c.en, c.zh), n))
		}
	}
	if len(parts) == 0 {
		return l.say("nothing", "无")
	}
	return strings.Join(parts, l.say(", ", "，"))
}
