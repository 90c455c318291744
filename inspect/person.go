package inspect

import (
	"cmp"
	"slices"
)

// Person is somebody who inspects, or who records (人员). Inspections name people
// as they are written that day, name:certificate; who that is now, the book knows
// by its people.
type Person struct {
	N         int64    `json:"-"`
	ID        ID       `json:"id,omitzero"`
	Name      string   `json:"name" need:"yes"`
	Cert      string   `json:"cert,omitempty"`    // number of the certificate (执法证号)
	Role      string   `json:"role,omitempty"`    // post in the office (职务)
	Account   string   `json:"account,omitempty"` // by which the record knows what they recorded
	Former    []string `json:"former,omitempty"`  // what inspections called them else, as name:certificate
	Into      int64    `json:"-"`                 // whom they are one with, after a merge
	Withdrawn string   `json:"withdrawn,omitempty"`
}

func (v Person) ref() Ref { return Ref{People, v.N} }

// Officer is the person as an inspection names them.
func (v Person) Officer() Officer { return Officer{v.Name, v.Cert} }

// Stands tells whether the person is one of the book's, and not another by now.
func (v Person) Stands() bool { return v.Withdrawn == "" && v.Into == 0 }

// labels are all by which inspections named them.
func (v Person) labels() []string { return append([]string{v.Officer().String()}, v.Former...) }

// called adds what the person was called else.
func (v *Person) called(labels ...string) {
	for _, l := range labels {
		if !slices.Contains(v.Former, l) {
			v.Former = append(slices.Clip(v.Former), l)
		}
	}
	is := v.Officer().String()
	v.Former = slices.DeleteFunc(slices.Clone(v.Former), func(l string) bool { return l == is })
}

func (v *Person) clean() error {
	several, err := ParseOfficers(v.Name)
	if err != nil {
		return err
	}
	if refersToPerson(v.Name) || len(several) != 1 {
		return invalid("%q is not the name of one person", "“%s”不是一个人的姓名", v.Name).Hint("write one name", "请只写一个姓名")
	}
	o := several[0]
	if v.Name = o.Name; v.Cert == "" {
		v.Cert = o.Cert
	}
	o = Officer{v.Name, v.Cert}
	if err := cmp.Or(o.read(o.String()), cleanLine("certificate", "证号", &v.Cert, maxName),
		cleanLine("role", "职务", &v.Role, maxName),
		cleanLine("account", "账号", &v.Account, maxName)); err != nil {
		return err
	}
	if o.Cert != "" && o.Cert != v.Cert {
		return invalid("%q has another certificate than %q", "“%s”的证号与“%s”不一致", v.Name, v.Cert)
	}
	return nil
}

// otherPerson refuses two who could not be told apart.
func (p *pen) otherPerson(v Person) error {
	all, err := p.persons()
	if err != nil {
		return err
	}
	for _, o := range all {
		switch {
		case o.N == v.N || !o.Stands():
		case o.Name == v.Name && (o.Cert == v.Cert || o.Cert == "" || v.Cert == ""):
			return refused("there is a person %[1]s already: %[2]s", "人员 %[1]s 已登记：%[2]s", o.Officer(), o.ref()).
				Hint("edit that one; two of one name are told apart by their certificates", "请修改原条目；同名的两人须以证号区分")
		case v.Account != "" && o.Account == v.Account:
			return refused("the account %[1]s is that of %[2]s %[3]s", "账号 %[1]s 属于 %[2]s %[3]s", v.Account, o.ref(),
				o.Name)
		}
	}
	return nil
}

// unlikeFormer refuses what another was called before: what they inspected by that is
// theirs.
func (p *pen) unlikeFormer(v Person) error {
	all, err := p.persons()
	label := v.Officer().String()
	for _, o := range all {
		if o.N != v.N && o.Stands() && slices.Contains(o.Former, label) {
			return refused("%[1]s is what %[2]s %[3]s was called before", "%[1]s 是 %[2]s %[3]s 此前的姓名证号", label, o.ref(),
				o.Officer()).
				Hint("edit that one, or write the present certificate", "请修改该人员，或填写现在的证号")
		}
	}
	return err
}

// personEntry is a person as an entry tells of them.
type personEntry struct {
	Person
	Phone *string `json:"phone,omitempty"` // kept beside the record; none: as it is
}

// putPhone keeps a person's telephone beside the record, where it can be erased.
func (p *pen) putPhone(n int64, phone *string) error {
	if phone == nil {
		return nil
	}
	if err := cleanLine("phone", "电话", phone, maxName); err != nil {
		return err
	}
	return p.PutPhone(n, *phone)
}

func (p *pen) addPerson(v Person, phone *string) (Person, error) {
	v.N, v.ID, v.Former, v.Into, v.Withdrawn = 0, ID{}, nil, 0, ""
	if err := v.clean(); err != nil {
		return v, err
	}
	if v.Cert == "" { // inspections may tell it
		known, err := p.certified([]Officer{v.Officer()})
		if err != nil {
			return v, err
		}
		v.Cert = known[0].Cert
	}
	if err := cmp.Or(p.otherPerson(v), p.unlikeFormer(v)); err != nil {
		return v, err
	}
	if err := p.begin(&v, People, &personAdded{v}); err != nil {
		return v, err
	}
	return v, p.putPhone(v.N, phone)
}

// editPerson changes what is known of a person. Under which certificate they
// inspected before is theirs as well.
func (p *pen) editPerson(v *Person, in personEntry) (err error) {
	in.Person = *v
	if err := cmp.Or(p.entry.into(&in), in.clean(), p.putPhone(v.N, in.Phone)); err != nil {
		return err
	}
	if err := p.unlikeFormer(in.Person); err != nil {
		return err
	}
	in.Former = nil
	fact := &personAmended{Person: in.Person}
	if in.Name != v.Name {
		if fact.Labels, err = p.alone(*v); err != nil {
			return err
		}
	}
	return p.change(v, fact)
}

// keepPerson keeps a person. Where that changes what somebody is called, what was
// inspected by them is counted under what they are called now.
func (p *pen) keepPerson(_, is *Person) error {
	persons, err := p.persons()
	if err == nil && is.Stands() {
		err = p.otherPerson(*is)
	}
	if err != nil {
		return err
	}
	now := slices.DeleteFunc(slices.Clone(persons), func(v Person) bool { return v.N == is.N })
	now = append(now, *is)
	slices.SortFunc(now, func(a, b Person) int { return int(a.N - b.N) })
	visits, err := p.inspectionsBy(renamed(calledNow(persons), calledNow(now)))
	if err != nil {
		return err
	}
	sites := map[int64]bool{}
	for _, i := range visits {
		sites[i.Site] = true
	}
	count := func(n int) {
		for site := range sites {
			err = cmp.Or(err, p.countSite(site, n))
		}
		clear(p.views)
		clear(p.years)
	}
	count(-1)
	p.know(now)
	for _, i := range visits {
		err = cmp.Or(err, p.call(&i), p.Put(Inspections, &i))
	}
	count(+1)
	return cmp.Or(err, p.Put(People, is))
}

// renamed are those who are called otherwise, as they were called until now.
func renamed(was, is map[string]string) (labels []string) {
	called := func(by map[string]string, label string) string {
		if now, ok := by[label]; ok {
			return now
		}
		return label
	}
	for _, by := range []map[string]string{was, is} {
		for label := range by {
			old := called(was, label)
			if old != called(is, label) && !slices.Contains(labels, old) {
				labels = append(labels, old)
			}
		}
	}
	return labels
}

// inspectionsBy are the inspections of those, each once.
func (p *pen) inspectionsBy(labels []string) (out []Inspection, err error) {
	met := map[int64]bool{}
	for _, label := range labels {
		rows, err := p.Inspections(Filter{Inspector: label, Withdrawn: true})
		if err != nil {
			return nil, err
		}
		for _, row := range rows.Rows {
			if !met[row.N] {
				met[row.N] = true
				out = append(out, row.Inspection)
			}
		}
	}
	return out, nil
}

// call says what the inspectors of a visit are called now.
func (p *pen) call(i *Inspection) error {
	if _, err := p.persons(); err != nil {
		return err
	}
	i.Who = nil
	plain, who := i.Labels(), []string{}
	for _, o := range i.Inspectors {
		if l := p.people.is(o).String(); !slices.Contains(who, l) {
			who = append(who, l)
		}
	}
	if !slices.Equal(plain, who) {
		i.Who = who
	}
	return nil
}
