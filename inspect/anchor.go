package inspect

import (
	"cmp"
	"sort"
)

// Anchor is how far the record goes, as a paper prints it that is issued now, and a
// report of now.
func (r Reader) Anchor() (Anchor, error) {
	h, _, err := r.Head(0)
	return h.anchor(), err
}

// Stands holds the record against a head that stands outside the book: the fault
// is nil if it has that past, else what is wrong.
func (a Anchor) Stands(r Reader) (*Error, error) {
	h, ok, err := r.Head(a.Place)
	if err != nil || ok && a.of(h) {
		return nil, err
	}
	fault := Errorf(CodeCheck, "the record has %[2]s and not %[1]s: something up to there was changed, added or removed",
		"记录中该处为 %[2]s，不是 %[1]s：该处或之前的记录有改动、增加或删除", a, h)
	last, _, err := r.Head(0)
	switch {
	case err != nil:
		return nil, err
	case !ok && last.Place < a.Place:
		fault = Errorf(CodeCheck, "the record has no %s: it ends before that, and what came after is lost",
			"记录中没有 %s：记录止于此前，其后的已丢失", a)
	case !ok:
		fault = Errorf(CodeCheck, "the record has no %s: that fact is missing", "记录中没有 %s：该条记录缺失", a)
	}
	return fault.Hint("check the digits, and that it is a head of this book; "+
		"if so, keep a copy of the store, and bring back a backup with {restore}",
		"请核对所填数字，以及是否出自本台账；如无误，请先保留台账文件，再用 {restore} 恢复备份"), nil
}

// printedHead is the head that the paper of a fact prints, if there is such a paper:
// none, where nothing was on the record before.
func printedHead(f Fact) (a Anchor, prints bool) {
	switch f := f.(type) {
	case issues:
		return f.issued().Head, true
	case *numberLeased:
		return f.Head, true
	}
	return a, false
}

// anchored finds what a paper or a closed month says of the record that is not so.
func (c *checker) anchored(ref Ref, a Anchor) error {
	if a == (Anchor{}) {
		return nil
	}
	f, err := a.Stands(c.Reader)
	if f != nil {
		c.fault(recordFault("%s names a place of the record: %s", "%s 写有记录位置：%s", ref, f))
	}
	return err
}

// proved is how far the record goes, and from which fact each was linked when
// it was recorded.
func proved(r Reader) (head Anchor, from int64, err error) {
	last, _, err := r.Head(0)
	n := sort.Search(int(last.Place), func(k int) bool {
		h, ok, failed := r.Head(int64(k + 1))
		err = cmp.Or(err, failed)
		return !ok || h.Encoding > 0
	})
	return last.anchor(), int64(n + 1), err
}
