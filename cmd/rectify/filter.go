package main

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// filterFlags are the filters of lists; each list asks for those it heeds.
type filterFlags struct {
	cmd   *cobra.Command
	sorts string   // what the list may be sorted by
	names []string // of the flags
}

// filterWords say what the flags are that narrow lists.
var filterWords = map[string][2]string{"site": {"of that site", "某单位"}, "campaign": {"of that campaign", "某专项检查"},
	"inspection": {"of that inspection", "某次检查"}, "notice": {"of that notice", "某份文书"}, "month": {"in that month, as 2021-11", "某月，如 2021-11"},
	"from": {"from that day", "起始日期（含当日）"}, "to": {"to that day, which is in it", "截止日期（含当日）"}, "level": {"general or major", "一般 或 重大"},
	"sector": {"of that sector", "某行业"}, "town": {"of that town", "某乡镇街道"}, "category": {"of that category", "某类别"},
	"kind":      {"of that kind: special, routine, report, review, lookback, visit", "某类型：专项、日常、举报核实、复查、回头看、走访"},
	"inspector": {"by that inspector", "某检查人员"}, "overdue": {"overdue today", "今天已逾期"}, "all": {"withdrawn and void ones too", "含误录、作废"},
	"state": {"open (not-ordered and ordered), not-ordered, ordered, accepted, withdrawn", "未整改（待责令、整改中）、待责令、整改中、已整改、误录"}}

// filters adds the named flags; sort, desc, limit and text are always there.
func filters(c *cli, cmd *cobra.Command, sorts string, names ...string) *filterFlags {
	flags := cmd.Flags()
	for _, n := range names {
		switch about := c.say(filterWords[n][0], filterWords[n][1]); n {
		case "state":
			flags.StringSlice(n, nil, about)
		case "overdue", "all":
			flags.Bool(n, false, about)
		default:
			flags.String(n, "", about)
		}
	}
	flags.String("text", "", c.say("with that text", "包含该文字"))
	flags.String("sort", "", c.say("sort by: ", "排序：")+strings.ReplaceAll(sorts, " ", c.say(", ", "、")))
	flags.Bool("desc", false, c.say("the other way round", "倒序"))
	flags.Int("limit", 0, c.say("at most so many (0: all)", "最多列出几条（0 为全部）"))
	fixed(cmd, "state", "open\t未整改", "not-ordered\t待责令", "ordered\t整改中", "accepted\t已整改", "withdrawn\t误录")
	fixed(cmd, "sort", strings.Fields(sorts)...)
	return &filterFlags{cmd, sorts, names}
}

// said is what stands behind a flag; "" where there is none.
func (f *filterFlags) said(name string) string {
	if slices.Contains(f.names, name) {
		return f.cmd.Flag(name).Value.String()
	}
	return ""
}

// sortWords are the heads of the columns that lists may be sorted by.
var sortWords = map[string]inspect.Choice[string]{
	"ref": {ZH: "编号"}, "name": {ZH: "名称", Also: []string{"单位"}}, "site": {ZH: "单位"}, "sector": {ZH: "行业"}, "town": {ZH: "乡镇街道"},
	"inspected": {ZH: "最近检查", Also: []string{"last"}}, "date": {ZH: "日期", Also: []string{"on", "申请日期", "asked"}}, "due": {ZH: "期限"}, "number": {ZH: "文号"},
	"kind": {ZH: "种类", Also: []string{"类别", "类型"}}, "found": {ZH: "发现"}, "level": {ZH: "级别"}, "state": {ZH: "状态"}, "category": {ZH: "类别"},
	"received": {ZH: "受理"}, "channel": {ZH: "渠道"}, "handler": {ZH: "承办"}, "from": {ZH: "起始"},
}

// sortKey reads what a list is to be sorted by: a key, or the head of its column.
func sortKey(sorts, said string) (string, error) {
	if said == "" {
		return "", nil
	}
	var choices []inspect.Choice[string]
	for _, key := range strings.Fields(sorts) {
		w := sortWords[key]
		w.Value = key
		choices = append(choices, w)
	}
	return inspect.Choose("column to sort by", "可排序的列", choices, said)
}

// filter turns the flags into a filter of the book. Nothing is listed under a word that
// is not in the book.
func (f *filterFlags) filter(ctx context.Context, b *inspect.Book) (out inspect.Filter, err error) {
	today, err := b.Today(ctx)
	if err != nil {
		return out, err
	}
	said := f.said
	keys, err := scopeFlags{said("campaign"), said("site"), said("sector"), said("town"), said("category"), said("level"),
		said("inspector")}.keys(ctx, b, true)
	if err != nil {
		return out, err
	}
	out.Level, out.Inspector = inspect.Level(keys[inspect.ByLevel]), keys[inspect.ByInspector]
	out.Site, _ = strconv.ParseInt(keys[inspect.BySite], 10, 64)
	out.Campaign, _ = strconv.ParseInt(keys[inspect.ByCampaign], 10, 64)
	if keys[inspect.ByCampaign] == "0" {
		out.Campaign = inspect.NoCampaign
	}
	for dim, to := range map[inspect.Dim]**string{inspect.BySector: &out.Sector, inspect.ByTown: &out.Town,
		inspect.ByCategory: &out.Category} {
		if slices.Contains(f.names, string(dim)) && f.cmd.Flag(string(dim)).Changed {
			key := keys[dim]
			*to = &key
		}
	}
	for noun, n := range map[inspect.Noun]*int64{inspect.Inspections: &out.Inspection, inspect.Notices: &out.Notice} {
		if text := f.said(noun.EN()); text != "" {
			if *n, err = b.Find(ctx, noun, text); err != nil {
				return out, err
			}
		}
	}
	if err = f.when(today, &out); err == nil {
		err = f.which(&out)
	}
	if err == nil {
		err = f.order(&out)
	}
	return out, err
}

// when reads the days asked for.
func (f *filterFlags) when(today inspect.Date, out *inspect.Filter) (err error) {
	if f.said("overdue") == "true" {
		out.Overdue = today
	}
	out.From, out.To, err = f.days(today)
	return err
}

// which reads the kinds and states asked for.
func (f *filterFlags) which(out *inspect.Filter) (err error) {
	if out.Kind, err = inspect.ParseInspectionKind(f.said("kind")); err == nil && slices.Contains(f.names, "state") {
		words, _ := f.cmd.Flags().GetStringSlice("state")
		out.States, err = states(words)
	}
	return err
}

// order reads how the list is cut and put in order.
func (f *filterFlags) order(out *inspect.Filter) (err error) {
	flags := f.cmd.Flags()
	out.Limit, _ = flags.GetInt("limit")
	out.Descending, _ = flags.GetBool("desc")
	out.Text, out.Withdrawn = f.cmd.Flag("text").Value.String(), f.said("all") == "true"
	if out.Sort, err = sortKey(f.sorts, f.cmd.Flag("sort").Value.String()); err == nil && out.Limit < 0 {
		err = usage("--limit cannot be negative", "--limit 不能为负数")
	}
	return err
}

// days are the days asked for, half-open; unlike totals, a list may be open at
// either end.
func (f *filterFlags) days(today inspect.Date) (from, to inspect.Date, err error) {
	span := periodFlags{month: f.said("month"), from: f.said("from"), to: f.said("to")}
	switch {
	case span.none():
		return "", "", nil
	case span == periodFlags{to: span.to}:
		last, err := dayNamed("to", span.to, today)
		return "", last.Add(1), err
	}
	p, err := span.period(today)
	if err == nil {
		err = p.Begun(today)
	}
	return p.From, p.To, err
}

// states are the states that words mean. Open is, as in totals, what is not
// corrected yet, whether or not its correction is ordered.
func states(words []string) (out []inspect.State, err error) {
	for _, w := range words {
		switch inspect.Folded(w) {
		case "open", "unresolved", "未整改":
			out = append(out, inspect.Open, inspect.Ordered)
			continue
		}
		s, err := inspect.ParseState(w)
		var e *inspect.Error
		if errors.As(err, &e) {
			return nil, e.Hint("write one of open (未整改: not-ordered and ordered), not-ordered (待责令), ordered (整改中), "+
				"accepted (已整改), withdrawn (误录)",
				"可填 未整改（open，含待责令、整改中）、待责令（not-ordered）、整改中（ordered）、已整改（accepted）、误录（withdrawn）")
		}
		out = append(out, s)
	}
	return out, nil
}

// dated reads a date flag.
func (c *cli) dated(flag, s string) (inspect.Date, error) {
	d, err := dayNamed(flag, s, c.day())
	c.yearTaken(flag, s, d)
	return d, err
}

// yearTaken says which year was taken of a day that was said without it.
func (c *cli) yearTaken(flag, s string, d inspect.Date) {
	e := inspect.Errorf(inspect.CodeInvalid, "--%s %s was taken as %s", "--%s %s 按 %s 登记", flag, s, d).
		Hint("write the year if another is meant", "如为其他年份，请写明年份")
	said := func(n lineFault) bool { return n.Message == c.say(e.EN, e.ZH) } // an edit reads its flags twice
	if inspect.YearGuessed(s, d, c.day()) && !slices.ContainsFunc(c.notes, said) {
		c.noted(e)
	}
}

// day is the day now where the book is kept, as near as it is known without it;
// of what is asked for once more, it is the day of then.
func (c *cli) day() inspect.Date {
	now := c.now
	if c.before != nil {
		now = c.before.Now
	}
	return inspect.DateOf(now().In(time.FixedZone("Asia/Shanghai", 8*3600)))
}

// ofFlag names the flag whose value is wrong.
func ofFlag(flag string, err error) error {
	if e, ok := err.(*inspect.Error); ok {
		e.EN, e.ZH = "--"+flag+": "+e.EN, "--"+flag+"："+e.ZH
	}
	return err
}
