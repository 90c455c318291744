package inspect

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// every is f but for what has changed since: the rows are looked at one by one.
// A bare list is narrowed as it was by what [had] knows.
func (f Filter) every() Filter {
	f.Limit, f.Withdrawn, f.States, f.Overdue = 0, true, nil, ""
	f.Where = slices.DeleteFunc(slices.Clone(f.Where),
		func(c Cond) bool { return c.Column == "withdrawn" || c.Column == "state" })
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
		held := reflect.New(reflect.TypeOf(row).Elem())
		held.Elem().Set(reflect.ValueOf(row).Elem())
		rows = append(rows, held.Interface())
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
	case *HazardRow:
		return v.hazardThen(r, f)
	case *PaperRow:
		var pa Paper
		ok, err = v.Get(Ref{noun, r.N}, &pa)
		r.Voided, r.VoidedOn, r.Served = pa.Voided, pa.VoidedOn, pa.Service.On
		return ok && (f.Withdrawn || r.Voided == ""), err
	}
	is := reflect.ValueOf(row).Elem()
	if of := is.Field(0); of.Kind() == reflect.Struct { // of a row, the thing itself
		is = of
	}
	ok, err = v.Get(Ref{noun, is.FieldByName("N").Int()}, is.Addr().Interface())
	return ok && (f.Bare || f.Withdrawn || had(is, Cond{"withdrawn", "=", ""})) &&
		(f.Site == 0 || had(is, Cond{"site", "=", f.Site})) &&
		!slices.ContainsFunc(f.Where, func(c Cond) bool { return !had(is, c) }) && f.had(is.Addr().Interface()), err
}

// had tells whether a thing was such as is asked for in what only its noun has.
func (f Filter) had(thing any) bool {
	switch t := thing.(type) {
	case *Site:
		return f.finds(t.Name, t.Address, t.CreditCode, t.Person)
	case *Campaign:
		return f.finds(t.Name)
	case *Inspection:
		return (f.Campaign <= 0 || t.Campaign == f.Campaign) &&
			(f.Inspector == "" || slices.ContainsFunc(t.Inspectors,
				func(o Officer) bool { return o.known(f.Inspector) }))
	case *Hazard:
		return f.Photo == "" || t.hadPhoto(f.Photo)
	}
	return true
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

// hadParts are the parts of things by the columns that they are found by.
var hadParts = map[string]string{"name": "Name", "withdrawn": "Withdrawn", "site": "Site", "date": "Date",
	"channel": "Channel", "source": "SourceNumber", "state": "State"}

// had tells whether a thing was so, of what things are found by; the numbers of
// papers never change.
func had(thing reflect.Value, c Cond) bool {
	is := thing.FieldByName(hadParts[c.Column])
	if !is.IsValid() {
		return true
	}
	switch order := cmp.Compare(fmt.Sprint(is), fmt.Sprint(c.Value)); c.Is {
	case "=":
		return order == 0
	case "<>":
		return order != 0
	case "<":
		return order < 0
	case ">=":
		return order >= 0
	}
	return true
}
