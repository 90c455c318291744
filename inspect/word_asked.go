package inspect

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// terms are the common words of a dimension.
var terms = map[Dim][]Term{BySector: Sectors, ByCategory: Categories}

// Word is what lists and figures know the sector, town or category by that a person
// names: one that stands in the book, in either language, or a common word, even
// if nothing is counted under it; (none) for what has none; or else an unambiguous
// part of one that stands in the book.
func (r Reader) Word(dim Dim, said string) (string, error) {
	words, err := r.Words(dim)
	if err != nil || slices.Contains(words, said) {
		return said, err
	}
	if Unsaid(said) {
		return "", nil
	}
	means := func(word string) string { return Folded(TermWord(terms[dim], word)) }
	if k := slices.IndexFunc(words, func(w string) bool { return means(w) == means(said) }); k >= 0 {
		return words[k], nil
	}
	if frozen, err := r.frozenUnder(dim, said); err != nil || frozen {
		return said, err
	}
	if t, ok := termOf(terms[dim], said); ok {
		return t.Word, nil
	}
	return wordWith(dim, words, said)
}

// frozenUnder tells whether a closed month keeps figures under a word. What cannot
// be read of a month is for a check to tell.
func (r Reader) frozenUnder(dim Dim, word string) (bool, error) {
	quoted, _ := json.Marshal(word)
	closed, err := r.ClosedMonths()
	return slices.ContainsFunc(closed, func(m ClosedMonth) bool {
		if !strings.Contains(m.Body, string(quoted)) { // they are long to read
			return false
		}
		f, err := m.Frozen()
		return err == nil && slices.ContainsFunc(f.Groups[dim], func(g Group) bool { return g.Key == word })
	}), err
}

// wordWith is the one word that has that part.
func wordWith(dim Dim, words []string, said string) (string, error) {
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" })
	var like []string
	for _, w := range words {
		if strings.Contains(Folded(w), Folded(said)) {
			like = append(like, w)
		}
	}
	switch len(like) {
	case 1:
		return like[0], nil
	case 0:
		few := slices.Clone(words[:min(len(words), 12)])
		if len(words) > len(few) {
			few = append(few, "…")
		}
		return "", missing("nothing is counted under %[2]s %[1]q",
			"没有%[2]s为“%[1]s”的记录", said, Words{string(dim), dim.ZH()}).
			Hint("there are: "+strings.Join(few, ", "), "现有："+strings.Join(few, "、"))
	}
	return "", Errorf(CodeAmbiguous, "%q may be any of %d %s: %s", "“%s”对应 %d 个%s：%s",
		said, len(like), Words{map[Dim]string{BySector: "sectors", ByTown: "towns", ByCategory: "categories"}[dim],
			dim.ZH()},
		strings.Join(like, "、")).Hint("say more of it", "请写得更完整")
}

// Words are, in their order, the sectors or towns of sites, as they are and were,
// and of complaints, and the categories of hazards, which the tallies know by an
// index. What was recorded in error has its words too.
func (r Reader) Words(dim Dim) ([]string, error) {
	if dim == ByCategory {
		return r.tallied(dim, nil)
	}
	used, err := r.Group(Sites, Filter{}, string(dim))
	if err != nil {
		return nil, err
	}
	moved, err := bare[Site](r, Sites, Filter{Where: []Cond{{"moved", ">", int64(0)}}})
	for _, s := range moved {
		for _, was := range s.Former {
			used[map[Dim]string{BySector: was.Sector, ByTown: was.Town}[dim]]++
		}
	}
	if err == nil && dim == ByTown {
		var complained map[string]int
		complained, err = r.Group(Complaints, Filter{}, "town")
		maps.Copy(used, complained)
	}
	return slices.Sorted(maps.Keys(used)), err
}

// tallied are the keys under which hazards are counted, or only those.
func (r Reader) tallied(dim Dim, only []string) (keys []string, err error) {
	kept, err := r.Tallied(dim, only, Period{To: endOfTime}, "hazards_found", "hazards_withdrawn")
	for key, t := range kept {
		if !t.empty() {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys, err
}
