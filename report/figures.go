package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
)

// called is what a figure is called, with its unit where a table has no column for that.
func called(f *inspect.Figure, l Lang, units bool) string {
	name := strings.TrimSpace(l.say(f.EN, f.ZH))
	if unit := f.Unit[1]; units && unit != "" && l == ZH {
		name += "（" + unit + "）"
	}
	return name
}

// csvHeads are the columns of a figure for programs: a rate has two.
func csvHeads(f *inspect.Figure, l Lang) []string {
	if !f.IsRate() {
		return []string{l.say(f.Key, called(f, l, false))}
	}
	heads := f.Heads
	if heads[0] == "" {
		heads = [2]string{f.ZH + "分子", f.ZH + "分母"}
	}
	return []string{l.say(f.Key+"_numerator", heads[0]), l.say(f.Key+"_denominator", heads[1])}
}

// csvCells are the values under them; empty when they are not known.
func csvCells(f *inspect.Figure, of inspect.Countable) []string {
	v := f.Value(of)
	switch r, rate := v.(inspect.Rate); {
	case rate:
		return []string{plain(r.Numerator), plain(r.Denominator)}
	case v == nil:
		return make([]string, len(csvHeads(f, EN)))
	}
	return []string{plain(v)}
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
	case inspect.Date:
		return string(v)
	}
	return fmt.Sprint(cell)
}

// difference is how much more a figure is than another period's.
type difference int

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

// Later says how much more is counted now of each figure than was frozen; "" where
// nothing is.
func Later(t inspect.FigureTable, later map[string]int, l Lang, units bool) string {
	var parts []string
	for _, f := range t.Counted() {
		if n := later[f.Key]; n != 0 {
			parts = append(parts, fmt.Sprintf("%s %+d", called(f, l, units), n))
		}
	}
	return strings.Join(parts, l.say(", ", "，"))
}

// WriteClosed sets each frozen figure of a month beside what came later and what a
// recount says.
func WriteClosed(w io.Writer, t inspect.Totals, brought inspect.ComplaintTotals, l Lang) error {
	g := grid{right: 1, head: []string{l.say("figure", "指标"), l.say("closed", "结账"), l.say("later", "后补/更正"),
		l.say("recount", "重算")}}
	row := func(name string, was, later int) {
		switch {
		case later != 0:
			g.rows = append(g.rows, []any{name, was, difference(later), was + later})
		case was != 0:
			g.rows = append(g.rows, []any{name, was, "", was})
		}
	}
	for _, f := range inspect.TotalsTable.Counted() {
		row(called(f, l, false), f.Count(&t.Figures), t.Closed.Later[f.Key])
	}
	for _, f := range inspect.ComplaintTable().Counted() {
		if c := brought.Closed; c != nil {
			row(l.say("complaints: ", "诉求")+called(f, l, true), f.Count(&brought.ComplaintFigures), c.Later[f.Key])
		}
	}
	return writeTables(w, g)
}

// laterRows are the same as rows of a table, with what was frozen and what is counted now.
func laterRows(t inspect.FigureTable, later map[string]int, frozen inspect.Countable, of string) (rows [][]string) {
	for _, f := range t.Counted() {
		if n := later[f.Key]; n != 0 {
			was := f.Count(frozen)
			rows = append(rows, []string{of + called(f, ZH, true), text(was), text(difference(n)), text(was + n)})
		}
	}
	return rows
}
