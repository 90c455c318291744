package inspect

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/google/uuid"
)

// The record is replayed thing by thing: the facts of each are folded, and what
// they add up to is put once. A rebuild puts it in place of what is in the
// lists; a check puts it beside them, where the store compares the two.

// Unread stands for a fact that cannot be read: damaged, or of a kind that this
// version does not know. Only [Reader.EachThing] gives it; all else fails.
type Unread struct {
	Said string // its kind, as far as the record says
	Err  error
}

// walk goes through the things of the record, in the order of [Reader.EachThing].
type walk struct{ last Ref }

// faults are what is wrong with the facts of the next thing in themselves, and
// with its number.
func (w *walk) faults(ref Ref, events []Event) (out []*Error) {
	if gap := w.gap(ref); gap != nil {
		out = append(out, gap)
	}
	if ref.Noun.EN() == "" || ref.N < 1 || ref.Noun == Agencies && ref != theAgency {
		out = append(out, recordFault("there can be no %[1]s, yet the record has %[2]d facts of it",
			"记录中有 %[2]d 条属于 %[1]s，而不应有此编号", ref, len(events)))
	}
	for i, e := range events {
		kind := kindOf(e.Fact)
		unread, damaged := e.Fact.(*Unread)
		switch {
		case damaged:
			out = append(out, recordFault("fact %d, of %s, cannot be read: %v",
				"第 %d 条记录（%s）无法读取：%v", e.Seq, ref, unread.Err))
		case !isOf(kind, ref.Noun):
			out = append(out, recordFault("fact %[1]d is %[3]s, but belongs to %[2]s", "第 %[1]d 条记录是 %[3]s，却属于 %[2]s",
				e.Seq, ref, KindOf(e.Fact)))
		case i == 0 && !kind.begins:
			out = append(out, recordFault("%[2]s begins with %[3]s (fact %[1]d): what went before is missing",
				"%[2]s 以 %[3]s 开始（第 %[1]d 条记录）：此前的记录缺失", e.Seq, ref, KindOf(e.Fact)))
		case i > 0 && kind.begins && ref.Noun != Months: // a month that was reopened is closed again
			out = append(out, recordFault("%[2]s begins twice, again with %[3]s (fact %[1]d)",
				"%[2]s 再次以 %[3]s 开始（第 %[1]d 条记录）",
				e.Seq, ref, KindOf(e.Fact)))
		}
	}
	return out
}

// gap tells of the numbers between this thing and the one before, of which
// nobody recorded anything. Months are numbered by themselves. A record that
// does not begin with its agency lacks all that may have been before.
func (w *walk) gap(ref Ref) *Error {
	next, first := int64(1), w.last == Ref{}
	if ref.Noun == w.last.Noun {
		next = w.last.N + 1
	}
	w.last = ref
	switch {
	case first && ref != theAgency:
		return recordFault("%s is missing: the record does not begin with an agency", "缺少 %s：记录没有以机关信息开始", theAgency)
	case ref.Noun == Months || ref.N <= next:
		return nil
	case ref.N == next+1:
		return recordFault("%s is missing: nothing is on the record of that number", "缺少 %s：记录中没有该号的任何内容",
			Ref{ref.Noun, next})
	}
	return recordFault("%s to %s are missing: nothing is on the record of those numbers", "缺少 %s 至 %s：记录中没有这些号的任何内容",
		Ref{ref.Noun, next}, Ref{ref.Noun, ref.N - 1})
}

// recordFault is a fault of the record itself, from which nothing can be made anew.
func recordFault(en, zh string, args ...any) *Error {
	return Errorf(CodeCheck, en, zh, args...).
		Hint("the record itself is at fault: keep a copy of the store, and bring back a backup with {restore}",
			"记录本身有问题：请先保留台账文件，再用 {restore} 恢复备份")
}

// replay puts what the facts of one thing add up to, as far as they can be
// read, and gives it. What the store will not keep, or what they name and nobody
// recorded, is a fault of the record.
func (p *pen) replay(ref Ref, events []Event) (thing any, err error) {
	if len(p.ids) > 10000 { // what is named by many is named by those that follow each other
		clear(p.ids)
	}
	lost := false
	thing, err = p.put(ref, toldAnew(ref, events), func(id ID) int64 {
		n := p.refs(id)
		lost = lost || n == 0 && id != uuid.Nil
		return n
	})
	var fault *Error
	if errors.As(err, &fault) && fault.Code == CodeCheck {
		return thing, recordFault("what the record says of %s cannot be kept: %s", "%s 的记录无法写入列表：%s", ref, fault).
			Because(err)
	}
	if err == nil && lost {
		return thing, recordFault("a fact of %s names something that is not on the record", "%s 的记录引用了记录中没有的内容", ref)
	}
	return thing, err
}

// toldAnew are the facts that tell of the thing: those of its noun that can be
// read, from where it begins, and that stand.
func toldAnew(ref Ref, events []Event) (out []Event) {
	for _, e := range events {
		kind := kindOf(e.Fact)
		if _, unread := e.Fact.(*Unread); !unread && isOf(kind, ref.Noun) && (len(out) > 0 || kind.begins) {
			out = append(out, e)
		}
	}
	return unstruck(out)
}

// refolded is what the facts of a thing add up to.
func refolded(noun Noun, events []Event, refs func(ID) int64) thing {
	v := things[noun].empty()
	for _, e := range events {
		apply(v, e, refs)
	}
	return v
}

// fold is what a thing's facts add up to.
func fold[T any](noun Noun, events []Event, refs func(ID) int64) T {
	return *any(refolded(noun, events, refs)).(*T)
}

// put folds facts and puts what they add up to, which it gives.
func (p *pen) put(ref Ref, events []Event, refs func(ID) int64) (thing any, err error) {
	switch {
	case len(events) == 0 || ref.Noun.EN() == "":
		return nil, nil
	case ref.Noun == Agencies:
		return nil, p.putAgency(events)
	}
	delete(p.runs, ref.N) // what is known of campaigns here
	v := refolded(ref.Noun, events, refs)
	if i, ok := v.(*Inspection); ok {
		err = p.call(i)
	}
	return v, cmp.Or(err, p.Writer.Put(ref.Noun, v))
}

// knowRecorded takes whom the record tells of for the book's people, before all
// that they inspected is put.
func (p *pen) knowRecorded() error {
	of := map[Ref][]Event{}
	err := p.Events(EventQuery{Noun: People, ByThing: true}, func(e Event) error {
		of[e.Ref] = append(of[e.Ref], e)
		return nil
	})
	var all []Person
	for _, ref := range slices.SortedFunc(maps.Keys(of), func(a, b Ref) int { return cmp.Compare(a.N, b.N) }) {
		if events := toldAnew(ref, of[ref]); len(events) > 0 {
			all = append(all, fold[Person](People, events, p.refs))
		}
	}
	p.know(all)
	return err
}

// agencyOf is the agency, and each form as it was set last.
func agencyOf(events []Event) (a Agency, forms map[FormKind]Form) {
	forms = map[FormKind]Form{}
	for _, e := range events {
		switch f := e.Fact.(type) {
		case *agencyOpened:
			a = f.Agency
		case *agencyAmended:
			a = f.Agency
		case *formSet:
			forms[f.Form.Kind] = f.Form
		}
	}
	return a, forms
}

// putAgency puts the agency, and each form as it was set last.
func (p *pen) putAgency(events []Event) error {
	a, forms := agencyOf(events)
	if err := p.Put(Agencies, &a); err != nil {
		return err
	}
	for _, f := range forms {
		if err := p.Put(Forms, &f); err != nil {
			return err
		}
	}
	return nil
}
