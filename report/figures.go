package report

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
)

// figure is one line of a table of totals: its stable name, its words, what
// it counts in, and where to read it.
type figure struct {
	key            string
	en, zh         string
	unitEN, unitZH string
	short          [2]string // a column's head, English and Chinese
	whole          bool      // of whole inspections: not parted by level or category
	rare           bool      // left out of a table of groups where it is 0 throughout
	seldom         bool      // left out of every table for people where it is 0 throughout
	of             func(inspect.Figures) int
}

// figures are in the order of [inspect.FigureNames], which a test holds.
var figures = []figure{
	{"sites_inspected", "sites inspected", "检查单位", "sites", "家", [2]string{"sites", "家"}, true, false, false,
		func(f inspect.Figures) int { return f.SitesInspected }},
	{"inspections", "inspections", "检查次数", "times", "家次", [2]string{"inspected", "家次"}, true, false, false,
		func(f inspect.Figures) int { return f.Inspections }},
	{"notices_issued", "notices issued", "下发通知书", "notices", "份", [2]string{"notices", "通知书"}, true, false, false,
		func(f inspect.Figures) int { return f.NoticesIssued }},
	{"notices_voided", "notices voided", "作废通知书", "notices", "份", [2]string{"void", "作废"}, true, true, false,
		func(f inspect.Figures) int { return f.NoticesVoided }},
	{"hazards_found", "hazards found", "排查隐患", "hazards", "项", [2]string{"found", "隐患"}, false, false, false,
		func(f inspect.Figures) int { return f.HazardsFound }},
	{"hazards_general", "  general", "  一般", "hazards", "项", [2]string{"general", "一般"}, false, false, false,
		func(f inspect.Figures) int { return f.HazardsGeneral }},
	{"hazards_major", "  major", "  重大", "hazards", "项", [2]string{"major", "重大"}, false, false, false,
		func(f inspect.Figures) int { return f.HazardsMajor }},
	{"hazards_ordered", "ordered to correct", "责令整改", "hazards", "项", [2]string{"ordered", "责令"}, false, false, false,
		func(f inspect.Figures) int { return f.HazardsOrdered }},
	{"hazards_fixed_on_spot", "fixed on the spot", "当场整改", "hazards", "项", [2]string{"on spot", "当场"}, false, false, false,
		func(f inspect.Figures) int { return f.HazardsOnSpot }},
	{"hazards_rectified", "rectified", "整改完成", "hazards", "项", [2]string{"rectified", "整改"}, false, false, false,
		func(f inspect.Figures) int { return f.Rectified }},
	{"hazards_reopened", "reopened", "重新打开", "hazards", "项", [2]string{"reopened", "重开"}, false, true, false,
		func(f inspect.Figures) int { return f.Reopened }},
	{"hazards_withdrawn", "withdrawn", "误录撤回", "hazards", "项", [2]string{"withdrawn", "误录"}, false, true, false,
		func(f inspect.Figures) int { return f.Withdrawn }},
	{"opening", "open before", "期初未整改", "hazards", "项", [2]string{"opening", "期初"}, false, false, false,
		func(f inspect.Figures) int { return f.Opening }},
	{"closing", "open at the end", "期末未整改", "hazards", "项", [2]string{"closing", "期末"}, false, false, false,
		func(f inspect.Figures) int { return f.Closing }},
	{"overdue", "  overdue", "  其中逾期", "hazards", "项", [2]string{"overdue", "逾期"}, false, false, false,
		func(f inspect.Figures) int { return f.Overdue }},
	{"notices_served", "notices served", "送达通知书", "notices", "份", [2]string{"served", "送达"}, true, true, true,
		func(f inspect.Figures) int { return f.Served }},
	{"hazards_claimed", "claimed as fixed", "申请复查", "hazards", "项次", [2]string{"claimed", "申请"}, false, true, true,
		func(f inspect.Figures) int { return f.Claimed }},
	{"extensions_granted", "extensions granted", "准予延期", "times", "项次", [2]string{"extended", "延期"}, false, true, true,
		func(f inspect.Figures) int { return f.Extended }},
	{"extensions_refused", "extensions refused", "不准延期", "times", "项次", [2]string{"not extended", "不延"}, false, true, true,
		func(f inspect.Figures) int { return f.Unextended }},
	{"hazards_referred", "referred", "移送立案", "times", "项次", [2]string{"referred", "移送"}, false, true, true,
		func(f inspect.Figures) int { return f.Referred }},
	{"supervision_begun", "listed for supervision", "挂牌督办", "hazards", "项次", [2]string{"listed", "挂牌"}, false, true, true,
		func(f inspect.Figures) int { return f.Listed }},
	{"supervision_ended", "taken off supervision", "摘牌", "hazards", "项次", [2]string{"delisted", "摘牌"}, false, true, true,
		func(f inspect.Figures) int { return f.Delisted }},
	{"work_stopped", "work stopped", "现场处理", "times", "项次", [2]string{"stopped", "处理"}, false, true, true,
		func(f inspect.Figures) int { return f.Stopped }},
	{"work_resumed", "work resumed", "恢复", "times", "项次", [2]string{"resumed", "恢复"}, false, true, true,
		func(f inspect.Figures) int { return f.Resumed }},
	{"hazards_looked_back", "looked back at", "回头看", "times", "项次", [2]string{"looked back", "回看"}, false, true, true,
		func(f inspect.Figures) int { return f.LookedBack }},
	{"hazards_recurred", "  come back", "  其中复发", "times", "项次", [2]string{"come back", "复发"}, false, true, true,
		func(f inspect.Figures) int { return f.Recurred }},
	{"visits", "visits", "走访", "times", "家次", [2]string{"visits", "走访"}, true, true, true,
		func(f inspect.Figures) int { return f.Visits }},
}

// ParseFigure reads the name of a figure: its key, or any of the words that the
// tables print for it.
func ParseFigure(said string) (string, error) {
	choices := make([]inspect.Choice[string], len(figures))
	for i, f := range figures {
		choices[i] = inspect.Choice[string]{Value: f.key, ZH: strings.TrimSpace(f.zh), Also: []string{f.en, f.short[0], f.short[1]}}
	}
	return inspect.Choose("figure", "统计指标", choices, said)
}

func (f figure) name(l Lang) string { return l.say(f.en, f.zh) }
func (f figure) unit(l Lang) string { return l.say(f.unitEN, f.unitZH) }

// value is the figure as a cell: nothing where it is not parted so.
func (f figure) value(of inspect.Figures) any {
	if of.NoRecord || f.whole && of.HazardsOnly {
		return nil
	}
	return f.of(of)
}

func (f figure) everZero(groups []inspect.Group) bool {
	for _, g := range groups {
		if f.of(g.Figures) != 0 {
			return false
		}
	}
	return true
}

// median is the days as a cell: nothing when nothing was accepted.
func median(f inspect.Figures) any {
	if f.MedianDays == nil {
		return nil
	}
	return *f.MedianDays
}

// percent writes r's share with one decimal.
func percent(r inspect.Rate) string {
	p := r.PerMille()
	return fmt.Sprintf("%d.%d%%", p/10, p%10)
}

// text writes a cell for reading. What is not known is a dash, never a 0.
func text(cell any) string {
	switch v := cell.(type) {
	case nil:
		return "—"
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case difference:
		if v == 0 {
			return "0"
		}
		return fmt.Sprintf("%+d", int(v))
	case inspect.Rate:
		if v.Denominator == 0 {
			return "—"
		}
		return fmt.Sprintf("%d/%d (%s)", v.Numerator, v.Denominator, percent(v))
	case string:
		return v
	}
	return fmt.Sprint(cell)
}

// difference is how much more a figure is than another period's.
type difference int

// FigureValue is one figure of a total, with what it is called.
type FigureValue struct {
	Key, Name string
	Value     int
}

// FigureValues are all figures in the order of a table.
func FigureValues(f inspect.Figures, l Lang) []FigureValue {
	var out []FigureValue
	for _, fig := range figures {
		out = append(out, FigureValue{fig.key, strings.TrimSpace(fig.name(l)), fig.of(f)})
	}
	return out
}

// fewGroups is how many groups a sentence names.
const fewGroups = 5

// PartsMoved names the groups of a closed month that a recount finds otherwise.
func PartsMoved(p inspect.Parts, l Lang) string {
	var out []string
	for _, d := range inspect.Dims() {
		keys := slices.Sorted(maps.Keys(p[d]))
		for i, key := range keys {
			keys[i] = keyName(key, d, l)
		}
		if len(keys) > fewGroups {
			keys = append(keys[:fewGroups], "…")
		}
		if len(keys) > 0 {
			out = append(out, dimName(d, l)+l.say(" ", "（")+strings.Join(keys, l.say(", ", "、"))+l.say("", "）"))
		}
	}
	return strings.Join(out, l.say("; ", "，"))
}
