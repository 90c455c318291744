package inspect

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Figure is one thing that is counted: what people and programs call it, where its
// number stands, and what the rows behind it are. Tallies, tables, files, papers and
// help go through a table of figures and name none. Its entry is a field of a struct,
// and the field's tags: json (or key) is the key, en and zh have what it is called in a
// table and, after a stroke, over a column; per is its unit, in English and Chinese; and
// the others are as below.
type Figure struct {
	Key    string // in JSON, in CSV, and as the column in which a store keeps it
	EN, ZH string // after two blanks what is a part of the one above
	Short  [2]string
	Unit   [2]string
	Rows   Noun      // of: of which it counts, one row each; none if it has no rows
	Left   string    // left: out of «groups», out of all «tables», where it is 0 throughout; «out» of all
	Rate   [2]string // rate: the keys of its part and its whole; an empty part is counted otherwise
	Heads  [2]string // heads: over part and whole in a Chinese CSV, if not the name with 分子 and 分母
	Since  int       // since: new columns of a CSV stand to the right of those that came before
	Said   string    // said: of a rate, how a month's report tells it, with its whole, its part and its share
	Means  [2]string // what help and a month's report say of how it is counted

	field int
	rate  bool
}

// Countable is a pointer to what has figures. It knows nothing of what was not counted,
// of days before the book, or of what is not parted so; and it lacks what was not counted
// when it was frozen.
type Countable interface {
	knows(*Figure) bool
	lacks(*Figure) bool
}

// FigureTable are figures in the order of a table.
type FigureTable []*Figure

// tableOf reads the entries of a struct; a field without words is none.
func tableOf(of Countable, meanings map[string][2]string) FigureTable {
	t := make(FigureTable, 0, reflect.TypeOf(of).Elem().NumField())
	said := map[string]string{}
	pair := func(name, by string) (out [2]string) {
		out[0], out[1], _ = strings.Cut(said[name], by)
		return out
	}
	for i := range reflect.TypeOf(of).Elem().NumField() {
		field := reflect.TypeOf(of).Elem().Field(i)
		readTag(said, string(field.Tag))
		en, zh := pair("en", "|"), pair("zh", "|")
		if zh == ([2]string{}) {
			continue
		}
		key, _, _ := strings.Cut(said["json"], ",")
		if key == "-" {
			key = said["key"]
		}
		since := 0
		if said["since"] != "" {
			since, _ = strconv.Atoi(said["since"])
		}
		t = append(t, &Figure{key, en[0], zh[0], [2]string{en[1], zh[1]}, pair("per", "|"), Noun(said["of"]), said["left"],
			pair("rate", "/"), pair("heads", "|"), since, said["said"], meanings[key], i, field.Type == reflect.TypeFor[Rate]()})
	}
	return t
}

// readTag reads a tag in one go: [reflect.StructTag.Get] reads it for each name anew.
func readTag(said map[string]string, tag string) {
	clear(said)
	for tag != "" {
		name, rest, _ := strings.Cut(tag, `:"`)
		said[name], rest, _ = strings.Cut(rest, `"`)
		tag = strings.TrimLeft(rest, " ")
	}
}

func (f *Figure) at(of Countable) any {
	return reflect.ValueOf(of).Elem().Field(f.field).Addr().Interface()
}

// Count is the number that adds up: of a rate, its part.
func (f *Figure) Count(of Countable) int {
	switch v := f.at(of).(type) {
	case *int64:
		return int(*v)
	default:
		return *f.spot(of)
	}
}

// spot is where that stands.
func (f *Figure) spot(of Countable) *int {
	switch v := f.at(of).(type) {
	case *int:
		return v
	case *Rate:
		return &v.Numerator
	}
	panic(fmt.Sprintf("%s is no number", f.Key))
}

// Value is an int, an int64, a [Rate] or a float64; nil of what is not known.
func (f *Figure) Value(of Countable) any {
	if !of.knows(f) {
		return nil
	}
	switch v := f.at(of).(type) {
	case *int:
		return *v
	case *int64:
		return *v
	case *Rate:
		return *v
	case **float64:
		if *v != nil {
			return **v
		}
	}
	return nil
}

// IsRate tells a part of a whole.
func (f *Figure) IsRate() bool { return f.rate }

// Whole tells a figure of whole inspections and notices, which no level and no
// category parts.
func (f *Figure) Whole() bool { return f.Rows != Hazards && f.Rows != "" }

// Anywhere tells whether it is more than 0 in any of these.
func (f *Figure) Anywhere(all ...Countable) bool {
	return slices.ContainsFunc(all, func(of Countable) bool {
		v := f.Value(of)
		return v != nil && v != 0 && v != Rate{}
	})
}

// Named is the figure of that key.
func (t FigureTable) Named(key string) *Figure {
	return t[slices.IndexFunc(t, func(f *Figure) bool { return f.Key == key })]
}

// where are the figures of which that is so.
func (t FigureTable) where(so func(*Figure) bool) FigureTable {
	return slices.DeleteFunc(slices.Clone(t), func(f *Figure) bool { return !so(f) })
}

// Counted are those that count things, whose rows can be printed.
func (t FigureTable) Counted() FigureTable {
	return t.where(func(f *Figure) bool { return f.Rows != "" })
}

// Keys are how programs know them.
func (t FigureTable) Keys() (out []string) {
	for _, f := range t {
		out = append(out, f.Key)
	}
	return out
}

// grown is by key how much more each number is now, of those that are not the same.
func (t FigureTable) grown(now, was Countable) map[string]int {
	out := map[string]int{}
	for _, f := range t.Counted() {
		if n := f.Count(now) - f.Count(was); n != 0 && !was.lacks(f) {
			out[f.Key] = n
		}
	}
	return out
}

// Reckon puts the rates from what is counted.
func (t FigureTable) Reckon(of Countable) {
	for _, f := range t {
		r, _ := f.at(of).(*Rate)
		if f.Rate[0] != "" {
			r.Numerator = t.Named(f.Rate[0]).Count(of)
		}
		if f.Rate[1] != "" {
			r.Denominator = t.Named(f.Rate[1]).Count(of)
		}
	}
}

// Parse reads what a figure is called that has rows: its key, or any of the words that
// tables print for it.
func (t FigureTable) Parse(said string) (string, error) {
	var choices []Choice[string]
	for _, f := range t.Counted() {
		zh := strings.TrimSpace(f.ZH)
		also := []string{f.EN, f.Short[0], f.Short[1], zh + "（" + f.Unit[1] + "）"}
		choices = append(choices, Choice[string]{f.Key, zh, also})
	}
	return Choose("figure", "统计指标", choices, said)
}

// has refuses what is none of the figures that have rows.
func (t FigureTable) has(said string) error {
	keys := t.Counted().Keys()
	if slices.Contains(keys, said) {
		return nil
	}
	all := strings.Join(keys, ", ")
	return invalid("%q is not a figure", "%q 不是统计指标", said).Hint("figures are "+all, "可用指标："+all)
}
