package inspect

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"time"

	"github.com/google/uuid"
)

// Entry is what a person did, as a command, a page or a device tells it. Its id is
// made where the person is: the same entry again changes nothing.
type Entry struct {
	ID     ID              `json:"id"`
	Do     string          `json:"do"`              // a kind of fact, such as hazard.found: see [Deeds]
	About  string          `json:"about,omitempty"` // of what: a reference (H12), a number, a name, or the id of the entry that began it
	At     time.Time       `json:"at,omitzero"`     // by the clock of the device; none: now
	By     string          `json:"by,omitempty"`    // who; none: whose book this is
	Device string          `json:"device,omitempty"`
	Body   json.RawMessage `json:"body,omitempty"`

	Here `json:"-"`
}

// Here is what only a program says that records an entry as it is asked for.
type Here struct {
	Fresh  bool                       // its id was made for it just now: it is on no record, and an edit that changes nothing is left out
	Photos map[string]Photo           // that were read, by the files which the entry names
	File   []byte                     // that it brings: a scan, or a TrueType face, which can be read
	Place  func(number string) string // where its paper is to be written then; nil, or "": nowhere
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
	ID     ID     `json:"id"`
	Fate   Fate   `json:"fate"`
	Ref    string `json:"ref,omitempty"`
	Number string `json:"number,omitempty"` // of a paper
	SHA256 string `json:"sha256,omitempty"` // of its file
	Thing  any    `json:"-"`                // what it is about, as it is then: a pointer to a Site, a Hazard
	Err    error  `json:"-"`                // why it was refused, or is not sure
}

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
	if len(entries) != 1 || deeds[entries[0].Do] == nil || !deeds[entries[0].Do].draws {
		return b.recordNow(ctx, entries, together, nil)
	}
	err = b.ahead(ctx, entries[0], func(b *Book) (err error) {
		receipts, err = b.recordNow(ctx, entries, together, nil)
		return err
	})
	return receipts, err
}

func (b *Book) recordNow(ctx context.Context, entries []Entry, together bool, draft *ending) ([]Receipt, error) {
	receipts := make([]Receipt, len(entries))
	refused, alone := false, together && (len(entries) == 1 || draft != nil)
	var p *pen
	err := b.Store.Write(ctx, func(w Writer) error {
		a, err := w.Agency()
		if err != nil {
			return err
		}
		p = b.pen(w, a)
		if err := draft.begin(p); err != nil {
			return err
		}
		for i, e := range entries {
			if err := ctx.Err(); err != nil {
				return err
			}
			if receipts[i], err = p.enter(ctx, e, alone); err != nil {
				return err
			}
			if draft != nil && receipts[i].Fate == Refused {
				return receipts[i].Err
			}
			refused = refused || receipts[i].Fate == Refused
		}
		if b.trial || together && refused {
			return errUndo
		}
		if err := draft.end(p, receipts); err != nil {
			return err
		}
		if err := p.conclude(); err != nil {
			return err
		}
		return p.flush()
	})
	switch {
	case b.trial && errors.Is(err, errUndo):
		return receipts, nil
	case errors.Is(err, errUndo):
		return withOthers(receipts), nil
	case IsCode(err, CodeUnsure):
		for i := range receipts {
			if receipts[i].Fate != Refused {
				receipts[i] = Receipt{ID: receipts[i].ID, Fate: Unsure, Err: err}
			}
		}
		return receipts, nil
	case err != nil:
		return receipts, err
	}
	p.tellUnprintable()
	b.tell(p, nil)
	return receipts, nil
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

// enter records an entry among others, all of it or nothing of it. Of one alone,
// with which all ends if it is refused, nothing need be kept apart.
func (p *pen) enter(ctx context.Context, e Entry, alone bool) (out Receipt, err error) {
	if !e.Fresh {
		if was, err := recorded(p.Reader, e.ID); err != nil || was.Fact != nil {
			if err != nil {
				return out, err
			}
			return p.again(ctx, was, e)
		}
	}
	if d := deeds[e.Do]; d != nil && d.counts {
		if err := p.flush(); err != nil {
			return out, err
		}
	}
	if alone {
		return p.entered(e)
	}
	before := *p
	p.tallies, p.remarks = map[TallyKey]*Counted{}, newRemarks()
	err = p.Try(func() error {
		out, err = p.entered(e)
		return first(err, out.Err)
	})
	tallies, said := p.tallies, p.remarks
	p.tallies, p.remarks = before.tallies, before.remarks
	if out.Err == nil && err == nil {
		sum(p.tallies, tallies)
		p.remarks.take(said)
		return out, nil
	}
	if out.Err == nil || !errors.Is(err, out.Err) {
		return out, err
	}
	out = Receipt{ID: e.ID, Fate: Refused, Err: out.Err}
	// What was read and written in vain must not be known; what the others have
	// counted is told to the store, which is asked from now on.
	if err := p.flush(); err != nil {
		return out, err
	}
	fresh := p.book.pen(p.Writer, before.agency)
	fresh.remarks, fresh.unprintable = p.remarks, before.unprintable
	*p = *fresh
	return out, nil
}

// stays tells whether an edit that changes nothing is left out. That of a device is
// not: the same entry later would change what was edited since.
func (p *pen) stays(same bool) bool { return same && p.here.Fresh }

// entered does what an entry asks for. What a person can mend is in the answer.
func (p *pen) entered(e Entry) (Receipt, error) {
	out := Receipt{ID: e.ID, Fate: Done}
	v, err := p.deed(e)
	if isRefusal(err) {
		return Receipt{ID: e.ID, Fate: Refused, Err: p.book.otherwise(err)}, nil
	}
	if err != nil {
		return out, err
	}
	p.moved()
	if _, again := p.book.Asked(); again {
		out.Fate = Known
	}
	out.Ref = theAgency.String()
	if v != nil {
		out.Ref, out.Thing = v.ref().String(), v
	}
	switch paper := v.(type) {
	case *Notice:
		out.Number, out.SHA256 = paper.Number, paper.SHA256
	case *Paper:
		out.Number, out.SHA256 = paper.Number, paper.SHA256
	case *Blank:
		out.Number = paper.Number
	}
	return out, nil
}

// isRefusal tells what is wrong with an entry from what is wrong with the store.
func isRefusal(err error) bool {
	for _, code := range []Code{CodeInvalid, CodeNotFound, CodeAmbiguous, CodeRefused, CodeClash} {
		if IsCode(err, code) {
			return true
		}
	}
	return false
}

func (p *pen) deed(e Entry) (thing, error) {
	d := deeds[e.Do]
	switch {
	case e.ID == uuid.Nil:
		return nil, invalid("the entry has no id", "条目没有标识").Hint("give each entry a UUID of its own as id", "请为每个条目给出自己的 UUID 作为 id")
	case d == nil:
		return nil, invalid("there is no deed %q", "没有“%s”这种操作", e.Do).Hint("see rectify help entries", "请用 rectify help entries 查看")
	case len(e.Body) > mostBody:
		return nil, invalid("the entry has %d bytes; %d is the most", "条目有 %d 字节，最多 %d 字节", len(e.Body), mostBody)
	}
	if err := p.on(e); err != nil {
		return nil, err
	}
	ref := Ref{}
	if d.about != "" {
		n, ok := ParseRef(d.about, e.About) // what is done then says if there is no such
		var err error
		if !ok {
			n, err = p.find(d.about, e.About)
		}
		if err != nil {
			return nil, err
		}
		ref = d.about.Ref(n)
	} else if e.About != "" {
		return nil, invalid("%s is about nothing that is there: %q is too much", "%s 不针对已有事项，about 中的 %q 多余", e.Do, e.About)
	}
	return d.do(p, e, ref)
}

// on takes the day and the person of an entry.
func (p *pen) on(e Entry) error {
	p.id, p.now, p.by, p.here = e.ID, p.book.Now().UTC(), p.book.By, e.Here
	if e.By != "" {
		p.by = e.By
	}
	if !e.At.IsZero() {
		if e.At.Sub(p.now) > 24*time.Hour {
			return refused("the entry is of %s, which is to come", "条目的时间 %s 尚未到来", e.At.Format(time.DateTime)).
				Hint("set the clock of the device", "请校准设备时钟")
		}
		if e.At.Year() < firstYear {
			return invalid("the entry is of %s, before %d", "条目的时间 %s 早于 %d 年", e.At.Format(time.DateTime), firstYear).
				Hint("set the clock of the device", "请校准设备时钟")
		}
		p.now = e.At.UTC()
	}
	p.today = DateOf(p.now.In(p.agency.zone()))
	if e.By == "" {
		return nil
	}
	return cleanName("person", "办理人", &p.by, maxName)
}

// find is the number of a thing that an entry names, also by the id of the entry
// that began it.
func (p *pen) find(noun Noun, name string) (int64, error) {
	id, err := uuid.Parse(name)
	if err != nil {
		return find(p.Reader, noun, name)
	}
	ref, ok, err := p.RefOf(id)
	if err != nil || ok && ref.Noun == noun {
		return ref.N, err
	}
	if ok {
		return 0, invalid("%[1]s is %[2]s, no %[3]s", "%[1]s 是 %[2]s，不是%[4]s", name, ref, noun.EN(), noun.ZH())
	}
	return 0, missing("no entry of the id %s is on the record", "没有标识为 %s 的条目", name).
		Hint("was it refused?", "该条目是否被拒绝？")
}

// sum adds differences to others.
func sum(all, more map[TallyKey]*Counted) {
	for k, c := range more {
		if all[k] == nil {
			all[k] = c
			continue
		}
		all[k].Tally.Add(c.Tally, 1)
		for lag, n := range c.Lags {
			all[k].lag(lag, n)
		}
	}
}

func newRemarks() remarks {
	return remarks{dues: map[Date]int{}, dued: map[int64]Date{}, months: map[Date]bool{}}
}

// take takes what another has to say.
func (r *remarks) take(more remarks) {
	r.said = append(r.said, more.said...)
	for d, n := range more.dues {
		r.dues[d] += n
	}
	maps.Copy(r.dued, more.dued)
	maps.Copy(r.months, more.months)
}

// findIf is find of what need not be named; 0 for none.
func (p *pen) findIf(noun Noun, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	return p.find(noun, name)
}

// findAll are the numbers of several.
func (p *pen) findAll(noun Noun, names []string) (out []int64, err error) {
	for _, name := range names {
		n, err := p.find(noun, name)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}
