package checklist

import (
	"slices"
	"strings"
	"sync"

	"rectify/inspect"
)

// index is the folded texts that are searched, made on the first search.
type index struct {
	once    sync.Once
	clauses []string
	items   []string         // of the lists' own items
	citing  map[string][]int // of each clause code, the items that cite it
}

// Search finds clauses by any part of their law's title, number, article, gist
// or code, or of the texts of the items that cite them; of several words each
// must be found. Width, case, blanks and kinds of dashes are one: gb50156
// finds GB 50156—2021. Clauses that have the words themselves come first, those
// found by an item behind. Only clauses that held on that civil day are found;
// on no day, all are looked through. No words find nothing.
func (l Library) Search(text string, on inspect.Date) []Clause {
	asked := strings.Fields(text)
	for i := range asked {
		asked[i] = fold(asked[i])
	}
	if asked = slices.DeleteFunc(asked, func(w string) bool { return w == "" }); len(asked) == 0 || l.index == nil {
		return nil
	}
	l.index.once.Do(func() { l.index.fill(l) })
	var direct, cited []Clause
	for i, c := range l.clauses {
		switch {
		case on != "" && !c.InForce(on):
		case holds(asked, l.index.clauses[i], ""):
			direct = append(direct, c)
		case slices.ContainsFunc(l.index.citing[c.Code], func(n int) bool { return holds(asked, l.index.clauses[i], l.index.items[n]) }):
			cited = append(cited, c)
		}
	}
	return append(direct, cited...)
}

// holds tells whether each word is in a or in b.
func holds(words []string, a, b string) bool {
	for _, w := range words {
		if !strings.Contains(a, w) && !strings.Contains(b, w) {
			return false
		}
	}
	return true
}

func (x *index) fill(l Library) {
	x.clauses, x.citing = make([]string, len(l.clauses)), map[string][]int{}
	for i, c := range l.clauses {
		x.clauses[i] = fold(c.Law + "\n" + c.Number + "\n" + c.Article + "\n" + c.Gist + "\n" + c.Code)
	}
	for _, list := range l.lists {
		for _, i := range list.Items {
			if i.List != list.Code {
				continue
			}
			for _, code := range i.Bases {
				x.citing[code] = append(x.citing[code], len(x.items))
			}
			x.items = append(x.items, fold(i.Look+"\n"+strings.Join(i.Hazards, "\n")))
		}
	}
}

// fold makes texts that people write differently one.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\u3000':
			return -1
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r == '—' || r == '–' || r == '－' || r == '‐':
			return '-'
		case r >= 0xff21 && r <= 0xff3a: // full-width capitals
			return r - 0xff21 + 'a'
		case r >= 0xff01 && r <= 0xff5e:
			return r - 0xfee0
		}
		return r
	}, s)
}
