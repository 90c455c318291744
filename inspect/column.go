package inspect

import (
	"reflect"
	"strings"
)

// Column is one that a table of lines may have: a particular, and where it stands in a
// line.
type Column struct {
	Particular
	Must, Either bool // each line needs it, or one of those that are this
	Aside        bool // it is known, and holds nothing to record
	at           []int
}

// ColumnsOf are the columns of lines L, in the order of the parts that are marked so,
// and then what else the first of the tables has. Of a [Site] they are what is written
// down of one.
func ColumnsOf[L any](tables ...[]Particular) (out []Column) {
	own := map[string]bool{}
	line := reflect.TypeFor[L]()
	for i := range line.NumField() {
		f := line.Field(i)
		name, is, _ := strings.Cut(f.Tag.Get("column"), ",")
		if f.Type == reflect.TypeFor[Site]() {
			out = append(out, ofSite(f)...)
		} else if name != "" {
			own[name] = true
			out = append(out, Column{Particular: called(name, tables), Must: is == "must", Either: is == "either",
				at: f.Index})
		}
	}
	for _, p := range tables[0] {
		if p.EN == "" && !own[p.Key] {
			out = append(out, Column{Particular: p, Aside: true})
		}
	}
	return out
}

// ofSite are the columns of a site that is a part of a line; where it is the line
// itself, its name is one.
func ofSite(f reflect.StructField) (out []Column) {
	for _, p := range Particulars[Sites] {
		if name := p.Key == "name"; p.Headers != "" && (f.Anonymous || !name) {
			out = append(out, Column{Particular: p, Must: name, at: append(f.Index, placesIn(f.Type)[p.Key]...)})
		}
	}
	return out
}

// called is the particular of that name in one of the tables.
func called(name string, tables [][]Particular) Particular {
	for _, table := range tables {
		for _, p := range table {
			if p.Headers != "" && (p.Key == name || AskedAs(p.Key) == name) {
				p.Key = name
				return p
			}
		}
	}
	return Particular{Key: name}
}

// In is where it stands in a line.
func (c Column) In(line any) *string {
	return reflect.ValueOf(line).Elem().FieldByIndex(c.at).Addr().Interface().(*string)
}

// cellsOf are the cells of a line; those of one column are texts.
func cellsOf(line any, columns []Column, text string) (texts, cells []*string) {
	for i, at := range Places(columns, line) {
		switch {
		case at == nil:
		case columns[i].Key == text:
			texts = append(texts, at)
		default:
			cells = append(cells, at)
		}
	}
	return texts, cells
}

// Places are where columns stand in a line; nil of what holds nothing to record.
func Places(columns []Column, line any) (out []*string) {
	for _, c := range columns {
		var at *string
		if !c.Aside {
			at = c.In(line)
		}
		out = append(out, at)
	}
	return out
}

// Begin says where in its table a line stands, and why it could not be read, if so.
func Begin(line any, at int, unread error) {
	v := reflect.ValueOf(line).Elem()
	if v.FieldByName("Line").SetInt(int64(at)); unread != nil {
		v.FieldByName("Err").Set(reflect.ValueOf(unread))
	}
}
