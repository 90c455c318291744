package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newReviewCommand(c *cli) *cobra.Command {
	return group(c, "review", "re-inspections", "复查", verbs(
		deed{schema: "review.add", use: "add", en: "record what a re-inspection found", zh: "登记复查结果", do: "review.held",
			parts: inspect.Particulars[inspect.Reviews], mend: (*asked).reviewed, gives: "date inspectors fixed not_fixed",
			more: func(c *cli, cmd *cobra.Command) {
				cmd.Flags().StringArray("photo", nil, c.say("a photo of a hazard as it is now: H1=FILE, or FILE where there is one hazard; may be repeated",
					"复查时的照片：H1=文件，只有一项隐患时可只写文件；可重复"))
				takes(cmd, "photo", "H1=FILE", "H1=文件")
			},
			line: func(a *asked, thing any) string {
				rv := thing.(*inspect.Review)
				return a.cli.say("%s: %d fixed, %d not fixed", "%s：合格 %d 项，未整改 %d 项", rv.Date, len(rv.Fixed), len(rv.NotFixed))
			}},
		namedCommand{"list", newReviewListCommand}, namedCommand{"show", newReviewShowCommand}))
}

// reviewed finds the hazards that a review names, and takes their pictures.
func (a *asked) reviewed() (err error) {
	var found []string
	for _, key := range []string{"not_fixed", "fixed"} {
		said, _ := a.says[key].([]string)
		if notice, _ := a.says["notice"].(string); key == "fixed" && notice != "" && slices.Equal(said, []string{"all"}) {
			said, err = a.others(notice, found)
		} else {
			said, err = refsOf(a.cmd, a.b, inspect.Hazards, said)
		}
		if err != nil {
			return err
		}
		a.says[key], found = orEmpty(said), append(found, said...)
	}
	files, err := a.cmd.Flags().GetStringArray("photo")
	if err == nil {
		a.says["photos"], err = a.reviewPhotos(a.cmd.Context(), found, files)
	}
	return err
}

// others are the notice's hazards still ordered that are not said to be not fixed.
func (a *asked) others(notice string, not []string) (out []string, err error) {
	n, _ := inspect.ParseRef(inspect.Notices, notice)
	err = a.b.Read(a.cmd.Context(), func(r inspect.Reader) error {
		page, err := r.Hazards(inspect.Filter{Notice: n, States: []inspect.State{inspect.Ordered}})
		for _, h := range page.Rows {
			if ref := inspect.Hazards.Ref(h.N).String(); !slices.Contains(not, ref) {
				out = append(out, ref)
			}
		}
		return err
	})
	return out, err
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
