package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rectify/inspect"
	"rectify/report/typeset"
)

const statisticsTitle = "安全生产事故隐患排查治理情况统计表"

// statisticsForm are the figures of the form's twelve columns after the sector,
// statisticsHeads the heads of all columns, and statisticsSpans those over them.
var (
	statisticsForm = sync.OnceValue(func() inspect.FigureTable {
		all := slices.Clone(inspect.StatisticsTable())
		return slices.DeleteFunc(all, func(f *inspect.Figure) bool { return f.Short[1] == "" })
	})
	statisticsHeads = sync.OnceValue(func() (heads []string) {
		heads = []string{"行业和领域"}
		for _, f := range statisticsForm() {
			heads = append(heads, f.Short[1])
		}
		return heads
	})
	statisticsSpans = []typeset.Span{{Columns: 2}, {Text: "一般事故隐患", Columns: 3},
		{Text: "重大事故隐患", Columns: 7}, {Columns: 1}}
)

// statisticsNumbers are printed under the heads: （1） to （12）.
func statisticsNumbers() []string {
	out := make([]string, 13)
	for n := 1; n < 13; n++ {
		out[n] = fmt.Sprintf("（%d）", n)
	}
	return out
}

// formText is a value as the form prints it: a percentage without its sign, a stroke for
// a rate of no items, and money in 万元 without trailing zeros.
func formText(value any) string {
	switch v := value.(type) {
	case inspect.Rate:
		if v.Denominator == 0 {
			return "/"
		}
		return strings.TrimSuffix(percent(v), "%")
	case int64:
		s := strconv.FormatInt(v/10000, 10)
		if rest := v % 10000; rest != 0 {
			s += "." + strings.TrimRight(fmt.Sprintf("%04d", rest), "0")
		}
		return s
	}
	return text(value)
}

// statisticsRows are the rows and the total, the sector first.
func statisticsRows(s inspect.Statistics) (rows [][]any) {
	total := s.Total
	total.Sector = "合计"
	for _, r := range append(s.Rows[:len(s.Rows):len(s.Rows)], total) {
		inspect.StatisticsTable().Reckon(&r)
		row := []any{cmp.Or(r.Sector, "（未填）")}
		for _, f := range statisticsForm() {
			if s.NoRecord {
				row = append(row, nil)
			} else {
				row = append(row, f.Value(&r))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// statisticsNotes are the form's footnotes, and what it asks to be noted.
func statisticsNotes(s inspect.Statistics) []string {
	carried := "本期（8）不含往年结转。"
	if n := len(s.Carried); n > 0 {
		carried = fmt.Sprintf("本期（8）含往年结转%d项（%s），不计入（5）。", n, strings.Join(s.Carried, "、"))
	}
	notes := []string{"1．统计数据为本年度1月份以来的累计数据。", "2．（8）≤（5）－（6）；（9）、（10）≤（8）；（11）≤（10）。",
		"3．列入治理计划的重大事故隐患应包括往年未完成治理情况，另注说明。" + carried,
		"4．（3）、（6）为（2）、（5）中截至统计日已验收的；（8）至（11）为截至统计日未销号的；" +
			"“五到位”指措施、资金、期限、责任人、应急预案；（12）为（5）、（8）的治理方案所列资金。" +
			"没有排查出隐患的，整改率以“/”表示。"}
	if s.Withdrawn > 0 {
		notes = append(notes, fmt.Sprintf("5．误录撤回的%d项未计入。", s.Withdrawn))
	}
	if s.Moved > 0 {
		notes = append(notes, fmt.Sprintf("%d．有%d家单位期内变更行业，分列两行，合计（1）只计一次。", len(notes)+1, s.Moved))
	}
	if words := StatisticsCorrected(s, ZH); words != "" {
		notes = append(notes, fmt.Sprintf("%d．%s。", len(notes)+1, words))
	}
	if s.NoRecord {
		notes = append(notes, fmt.Sprintf("%d．截至%s%s，以“—”表示。", len(notes)+1, s.Until.ZH(), noRecord))
	}
	return notes
}

// StatisticsCorrected says how a recount differs from a closed month's table:
// in the total, or, where that is the same, in its sectors; "" where nothing does.
func StatisticsCorrected(s inspect.Statistics, l Lang) string {
	c := s.Corrected
	if c == nil {
		return ""
	}
	words := Later(inspect.StatisticsTable(), c.Later, l, false)
	if words == "" {
		var parts []string
		for _, sector := range slices.Sorted(maps.Keys(c.Sectors)) {
			name := cmp.Or(sector, l.say("(none)", "（未填）"))
			parts = append(parts, name+l.say(": ", "：")+Later(inspect.StatisticsTable(), c.Sectors[sector], l, false))
		}
		words = strings.Join(parts, l.say("; ", "；"))
	}
	if s.Closed != nil {
		on := l.say(string(s.Closed.On), s.Closed.On.ZH())
		return fmt.Sprintf(l.say("as closed on %s; corrected since: %s", "以上为%s结账数；结账后补录、更正：%s"), on, words)
	}
	return fmt.Sprintf(l.say("%s was closed; corrected since, and counted here: %s",
		"%s已结账；结账后补录、更正已计入此处：%s"), c.Month, words)
}

// WriteStatisticsPDF prints the official table on A4 across, as the form has
// it. The same figures give the same bytes.
func WriteStatisticsPDF(w io.Writer, s inspect.Statistics) error {
	return spared(w, func(w io.Writer, lost *lost) error { return writeStatistics(w, s, lost) })
}

func writeStatistics(w io.Writer, s inspect.Statistics, lost *lost) error {
	doc := typeset.New(landscape, typeset.Info{Title: statisticsTitle, Author: s.Agency, Subject: "截止到" + s.Until.ZH(),
		Created: s.Day.Time()})
	lost.on(doc)
	text := typeset.Style{Face: typeset.Serif(), Size: 10.5, Lead: 15}
	doc.Footer(func(at *typeset.Place, page, total int) {
		if total > 1 {
			small := typeset.Style{Face: typeset.Serif(), Size: 9, Lead: 12, Align: typeset.Centre}
			at.Text(small, at.Width()/2, 10, fmt.Sprintf("第%d页　共%d页", page, total))
		}
	})
	title := typeset.Style{Face: typeset.SerifBold(), Size: 20, Lead: 34, Align: typeset.Centre, Next: true, Level: 1}
	doc.Para(title, statisticsTitle)
	doc.Space(2)
	head, agency := text, "填报单位（章）："+s.Agency
	head.Align, head.Next = typeset.Left, true
	opposite(doc, head, agency, "截止到"+s.Until.ZH(), typeset.Measure(head, agency) < doc.Width()-160)
	doc.Space(1)
	statisticsTable(doc, s, text)
	statisticsFoot(doc, s, text, lost)
	return doc.Write(w)
}

func statisticsTable(doc *typeset.Doc, s inspect.Statistics, text typeset.Style) {
	t := typeset.Table{Style: text, Heads: text, Over: statisticsSpans, Under: statisticsNumbers()}
	for _, row := range statisticsRows(s) {
		t.Rows = append(t.Rows, inspect.Mapped(row, formText))
	}
	t.Style.Lead, t.Heads.Size, t.Heads.Lead = 17, 10, 14
	for _, head := range statisticsHeads() {
		t.Columns = append(t.Columns, centred(head, 0))
	}
	t.Columns[0].Width = 31
	doc.Table(t)
}

// statisticsFoot are the footnotes and who answers for the figures.
func statisticsFoot(doc *typeset.Doc, s inspect.Statistics, text typeset.Style, lost *lost) {
	doc.Keep(func() {
		doc.Space(4)
		line := text
		line.Align, line.Lead = typeset.Left, 20
		doc.Fields(line, []typeset.Field{{Label: "单位负责人（签字）：", Width: 74}, {Label: "填表人（签字）：", Width: 66},
			{Label: "联系电话：", Width: 58}, {Label: "填报日期：", Value: s.Day.ZH()}}...)
		doc.Space(4)
		small := typeset.Style{Face: text.Face, Size: 9, Lead: 13, Hang: 2}
		doc.Para(small, "注：")
		for _, n := range statisticsNotes(s) {
			doc.Para(small, n)
		}
		lost.note(doc, small)
	})
}
