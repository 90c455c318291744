package inspect

// agencyOpened began the book.
type agencyOpened struct {
	Agency
	Book string `json:"book"` // the book's own name, a UUID
}

var _ = define("agency.opened", definition[Agency, agencyOpened]{
	begins: true,
})

var _ = entered("agency.opened", "", func(p *pen, _ int64, in struct {
	Agency
	Zone string `json:"zone,omitempty"` // none: Asia/Shanghai
}) (thing, error) {
	in.Agency.Zone = in.Zone
	return nil, p.open(&in.Agency)
})
