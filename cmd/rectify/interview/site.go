package interview

import "rectify/inspect"

func (f *Flow) askSite() (q Question, err error) {
	switch f.At {
	case AtSite:
		q = Question{Title: f.Say("Site", "单位"), Lines: []string{f.Say("any part of its name; a new one can be made here", "输入名称的任何一部分；没有的可在此新登记")}, Offer: f.siteNames}
		if f.Site.Name != "" {
			q.Text = f.Site.Name
		}
	case AtWhich:
		return f.askWhich()
	case AtNew:
		q = Question{Title: f.Say("There is no site %q. Enter it as a new one?",
			"没有单位“%s”，登记为新单位吗？", f.Typed), Lines: []string{f.Say("y yes · n no", "y 是 · n 否")}}
	case AtSector:
		q = Question{Title: f.Say("Sector", "行业"), Lines: []string{f.Say("a short word; Enter for none", "一个短词；没有就按回车")}, Offer: func(typed string) []string { return holding(f.Sectors(), typed) }}
	case AtTown:
		q = Question{Title: f.Say("Town", "乡镇街道"), Lines: []string{f.Say("Enter for none", "没有就按回车")}}
	}
	return q, err
}

func (f *Flow) askWhich() (Question, error) {
	sites, total, err := f.Sites(f.Typed)
	q := Question{Title: f.Say("%q may be any of %d sites", "“%s”对应 %d 个单位", f.Typed, total), Choices: f.named(sites)}
	if total > len(sites) {
		q.Lines = []string{f.Say("the first %d are shown; or say more of the name", "只列出前 %d 个；也可以写得更完整", len(sites))}
	}
	q.Choices = append(q.Choices, f.Say("a new site, %s", "新登记：%s", f.Typed))
	return q, err
}

func (f *Flow) named(sites []inspect.Site) (out []string) {
	for _, s := range sites {
		name := s.Name
		if s.Town != "" {
			name += f.Say(" (", "（") + s.Town + f.Say(")", "）")
		}
		out = append(out, name)
	}
	return out
}

func (f *Flow) siteNames(typed string) (out []string) {
	sites, _, _ := f.Sites(typed)
	for _, s := range sites {
		out = append(out, s.Name)
	}
	return out
}

func (f *Flow) takeSite(said string) error {
	switch f.At {
	case AtSite:
		return f.takeName(said)
	case AtWhich:
		return f.takeWhich(said)
	case AtNew:
		if no(said) {
			f.At = AtSite
			return nil
		}
		if !yes(said) {
			return f.wrong("answer y or n", "请填 y 或 n")
		}
		f.Site = Site{Name: f.Typed}
		f.At = AtSector
	case AtSector:
		f.Site.Sector = ""
		if !none(said) {
			f.Site.Sector = f.Sector(said)
		}
		f.At = AtTown
	case AtTown:
		f.Site.Town = ""
		if !none(said) {
			f.Site.Town = said
		}
		return f.then(AtDate)
	}
	return nil
}

func (f *Flow) takeName(said string) error {
	if said == "" {
		return f.wrong("say a part of the site's name", "请输入单位名称的一部分")
	}
	sites, total, err := f.Sites(said)
	if err != nil {
		return err
	}
	f.Typed = said
	switch total {
	case 0:
		f.At = AtNew
	case 1:
		return f.at(sites[0])
	default:
		f.At = AtWhich
	}
	return nil
}

func (f *Flow) takeWhich(said string) error {
	sites, _, err := f.Sites(f.Typed)
	if err != nil {
		return err
	}
	switch k := chosen(said, len(sites)+1); {
	case k == len(sites):
		f.Site = Site{Name: f.Typed}
		f.At = AtSector
		return nil
	case k >= 0:
		return f.at(sites[k])
	case chosen(said, 1<<30) >= 0 || said == "":
		return f.noChoice(said, len(sites)+1)
	}
	return f.takeName(said)
}

func (f *Flow) at(s inspect.Site) error {
	f.Site = Site{s.N, s.Name, s.Sector, s.Town}
	return f.then(AtDate)
}
