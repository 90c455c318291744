package inspect

// AgencyOpened began the book.
type AgencyOpened struct {
	Agency
	Book string `json:"book"` // the book's own name, a UUID
}

// Kind implements [Fact].
func (AgencyOpened) Kind() string { return "agency.opened" }

var _ = fact(kind[Agency, AgencyOpened]{
	begins: true,
})

var _ = entered("agency.opened", "", func(p *pen, e Entry, _ Ref, a Agency) (thing, error) { return nil, p.open(e.ID, &a) })
