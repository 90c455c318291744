package sqlstore

import (
	"runtime"
	"sync/atomic"

	"rectify/inspect"
)

// writing knows which goroutine is in the write of a store.
type writing struct{ by atomic.Uint64 }

// begin says that this one is, until it is done.
func (w *writing) begin() (done func()) {
	w.by.Store(goroutine())
	return func() { w.by.Store(0) }
}

// nested refuses to ask the store inside a write of the same goroutine, which
// would wait for itself for ever.
func (w *writing) nested(store string) error {
	if at := w.by.Load(); at == 0 || at != goroutine() {
		return nil
	}
	return inspect.Errorf(inspect.CodeFailed, "the store %s was asked inside a write", "在写入过程中又访问了台账 %s", store)
}

// goroutine is the number of the one that runs, as its stack trace begins with
// it: "goroutine 17 [running]:". Nothing else tells who asks.
func goroutine() (n uint64) {
	var trace [32]byte
	for _, c := range trace[len("goroutine "):runtime.Stack(trace[:], false)] {
		if c < '0' || c > '9' {
			break
		}
		n = n*10 + uint64(c-'0')
	}
	return n
}
