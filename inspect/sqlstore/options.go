package sqlstore

import "time"

// Options say how a store is opened.
type Options struct {
	ReadOnly  bool
	Wait      time.Duration // for another who writes; 0 is [DefaultWait]
	Waiting   func()        // told once it has waited for as long as [Patience]; may be nil
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

// Patience is how long one waits for another before that is said.
const Patience = 2 * time.Second

// Waits is how long the store waits for another who writes.
func (o Options) Waits() time.Duration {
	if o.Wait == 0 {
		return DefaultWait
	}
	return o.Wait
}
