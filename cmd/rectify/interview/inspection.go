package interview

import (
	"strings"

	"rectify/inspect"
)

func (f *Flow) askInspection() (q Question, err error) {
	last, campaign := f.Last()
	switch f.At {
	case AtDate:
		day := f.Date
		if day == "" {
			day = f.Today()
		}
		q = Question{Title: f.Say("Day of the inspection", "检查日期"), Lines: f.matched(), Default: string(day)}
	case AtCampaign:
		q = Question{Title: f.Say("Campaign", "专项检查"), Lines: f.again(), Offer: f.campaignNames}
		q.Lines = append(q.Lines, f.Say("a part of its name, or - for none", "名称的一部分；不属于专项填 -"))
		switch {
		case f.Called != "":
			q.Default = f.Called
		case campaign.N != 0 && (campaign.To == "" || f.Date <= campaign.To) && campaign.From <= f.Date:
			q.Default = campaign.Name
		default:
			q.Default = "-"
			q.Shown = f.Say("none", "无")
		}
	case AtInspectors:
		who := f.Inspectors
		if len(who) == 0 {
			who = last.Inspectors
		}
		q = Question{Title: f.Say("Inspectors", "检查人员"), Lines: []string{f.Say("name:certificate, parted by commas", "姓名:证号，用顿号隔开")}, Default: together(who)}
		if f.Called != "" {
			q.Lines = append([]string{f.Say("campaign: %s", "专项检查：%s", f.Called)}, q.Lines...)
		}
	}
	return q, err
}

func together(who []inspect.Officer) string {
	var all []string
	for _, o := range who {
		all = append(all, o.String())
	}
	return strings.Join(all, "、")
}

func (f *Flow) campaignNames(typed string) (out []string) {
	campaigns, _ := f.Campaigns(typed)
	for _, c := range campaigns {
		out = append(out, c.Name)
	}
	return out
}

func (f *Flow) takeInspection(said string) (err error) {
	switch f.At {
	case AtDate:
		return f.takeDate(said)
	case AtCampaign:
		return f.takeCampaign(said)
	}
	who, err := f.Officers(said)
	if err != nil {
		return err
	}
	if len(who) == 0 {
		return f.wrong("name at least one inspector, as 甲某:A001", "请至少填写一名检查人员，如 甲某:A001")
	}
	for _, o := range who {
		if err := f.called(o.Name); err != nil {
			return err
		}
	}
	f.Inspectors = who
	return f.then(AtNext)
}

// takeDate takes the day, from which the terms already said count too.
func (f *Flow) takeDate(said string) error {
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

func (f *Flow) takeCampaign(said string) error {
	f.Campaign, f.Called = 0, ""
	if none(said) {
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
	return f.wrong("%q may be any of %s: say more of the name", "“%s”可能是 %s：请写得更完整", said, strings.Join(f.campaignNames(said), "、"))
}

// holding are those that hold a part.
func holding(all []string, part string) (out []string) {
	for _, s := range all {
		if strings.Contains(strings.ToLower(s), strings.ToLower(part)) {
			out = append(out, s)
		}
	}
	return out
}
