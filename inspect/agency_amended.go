package inspect

import "cmp"

// agencyAmended changed what the agency is called or what its papers say.
type agencyAmended struct{ Agency }

var _ = define("agency.amended", definition[Agency, agencyAmended]{})

var _ = entered("agency.amended", "", func(p *pen, _ int64, _ Agency) (thing, error) {
	a := p.agency
	return nil, cmp.Or(p.entry.into(&a), p.amendAgency(&a))
})
