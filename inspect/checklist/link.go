package checklist

import (
	"slices"
	"strings"
)

// linker makes one library of layers.
type linker struct {
	*faults
	lists   []List
	laws    []Law
	clauses map[string]*Clause
	items   map[string][]Item // what each list comes to; nil while that is being found out
	path    []string
}

// link lays the layers over each other and ties lists to lists and items to
// clauses. It changes nothing of the layers.
func link(layers []layer, f *faults) (Library, error) {
	k := &linker{faults: f, items: map[string][]Item{}}
	for _, l := range layers {
		k.layLists(l)
		k.layLaws(l)
	}
	if err := f.err(); err != nil {
		return Library{}, err
	}
	l := Library{layers: layers, laws: k.laws, index: &index{}}
	for _, law := range k.laws {
		l.clauses = append(l.clauses, law.Clauses...)
	}
	k.clauses = make(map[string]*Clause, len(l.clauses))
	for i := range l.clauses {
		k.clauses[l.clauses[i].Code] = &l.clauses[i]
	}
	for i := range k.lists {
		k.lists[i].Items = k.whole(&k.lists[i])
	}
	if err := f.err(); err != nil {
		return Library{}, err
	}
	l.lists = k.lists
	return l, nil
}

// layLists puts a layer's lists in the place of those with the same codes.
func (k *linker) layLists(l layer) {
	first := map[string]place{}
	for _, s := range l.sheaves {
		if s.list == nil {
			continue
		}
		list := *s.list
		list.BuiltIn = l.builtIn
		if at, ok := first[list.Code]; ok {
			k.add(list.place, "list %s is in %s too", "检查表 %s 与 %s 重复", list.Code, at)
		}
		first[list.Code] = list.place
		if i := slices.IndexFunc(k.lists, func(o List) bool { return o.Code == list.Code }); i >= 0 {
			k.lists[i] = list
		} else {
			k.lists = append(k.lists, list)
		}
	}
}

// layLaws adds a layer's laws and takes the clauses they replace out of the
// earlier ones.
func (k *linker) layLaws(l layer) {
	first := map[string]string{}
	var laws []Law
	for _, s := range l.sheaves {
		for _, law := range s.laws {
			for _, c := range law.Clauses {
				if file, ok := first[c.Code]; ok && file != s.file {
					at := place{s.file, s.lines[c.Code]}
					k.add(at, "clause %s is in %s too", "条款 %s 与 %s 重复", c.Code, file)
				}
				first[c.Code] = s.file
			}
			laws = append(laws, law)
		}
	}
	if len(laws) == 0 {
		return
	}
	var kept []Law
	for _, law := range k.laws {
		law.Clauses = slices.DeleteFunc(slices.Clone(law.Clauses), func(c Clause) bool { return first[c.Code] != "" })
		if len(law.Clauses) > 0 {
			kept = append(kept, law)
		}
	}
	k.laws = append(kept, laws...)
}

// whole is what a list comes to: its own items, then those it includes, each
// once.
func (k *linker) whole(l *List) []Item {
	if items, ok := k.items[l.Code]; ok {
		return items
	}
	k.items[l.Code], k.path = nil, append(k.path, l.Code)
	items := slices.Clone(l.Items)
	from := map[string]string{}
	for i := range items {
		k.tie(&items[i])
		from[strings.ToUpper(items[i].Code)] = l.Code
	}
	for _, in := range l.Includes {
		for _, i := range k.included(in) {
			code := strings.ToUpper(i.Code)
			if from[code] == "" {
				items = append(items, i)
			} else if from[code] != i.List {
				k.add(in.place, "%[1]s has an item %[2]s, and so has %[3]s", "%[1]s 与 %[3]s 都有条目 %[2]s",
					i.List, i.Code, from[code])
			}
			from[code] = i.List
		}
	}
	k.path = k.path[:len(k.path)-1]
	k.items[l.Code] = items
	return items
}

// included are the items that an include takes in; an include that leads back
// to its own list is refused.
func (k *linker) included(in Include) []Item {
	at := slices.IndexFunc(k.lists, func(l List) bool { return l.Code == in.List })
	if at < 0 {
		k.add(in.place, "there is no list %s to include", "没有可以包含的检查表 %s", in.List)
		return nil
	}
	if i := slices.Index(k.path, in.List); i >= 0 {
		round := strings.Join(append(slices.Clone(k.path[i:]), in.List), " → ")
		k.add(in.place, "the lists include each other in a circle: %s", "检查表循环包含：%s", round).
			Hint("remove one of the lines 包含", "请删去其中一行“包含”")
		return nil
	}
	all := k.whole(&k.lists[at])
	if len(in.Items) == 0 {
		return all
	}
	var some []Item
	for _, code := range in.Items {
		i := slices.IndexFunc(all, func(i Item) bool { return strings.EqualFold(i.Code, code) })
		if i < 0 {
			k.add(in.place, "list %[1]s has no item %[2]s to include", "检查表 %[1]s 没有条目 %[2]s", in.List, code)
			continue
		}
		some = append(some, all[i])
	}
	return some
}

// tie finds the clauses of an item's bases.
func (k *linker) tie(i *Item) {
	i.clauses = nil
	for _, code := range i.Bases {
		c := k.clauses[code]
		if c == nil {
			k.add(i.basisAt, "item %s cites clause %s, which is in no file of laws",
				"条目 %s 引用的条款 %s 不在任何法规文件中", i.Code, code).
				Hint("write its code as 条款 has it, or add it to a file of laws", "请按“条款”的代码填写，或在法规文件中补充该条款")
			continue
		}
		i.clauses = append(i.clauses, c)
	}
}
