package inspect

// formSet changed one form's wording for this agency from then on; papers
// already issued stay as they are.
type formSet struct{ Form Form }

var _ = define("form.set", definition[Agency, formSet]{})

var _ = entered("form.set", "", func(p *pen, _ int64, f Form) (thing, error) {
	return nil, p.setForm(&f, p.entry.File)
})
