package checklist

import (
	"slices"
	"strings"

	"rectify/inspect"
)

// key is one key of a record: its names, whether the record needs it, whether
// it may recur, and the most characters of its value (those of inspect's own
// texts, so that a hazard made from an item is taken).
type key struct {
	zh, en     string
	must, many bool
	longest    int
}

// kind is a kind of record; its first key opens it.
type kind []key

const (
	word = 60
	name = 200
	text = 2000
)

// The kinds, with their keys in canonical order. They are laid out by the
// compiler: nothing runs for them when a process starts.
var (
	listKind = kind{
		{zh: "清单", en: "list", must: true, longest: 40},
		{zh: "名称", en: "name", must: true, longest: name},
		{zh: "英文名", en: "name-en", longest: name},
		{zh: "版本", en: "version", must: true, longest: word},
		{zh: "行业", en: "sectors", longest: text},
		{zh: "包含", en: "include", many: true, longest: text},
	}
	groupKind = kind{{zh: "分组", en: "group", must: true, longest: word}}
	itemKind  = kind{
		{zh: "条目", en: "item", must: true, longest: 20},
		{zh: "查看", en: "look", must: true, longest: text},
		{zh: "隐患", en: "hazard", must: true, many: true, longest: text},
		{zh: "级别", en: "level", must: true, longest: word},
		{zh: "类别", en: "category", must: true, longest: word},
		{zh: "期限", en: "days", must: true, longest: word},
		{zh: "依据", en: "basis", longest: text},
	}
	lawKind = kind{
		{zh: "法规", en: "law", must: true, longest: name},
		{zh: "编号", en: "number", longest: name},
		{zh: "版本", en: "edition", longest: word},
		{zh: "施行", en: "from", must: true, longest: word},
		{zh: "失效", en: "to", longest: word},
		{zh: "状态", en: "status", longest: word},
	}
	clauseKind = kind{
		{zh: "条款", en: "clause", must: true, longest: word},
		{zh: "条文", en: "article", longest: name},
		{zh: "要点", en: "gist", longest: text},
		{zh: "施行", en: "from", longest: word},
		{zh: "失效", en: "to", longest: word},
	}
	kinds = [...]kind{listKind, groupKind, itemKind, lawKind, clauseKind}
)

// find is the key of k that is called so, in either language.
func (k kind) find(called string) *key {
	for i := range k {
		if k[i].zh == called || k[i].en == called {
			return &k[i]
		}
	}
	return nil
}

// String is the key that opens the record.
func (k kind) String() string { return k[0].zh }

// names are k's keys as they are written.
func (k kind) names() string {
	return strings.Join(inspect.Mapped(k, func(key key) string { return key.zh }), "、")
}

// opened is the kind of record that the key opens, nil when it opens none.
func opened(called string) kind {
	for _, k := range kinds {
		if k.find(called) == &k[0] {
			return k
		}
	}
	return nil
}

// known tells whether any kind has a key of that name.
func known(called string) bool {
	return slices.ContainsFunc(kinds[:], func(k kind) bool { return k.find(called) != nil })
}
