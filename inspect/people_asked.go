package inspect

import (
	"cmp"
	"slices"
	"strings"
)

// Certified gives officers as a person names them the certificates that are
// known, and asks which is meant by a name that several bear.
func (r Reader) Certified(officers []Officer) ([]Officer, error) {
	p := &pen{Writer: Writer{Reader: r}, met: map[string][]Officer{}}
	return p.certified(officers)
}

// Inspector is what lists and figures know the inspector by whom a person names:
// by name and certificate, by name, or by an unambiguous part of them. Of a person
// some of whose records lack the certificate it is the name alone. Of a name that
// several bear, 张三: asks for what was recorded without a certificate.
func (r Reader) Inspector(said string) (key string, err error) {
	name, alone := saysAlone(said)
	if !alone {
		name = said
	}
	o, k, known, err := bearing(r, name)
	if err != nil {
		return "", err
	}
	bare := slices.Contains(known, Officer{Name: o.Name})
	switch labels := k.several(o); {
	case labels == nil && len(k.bear[o.Name]) < 2 && bare && k.person(o).Name == o.Name:
		return o.Name, nil
	case labels == nil || alone && bare:
		return k.key(o), nil
	case bare:
		alone := k.key(o)
		return "", whichOf(said, labels).Hint(
			"write the certificate's number too: %s; %s is what was recorded without one",
			"请同时写明证号，如 %s；%s 表示未记证号的", labels[0], alone)
	default:
		return "", whichOf(said, labels)
	}
}

// bearing is whom a person names by a name, a part of one or a reference, with all
// who are known of that name.
func bearing(r Reader, said string) (o Officer, k people, known []Officer, err error) {
	persons, err := r.People()
	if err != nil {
		return o, k, nil, err
	}
	v, refers, err := referred(r, said)
	if refers {
		said = v.Officer().String()
	}
	if err == nil {
		o, err = parseOfficer(said)
	}
	if err != nil {
		return o, k, nil, err
	}
	k = peopleOf(persons, nil)
	if o = k.is(o); !k.met(o) {
		known, err = r.Officers(o.Name)
		if err == nil && !slices.ContainsFunc(known, o.partly) {
			o, err = officerLike(r, persons, o)
		}
	}
	if err == nil {
		known, err = r.Officers(o.Name)
	}
	return o, peopleOf(persons, known), known, err
}

// met tells whether somebody of that name, and certificate if it has one, is known.
func (k people) met(o Officer) bool {
	labels, ok := k.bear[o.Name]
	return ok && (o.Cert == "" || slices.Contains(labels, o.String()))
}

// partly tells whether o is another, as far as it says.
func (o Officer) partly(other Officer) bool { return o.Cert == "" || o == other }

// Waiter is whom an agenda is asked for: an inspector as [Reader.Inspector] has it,
// else one by whose name alone something waits, as who has a complaint or took a
// number.
func (r Reader) Waiter(said string) (key string, err error) {
	page, err := r.Complaints(ComplaintFilter{Handler: said, Filter: Filter{Limit: 1}})
	blanks, failed := r.Blanks()
	officers, lost := r.Officers(said)
	if err := cmp.Or(err, failed, lost); err != nil {
		return "", err
	}
	took := slices.ContainsFunc(blanks, func(k Paper) bool { return k.Taker == said })
	if len(officers) == 0 && (took || page.Total > 0) {
		return said, nil
	}
	return r.Inspector(said)
}

// officerLike is the one person whose name and certificate hold what was said.
func officerLike(r Reader, persons []Person, said Officer) (Officer, error) {
	all, err := r.Officers("")
	if err != nil {
		return said, err
	}
	for _, v := range persons {
		if o := v.Officer(); v.Stands() && !slices.Contains(all, o) {
			all = append(all, o)
		}
	}
	k := peopleOf(persons, all)
	var labels []string
	for _, o := range all {
		label := k.person(o).String()
		if strings.Contains(Folded(label), Folded(said.String())) && k.several(o) == nil &&
			!slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	switch len(labels) {
	case 0:
		for _, o := range all[:min(len(all), 12)] {
			labels = append(labels, o.String())
		}
		e := missing("there is no inspector %q", "没有检查人员“%s”", said.String())
		if len(labels) == 0 {
			return said, e.Hint("nobody has inspected yet: {person.added NAME .cert=NUMBER}",
				"尚无检查记录；可先登记：{person.added 姓名 .cert=证号}")
		}
		return said, e.Hint("there are: "+strings.Join(labels, ", "), "现有："+strings.Join(labels, "、"))
	case 1:
		return labelled(labels[0]), nil
	}
	return said, whichOf(said.String(), labels)
}
