package inspect

// numberLeased took a number for a paper to be written by hand.
type numberLeased struct {
	Blank
	Head Anchor `json:"head,omitzero"` // of the record before it was taken, as its form prints it
}

// Kind implements [Fact].
func (numberLeased) Kind() string { return "number.leased" }

var _ = fact(kind[Blank, numberLeased]{
	begins: true,
	effect: func(k *Blank, f *numberLeased, t telling) {
		*k = f.Blank
		k.N, k.ID = t.Ref.N, t.ID
	},
	tell: func(f *numberLeased) Words { return say("taken on %s by %s", "%s %s领用", f.On, f.Taker) },
})

var _ = entered("number.leased", "", func(p *pen, e Entry, _ Ref, in struct {
	Form  FormKind `json:"form,omitempty"`
	Count int      `json:"count"`
	Taker string   `json:"taker"`
	On    Date     `json:"on,omitempty"`
}) (thing, error) {
	blanks, err := p.leaseNumbers(e.ID, LeaseEntry{Form: in.Form, Count: in.Count, Taker: in.Taker, On: in.On})
	if err != nil {
		return nil, err
	}
	return &blanks[0], nil
})
