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
	var asked []string
	for word := range strings.FieldsSeq(text) {
		if word = fold(word); word != "" {
			asked = append(asked, word)
		}
	}
	if len(asked) == 0 || l.index == nil {
		return nil
	}
	l.index.once.Do(func() { l.index.fill(l) })
	var direct, cited []Clause
	for i, c := range l.clauses {
		inItem := func(n int) bool { return holds(asked, l.index.clauses[i], l.index.items[n]) }
		switch {
		case on != "" && !c.InForce(on):
		case holds(asked, l.index.clauses[i], ""):
			direct = append(direct, c)
		case slices.ContainsFunc(l.index.citing[c.Code], inItem):
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
		x.clauses[i] = fold(strings.Join([]string{c.Law, c.Number, c.Article, c.Gist, c.Code}, apart))
	}
	for _, list := range l.lists {
		for _, i := range list.Items {
			if i.List != list.Code {
				continue
			}
			for _, code := range i.Bases {
				x.citing[code] = append(x.citing[code], len(x.items))
			}
			x.items = append(x.items, fold(i.Look+apart+strings.Join(i.Hazards, apart)))
		}
	}
}

// fold makes texts that people write differently one.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '—' || r == '–' || r == '‐' {
			return '-'
		}
		return r
	}, inspect.Folded(s))
}

// apart is between texts, so that no word is found across two.
const apart = "\x00"
