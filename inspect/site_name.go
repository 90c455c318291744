package inspect

import "slices"

// SiteCalled is the site that is, or was, called so: exactly, else as names are
// compared, of one width, one case and without blanks. Who is called so now goes
// before who was; which of several is meant nobody can say.
func SiteCalled(r Reader, name string) (s Site, ok bool, err error) {
	if s, ok, err = r.SiteNamed(name); err != nil || ok {
		return s, ok, err
	}
	now, once, err := namesakes(r, name)
	switch {
	case err != nil:
	case len(now) == 1:
		return now[0], true, nil
	case len(now) == 0 && len(once) == 1:
		return once[0], true, nil
	}
	return Site{}, false, err
}

// namesakes are the sites that are called so now, and those that once were.
func namesakes(r Reader, name string) (now, once []Site, err error) {
	word, met := Folded(name), map[int64]bool{}
	err = r.siteNames(func(n int64, was, _ string, withdrawn bool) {
		if !withdrawn && Folded(was) == word {
			met[n] = true
		}
	})
	for n := range met {
		s, ok, failed := r.Site(n)
		switch {
		case failed != nil:
			return nil, nil, failed
		case ok && Folded(s.Name) == word:
			now = append(now, s)
		case ok:
			once = append(once, s)
		}
	}
	return now, once, err
}

// namedSites are the sites by what each is, or was, called without what names differ in
// by habit, and by the credit codes that those which stand bear.
type namedSites struct{ names, coded map[string][]int64 }

func (x namedSites) add(n int64, name, code string, withdrawn bool) {
	name = bareName(Folded(name))
	x.names[name] = append(x.names[name], n)
	if code != "" && !withdrawn {
		x.coded[code] = append(x.coded[code], n)
	}
}

// names are read once, for a file of entries may bring thousands of sites.
func (p *pen) names() (namedSites, error) {
	if p.byName.names != nil {
		return p.byName, nil
	}
	x := namedSites{map[string][]int64{}, map[string][]int64{}}
	err := p.siteNames(x.add)
	if err == nil {
		p.byName = x
	}
	return x, err
}

// unlike refuses a site that is called as another is, and notes one that is
// called nearly so, that was called so once, or that was recorded in error.
func (p *pen) unlike(s Site) error {
	word := Folded(s.Name)
	names, err := p.names()
	if err != nil {
		return err
	}
	alike := slices.Clone(names.names[bareName(word)])
	slices.Sort(alike)
	for _, n := range slices.Compact(alike) {
		if n == s.N {
			continue
		}
		other, err := existing(p.Site, n)
		if err != nil {
			return err
		}
		ref := Ref{Sites, n}
		switch name := Folded(other.Name); {
		case other.Withdrawn != "" && name == word:
			p.remark("%[2]s %[1]s was withdrawn: %[3]s", "%[2]s %[1]s 已作误录处理：%[3]s", other.Name, ref, other.Withdrawn)
		case other.Withdrawn != "":
		case name == word:
			return takenName(other)
		case bareName(name) == bareName(word):
			p.remark("%[2]s has nearly this name: %[1]s; withdraw one with {site.withdrawn} if they are one",
				"%[2]s %[1]s 名称相近；如为同一单位，请用 {site.withdrawn} 将其一作误录处理", other.Name, ref)
		default:
			p.remark("%[2]s %[1]s had this name, or nearly this name", "%[2]s %[1]s 曾用此名或相近名称", other.Name, ref)
		}
	}
	return nil
}

// remarkCode notes of a site whose credit code is new which other bears it: two
// premises of one enterprise may, yet mostly they are one unit by two names.
func (p *pen) remarkCode(s Site) error {
	if s.CreditCode == "" {
		return nil
	}
	names, err := p.names()
	bearers := slices.DeleteFunc(slices.Clone(names.coded[s.CreditCode]), func(n int64) bool { return n == s.N })
	if err != nil || len(bearers) == 0 {
		return err
	}
	other, err := existing(p.Site, slices.Min(bearers))
	p.said = append(p.said, sharesCode(other))
	return err
}

// sharesCode says which site bears a credit code already.
func sharesCode(other Site) *Error {
	return refused("%[1]s %[2]s has the credit code %[3]s too", "%[1]s %[2]s 的统一社会信用代码也是 %[3]s",
		other.ref(), other.Name, other.CreditCode).
		Hint("premises of one enterprise may share it; if they are one unit, withdraw one with {site.withdrawn}",
			"同一企业的不同场所可以相同；如为同一单位，请用 {site.withdrawn} 将其一作误录处理")
}
