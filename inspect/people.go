package inspect

import (
	"cmp"
	"slices"
	"strings"

	"github.com/google/uuid"
)

// An inspector is one person by name and certificate, whatever inspections called
// them before: that the book's people tell (see [Person]). Who is named without a
// certificate is the only person of that name; where several certificates bear
// the name, nobody can say which.

// people are who is known.
type people struct {
	bear map[string][]string // by name, the labels with a certificate that bear it; a name alone has none
	now  map[string]string   // by what somebody was called, what they are called now
}

func peopleOf(persons []Person, officers []Officer) people {
	known := people{map[string][]string{}, calledNow(persons)}
	for _, v := range persons {
		for _, l := range v.labels() {
			if v.Stands() {
				known.meet(labelled(l))
			}
		}
	}
	for _, o := range officers {
		known.meet(o)
	}
	return known
}

// asksPeople tells who is known.
type asksPeople interface {
	People() ([]Person, error)
	Officers(name string) ([]Officer, error)
}

// everybody are all who are known.
func everybody(r asksPeople) (people, error) {
	persons, err := r.People()
	if err != nil {
		return people{}, err
	}
	officers, err := r.Officers("")
	return peopleOf(persons, officers), err
}

// joined puts what is counted under a name alone to the only person who bears it:
// counted anew, for one thing may name a person both ways. Where several bear it, it
// stays apart under a key that is none of theirs.
func joined[T any](r asksPeople, by map[string]T, anew func(known people, person string) (T, error)) error {
	var known *people
	for key, was := range by {
		o := labelled(key)
		if o.Cert != "" {
			continue
		}
		if known == nil {
			all, err := everybody(r)
			if err != nil {
				return err
			}
			known = &all
		}
		person := known.key(o)
		if delete(by, key); person != key && known.several(o) == nil {
			var err error
			if was, err = anew(*known, person); err != nil {
				return err
			}
		}
		by[person] = was
	}
	return nil
}

// calledNow is what people are called now, by what they were called. What somebody is
// called now is nobody else's.
func calledNow(persons []Person) map[string]string {
	now := map[string]string{}
	for _, v := range persons {
		if v.Stands() {
			now[v.Officer().String()] = v.Officer().String()
		}
	}
	for _, v := range persons {
		for _, l := range v.Former {
			if _, taken := now[l]; v.Stands() && !taken {
				now[l] = v.Officer().String()
			}
		}
	}
	return now
}

// is an officer as they are called now.
func (k people) is(o Officer) Officer {
	if l, ok := k.now[o.String()]; ok {
		return labelled(l)
	}
	return o
}

func (k people) meet(o Officer) {
	is := k.is(o)
	labels, met := k.bear[o.Name]
	if label := is.String(); is.Cert != "" && !slices.Contains(labels, label) {
		k.bear[o.Name] = append(slices.Clip(labels), label)
	} else if !met {
		k.bear[o.Name] = nil
	}
}

// person is an officer as they are called now, with the certificate of the only
// person of that name.
func (k people) person(o Officer) Officer {
	if is := k.is(o); is.Cert != "" {
		return is
	}
	if labels := k.bear[o.Name]; len(labels) == 1 {
		return labelled(labels[0])
	}
	return k.is(o)
}

// several are all who bear the name of an officer named without a certificate,
// where they are more than one.
func (k people) several(o Officer) (labels []string) {
	if o.Cert != "" || len(k.bear[o.Name]) < 2 {
		return nil
	}
	return slices.Clone(k.bear[o.Name])
}

// key is what figures and filters know an officer by. A name alone that several
// bear is none of them, and ends with a colon: 张三:
func (k people) key(o Officer) string {
	if k.several(o) != nil {
		return o.Name + ":"
	}
	return k.person(o).String()
}

// Alone tells whether a key is of what was recorded under a name alone that
// several bear, and gives the name.
func Alone(key string) (name string, ok bool) { return strings.CutSuffix(key, ":") }

// known tells whether a key is of that officer.
func (o Officer) known(key string) bool {
	return o.Name == key || o.String() == key || o.String()+":" == key
}

// saysAlone tells whether a person asks for such, as tables print it or as its key.
func saysAlone(said string) (name string, ok bool) {
	name, cert, parted := strings.Cut(strings.Replace(strings.TrimSpace(said), "：", ":", 1), ":")
	return name, parted && (cert == "" || Unsaid(cert))
}

// whichOf asks which of several is meant.
func whichOf(name string, labels []string) *Error {
	return Errorf(CodeAmbiguous, "%[1]q may be any of %[2]d inspectors: %[3]s", "“%[1]s”对应 %[2]d 名检查人员：%[3]s",
		name, len(labels), strings.Join(labels, "、")).
		Hint("write the certificate's number too: %s", "请同时写明证号，如 %s", labels[0])
}

// labelled reads a label: name:certificate, or a name alone.
func labelled(label string) Officer {
	name, cert, _ := strings.Cut(label, ":")
	return Officer{name, cert}
}

// mostAsked is of how many names a transaction remembers who bears them.
const mostAsked = 10_000

// persons are the book's people, asked for once.
func (p *pen) persons() (_ []Person, err error) {
	if p.known == nil {
		all, err := p.People()
		if err != nil {
			return nil, err
		}
		p.know(all)
	}
	return p.known, nil
}

// know takes these for the book's people from now on.
func (p *pen) know(persons []Person) {
	p.known = append(make([]Person, 0, len(persons)), persons...)
	p.people = peopleOf(persons, nil)
	p.asked = map[string]bool{}
}

// bearers are the people of those names, in the book or recorded by this transaction.
func (p *pen) bearers(officers []Officer) (people, error) {
	if _, err := p.persons(); err != nil {
		return people{}, err
	}
	for _, o := range officers {
		if p.asked[o.Name] || o.Cert != "" {
			continue
		}
		known, err := p.Officers(o.Name)
		if err != nil {
			return people{}, err
		}
		p.asked[o.Name] = true
		for _, k := range append(known, p.met[o.Name]...) {
			p.people.meet(k)
		}
	}
	return p.people, nil
}

// meets keeps whom this transaction records, whom the store does not tell yet.
func (p *pen) meets(officers []Officer) {
	for _, o := range officers {
		if o.Cert == "" || slices.Contains(p.met[o.Name], o) {
			continue
		}
		p.met[o.Name] = append(p.met[o.Name], o)
		if p.asked[o.Name] {
			p.people.meet(o)
		}
	}
}

// certified gives who is named without a certificate the one that is known, and
// refuses a name that several bear.
func (p *pen) certified(officers []Officer) ([]Officer, error) {
	officers, err := p.byReference(officers)
	if err != nil {
		return nil, err
	}
	p.meets(officers)
	known, err := p.bearers(officers)
	if err != nil {
		return nil, err
	}
	for _, o := range officers {
		if labels := known.several(o); labels != nil {
			return nil, whichOf(o.Name, labels)
		}
	}
	return known.persons(officers), nil
}

// byReference puts people in the place of their references: P3, or the id of the
// entry that added them.
func (r Reader) byReference(officers []Officer) ([]Officer, error) {
	var out []Officer
	for _, o := range officers {
		v, refers, err := referred(r, o.Name)
		if err != nil {
			return nil, err
		}
		is := v.Officer()
		if refers && o.Cert != "" && o.Cert != is.Cert {
			return nil, invalid("%[1]s is %[2]s, whose certificate is not %[3]s", "%[1]s 为 %[2]s，执法证号不是 %[3]s",
				v.ref(), is, o.Cert).Hint("leave out the certificate", "请不写证号")
		}
		if !refers {
			out = append(out, o)
		} else if !slices.Contains(officers, is) && !slices.Contains(out, is) {
			out = append(out, is)
		}
	}
	return out, nil
}

// referred is the person to whom a reference or an id refers, if that is what was said.
func referred(r Reader, said string) (v Person, refers bool, err error) {
	if !refersToPerson(said) {
		return v, false, nil
	}
	n, err := find(r, People, said)
	if err == nil {
		v, _, err = r.Person(n)
	}
	return v, true, cmp.Or(err, standingPerson(v))
}

func refersToPerson(said string) bool {
	_, ok := ParseRef(People, said)
	return ok || uuid.Validate(said) == nil
}

// recertified is certified of who stands on an inspection already: a certificate
// that no other inspection tells is taken back by the name alone.
func (p *pen) recertified(old Inspection, officers []Officer) ([]Officer, error) {
	for _, was := range old.Inspectors {
		if was.Cert == "" || !slices.Contains(officers, Officer{Name: was.Name}) {
			continue
		}
		page, err := p.Inspections(Filter{Inspector: was.String(), Limit: 2})
		if err != nil {
			return nil, err
		}
		known, err := p.bearers(officers)
		if err != nil {
			return nil, err
		}
		if page.Total == 1 {
			known.bear[was.Name] = slices.DeleteFunc(known.bear[was.Name], func(label string) bool {
				return label == was.String() && known.now[label] == ""
			})
		}
	}
	return p.certified(officers)
}

// persons are officers with the certificates that are known, each once.
func (k people) persons(officers []Officer) (out []Officer) {
	for _, o := range officers {
		is := k.person(o)
		if is == o || !slices.Contains(out, is) && !slices.Contains(officers, is) {
			out = append(out, is)
		}
	}
	return out
}

// named are the officers that a paper names: who was recorded without a
// certificate has the one that is known by now.
func (p *pen) named(officers []Officer) ([]Officer, error) {
	known, err := p.bearers(officers)
	return known.persons(officers), err
}

// certificatesAdded tells whether the same are named as before, some of them now
// with a certificate that was missing.
func certificatesAdded(was, is []Officer) bool {
	return slices.EqualFunc(was, is, func(a, b Officer) bool { return a == b || a.Name == b.Name && a.Cert == "" })
}

// Lacking are the officers who are named without a certificate.
func Lacking(officers []Officer) (names []string) {
	for _, o := range officers {
		if o.Cert == "" {
			names = append(names, o.Name)
		}
	}
	return names
}

// asked is how a person is asked for, so that what names them without a certificate
// is theirs too: by the name, if nobody else bears it.
func (k people) asked(label string) string {
	if name := labelled(label).Name; len(k.bear[name]) < 2 {
		return name
	}
	return label
}

// namesOf are all by which a person is named: as they are called now and were before,
// with a certificate and without.
func (k people) namesOf(label string) []string {
	names := []string{label, labelled(label).Name}
	for was, is := range k.now {
		if is == label {
			names = append(names, was, labelled(was).Name)
		}
	}
	return names
}

// alone is the name of a person alone, by which inspections may name them, if nobody
// else bears it.
func (p *pen) alone(v Person) ([]string, error) {
	if v.Cert == "" {
		return nil, nil
	}
	known, err := p.bearers([]Officer{{Name: v.Name}})
	if err != nil || slices.ContainsFunc(known.bear[v.Name],
		func(l string) bool { return !slices.Contains(v.labels(), l) }) {
		return nil, err
	}
	return []string{v.Name}, nil
}
