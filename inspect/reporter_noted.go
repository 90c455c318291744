package inspect

// reporterNoted said that the reporter's particulars are kept beside the
// record; not what they are.
type reporterNoted struct {
	On Date `json:"on"`
}

var _ = define("reporter.noted", definition[Complaint, reporterNoted]{
	done: "given a reporter", zh: "登记诉求人信息",
	from: standing,
	needs: func(c Complaint) error {
		if !c.Anonymous {
			return nil
		}
		return refused("the reporter of %s is anonymous", "%s 为匿名诉求", c.ref()).
			Hint("say {.anonymous=false} first if they gave their name after all", "如诉求人已实名，请同时给出 {.anonymous=false}")
	},
	effect: func(c *Complaint, _ *reporterNoted, _ telling) { c.Reporter, c.Forgotten = true, "" },
	told:   Words{"who brought it is kept apart", "诉求人信息单独保存"},
})
