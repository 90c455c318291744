package inspect

import (
	"cmp"
	"slices"
	"strconv"
)

// groups parts p by dim. A group without anything in it or open is left out,
// but not one of what was recorded in error alone, or the groups would not add
// up to the total; months are all there.
func (c counter) groups(p Period, dim Dim) ([]Group, error) {
	if dim == ByMonth {
		return c.months(p)
	}
	return c.groupsOf(p, dim, counter.figures)
}

func (c counter) groupsOf(p Period, dim Dim, count counting) ([]Group, error) {
	figures, err := count(c, p, dim)
	if err != nil {
		return nil, err
	}
	var out []Group
	for key, f := range figures {
		if blank(f) {
			continue
		}
		label, err := nameOf(c.Reader, dim, key)
		if err != nil {
			return nil, err
		}
		out = append(out, Group{label, label, f})
	}
	slices.SortFunc(out, func(a, b Group) int {
		return cmp.Or(b.HazardsFound-a.HazardsFound, cmp.Compare(a.Key, b.Key))
	})
	return out, nil
}

// empty tells that there is nothing in f but what was recorded in error or is void.
func empty(f Figures) bool {
	f.MedianDays, f.HazardsOnly, f.NoRecord, f.Withdrawn, f.NoticesVoided, f.lacking = nil, false, false, 0, 0, 0
	return f == Figures{}
}

// busy are the groups without those of what was recorded in error alone, where
// that is not said.
func busy(groups []Group) []Group {
	return slices.DeleteFunc(slices.Clone(groups), func(g Group) bool { return empty(g.Figures) })
}

// blank tells that there is nothing in f at all.
func blank(f Figures) bool { return empty(f) && f.Withdrawn == 0 && f.NoticesVoided == 0 }

// months parts p at the months' beginnings; each month has its own opening and closing.
func (c counter) months(p Period) ([]Group, error) {
	var out []Group
	for from := p.From; from < p.To && (c.today == "" || from <= c.today); {
		to := min(from.NextMonth(), p.To)
		f, err := c.figures(Period{from, to}, All)
		if err != nil {
			return nil, err
		}
		key := string(from[:7])
		out = append(out, Group{key, key, f[""]})
		from = to
	}
	return out, nil
}

// nameOf is what people call a key.
func nameOf(r Reader, dim Dim, key string) (string, error) {
	if dim != BySite && dim != ByCampaign {
		return key, nil
	}
	n, err := strconv.ParseInt(key, 10, 64)
	if err != nil || n == 0 {
		return "", nil
	}
	if dim == BySite {
		s, _, err := r.Site(n)
		return s.Name, err
	}
	c, _, err := r.Campaign(n)
	return c.Name, err
}

func readable(r Reader, s Scope) (Scope, error) {
	if len(s) == 0 {
		return nil, nil
	}
	out := Scope{}
	for dim, key := range s {
		name, err := nameOf(r, dim, key)
		if err != nil {
			return nil, err
		}
		out[dim] = name
	}
	return out, nil
}
