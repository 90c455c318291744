package inspect

import (
	"cmp"
	"encoding/json"
	"errors"
	"maps"
	"strconv"

	"github.com/google/uuid"
)

// Append tells the place of a fact that was recorded when this was first asked
// for; any other is refused.
func (v *view) Append(e Event) (int64, error) {
	was, err := recorded(v.now(), e.ID)
	if err != nil {
		return 0, err
	}
	if was.Fact == nil || was.Ref != e.Ref {
		return 0, v.otherwise()
	}
	if err := sameFact(was, e.Fact); err != nil {
		return 0, err
	}
	v.of.said[e.ID] = e.Ref
	if n, counted := v.of.next[e.Ref.Noun]; counted && e.Ref.N >= n {
		v.of.next[e.Ref.Noun] = e.Ref.N + 1
	}
	return was.Seq, nil
}

// Load implements [Changes]: nothing is written.
func (v *view) Load() error { return nil }

// Try implements [Changes]: what was said over in vain was not said.
func (v *view) Try(do func() error) error {
	said, next := maps.Clone(v.of.said), maps.Clone(v.of.next)
	err := do()
	if err != nil {
		v.of.said, v.of.next = said, next
	}
	return err
}

// whole refuses what leaves out something of what was recorded: what followed from
// the fact that is asked for stands beside it.
func (v *view) whole() error {
	asked := v.of.asked
	if _, said := v.of.said[asked.ID]; !said {
		return v.otherwise()
	}
	most := len(v.of.said) + 1 // of more that followed, one was not said
	for _, beside := range []EventQuery{{After: asked, Limit: most}, {Before: asked.Seq, Newest: true, Limit: most}} {
		err := v.View.Events(beside, func(e Event) error {
			if e.ID != following(asked.ID, KindOf(e.Fact), e.Ref) {
				return errPassed
			}
			if _, said := v.of.said[e.ID]; !said {
				return v.otherwise()
			}
			return nil
		})
		if err != nil && err != errPassed {
			return err
		}
	}
	return nil
}

// errPassed ends a look at facts behind the last that matters.
var errPassed = errors.New("what follows is of another fact")

// saidToo tells whether a fact of that kind is on the record of what is said over.
func (p *pen) saidToo(kind string, ref Ref) (is bool, err error) {
	v, over := p.View.(*view)
	if !over {
		return false, nil
	}
	asked := v.of.asked.ID
	for _, id := range []ID{asked, following(asked, kind, ref)} {
		e, failed := recorded(v.now(), id)
		if err = cmp.Or(err, failed); e.Fact != nil && KindOf(e.Fact) == kind {
			is = true
		}
	}
	return is, err
}

func (v *view) otherwise() error { return otherContent(v.of.asked.Ref) }

// PutAside implements [Changes]: a reporter must be the one who is kept. One who
// was forgotten since stays forgotten. Nothing else is written.
func (v *view) PutAside(kind, key string, body []byte) error {
	if kind != AsideReporter || body == nil {
		return nil
	}
	var who Reporter
	n, err := strconv.ParseInt(key, 10, 64)
	if err = cmp.Or(err, json.Unmarshal(body, &who)); err != nil {
		return err
	}
	c, _, err := v.now().Complaint(n)
	if err != nil {
		return err
	}
	return sameReporter(v.now(), c, who, v.of.asked.ID)
}

// What follows is written nowhere: the facts that are shown say it all.

// Put implements [Changes].
func (*view) Put(Noun, any) error { return nil }

// PutBlob implements [Changes].
func (*view) PutBlob(string, []byte) error { return nil }

// Add implements [Changes].
func (*view) Add(map[TallyKey]*Counted) error { return nil }

// complaint is that of a number, as it was.
func (v *view) complaint(key string) (c Complaint, ok bool, err error) {
	n, err := strconv.ParseInt(key, 10, 64)
	if err != nil {
		return c, false, err
	}
	return Reader{v}.Complaint(n)
}

// refs turns a fact's name into the number of what it is about; 0 if unknown.
func (v *view) refs(id ID) int64 {
	ref, ok, err := v.View.RefOf(id)
	if err != nil || !ok || id == uuid.Nil {
		return 0
	}
	return ref.N
}
