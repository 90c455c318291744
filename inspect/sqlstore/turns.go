package sqlstore

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// turns has those who write to a store do so one after another. Who comes while
// another writes waits, and all who wait are in the next transaction, in the order in which
// they came: the disk is asked once for all of them. Each can fail for itself.
type turns struct {
	mu      sync.Mutex
	taken   bool // somebody writes
	waiting []*turn
}

// turn is one who writes.
type turn struct {
	ctx   context.Context
	do    func(*Tx) error
	leads chan []*turn  // gets those who go with it, if it is to write for them
	done  chan struct{} // closed when another has written for it

	err      error
	panicked any
}

// mostTogether is how many go together, so that the first need not wait for too many.
const mostTogether = 128

// come gives the group that the turn leads at once; none if it has to wait.
func (q *turns) come(m *turn) []*turn {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.taken {
		q.waiting = append(q.waiting, m)
		return nil
	}
	q.taken = true
	return []*turn{m}
}

// pass hands the store on to those who wait.
func (q *turns) pass() {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := min(len(q.waiting), mostTogether)
	if q.taken = n > 0; q.taken {
		group := slices.Clone(q.waiting[:n])
		q.waiting = slices.Delete(q.waiting, 0, n)
		group[0].leads <- group
	}
}

// leave takes away one who waits; it may be too late.
func (q *turns) leave(m *turn) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	at := slices.Index(q.waiting, m)
	if at >= 0 {
		q.waiting = slices.Delete(q.waiting, at, at+1)
	}
	return at >= 0
}

// write has do change the store when it is its turn.
func (f *Frame) write(ctx context.Context, do func(*Tx) error) error {
	m := &turn{ctx: ctx, leads: make(chan []*turn, 1), done: make(chan struct{}), do: do}
	group := f.turns.come(m)
	if group == nil {
		var err error
		if group, err = f.wait(m); group == nil {
			return err
		}
	}
	defer f.turns.pass()
	defer f.writing.begin()()
	if len(group) == 1 {
		return f.In(ctx, true, m.do)
	}
	defer func() {
		for _, other := range group[1:] {
			close(other.done)
		}
	}()
	for some := group; len(some) > 0; {
		some = f.together(some)
	}
	return m.outcome()
}

// wait is until others have written for it; or it is to write for them.
func (f *Frame) wait(m *turn) (group []*turn, err error) {
	select {
	case group = <-m.leads:
	case <-m.done:
	case <-m.ctx.Done():
		if f.turns.leave(m) {
			return nil, m.ctx.Err()
		}
		select {
		case group = <-m.leads:
		case <-m.done:
		}
	}
	if group == nil {
		err = m.outcome()
	}
	return group, err
}

// outcome is what became of it. What it has panicked with it is to hear itself.
func (m *turn) outcome() error {
	if m.panicked != nil {
		panic(m.panicked)
	}
	return m.err
}

// together writes for some in one transaction, each within a savepoint. If one ends the
// transaction, as a full disk does, those before it fail with it, and those after
// it are given back.
func (f *Frame) together(group []*turn) (rest []*turn) {
	err := f.In(context.WithoutCancel(group[0].ctx), true, func(t *Tx) error {
		for i, m := range group {
			if err, whole := m.among(t); !whole {
				group, rest = group[:i+1], group[i+1:]
				return err
			}
		}
		return nil
	})
	for _, m := range group {
		if m.err == nil {
			m.err = err
		}
	}
	return rest
}

// errPanicked takes back what one has done who panicked.
var errPanicked = errors.New("it panicked")

// among does it within a transaction of several, and tells whether that is whole still.
func (m *turn) among(t *Tx) (err error, whole bool) {
	m.err, whole = t.try(func() (err error) {
		defer func() {
			if m.panicked = recover(); m.panicked != nil {
				err = errPanicked
			}
		}()
		if err = m.ctx.Err(); err == nil {
			err = m.do(t)
		}
		if ended := m.ctx.Err(); ended != nil {
			return ended
		}
		return err
	})
	return m.err, whole
}
