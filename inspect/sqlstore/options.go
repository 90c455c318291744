package sqlstore

import (
	"cmp"
	"time"
)

// Options say how a store is opened.
type Options struct {
	ReadOnly  bool
	Wait      time.Duration // for another who writes; 0 is [DefaultWait]
	Waiting   func()        // told once it has waited two seconds; may be nil
	Silence   time.Duration // of a server that was asked, before it is looked after; 0 is as long as it chooses
	Upgrading func(Upgrade) // told before a large store of an earlier version is brought up to date; may be nil
}

// Upgrade is what it takes to bring a store up to date.
type Upgrade struct {
	Facts  int64
	Bytes  int64  // that must be free on the disk meanwhile
	Copied string // where the store as it was is kept
}

// DefaultWait is how long one waits for another who writes.
const DefaultWait = 30 * time.Second

// patience is how long one waits for another before it is said.
const patience = 2 * time.Second

// Whole is how long one waits at most.
func (o Options) Whole() time.Duration { return cmp.Or(o.Wait, DefaultWait) }

// First is how long one waits before that is said.
func (o Options) First() time.Duration { return min(o.Whole(), patience) }

// Patiently does what may have to wait for another, as often as it says that it
// had to, until the wait is over; and says after the first time that it waits.
func (o Options) Patiently(waited func(error) bool, do func(left time.Duration) error) error {
	for end, told := time.Now().Add(o.Whole()), false; ; {
		err := do(max(min(time.Until(end), patience), time.Millisecond))
		if !waited(err) || time.Now().After(end) {
			return err
		}
		if !told && o.Waiting != nil {
			o.Waiting()
		}
		told = true
	}
}
