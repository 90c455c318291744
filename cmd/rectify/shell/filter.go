package shell

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/inspect"
)

// FilterFlags narrow lists and put them in order; each list asks for those it heeds.
type FilterFlags struct {
	ScopeFlags
	PeriodFlags
	Inspection string   `flag:"inspection" en:"of that inspection" zh:"只看该次检查"`
	Notice     string   `flag:"notice" en:"of that notice" zh:"只看该文书"`
	Kind       string   `flag:"kind" en:"of that kind: special, routine, report, review, lookback, visit" zh:"只看该类型：专项、日常、举报核实、复查、回头看、走访"`
	Overdue    bool     `flag:"overdue" en:"overdue today" zh:"今天已逾期"`
	All        bool     `flag:"all" en:"withdrawn and void ones too" zh:"含误录、作废"`
	States     []string `flag:"state" words:"open=未整改 not-ordered=待责令 ordered=整改中 accepted=已整改 withdrawn=误录" en:"open (not-ordered and ordered), not-ordered, ordered, accepted, withdrawn" zh:"未整改（待责令、整改中）、待责令、整改中、已整改、误录"`
	Text       string   `flag:"text" en:"with that text" zh:"包含该文字"`
	Sort       string   `flag:"sort"`
	Descending bool     `flag:"desc" en:"descending" zh:"倒序"`
	Limit      int      `flag:"limit" en:"at most this many (0: all; a terminal shows 50 if it is not said)" zh:"最多列出几条（0 为全部；终端默认 50 条）"`

	cmd   *cobra.Command
	sorts string // what the list may be sorted by
	names []string
}

// Filters gives a list its flags; where it can be sorted, text, sort, desc and limit are
// among them.
func (c *Run) Filters(cmd *cobra.Command, sorts, names string) *FilterFlags {
	f := &FilterFlags{cmd: cmd, sorts: sorts, names: strings.Fields(names)}
	if sorts != "" {
		names += " text sort desc limit"
	}
	c.Flagged(cmd, f, strings.Fields(names)...)
	if campaign := cmd.Flag("campaign"); campaign != nil {
		campaign.Usage = c.Say("of that campaign", "只看该专项检查")
	}
	if sort := cmd.Flag("sort"); sort != nil {
		sort.Usage = c.Say("sort by: ", "排序：") + strings.ReplaceAll(sorts, " ", c.Say(", ", "、"))
		Fixed(cmd, "sort", strings.Fields(sorts)...)
	}
	return f
}

// SortWords are the heads of the columns that lists may be sorted by.
var SortWords = map[string]inspect.Choice[string]{
	"ref": {ZH: "编号"}, "name": {ZH: "名称", Also: []string{"单位"}}, "site": {ZH: "单位"}, "sector": {ZH: "行业"},
	"town":      {ZH: "乡镇街道"},
	"inspected": {ZH: "最近检查", Also: []string{"last"}}, "date": {ZH: "日期", Also: []string{"on", "申请日期", "asked"}},
	"due": {ZH: "期限"}, "number": {ZH: "文号"},
	"kind": {ZH: "种类", Also: []string{"类别", "类型"}}, "found": {ZH: "发现"}, "level": {ZH: "级别"}, "state": {ZH: "状态"},
	"category": {ZH: "类别"},
	"received": {ZH: "受理"}, "channel": {ZH: "渠道"}, "handler": {ZH: "承办"}, "from": {ZH: "起始"},
}

// SortKey reads what a list is to be sorted by: a key, or the head of its column.
func SortKey(sorts, said string) (string, error) {
	if said == "" {
		return "", nil
	}
	var choices []inspect.Choice[string]
	for _, key := range strings.Fields(sorts) {
		w := SortWords[key]
		w.Value = key
		choices = append(choices, w)
	}
	return inspect.Choose("column to sort by", "可排序的列", choices, said)
}

// Filter turns the flags into a filter of the book. Nothing is listed under a word that
// is not in the book.
func (f *FilterFlags) Filter(ctx context.Context, b *inspect.Book) (out inspect.Filter, err error) {
	today, err := b.Today(ctx)
	if err != nil {
		return out, err
	}
	keys, err := f.Scope(ctx, b, true)
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
		if f.cmd.Flags().Changed(string(dim)) {
			key := keys[dim]
			*to = &key
		}
	}
	if f.Inspection != "" {
		out.Inspection, err = b.Find(ctx, inspect.Inspections, f.Inspection)
	}
	if f.Notice != "" && err == nil {
		out.Notice, err = b.Find(ctx, inspect.Notices, f.Notice)
	}
	if err != nil {
		return out, err
	}
	if f.Overdue {
		out.Overdue = today
	}
	if out.From, out.To, err = f.days(today); err == nil {
		out.Kind, err = inspect.ParseInspectionKind(f.Kind)
	}
	if err == nil {
		out.States, err = states(f.States)
	}
	out.Limit, out.Descending, out.Text, out.Withdrawn = f.Limit, f.Descending, f.Text, f.All
	if err == nil {
		out.Sort, err = SortKey(f.sorts, f.Sort)
	}
	if err == nil && out.Limit < 0 {
		err = Usage("--limit cannot be negative", "--limit 不能为负数")
	}
	return out, err
}

// days are the days asked for, half-open; unlike totals, a list may be open at
// either end.
func (f *FilterFlags) days(today inspect.Date) (from, to inspect.Date, err error) {
	switch span := f.PeriodFlags; {
	case span.None():
		return "", "", nil
	case span == PeriodFlags{To: span.To}:
		last, err := dayNamed("to", span.To, today)
		return "", last.Add(1), err
	}
	p, err := f.period(today)
	if err == nil {
		err = p.Begun(today)
	}
	return p.From, p.To, err
}

// states are the states that words mean. Open is, as in totals, what is not
// corrected yet, whether or not its correction is ordered.
func states(words []string) (out []inspect.State, err error) {
	said := strings.Join(words, ",")
	if said == "" {
		return nil, nil
	}
	for w := range strings.SplitSeq(said, ",") {
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

// Dated reads a date flag.
func (c *Run) Dated(flag, s string) (inspect.Date, error) {
	d, err := dayNamed(flag, s, c.Day())
	c.yearTaken(flag, s, d)
	return d, err
}

// yearTaken says which year was taken of a day that was said without it.
func (c *Run) yearTaken(flag, s string, d inspect.Date) {
	e := Invalid("--%s %s was taken as %s", "--%s %s 按 %s 登记", flag, s, d).
		Hint("write the year if another is meant", "如为其他年份，请写明年份")
	if inspect.YearGuessed(s, d, c.Day()) && !slices.Contains(c.Notes, c.FaultOf(e)) { // an edit reads its flags twice
		c.noted(e)
	}
}

// Day is the day now where the book is kept, as near as it is known without it;
// of what is asked for once more, it is the day of then.
func (c *Run) Day() inspect.Date {
	now := c.Now
	if c.Before != nil {
		now = c.Before.Now
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

// Said is one of these flags, else of all that narrow, that was given; "" of none.
func (f *FilterFlags) Said(names ...string) (name string) {
	if names == nil {
		names = f.names
	}
	f.cmd.LocalFlags().VisitAll(func(flag *pflag.Flag) {
		if flag.Changed && slices.Contains(names, flag.Name) {
			name = flag.Name
		}
	})
	return name
}
