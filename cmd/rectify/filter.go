package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// filterFlags are the filters of lists; each list asks for those it heeds.
type filterFlags struct {
	site, campaign, inspection, notice  string
	month, from, to                     string
	states                              []string
	level, sector, town, category, text string
	kind                                string
	inspector, sort, sorts              string
	overdue, withdrawn, descending      bool
	limit                               int
	cmd                                 *cobra.Command
}

// filters adds the named flags; sort, desc, limit and text are always there.
// sorts are what the list may be sorted by.
func filters(c *cli, cmd *cobra.Command, sorts string, names ...string) *filterFlags {
	f := &filterFlags{cmd: cmd, sorts: sorts}
	flags := cmd.Flags()
	text := map[string]struct {
		v      *string
		en, zh string
	}{
		"site": {&f.site, "of that site", "某单位"}, "campaign": {&f.campaign, "of that campaign", "某专项检查"},
		"inspection": {&f.inspection, "of that inspection", "某次检查"}, "notice": {&f.notice, "of that notice", "某份文书"},
		"month": {&f.month, "in that month, as 2021-11", "某月，如 2021-11"},
		"from":  {&f.from, "from that day", "起始日期（含当日）"}, "to": {&f.to, "to that day, which is in it", "截止日期（含当日）"},
		"level": {&f.level, "general or major", "一般 或 重大"}, "sector": {&f.sector, "of that sector", "某行业"}, "town": {&f.town, "of that town", "某乡镇街道"},
		"kind":     {&f.kind, "of that kind: special, routine, report, review, lookback, visit", "某类型：专项、日常、举报核实、复查、回头看、走访"},
		"category": {&f.category, "of that category", "某类别"}, "inspector": {&f.inspector, "by that inspector", "某检查人员"},
	}
	for _, n := range names {
		switch d, ok := text[n]; {
		case ok:
			flags.StringVar(d.v, n, "", c.say(d.en, d.zh))
		case n == "state":
			flags.StringSliceVar(&f.states, n, nil, c.say("open (not-ordered and ordered), not-ordered, ordered, accepted, withdrawn", "未整改（待责令、整改中）、待责令、整改中、已整改、误录"))
		case n == "overdue":
			flags.BoolVar(&f.overdue, n, false, c.say("overdue today", "今天已逾期"))
		case n == "all":
			flags.BoolVar(&f.withdrawn, n, false, c.say("withdrawn and void ones too", "含误录、作废"))
		}
	}
	flags.StringVar(&f.text, "text", "", c.say("with that text", "包含该文字"))
	flags.StringVar(&f.sort, "sort", "", c.say("sort by: ", "排序：")+strings.ReplaceAll(sorts, " ", c.say(", ", "、")))
	flags.BoolVar(&f.descending, "desc", false, c.say("the other way round", "倒序"))
	flags.IntVar(&f.limit, "limit", 0, c.say("at most so many (0: all)", "最多列出几条（0 为全部）"))
	fixed(cmd, "state", "open\t未整改", "not-ordered\t待责令", "ordered\t整改中", "accepted\t已整改", "withdrawn\t误录")
	fixed(cmd, "sort", strings.Fields(sorts)...)
	return f
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

// filter turns the flags into a filter of the book.
func (f *filterFlags) filter(ctx context.Context, b *inspect.Book) (out inspect.Filter, err error) {
	today, err := b.Today(ctx)
	if err != nil {
		return out, err
	}
	for _, ref := range []struct {
		noun inspect.Noun
		text string
		n    *int64
	}{{inspect.Sites, f.site, &out.Site}, {inspect.Campaigns, f.campaign, &out.Campaign}, {inspect.Inspections, f.inspection, &out.Inspection}, {inspect.Notices, f.notice, &out.Notice}} {
		if ref.noun == inspect.Campaigns && inspect.Unsaid(ref.text) {
			*ref.n = inspect.NoCampaign
		} else if ref.text != "" {
			if *ref.n, err = b.Find(ctx, ref.noun, ref.text); err != nil {
				return out, err
			}
		}
	}
	if out.From, out.To, err = f.days(today); err != nil {
		return out, err
	}
	if f.level != "" {
		if out.Level, err = inspect.ParseLevel(f.level); err != nil {
			return out, err
		}
	}
	if out.Kind, err = inspect.ParseInspectionKind(f.kind); err != nil {
		return out, err
	}
	if out.States, err = states(f.states); err != nil {
		return out, err
	}
	if f.overdue {
		out.Overdue = today
	}
	if err := b.Read(ctx, func(r inspect.Reader) error { return f.words(r, &out) }); err != nil {
		return out, err
	}
	sort, err := sortKey(f.sorts, f.sort)
	if err != nil {
		return out, err
	}
	if f.limit < 0 {
		return out, usage("--limit cannot be negative", "--limit 不能为负数")
	}
	out.Text, out.Sort, out.Descending, out.Limit, out.Withdrawn = f.text, sort, f.descending, f.limit, f.withdrawn
	return out, nil
}

// days are the days asked for, half-open; unlike totals, a list may be open at
// either end.
func (f *filterFlags) days(today inspect.Date) (from, to inspect.Date, err error) {
	if f.from == "" && f.to != "" && f.month == "" {
		last, err := dayNamed("to", f.to, today)
		return "", last.Add(1), err
	}
	span := periodFlags{month: f.month, from: f.from, to: f.to}
	if span.none() {
		return "", "", nil
	}
	p, err := span.period(today)
	if err == nil {
		err = p.Begun(today)
	}
	return p.From, p.To, err
}

// words reads the flags whose values are free words: one that stands in the
// book, by its Chinese name, or an unambiguous part of it, as totals do.
// Nothing is listed under a word that is not in the book.
func (f *filterFlags) words(r inspect.Reader, out *inspect.Filter) (err error) {
	for _, w := range []struct {
		dim  inspect.Dim
		text string
		to   **string
	}{{inspect.BySector, f.sector, &out.Sector}, {inspect.ByTown, f.town, &out.Town}, {inspect.ByCategory, f.category, &out.Category}} {
		if name := string(w.dim); f.cmd.Flags().Lookup(name) == nil || !f.cmd.Flags().Changed(name) {
			continue
		}
		key := w.text
		if key != "" {
			found, err := r.Word(w.dim, key)
			if err == nil {
				key = found
			} else if !inspect.IsCode(err, inspect.CodeNotFound) {
				return err
			}
		}
		*w.to = &key
	}
	if f.inspector != "" {
		out.Inspector, err = r.Inspector(f.inspector)
	}
	return err
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
	now := clock
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
