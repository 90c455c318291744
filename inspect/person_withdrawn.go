package inspect

import "cmp"

// PersonWithdrawn said that the person was recorded in error. Inspections that name
// them stay as they are.
type PersonWithdrawn struct {
	Reason string `json:"reason"`
}

var _ = define("person.withdrawn", definition[Person, PersonWithdrawn]{
	strike: true, plain: true,
	fill:   func(p *pen, v Person, _ *PersonWithdrawn) error { return p.nobodyIn(v) },
	rule:   func(v Person, _ *PersonWithdrawn) error { return standingPerson(v) },
	effect: func(v *Person, f *PersonWithdrawn, _ telling) { v.Withdrawn = f.Reason },
	returns: func(p *pen, e Event, _ *PersonWithdrawn) error {
		v, err := existing(p.Person, e.Ref.N)
		return cmp.Or(err, p.nobodyIn(v))
	},
	told: Words{"withdrawn", "作误录处理"},
})

// nobodyIn refuses while another is one with that person.
func (p *pen) nobodyIn(v Person) error {
	all, err := p.persons()
	for _, o := range all {
		if o.Into == v.N && o.Withdrawn == "" {
			return refused("%[1]s was merged into %[2]s", "%[1]s 已并入 %[2]s", o.ref(), v.ref()).
				Hint("undo that first: {fact.struck %s .reason=…}", "请先撤销：{fact.struck %s .reason=…}", o.ref())
		}
	}
	return err
}
