package inspect

// AgencyAmended changed what the agency is called or what its papers say.
type AgencyAmended struct{ Agency }

// Kind implements [Fact].
func (AgencyAmended) Kind() string { return "agency.amended" }

var _ = fact(kind[Agency, AgencyAmended]{})
