package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newReviewCommand(c *cli) *cobra.Command {
	return group(c, "review", "re-inspections", "复查", []namedCommand{{"add", newReviewAddCommand}, {"list", newReviewListCommand}, {"show", newReviewShowCommand}})
}

type reviewFlags struct {
	notice, date, note          string
	inspectors, fixed, notFixed []string
	photos                      []string
}

func newReviewAddCommand(c *cli) *cobra.Command {
	var v reviewFlags
	cmd := recording(c, "review.add", "add", "record what a re-inspection found", "登记复查结果", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		b, in, err := c.reviewEntry(cmd, v)
		if err != nil {
			return err
		}
		pictures, err := c.reviewPhotos(cmd.Context(), in, v.photos)
		if err != nil {
			return err
		}
		says := edit{"date": in.Date, "inspectors": in.Inspectors, "note": in.Note,
			"fixed": refs(in.Fixed), "not_fixed": refs(in.NotFixed), "photos": pictures}
		if in.Notice != 0 {
			says["notice"] = inspect.Notices.Ref(in.Notice).String()
		}
		rv, err := recorded[inspect.Review](c.record(cmd.Context(), b, "review.held", "", says))
		if err != nil {
			return err
		}
		return c.added(inspect.Ref{Noun: inspect.Reviews, N: rv.N}, rv.ID, map[string]any{"date": rv.Date, "inspectors": rv.Inspectors, "fixed": refs(rv.Fixed), "not_fixed": refs(rv.NotFixed)},
			c.say("%s: %d fixed, %d not fixed", "%s：合格 %d 项，未整改 %d 项", rv.Date, len(rv.Fixed), len(rv.NotFixed)), "", "")
	})
	f := cmd.Flags()
	f.StringVar(&v.notice, "notice", "", c.say("the notice it follows: N1 or its number", "复查哪份文书：N1 或文号"))
	f.StringVar(&v.date, "date", "", c.say("the day (else today)", "复查日期（默认今天）"))
	f.StringArrayVar(&v.inspectors, "inspector", nil, c.say("an inspector, name:certificate; may be repeated", "复查人员 姓名:证号，可重复"))
	f.StringArrayVar(&v.fixed, "fixed", nil, c.say("a hazard found fixed; may be repeated, or all", "已整改的隐患，可重复；all 为全部"))
	f.StringArrayVar(&v.notFixed, "not-fixed", nil, c.say("a hazard found not fixed; may be repeated", "未整改的隐患，可重复"))
	f.StringVar(&v.note, "note", "", c.say("a note", "备注"))
	f.StringArrayVar(&v.photos, "photo", nil, c.say("a photo of a hazard as it is now: H1=FILE, or FILE where there is one hazard; may be repeated",
		"复查时的照片：H1=文件，只有一项隐患时可只写文件；可重复"))
	takes(cmd, "photo", "H1=FILE", "H1=文件")
	completeNames(c, cmd, "notice", inspect.Notices)
	return cmd
}

func (c *cli) reviewEntry(cmd *cobra.Command, v reviewFlags) (b *inspect.Book, in inspect.ReviewEntry, err error) {
	if b, err = c.book(cmd.Context()); err != nil {
		return b, in, err
	}
	if v.notice != "" {
		if in.Notice, err = b.Find(cmd.Context(), inspect.Notices, v.notice); err != nil {
			return b, in, err
		}
	}
	if in.Date, err = c.dated("date", v.date); err != nil {
		return b, in, err
	}
	if in.Inspectors, err = inspect.ParseOfficers(strings.Join(v.inspectors, ";")); err != nil {
		return b, in, err
	}
	in.Note = v.note
	if in.NotFixed, err = findAll(cmd, b, v.notFixed); err != nil {
		return b, in, err
	}
	if len(v.fixed) == 1 && v.fixed[0] == "all" && in.Notice != 0 {
		in.Fixed, err = others(cmd, b, in)
		return b, in, err
	}
	in.Fixed, err = findAll(cmd, b, v.fixed)
	return b, in, err
}

// others are the notice's hazards still ordered that are not said to be not fixed.
func others(cmd *cobra.Command, b *inspect.Book, in inspect.ReviewEntry) (out []int64, err error) {
	not := map[int64]bool{}
	for _, n := range in.NotFixed {
		not[n] = true
	}
	err = b.Read(cmd.Context(), func(r inspect.Reader) error {
		page, err := r.Hazards(inspect.Filter{Notice: in.Notice, States: []inspect.State{inspect.Ordered}})
		for _, h := range page.Rows {
			if !not[h.N] {
				out = append(out, h.N)
			}
		}
		return err
	})
	return out, err
}

// findAll reads references, several of which may stand in one value.
func findAll(cmd *cobra.Command, b *inspect.Book, values []string) (out []int64, err error) {
	for _, s := range inspect.SplitWords(strings.Join(values, ";")) {
		n, err := b.Find(cmd.Context(), inspect.Hazards, s)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

func refs(hazards []int64) []string {
	out := []string{}
	for _, n := range hazards {
		out = append(out, inspect.Ref{Noun: inspect.Hazards, N: n}.String())
	}
	return out
}

func newReviewListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	cmd := verb(c, "review.list", "list", "list re-inspections", "列出复查", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		page, err := listed(cmd, c, f, inspect.Reader.Reviews)
		if err != nil {
			return err
		}
		lines := reviewLines(page)
		return c.list(lines, len(lines), page.Total, c.head("ref|date|fixed|not fixed|notice|site", "编号|日期|合格|未整改|文号|单位"), func(i int) []string {
			l := lines[i]
			if l.Withdrawn != "" {
				l.Ref += c.say(" (struck)", "（已撤销）")
			}
			return []string{l.Ref, string(l.Date), strconv.Itoa(len(l.Fixed)), strconv.Itoa(len(l.NotFixed)), l.Notice, l.Site}
		})
	})
	f = filters(c, cmd, "ref date site", "site", "notice", "month", "from", "to", "all")
	return cmd
}

// reviewLine is a review of the list, in JSON.
type reviewLine struct {
	Ref string `json:"ref"`
	inspect.Review
	Site     string   `json:"site"`
	Notice   string   `json:"notice,omitempty"`
	Fixed    []string `json:"fixed"`
	NotFixed []string `json:"not_fixed"`
	Mistaken []string `json:"recorded_in_error,omitempty"` // and in neither of the others
}

func reviewLines(page inspect.Page[inspect.ReviewRow]) []reviewLine {
	lines := make([]reviewLine, len(page.Rows))
	for i, s := range page.Rows {
		mistaken := func(n int64) bool { return slices.Contains(s.Mistaken, n) }
		fixed, not := slices.DeleteFunc(slices.Clone(s.Fixed), mistaken), slices.DeleteFunc(slices.Clone(s.NotFixed), mistaken)
		lines[i] = reviewLine{inspect.Ref{Noun: inspect.Reviews, N: s.N}.String(), s.Review, s.SiteName, s.Number, refs(fixed), refs(not), refs(s.Mistaken)}
	}
	return lines
}

// reviewNow is one review as a list has it.
func reviewNow(r inspect.Reader, n int64) (l reviewLine, err error) {
	rv, _, err := r.Review(n)
	if err != nil {
		return l, err
	}
	page, err := r.Reviews(inspect.Filter{Site: rv.Site, From: rv.Date, To: rv.Date.Add(1), Withdrawn: true})
	page.Rows = slices.DeleteFunc(page.Rows, func(row inspect.ReviewRow) bool { return row.N != n })
	if err != nil || len(page.Rows) == 0 {
		return l, err
	}
	return reviewLines(page)[0], nil
}

// reviewsOf are the reviews that a show tells of.
func (c *cli) reviewsOf(r view, f inspect.Filter) (related, error) {
	page, err := r.Reviews(f)
	lines := reviewLines(page)
	rel := related{key: "reviews", head: c.say("reviews", "复查"), data: lines}
	for _, l := range lines {
		fixed, not := c.say("%d fixed", "合格 %d 项", len(l.Fixed)), c.say("%d not fixed", "未整改 %d 项", len(l.NotFixed))
		rel.rows = append(rel.rows, []string{l.Ref, string(l.Date), fixed, not, officers(l.Inspectors)})
	}
	return rel, err
}

func newReviewShowCommand(c *cli) *cobra.Command {
	return verb(c, "review.show", "show REVIEW", "print a re-inspection, its papers and its history", "查看复查及其文书、经过", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return shown(cmd, c, inspect.Reviews, args[0], func(r view, n int64) (any, []fact, error) {
			l, err := reviewNow(r.Reader, n)
			return l, []fact{{c.say("date", "日期"), string(l.Date)}, {c.say("site", "单位"), l.Site}, {c.say("notice", "文书"), l.Notice},
				{c.say("inspectors", "复查人员"), officers(l.Inspectors)}, {c.say("fixed", "合格"), strings.Join(l.Fixed, " ")},
				{c.say("not fixed", "未整改"), strings.Join(l.NotFixed, " ")}, {c.say("recorded in error", "误录"), strings.Join(l.Mistaken, " ")},
				{c.say("note", "备注"), l.Note}, {c.say("struck", "已撤销"), l.Withdrawn}}, err
		}, func(r view, n int64) (related, error) {
			rv, _, err := r.Review(n)
			if err != nil {
				return related{}, err
			}
			return c.reviewsPhotos(r, rv)
		}, func(r view, n int64) (related, error) {
			return c.papersOf(r, inspect.Filter{About: inspect.Ref{Noun: inspect.Reviews, N: n}})
		})
	})
}
