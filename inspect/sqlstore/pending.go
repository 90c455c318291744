package sqlstore

import (
	"slices"
	"strings"

	"rectify/inspect"
)

// pending are tallies that are not written yet: those of all who go together are
// written once.
type pending map[inspect.TallyKey]*inspect.Counted

// mostPending is how many keys wait at most.
const mostPending = 10_000

// wait has tallies wait that go with the savepoint at hand.
func (t *Tx) wait(tallies pending) {
	if len(t.waiting) == 0 {
		t.waiting = []pending{nil}
	}
	top := &t.waiting[len(t.waiting)-1]
	if *top == nil {
		*top = pending{}
	}
	inspect.Sum(*top, tallies)
}

// tell writes all that wait.
func (t *Tx) tell() error {
	for i, p := range t.waiting {
		t.waiting[i] = nil
		if err := t.add(p); err != nil {
			return err
		}
	}
	return nil
}

// answer adds those that a question about kept tallies is about to what the store has.
func (p pending) answer(q inspect.CountQuery, sums []string, out map[string]*inspect.Counted) {
	for at, more := range p {
		key := at.Key
		if q.Dim == inspect.ByMonth && at.Dim == inspect.All {
			key = string(at.Month[:7])
		} else if at.Dim != q.Dim {
			continue
		}
		name, _, _ := strings.Cut(at.Key, ":")
		if at.Month < q.Period.From || at.Month >= q.Period.To || q.Only != nil && !slices.Contains(q.Only, key) ||
			q.Whose != "" && name != q.Whose {
			continue
		}
		if out[key] == nil {
			out[key] = &inspect.Counted{Tally: inspect.Tally{}}
		}
		for _, sum := range sums {
			if n := more.Tally[sum]; n != 0 {
				out[key].Tally[sum] += n
			}
		}
	}
}
