package inspect

import (
	"context"
	"maps"
	"time"
)

// What is asked for once more, by the id of a fact that is on the record, is done
// over on the book as it stood before that fact: the days that were left out, the
// numbers and the rules are those of then, however much was recorded since. Each
// fact that it comes to must be the one that is there. Nothing is written, and
// the answer is the same.

// Before is b; or, if the fact of that name is on the record, the book as it
// stood before that was recorded, by the clock and the recorder of then.
func (b *Book) Before(ctx context.Context, id ID) (*Book, error) {
	asked, err := Ask(ctx, b, func(r Reader) (Event, error) { return recorded(r, id) })
	if err != nil || asked.Fact == nil {
		return b, err
	}
	return b.before(asked), nil
}

func (b *Book) before(asked Event) *Book {
	then := *b
	next := map[Noun]int64{}
	if kindOf(asked.Fact).begins { // numbers are given in their order
		next[asked.Ref.Noun] = asked.Ref.N
	}
	then.Store = &bygone{Store: b.Store, asked: asked, said: map[ID]Ref{}, next: next}
	then.Now, then.By = func() time.Time { return asked.At }, asked.By
	return &then
}

// files is the store as it lies on the disk, whatever b shows of it.
func (b *Book) files() Store {
	if s, ok := b.Store.(*bygone); ok {
		return s.Store
	}
	return b.Store
}

// Asked is the fact that is asked for once more, before which b stands, if it does.
func (b *Book) Asked() (e Event, ok bool) {
	s, ok := b.Store.(*bygone)
	if ok {
		e = s.asked
	}
	return e, ok
}

// saysOver tells whether what is recorded is only said over, and nobody is told of
// it: nothing need be counted.
func (p *pen) saysOver() bool {
	_, again := p.book.Asked()
	return again && p.book.Noted == nil
}

// saidOver is the fact that is asked for once more, if it is one of that kind. What
// only a machine makes is taken from it: the bytes of a paper, frozen figures.
func saidOver[F Fact](p *pen) (fact F, ok bool) {
	asked, _ := p.book.Asked()
	fact, ok = asked.Fact.(F)
	return fact, ok
}

// otherwise is what to say of a request that the book of then refuses: it was not
// recorded so.
func (b *Book) otherwise(err error) error {
	asked, again := b.Asked()
	if again && (IsCode(err, CodeRefused) || IsCode(err, CodeNotFound) || IsCode(err, CodeAmbiguous)) {
		return otherContent(asked.Ref).Because(err)
	}
	return err
}

// bygone is a store as it was before a fact was recorded, with what was said over since.
type bygone struct {
	Store
	asked Event
	said  map[ID]Ref     // the facts that were said over, and of what they are
	next  map[Noun]int64 // the next free numbers, as far as they were asked for
}

// Read implements [Store].
func (s *bygone) Read(ctx context.Context, fn func(Reader) error) error {
	return s.Store.Read(ctx, func(r Reader) error { return fn(Reader{&view{r.View, s}}) })
}

// Write implements [Store]: it writes nothing, and refuses what was not recorded so.
// It is a transaction of a writer, for that it is recorded is only said once the
// store has committed.
func (s *bygone) Write(ctx context.Context, fn func(Writer) error) error {
	said, next := maps.Clone(s.said), maps.Clone(s.next)
	err := s.Store.Write(ctx, func(w Writer) error {
		v := &view{w.View, s}
		if err := fn(WriterOf(v)); err != nil {
			return err
		}
		return v.whole()
	})
	if err != nil {
		s.said, s.next = said, next
	}
	return err
}
