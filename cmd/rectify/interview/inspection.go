package interview

import (
	"cmp"
	"strings"

	"rectify/inspect"
)

func askDate(f *Flow, q *Question) {
	q.Lines, q.Default = f.matched(), string(cmp.Or(f.Date, f.Today()))
}

func askCampaign(f *Flow, q *Question) {
	q.Lines, q.Offer = f.again(), f.campaignNames
	_, last := f.Last()
	switch {
	case f.Called != "":
		q.Default = f.Called
	case last.N != 0 && (last.To == "" || f.Date <= last.To) && last.From <= f.Date:
		q.Default = last.Name
	default:
		q.Default, q.Shown = "-", f.Say("none", "无")
	}
}

func askInspectors(f *Flow, q *Question) {
	who := f.Inspectors
	if last, _ := f.Last(); len(who) == 0 {
		who = last.Inspectors
	}
	q.Default = together(who)
	if f.Called != "" {
		q.Lines = []string{f.Say("campaign: %s", "专项检查：%s", f.Called)}
	}
}

func together(who []inspect.Officer) string {
	return strings.Join(inspect.Mapped(who, inspect.Officer.String), "、")
}

func (f *Flow) campaignNames(typed string) []string {
	campaigns, _ := f.Campaigns(typed)
	return inspect.Mapped(campaigns, func(c inspect.Campaign) string { return c.Name })
}

// takeDate takes the day, from which the terms already said count too.
func takeDate(f *Flow, said string) error {
	day, err := f.Day(said)
	if err != nil {
		return err
	}
	if today := f.Today(); day > today {
		return f.wrong("%s is in the future: today is %s", "%s 在今天（%s）之后", day, today)
	}
	f.Date = day
	for k := range f.Found {
		h := &f.Found[k]
		if h.OnSpot || h.Term == "" {
			continue
		}
		if h.Due, err = f.due(h.Term); err != nil {
			return err
		}
	}
	return f.then(AtCampaign)
}

func takeCampaign(f *Flow, said string) error {
	f.Campaign, f.Called = 0, ""
	if orNone(said) == "" {
		return f.then(AtInspectors)
	}
	campaigns, err := f.Campaigns(said)
	if err != nil {
		return err
	}
	for _, c := range campaigns {
		if c.Name == said {
			campaigns = []inspect.Campaign{c}
		}
	}
	switch len(campaigns) {
	case 0:
		return f.wrong("there is no campaign %q; - is none", "没有专项检查“%s”；不属于专项填 -", said)
	case 1:
		f.Campaign, f.Called = campaigns[0].N, campaigns[0].Name
		return f.then(AtInspectors)
	}
	return f.wrong("%q may be any of %s: say more of the name", "“%s”可能是 %s：请写得更完整", said,
		strings.Join(f.campaignNames(said), "、"))
}

func takeInspectors(f *Flow, said string) error {
	who, err := f.Officers(said)
	if err != nil {
		return err
	}
	if len(who) == 0 {
		return f.wrong("name at least one inspector, as 甲某:A001", "请至少填写一名检查人员，如 甲某:A001")
	}
	if err := f.called(inspect.Mapped(who, func(o inspect.Officer) string { return o.Name })...); err != nil {
		return err
	}
	f.Inspectors = who
	return f.then(AtNext)
}
