package inspect

import "cmp"

// ComplaintRated said how content the reporter is.
type ComplaintRated struct{ Rating }

// Kind implements [Fact].
func (ComplaintRated) Kind() string { return "complaint.rated" }

var _ = fact(kind[Complaint, ComplaintRated]{
	strike: true,
	done:   "rated", zh: "评价",
	from: []State{Replied},
	needs: func(c Complaint) error {
		is := c.Now().Rating
		if is.Score == 0 {
			return nil
		}
		reopen := "{complaint.reopened " + c.ref().String() + " .reason=…}"
		return refused("the answer to %s was rated %[2]d on %[3]s already", "%s 的答复已于 %[3]s 评为 %[2]d 分",
			c.ref(), is.Score, is.On).
			Hint("if the reporter is not content after all, reopen it: %s", "如诉求人仍不满意，请重新打开：%s", reopen)
	},
	fill: func(p *pen, _ Complaint, f *ComplaintRated) error {
		if f.Score < 1 || f.Score > 5 {
			return invalid("%d is no score", "%d 不是评分", f.Score).Hint("scores are 1 to 5", "评分为 1 至 5")
		}
		return cmp.Or(p.day(&f.On), cleanText("note", "备注", &f.Note, maxText))
	},
	rule: func(c Complaint, f *ComplaintRated) error { return c.follows(f.On) },
	effect: func(c *Complaint, f *ComplaintRated, _ telling) {
		r := c.round()
		r.Rating = f.Rating
		if r.Asked == "" { // told without being asked, or asked in the same breath
			r.Asked = f.On
		}
		c.day(f.On)
	},
	tell: func(f *ComplaintRated) Words {
		en, zh := f.Rating.Word()
		return say("rated on %s: %[2]s", "%s 评价：%[3]s", f.On, en, zh).Because(f.Note)
	},
})
