package inspect

// ComplaintRated said how content the reporter is.
type ComplaintRated struct{ Rating }

var _ = define("complaint.rated", handling(definition[Complaint, ComplaintRated]{
	done: "rated", zh: "评价",
	from: []State{Replied},
	needs: func(c Complaint) error {
		is := c.Now().Rating
		if is.Score == 0 {
			return nil
		}
		return refused("the answer to %s was rated %[2]d on %[3]s already", "%s 的答复已于 %[3]s 评为 %[2]d 分",
			c.ref(), is.Score, is.On).
			Hint("if the reporter is not satisfied after all, reopen it: {complaint.reopened %s .reason=…}",
				"如诉求人仍不满意，请重新打开：{complaint.reopened %s .reason=…}", c.ref())
	},
	fill: func(_ *pen, _ Complaint, f *ComplaintRated) error {
		if f.Score < 1 || f.Score > 5 {
			return invalid("%d is no score", "%d 不是评分", f.Score).Hint("scores are 1 to 5", "评分为 1 至 5")
		}
		return nil
	},
	effect: func(c *Complaint, f *ComplaintRated, _ telling) {
		r := c.round()
		r.Rating = f.Rating
		if r.Asked == "" { // told without being asked, or asked in the same breath
			r.Asked = f.On
		}
	},
	tell: func(f *ComplaintRated) Words {
		en, zh := f.Rating.Word()
		return say("rated on %s: %s", "%s 评价：%s", f.On, Words{en, zh}).Because(f.Note)
	},
}))
