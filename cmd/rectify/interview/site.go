package interview

import (
	"slices"
	"strings"

	"rectify/inspect"
)

func askSite(f *Flow, q *Question) {
	q.Text = f.Site.Name
	q.Offer = func(typed string) []string {
		sites, _, _ := f.Sites(typed)
		return inspect.Mapped(sites, func(s inspect.Site) string { return s.Name })
	}
}

func askWhich(f *Flow, q *Question) {
	sites, total, err := f.Sites(f.Typed)
	q.Title = f.Say("%q may be any of %d sites", "“%s”对应 %d 个单位", f.Typed, total)
	if total > len(sites) {
		q.Lines = []string{f.Say("the first %d are shown; or say more of the name", "只列出前 %d 个；也可以写得更完整", len(sites))}
	}
	q.Choices = append(inspect.Mapped(sites, func(s inspect.Site) string { return s.Name + f.inTown(s.Town) }),
		f.Say("a new site, %s", "新登记：%s", f.Typed))
	q.err = err
}

// inTown is the town behind a site's name, if it is known.
func (f *Flow) inTown(town string) string {
	if town == "" {
		return ""
	}
	return f.Say(" (", "（") + town + f.Say(")", "）")
}

func askNew(f *Flow, q *Question) {
	q.Title = f.Say("There is no site %q. Enter it as a new one?", "没有单位“%s”，登记为新单位吗？", f.Typed)
}

func askSector(f *Flow, q *Question) {
	q.Offer = func(typed string) []string {
		all := inspect.Mapped(inspect.Sectors, func(t inspect.Term) string { return f.Say(t.Word, t.ZH) })
		return slices.DeleteFunc(all, func(word string) bool {
			return !strings.Contains(strings.ToLower(word), strings.ToLower(typed))
		})
	}
}

func takeName(f *Flow, said string) error {
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

func takeWhich(f *Flow, said string) error {
	sites, _, err := f.Sites(f.Typed)
	if err != nil {
		return err
	}
	switch k := chosen(said, len(sites)+1); {
	case k == len(sites):
		f.Site, f.At = Site{Name: f.Typed}, AtSector
		return nil
	case k >= 0:
		return f.at(sites[k])
	case chosen(said, 1<<30) >= 0 || said == "":
		return f.noChoice(said, len(sites)+1)
	}
	return takeName(f, said)
}

func takeNew(f *Flow, said string) error {
	switch {
	case no(said):
		f.At = AtSite
	case yes(said):
		f.Site, f.At = Site{Name: f.Typed}, AtSector
	default:
		return f.wrong("answer y or n", "请填 y 或 n")
	}
	return nil
}

func takeSector(f *Flow, said string) error {
	f.Site.Sector, f.At = inspect.TermWord(inspect.Sectors, orNone(said)), AtTown
	return nil
}

func takeTown(f *Flow, said string) error {
	f.Site.Town = orNone(said)
	return f.then(AtDate)
}

func (f *Flow) at(s inspect.Site) error {
	f.Site = Site{s.N, s.Name, s.Sector, s.Town}
	return f.then(AtDate)
}
