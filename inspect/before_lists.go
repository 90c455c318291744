package inspect

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
)

// every is f but for what has changed since: the rows are looked at one by one.
// A bare list is narrowed as it was by what [had] knows.
func (f Filter) every() Filter {
	f.Limit, f.Withdrawn, f.States, f.Overdue = 0, true, nil, ""
	f.Where = slices.DeleteFunc(slices.Clone(f.Where), func(c Cond) bool { return c.Column == "withdrawn" || c.Column == "state" })
	return f
}

// finds tells whether one of these holds the text that is looked for.
func (f Filter) finds(in ...string) bool {
	return f.Text == "" || slices.ContainsFunc(in, func(s string) bool {
		return strings.Contains(strings.ToLower(s), strings.ToLower(f.Text))
	})
}

// List implements [View]: what there was, as it was.
func (v *view) List(noun Noun, f Filter, fn func(row any) error) (total int, err error) {
	if noun == Forms {
		return v.form(f, fn)
	}
	every := f.every()
	if noun == Sites || noun == Campaigns { // they may have had other names
		every.Text = ""
	}
	if noun == Campaigns {
		every.Where = nil
	}
	if noun == Inspections || noun == Reviews || noun == Complaints { // they may have been of another site
		every.Site, every.Inspector = 0, ""
		every.Where = slices.DeleteFunc(every.Where, func(c Cond) bool { return c.Column == "site" })
	}
	if noun == Hazards && f.Notice != 0 { // of a notice they are those that it names
		no, _, err := Reader{v}.Notice(f.Notice)
		if err != nil {
			return 0, err
		}
		every.Notice, every.Hazards = 0, []int64{}
		for _, it := range no.Items {
			every.Hazards = append(every.Hazards, it.Hazard)
		}
	}
	var rows []any
	if _, err := v.View.List(noun, every, func(row any) error {
		rows = append(rows, row)
		return nil
	}); err != nil {
		return 0, err
	}
	for _, row := range rows {
		shown, err := v.then(noun, row, f)
		if err != nil {
			return total, err
		}
		if !shown {
			continue
		}
		if total++; f.Limit > 0 && total > f.Limit {
			continue
		}
		if err := fn(row); err != nil {
			return total, err
		}
	}
	return total, nil
}

// then makes of a row what it was, and tells whether it was there and such as is
// asked for.
func (v *view) then(noun Noun, row any, f Filter) (ok bool, err error) {
	switch r := row.(type) {
	case *SiteRow:
		ok, err = v.Get(r.ref(), &r.Site)
		return ok && (f.Withdrawn || r.Withdrawn == "") && f.finds(r.Name, r.Address, r.CreditCode, r.Person), err
	case *CampaignRow:
		ok, err = v.Get(r.ref(), &r.Campaign)
		return ok && (f.Withdrawn || r.Withdrawn == "") && f.finds(r.Name), err
	case *InspectionRow:
		ok, err = v.Get(r.ref(), &r.Inspection)
		return ok && (f.Withdrawn || r.Withdrawn == "") && (f.Site == 0 || r.Site == f.Site) && (f.Campaign <= 0 || r.Campaign == f.Campaign) &&
			(f.Inspector == "" || slices.ContainsFunc(r.Inspectors, func(o Officer) bool { return o.known(f.Inspector) })), err
	case *HazardRow:
		return v.hazardThen(r, f)
	case *PaperRow:
		var pa Paper
		ok, err = v.Get(Ref{noun, r.N}, &pa)
		r.Voided, r.VoidedOn, r.Served = pa.Voided, pa.VoidedOn, pa.Service.On
		return ok && (f.Withdrawn || r.Voided == ""), err
	case *ReviewRow:
		ok, err = v.Get(r.ref(), &r.Review)
		return ok && (f.Withdrawn || r.Withdrawn == "") && (f.Site == 0 || r.Site == f.Site), err
	case *ComplaintRow:
		ok, err = v.Get(r.ref(), &r.Complaint)
		return ok && (f.Withdrawn || r.Withdrawn == "") && (f.Site == 0 || r.Site == f.Site), err
	}
	thing := reflect.ValueOf(row).Elem()
	ok, err = v.Get(Ref{noun, thing.FieldByName("N").Int()}, row)
	switch t := row.(type) {
	case *Draw:
		ok = ok && (f.Bare || f.Withdrawn || t.Withdrawn == "")
	case *Hazard:
		ok = ok && (f.Photo == "" || t.hadPhoto(f.Photo))
	}
	return ok && !slices.ContainsFunc(f.Where, func(c Cond) bool { return !had(row, c) }), err
}

// hazardThen tells a row of a list of hazards as it was, and whether it was such
// as is asked for.
func (v *view) hazardThen(r *HazardRow, f Filter) (ok bool, err error) {
	if ok, err = v.Get(r.ref(), &r.Hazard); err != nil || !ok {
		return false, err
	}
	no, _, err := Reader{v}.Notice(r.Notice)
	r.Number = no.Number
	state := f.Withdrawn || f.Hazards != nil || r.State != Withdrawn
	if len(f.States) > 0 {
		state = slices.Contains(f.States, r.State)
	}
	return state && (f.Notice == 0 || r.Notice == f.Notice) && (f.Overdue == "" || r.OverdueAt(f.Overdue)), err
}

// had tells whether a thing was so, of what things are found by; the numbers of
// papers never change.
func had(thing any, c Cond) bool {
	var is any
	switch t := thing.(type) {
	case *Site:
		is = map[string]any{"name": t.Name, "withdrawn": t.Withdrawn}[c.Column]
	case *Campaign:
		is = map[string]any{"name": t.Name, "withdrawn": t.Withdrawn}[c.Column]
	case *Inspection:
		is = map[string]any{"site": t.Site, "withdrawn": t.Withdrawn, "date": string(t.Date)}[c.Column]
	case *Complaint:
		is = map[string]any{"channel": string(t.Channel), "source": t.SourceNumber, "state": string(t.State)}[c.Column]
	}
	text, _ := is.(string)
	than, _ := c.Value.(string)
	switch order := cmp.Compare(text, than); {
	case is == nil:
		return true
	case c.Is == "=":
		return is == c.Value
	case c.Is == "<>":
		return is != c.Value
	case c.Is == "<":
		return order < 0
	case c.Is == ">=":
		return order >= 0
	}
	return true
}
