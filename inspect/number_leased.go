package inspect

// NumberLeased took a number for a paper to be written by hand.
type NumberLeased struct {
	Blank
	Head Anchor `json:"head,omitzero"` // of the record before it was taken, as its form prints it
}

// Kind implements [Fact].
func (NumberLeased) Kind() string { return "number.leased" }

var _ = fact(kind[Blank, NumberLeased]{
	begins: true,
	effect: func(k *Blank, f *NumberLeased, t telling) {
		*k = f.Blank
		k.N, k.ID = t.Ref.N, t.ID
	},
	tell: func(f *NumberLeased) Words { return say("taken on %s by %s", "%s %s领用", f.On, f.Taker) },
})
