package inspect

// Campaign is a special inspection campaign (专项检查).
type Campaign struct {
	N         int64  `json:"-"`
	ID        ID     `json:"id,omitzero"`
	Name      string `json:"name" need:"yes"`
	From      Date   `json:"from,omitempty"` // first day
	To        Date   `json:"to,omitempty"`   // last day, in it
	Withdrawn string `json:"withdrawn,omitempty"`
}

func (c *Campaign) clean() error {
	if err := cleanName("campaign name", "专项检查名称", &c.Name, maxName); err != nil {
		return err
	}
	if c.Name == "" {
		return invalid("the campaign has no name", "专项检查名称为空").Hint("give its name", "请填写专项检查名称")
	}
	if c.From != "" && c.To != "" && c.To < c.From {
		return refused("the campaign ends on %s, before it begins on %s", "专项检查截止日期 %s 早于起始日期 %s", c.To, c.From).
			Hint("check {.from} and {.to}", "请核对 {.from} 和 {.to}")
	}
	return nil
}

// near refuses days that nobody can mean.
func (c Campaign) near(today Date) error {
	for _, day := range []Date{c.From, c.To} {
		if far(day, today) {
			return invalid("the campaign's day %s is more than %d years ahead",
				"专项检查日期 %s 在 %d 年以后", day, mostYearsDue).
				Hint("check the year", "请核对年份")
		}
	}
	return nil
}
