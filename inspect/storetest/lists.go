package storetest

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"rectify/inspect"
)

// list is one noun's list: how a store is asked for it, and what it is to hold.
type list[T any] struct {
	query  func(inspect.Reader, inspect.Filter) (inspect.Page[T], error)
	all    []T // in the noun's own order, which is that of the numbers
	hidden func(T) bool
	shows  []string                    // the fields that show what is hidden, too
	sorts  map[string]func(a, b T) int // ascending; equal ones follow in their own order
	heeds  []narrowing[T]
}

// narrowing is a field of the filter that the noun heeds, with a value that
// leaves some of the played book's rows out and others in.
type narrowing[T any] struct {
	field string
	set   func(*inspect.Filter)
	keep  func(T) bool
}

// withdrawn is the field that narrows unless it is set.
const withdrawn = "Withdrawn"

// listsAreComplete: each list holds what the filter leaves, all of it unless
// limited, in the order asked for, and says how many there are in all.
func listsAreComplete(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	read(t, p.store, func(r inspect.Reader) {
		s := shelve(t, r)
		t.Run("sites", func(t *testing.T) { s.siteList().try(t, r) })
		t.Run("campaigns", func(t *testing.T) { s.campaignList().try(t, r) })
		t.Run("inspections", func(t *testing.T) { s.inspectionList().try(t, r) })
		t.Run("hazards", func(t *testing.T) { s.hazardList().try(t, r) })
		t.Run("hazards one by one", func(t *testing.T) {
			l := s.hazardList()
			l.query = oneByOne
			l.try(t, r)
		})
		t.Run("notices", func(t *testing.T) { s.noticeList().try(t, r) })
		t.Run("papers", func(t *testing.T) { s.paperList().try(t, r) })
		t.Run("reviews", func(t *testing.T) { s.reviewList().try(t, r) })
		t.Run("words in use", func(t *testing.T) { wordsInUse(t, r) })
		t.Run("officers", func(t *testing.T) { s.officersAreThoseNamed(t, r) })
	})
}

// officersAreThoseNamed: a store tells who is named by inspections that were not
// withdrawn and by reviews that were not struck, all of them or those of one name.
func (s shelf) officersAreThoseNamed(t *testing.T, r inspect.Reader) {
	want := map[inspect.Officer]bool{}
	for _, i := range s.inspections {
		for _, o := range i.Inspectors {
			want[o] = want[o] || i.Withdrawn == ""
		}
	}
	for _, rv := range s.reviewRows() {
		for _, o := range rv.Inspectors {
			want[o] = want[o] || rv.Withdrawn == ""
		}
	}
	for _, name := range []string{"", "甲某", "丙某", "甲", "甲某:A001"} {
		officers, seen := got[[]inspect.Officer](t)(r.Officers(name)), map[inspect.Officer]bool{}
		for _, o := range officers {
			if seen[o] || !want[o] || name != "" && o.Name != name {
				t.Errorf("of %q: %v", name, officers)
			}
			seen[o] = true
		}
		for o, named := range want {
			if named && (name == "" || o.Name == name) && !seen[o] {
				t.Errorf("of %q: %v, without %v", name, officers, o)
			}
		}
	}
}

// wordsInUse: a store knows each sector and category of the book, no others.
func wordsInUse(t *testing.T, r inspect.Reader) {
	want := map[inspect.Dim]map[string]bool{inspect.BySector: {"mine": false},
		inspect.ByCategory: {"fire-smoking": false}}
	for _, s := range got[inspect.Page[inspect.SiteRow]](t)(r.Sites(inspect.Filter{})).Rows {
		want[inspect.BySector][s.Sector] = true
	}
	for _, h := range got[inspect.Page[inspect.HazardRow]](t)(r.Hazards(inspect.Filter{})).Rows {
		want[inspect.ByCategory][h.Category] = true
	}
	for dim, words := range want {
		for word, used := range words {
			if is := got[string](t)(r.Used(dim, word)); word != "" && (is != "") != used {
				t.Errorf("%s %q in use: %v", dim, word, is)
			}
		}
	}
}

// oneByOne is a page of what a store gives without holding it.
func oneByOne(r inspect.Reader, f inspect.Filter) (p inspect.Page[inspect.HazardRow], err error) {
	p.Total, err = r.EachHazard(f, func(row inspect.HazardRow) error {
		p.Rows = append(p.Rows, row)
		return nil
	})
	return p, err
}

func (l list[T]) try(t *testing.T, r inspect.Reader) {
	for _, key := range append(slices.Sorted(maps.Keys(l.sorts)), "", "ref") {
		for _, desc := range []bool{false, true} {
			for limit := range len(l.all) + 2 {
				l.ask(t, r, inspect.Filter{Sort: key, Descending: desc, Limit: limit, Withdrawn: true}, l.all)
			}
		}
	}
	for _, never := range []string{"null", `["`, `\u0026`} { // what a store may write in between
		l.ask(t, r, inspect.Filter{Text: never, Withdrawn: true}, nil)
	}
	for first, a := range l.heeds {
		l.narrows(t, a)
		for k, b := range l.heeds[first:] {
			l.both(t, r, a, b, k)
		}
	}
	if _, err := l.query(r, inspect.Filter{Sort: "n; DROP TABLE site"}); !inspect.IsCode(err, inspect.CodeInvalid) {
		t.Errorf("sorted by nonsense: %v", err)
	}
}

// narrows sees to it that the suite itself can fail: a value that leaves all
// rows in, or none, would try nothing.
func (l list[T]) narrows(t *testing.T, a narrowing[T]) {
	t.Helper()
	n, all := len(l.left(a)), len(l.all)
	if a.field == withdrawn {
		n = len(l.left())
	}
	if n == 0 || n == all {
		t.Errorf("%s leaves %d rows of %d", a.field, n, all)
	}
}

// left are the rows that the narrowings leave, hidden ones among them only if asked for.
func (l list[T]) left(by ...narrowing[T]) (out []T) {
	shown := slices.ContainsFunc(by, func(a narrowing[T]) bool {
		return a.field == withdrawn ||
			slices.Contains(l.shows, a.field)
	})
	for _, row := range l.all {
		keep := shown || l.hidden == nil || !l.hidden(row)
		for _, a := range by {
			keep = keep && (a.keep == nil || a.keep(row))
		}
		if keep {
			out = append(out, row)
		}
	}
	return out
}

// both asks with two narrowings at once, each time in another order and cut.
func (l list[T]) both(t *testing.T, r inspect.Reader, a, b narrowing[T], k int) {
	t.Helper()
	if a.field == b.field {
		b = a
	}
	want := l.left(a, b)
	keys := append(slices.Sorted(maps.Keys(l.sorts)), "")
	for _, limit := range []int{0, 1, max(len(want)-1, 1), max(len(want), 1), len(want) + 1} {
		f := inspect.Filter{Sort: keys[k%len(keys)], Descending: k%2 == 1, Limit: limit}
		a.set(&f)
		b.set(&f)
		l.ask(t, r, f, want)
	}
}

// ask compares a page with the rows it is to hold, given in their own order.
func (l list[T]) ask(t *testing.T, r inspect.Reader, f inspect.Filter, want []T) {
	t.Helper()
	page, err := l.query(r, f)
	if err != nil || page.Total != len(want) {
		t.Fatalf("%+v: %d in all, want %d (%v)", f, page.Total, len(want), err)
	}
	want = slices.Clone(want)
	if by := l.sorts[f.Sort]; by != nil {
		slices.SortStableFunc(want, by)
	}
	if f.Descending {
		slices.Reverse(want)
	}
	if f.Limit > 0 && f.Limit < len(want) {
		want = want[:f.Limit]
	}
	if len(page.Rows) != len(want) {
		t.Fatalf("%+v: %d rows, want %d", f, len(page.Rows), len(want))
	}
	for k := range want {
		equal(t, fmt.Sprintf("%+v: row %d", f, k), page.Rows[k], want[k])
	}
}
