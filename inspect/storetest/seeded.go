package storetest

import (
	"encoding/binary"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"rectify/inspect"
)

// Seeded does things in an order that the seed draws, allowed or not, and gives
// what the store then says, with the link at the record's end: two kinds of store
// must say the same.
func Seeded(t testing.TB, kind Kind, seed, steps int) []string {
	t.Helper()
	p := &place{t: t, kind: kind, name: kind.Name(t)}
	b := begin(p, numbered)
	drawn := rapid.Custom(func(rt *rapid.T) bool {
		m := machine{b: b, rt: rt}
		for range steps {
			m.step(rapid.IntRange(0, 38).Draw(rt, "act"))
		}
		return rapid.Bool().Draw(rt, "done") // a draw that draws nothing is refused
	})
	drawn.Example(seed)
	clean(t, b)
	return told(t, p.store)
}

// PlayedSays is what the store of [Played] says.
func PlayedSays(t testing.TB, kind Kind) []string {
	t.Helper()
	p := &place{t: t, kind: kind, name: Played(t, kind)}
	return told(t, p.open(kind.Open))
}

// told is what a store says, and the link at its record's end.
func told(t testing.TB, s inspect.Store) []string {
	t.Helper()
	lines := dumped(t, s)
	read(t, s, func(r inspect.Reader) { lines = append(lines, fmt.Sprint(there[inspect.Head](t)(r.Head(0)))) })
	return lines
}

// numbered has a book name its facts by their order, and not by chance.
func numbered(b *inspect.Book) {
	n := uint64(0)
	b.NewID = func() (id inspect.ID) {
		n++
		binary.BigEndian.PutUint64(id[8:], n)
		return id
	}
}

// Same fails at the first line in which two stores differ.
func Same(t testing.TB, what string, is, want []string) {
	t.Helper()
	same(t, what, is, want)
}
