package inspect

import (
	"context"
	"encoding/json"
	"io"
	"time"
)

// Entry is what a person did, as a command, a page or a device tells it. Its id is
// made where the person is: the same entry again changes nothing.
type Entry struct {
	ID     ID              `json:"id"`
	Do     string          `json:"do"`               // a kind of fact, such as hazard.found: see [Deeds]
	About  string          `json:"about,omitempty"`  // of what: H12, a number, a name, or the id of what began it
	At     time.Time       `json:"at,omitzero"`      // by the clock of the device; none: now
	By     string          `json:"by,omitempty"`     // who; none: whose book this is
	Device string          `json:"device,omitempty"` // on which; kept beside the record
	Body   json.RawMessage `json:"body,omitempty"`

	Here `json:"-"`
}

// Here is what only a program says that records an entry as it is asked for.
type Here struct {
	Fresh  bool                       // its id was made just now; an edit that changes nothing is left out
	Photos map[string]Photo           // that were read, by the files which the entry names
	File   []byte                     // that it brings: a scan, a TrueType face, which can be read, or a JPEG for the head
	Place  func(number string) string // where its paper is to be written then; nil, or "": nowhere
	Line   Line                       // of a table, which says all of it: see [Import]
	Fault  error                      // why it cannot be read: it is refused for that
}

// Fate is what became of an entry.
type Fate string

// The fates.
const (
	Done    Fate = "done"
	Known   Fate = "known"   // it was done before; the answer is the same
	Refused Fate = "refused" // nothing of it was recorded
	Unsure  Fate = "unsure"  // it may be recorded: ask again with the same id
)

// Receipt tells what became of an entry.
type Receipt struct {
	ID     ID     `json:"id,omitzero"` // none: it could not be read
	Fate   Fate   `json:"fate"`
	Ref    string `json:"ref,omitempty"`
	Number string `json:"number,omitempty"` // of a paper
	SHA256 string `json:"sha256,omitempty"` // of its file
	Thing  any    `json:"-"`                // what it is about, as it is then: a pointer to a Site, a Hazard
	Err    error  `json:"-"`                // why it was refused, or is not sure
}

// refused answers an entry of which nothing was recorded.
func (e Entry) refused(why error) Receipt { return Receipt{ID: e.ID, Fate: Refused, Err: why} }

// mostBody is as much as one entry may say: photos are in it.
const mostBody = 10 << 20

// Record records what people did, in one durable transaction, and answers each. A
// refused entry takes back all of its own and nothing of others; entries that name
// it are refused too. The error is what kept all of them from being recorded.
func (b *Book) Record(ctx context.Context, entries ...Entry) ([]Receipt, error) {
	return b.record(ctx, entries, false)
}

// RecordAll is Record of all of them or none.
func (b *Book) RecordAll(ctx context.Context, entries ...Entry) ([]Receipt, error) {
	return b.record(ctx, entries, true)
}

func (b *Book) record(ctx context.Context, entries []Entry, together bool) (receipts []Receipt, err error) {
	alone := len(entries) == 1 // which goes with none
	o := batch{together: together || alone, alone: alone}
	if len(entries) != 1 || deeds[entries[0].Do] == nil || !deeds[entries[0].Do].draws {
		return b.recordNow(ctx, entries, o)
	}
	err = b.ahead(ctx, entries[0], func(b *Book) (err error) {
		receipts, err = b.recordNow(ctx, entries, o)
		return err
	})
	return receipts, err
}

// recordNow records entries that are at hand, and answers each.
func (b *Book) recordNow(ctx context.Context, entries []Entry, o batch) ([]Receipt, error) {
	receipts, n := make([]Receipt, len(entries)), 0
	o.told = func(r Receipt) error {
		receipts[n-1] = r
		if o.draft != nil && r.Fate == Refused {
			return r.Err
		}
		return nil
	}
	o.ends = func(p *pen) error { return o.draft.end(p, receipts) }
	stays, err := b.turn(ctx, o, func() (Entry, error) {
		if n == len(entries) {
			return Entry{}, io.EOF
		}
		n++
		return entries[n-1], nil
	})
	switch {
	case IsCode(err, CodeUnsure):
		for i := range receipts {
			if receipts[i].Fate != Refused {
				receipts[i] = Receipt{ID: receipts[i].ID, Fate: Unsure, Err: err}
			}
		}
		return receipts, nil
	case err == nil && !stays && !b.trial:
		return withOthers(receipts), nil
	}
	return receipts, err
}

// WithOthers is why an entry was not recorded that goes with others.
func WithOthers() error {
	return refused("it was not recorded: another entry that goes with it was refused", "未登记：一并提交的其他条目被拒绝")
}

// withOthers says of what would have been recorded that it was not, and of what
// is that again.
func withOthers(receipts []Receipt) []Receipt {
	gone := map[ID]bool{}
	for i, r := range receipts {
		if gone[r.ID] = gone[r.ID] || r.Fate == Done; gone[r.ID] && r.Err == nil {
			receipts[i] = Receipt{ID: r.ID, Fate: Refused, Err: WithOthers()}
		}
	}
	return receipts
}
