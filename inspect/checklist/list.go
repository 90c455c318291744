package checklist

import (
	"strings"

	"rectify/inspect"
)

// List is a checklist: what to look at, in order.
type List struct {
	Code     string // fuel-station
	NameZH   string
	NameEN   string // empty when an office gives none
	Version  string
	Sectors  []string // sectors it suits; none: it suits all
	Includes []Include
	Items    []Item   // its own, and behind them those it includes
	File     string   // the file it was read from
	BuiltIn  bool     // whether it is the one that comes with the product
	Comments []string // remarks in the file

	place place
}

// Include takes another list's items in: all, or those named.
type Include struct {
	List  string
	Items []string

	place place
}

// Item is one thing to look at.
type Item struct {
	List     string   // code of the list that it is in; an included item keeps it
	Code     string   // once in a list: FS03
	Group    string   // 分组; empty for none
	Look     string   // what to look at, as a question that «yes» answers well
	Hazards  []string // what may be recorded for a «no», each one observable defect; the first is the usual one
	Level    inspect.Level
	Category string // the product's own words: training, fire …
	Days     int    // usual term in calendar days; 0 is on the spot
	Bases    []string
	Comments []string

	place   place
	basisAt place
	clauses []*Clause
}

// Hazard is what is usually recorded when the answer is «no».
func (i Item) Hazard() string { return i.Hazards[0] }

// Clauses are those of i's bases that held on that civil day.
func (i Item) Clauses(on inspect.Date) (held []Clause) {
	for _, c := range i.clauses {
		if c.InForce(on) {
			held = append(held, *c)
		}
	}
	return held
}

// Basis is the citation that goes into a hazard found on that civil day:
// empty when no clause is known to have held then.
func (i Item) Basis(on inspect.Date) string { return cite(i.Clauses(on)) }

// Item finds an item by its code, in either case.
func (l List) Item(code string) (Item, error) {
	for _, i := range l.Items {
		if strings.EqualFold(i.Code, code) {
			return i, nil
		}
	}
	return Item{}, inspect.Errorf(inspect.CodeNotFound, "list %s has no item %q", "检查表 %s 没有条目 %q", l.Code, code)
}
