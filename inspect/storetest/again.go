package storetest

import (
	"slices"
	"time"

	"pgregory.net/rapid"

	"rectify/inspect"
)

// recorder is a machine that keeps on a tape what each act drew, with the ids
// that it made.
func recorder(b *inspect.Book, rt *rapid.T) *machine {
	m := &machine{b: b, rt: rt}
	fresh := b.NewID
	b.NewID = func() inspect.ID { return taped(m, fresh) }
	return m
}

// drawn is what an act draws, or drew.
func drawn[T any](m *machine, from *rapid.Generator[T], label string) T {
	return taped(m, func() T { return from.Draw(m.rt, label) })
}

func taped[T any](m *machine, fresh func() T) (v T) {
	if m.over {
		v, m.tape = m.tape[0].(T), m.tape[1:]
		return v
	}
	v = fresh()
	m.tape = append(m.tape, v)
	return v
}

// askAgain does over, a day later and the last first, what was recorded: each is a
// success, whatever was recorded since, and changes nothing.
func (m *machine) askAgain(s inspect.Store) {
	before := dumped(m.rt, s)
	now, n := m.b.Now, m.n
	m.b.Now = func() time.Time { return now().AddDate(0, 0, 1) }
	m.over = true
	for _, a := range slices.Backward(m.done) {
		if m.n, m.tape = a.n, a.tape; !m.recorded(s) {
			continue
		}
		if err := m.act(a.which); err != nil {
			m.rt.Fatalf("act %d of kind %d, done over: %+v", a.n, a.which, err)
		}
	}
	m.over, m.b.Now, m.n = false, now, n
	same(m.rt, "after all was asked again", dumped(m.rt, s), before)
}

// recorded tells whether the act on the tape recorded anything.
func (m *machine) recorded(s inspect.Store) (is bool) {
	read(m.rt, s, func(r inspect.Reader) {
		for _, v := range m.tape {
			if id, ok := v.(inspect.ID); ok {
				_, is, _ = r.Event(id)
			}
		}
	})
	return is
}
