package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newReviewCommand(c *shell.Run) *cobra.Command {
	return c.Group("review", "reviews of what was ordered", "复查",
		withCopy(shell.Deed{Use: "add", EN: "record what a review found", ZH: "登记复查结果", Do: "review.held",
			Parts: inspect.Particulars[inspect.Reviews], Adjust: reviewed,
			Gives: "date inspectors fixed not_fixed",
			More: func(c *shell.Run, cmd *cobra.Command) {
				cmd.Flags().StringArray("photo", nil,
					c.Say("a photo of a hazard as it is now: H1=FILE, or FILE where there is one hazard; may be repeated",
						"复查时的照片：H1=文件，只有一项隐患时可只写文件；可重复"))
				shell.Takes(cmd, "photo", "H1=FILE", "H1=文件")
			},
			Line: func(a *shell.Asked, thing any) string {
				rv := thing.(*inspect.Review)
				return a.Run.Say("%s: %d fixed, %d not fixed", "%s：合格 %d 项，未整改 %d 项", rv.Date, len(rv.Fixed),
					len(rv.NotFixed))
			}}),
		listingReviews(),
		shell.Show{Noun: inspect.Reviews, EN: "print a review, its papers and its history", ZH: "查看复查及其文书、经过",
			Read: reviewFacts, Tell: []shell.Telling{reviewsPhotos, papersOf}},
		keepingCopy(inspect.Reviews), of(inspect.Reviews, "scan", copying))
}

// reviewed finds the hazards that a review names, and takes their pictures.
func reviewed(a *shell.Asked) (err error) {
	var found []string
	for _, key := range []string{"not_fixed", "fixed"} {
		said, _ := a.Says[key].([]string)
		if notice, _ := a.Says["notice"].(string); key == "fixed" && notice != "" &&
			slices.Equal(said, []string{"all"}) {
			said, err = others(a, notice, found)
		} else {
			said, err = a.ReferAll(a.B, inspect.Hazards, said)
		}
		if err != nil {
			return err
		}
		a.Says[key], found = shell.OrNone(said), append(found, said...)
	}
	files, err := a.Cmd.Flags().GetStringArray("photo")
	if err == nil {
		a.Says["photos"], err = reviewPhotos(a, found, files)
	}
	return err
}

// others are the notice's hazards still ordered that are not said to be not fixed.
func others(a *shell.Asked, notice string, not []string) (out []string, err error) {
	n, _ := inspect.ParseRef(inspect.Notices, notice)
	err = a.B.Read(a.Ctx, func(r inspect.Reader) error {
		page, err := r.Hazards(inspect.Filter{Notice: n, States: []inspect.State{inspect.Ordered}})
		for _, h := range page.Rows {
			if ref := inspect.Hazards.RefTo(h.N); !slices.Contains(not, ref) {
				out = append(out, ref)
			}
		}
		return err
	})
	return out, err
}

func refs(hazards []int64) []string {
	return inspect.Mapped(hazards, func(n int64) string { return inspect.Hazards.RefTo(n) })
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

func reviewLineOf(s inspect.ReviewRow) reviewLine {
	mistaken := func(n int64) bool { return slices.Contains(s.Mistaken, n) }
	fixed, not := slices.DeleteFunc(slices.Clone(s.Fixed), mistaken), slices.DeleteFunc(slices.Clone(s.NotFixed),
		mistaken)
	return reviewLine{inspect.Reviews.RefTo(s.N), s.Review, s.SiteName, s.Number, refs(fixed), refs(not),
		refs(s.Mistaken)}
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
	return reviewLineOf(page.Rows[0]), nil
}

// reviewsOf are the reviews that a show tells of.
func reviewsOf(r shell.View, f inspect.Filter) (shell.Related, error) {
	page, err := r.Reviews(f)
	return shell.Relate(r, "reviews", "复查", inspect.Reviews, page, reviewLineOf, "ref date fixed not_fixed inspectors",
		func(l reviewLine) (map[string]string, bool) {
			return map[string]string{"fixed": r.Say("%d fixed", "合格 %d 项", len(l.Fixed)),
				"not_fixed": r.Say("%d not fixed", "未整改 %d 项", len(l.NotFixed))}, false
		}), err
}

func reviewFacts(r shell.View, n int64) (any, []shell.Fact, error) {
	l, err := reviewNow(r.Reader, n)
	other := map[string]string{}
	for key, refs := range map[string][]string{"fixed": l.Fixed, "not_fixed": l.NotFixed,
		"recorded_in_error": l.Mistaken} {
		other[key] = strings.Join(refs, " ")
	}
	return l, r.FactsOf(inspect.Reviews, l, other), err
}

// reviewPhotos reads pictures for a review, by the hazard: H1=FILE, or FILE alone
// where the review looks at one hazard.
func reviewPhotos(a *shell.Asked, looked, values []string) (map[string][]inspect.Photo, error) {
	out := map[string][]inspect.Photo{}
	for _, v := range values {
		hazard, file, named := strings.Cut(v, "=")
		n, known := inspect.ParseRef(inspect.Hazards, strings.TrimSpace(hazard))
		ref := inspect.Hazards.RefTo(n)
		if !named || !known {
			if len(looked) != 1 {
				return nil, shell.Usage("--photo %s does not say of which hazard it is", "--photo %s 没有写明是哪项隐患的照片", v).
					Hint("write it as --photo H1=FILE, for each picture", "请写作 --photo H1=文件，每张一次")
			}
			ref, file = looked[0], v
		}
		p, err := shell.TakePhoto(a.Ctx, file)
		if err != nil {
			return nil, err
		}
		out[ref] = append(out[ref], a.Brings(p))
	}
	return out, nil
}

// photoOf is a picture that a review took, and of which hazard.
type photoOf struct {
	Hazard string `json:"hazard"`
	shownAfter
}

// reviewsPhotos are the pictures that a review took.
func reviewsPhotos(r shell.View, f inspect.Filter) (shell.Related, error) {
	rel, data := shell.Related{Key: "photos", Head: r.Say("photos", "照片")}, []photoOf{}
	rv, _, err := r.Review(f.About.N)
	if err != nil {
		return rel, err
	}
	for _, n := range slices.Concat(rv.Fixed, rv.NotFixed) {
		h, _, err := r.Hazard(n)
		if err != nil {
			return rel, err
		}
		for _, a := range h.Life.After() {
			if a.ReviewID == rv.ID {
				a.ReviewID = uuid.Nil
				ref := inspect.Hazards.RefTo(n)
				data = append(data, photoOf{ref, shownAfter{After: a}})
				rel.Rows = append(rel.Rows, []string{ref, a.OriginalName, a.TakenAt})
			}
		}
	}
	rel.Data = data
	return rel, nil
}

func listingReviews() shell.Listing[reviewLine] {
	return shell.Listing[reviewLine]{EN: "list reviews", ZH: "列出复查", Noun: inspect.Reviews, Sorts: "ref date site",
		By: "site notice month from to all", Each: shell.ListedBy(inspect.Reviews, reviewLineOf),
		Keys:  "ref date fixed not_fixed notice site",
		Heads: [2]string{"ref|date|fixed|not fixed|notice|site", "编号|日期|合格|未整改|文号|单位"},
		Told: func(c *shell.Run, l reviewLine) map[string]string {
			if l.Withdrawn != "" {
				l.Ref += c.Say(" (struck)", "（已撤销）")
			}
			return map[string]string{"ref": l.Ref, "fixed": strconv.Itoa(len(l.Fixed)),
				"not_fixed": strconv.Itoa(len(l.NotFixed))}
		}}
}
