package sqlstore

import "rectify/inspect"

// Difference is how something of a schema is not as this version makes it.
type Difference struct{ EN, ZH string }

// The differences.
var (
	Strange = Difference{"is not of rectify's making", "不是本程序建立的"}
	Changed = Difference{"is not as this version makes it", "与本版本建立的不同"}
	Missing = Difference{"is missing", "缺失"}
)

// Compare tells each difference between what this version makes and what there
// is, in the order of all; same tells whether two are alike.
func Compare[K comparable, V any](all []K, made, has map[K]V, same func(V, V) bool, tell func(K, Difference)) {
	told := map[K]bool{}
	for _, is := range all {
		want, ours := made[is]
		have, there := has[is]
		if told[is] || ours && there && same(want, have) {
			continue
		}
		told[is] = true
		switch {
		case !ours:
			tell(is, Strange)
		case there:
			tell(is, Changed)
		default:
			tell(is, Missing)
		}
	}
}

var kinds = map[string]string{"table": "表", "view": "视图", "sequence": "序列", "index": "索引", "constraint": "约束",
	"rule": "规则", "trigger": "触发器", "function": "函数"}

// Differs makes a fault of something of a schema, and gives it for its hint. What
// it is of may be nothing.
func (v *Verifier) Differs(kind, name, of string, how Difference) *inspect.Error {
	if of == "" {
		return v.Fault("the %[1]s %[3]q "+how.EN, "%[2]s %[3]q "+how.ZH, kind, kinds[kind], name)
	}
	return v.Fault("the %[1]s %[3]q (of %[4]s) "+how.EN, "%[2]s %[3]q（%[4]s）"+how.ZH, kind, kinds[kind], name, of)
}
