package inspect

import (
	"context"
	"fmt"
	"strings"
)

// Find turns what a person says — H12, a name, a notice number, or an
// unambiguous part of one — into a number. An exact name always wins.
func (b *Book) Find(ctx context.Context, noun Noun, text string) (n int64, err error) {
	err = b.Read(ctx, func(r Reader) error {
		n, err = find(r, noun, strings.TrimSpace(text))
		return err
	})
	return n, err
}

func find(r Reader, noun Noun, text string) (int64, error) {
	if text == "" {
		return 0, invalid("the %[1]s is empty", "%[2]s为空", noun.EN(), noun.ZH())
	}
	if n, ok := ParseRef(noun, text); ok {
		exists, err := stands(r, noun, n)
		if err == nil && !exists {
			_, err = found(0, false, nil)(noun, n)
		}
		return n, err
	}
	if n, ok, err := named(r, noun, text); err != nil || ok {
		return n, err
	}
	return part(r, noun, text)
}

func stands(r Reader, noun Noun, n int64) (ok bool, err error) {
	switch noun {
	case Sites:
		_, ok, err = r.Site(n)
	case Campaigns:
		_, ok, err = r.Campaign(n)
	case Inspections:
		_, ok, err = r.Inspection(n)
	case Hazards:
		_, ok, err = r.Hazard(n)
	case Notices:
		_, ok, err = r.Notice(n)
	case Reviews:
		_, ok, err = r.Review(n)
	case Papers:
		_, ok, err = r.Paper(n)
	case Complaints:
		_, ok, err = r.Complaint(n)
	case Blanks:
		_, ok, err = r.Blank(n)
	case Lookbacks:
		_, ok, err = r.Lookback(n)
	}
	return ok, err
}

func named(r Reader, noun Noun, text string) (int64, bool, error) {
	switch noun {
	case Sites:
		s, ok, err := SiteCalled(r, text)
		return s.N, ok, err
	case Campaigns:
		c, ok, err := r.CampaignNamed(text)
		return c.N, ok, err
	case Notices:
		n, ok, err := r.NoticeNumbered(fullWidth(text))
		return n.N, ok, err
	case Papers:
		p, ok, err := r.PaperNumbered(fullWidth(text))
		return p.N, ok, err
	}
	return 0, false, nil
}

// fullWidth writes a number's brackets as papers print them, for people type (示高)安责改[2021]1号.
func fullWidth(s string) string {
	return strings.NewReplacer("(", "（", ")", "）", "[", "〔", "]", "〕", "［", "〔", "］", "〕", "【", "〔", "】", "〕").Replace(s)
}

type candidate struct {
	n    int64
	name string
}

func part(r Reader, noun Noun, text string) (int64, error) {
	found, total, err := candidates(r, noun, text)
	if err != nil {
		return 0, err
	}
	if total == 1 {
		return found[0].n, nil
	}
	if total == 0 {
		return 0, missing("there is no %[1]s %[3]q", "没有%[2]s“%[3]s”", noun.EN(), noun.ZH(), text).
			Hint("see rectify "+noun.EN()+" list, or add it", "请用 rectify "+noun.EN()+" list 查看，或先登记")
	}
	var names []string
	for _, c := range found {
		names = append(names, fmt.Sprintf("%s %s", Ref{noun, c.n}, c.name))
	}
	list := strings.Join(names, "、")
	more, moreZH := "", ""
	if total > len(found) {
		more, moreZH = fmt.Sprintf(" and %d more", total-len(found)), fmt.Sprintf("等 %d 个", total)
	}
	return 0, Errorf(CodeAmbiguous, "%[1]q may be any of %[2]d %[3]ss: %[5]s%[6]s", "“%[1]s”对应 %[2]d 个%[4]s：%[5]s%[7]s",
		text, total, noun.EN(), noun.ZH(), list, more, moreZH).
		Hint("say more of the name, or the reference", "请写得更完整，或使用编号")
}

func candidates(r Reader, noun Noun, text string) (out []candidate, total int, err error) {
	f := Filter{Text: text, Limit: 8}
	switch noun {
	case Sites:
		page, err := r.Sites(f)
		for _, s := range page.Rows {
			out = append(out, candidate{s.N, s.Name})
		}
		return out, page.Total, err
	case Campaigns:
		page, err := r.Campaigns(f)
		for _, c := range page.Rows {
			out = append(out, candidate{c.N, c.Name})
		}
		return out, page.Total, err
	case Inspections:
		page, err := r.Inspections(f)
		for _, i := range page.Rows {
			out = append(out, candidate{i.N, i.SiteName + " " + string(i.Date)})
		}
		return out, page.Total, err
	case Hazards:
		f.Withdrawn = true
		page, err := r.Hazards(f)
		for _, h := range page.Rows {
			out = append(out, candidate{h.N, h.SiteName + "：" + beginning(h.Text)})
		}
		return out, page.Total, err
	case Notices:
		f.Text, f.Withdrawn = fullWidth(text), true
		page, err := r.Notices(f)
		for _, n := range page.Rows {
			out = append(out, candidate{n.N, n.Number + " " + n.SiteName})
		}
		return out, page.Total, err
	case Papers:
		f.Text, f.Withdrawn = fullWidth(text), true
		page, err := r.Papers(f)
		for _, p := range page.Rows {
			out = append(out, candidate{p.N, p.Number + " " + p.SiteName})
		}
		return out, page.Total, err
	case Complaints:
		page, err := r.Complaints(ComplaintFilter{Filter: f})
		for _, c := range page.Rows {
			out = append(out, candidate{c.N, beginning(c.Text)})
		}
		return out, page.Total, err
	}
	return nil, 0, nil
}

func beginning(s string) string {
	runes := []rune(s)
	if len(runes) > 20 {
		return string(runes[:20]) + "…"
	}
	return s
}
