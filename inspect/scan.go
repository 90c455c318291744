package inspect

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"slices"
	"sync"
)

// Copy is a paper as it was signed and sealed. Who gave pictures knows it by theirs, and
// whoever holds one of them can ask what it is.
type Copy struct {
	Scan      string   `json:"scan,omitempty"`            // SHA-256 of what is kept, a PDF
	Originals []string `json:"original_sha256,omitempty"` // of the pictures it was made of, if it was
}

func (c Copy) copies() Copy { return c }

// MostScan is how large a scan may be, in bytes: a phone's PDF of ten pages has five million.
const MostScan = 20 << 20

// tooLarge says so of a scan.
func tooLarge() error {
	return invalid("the scan is larger than %d MB", "扫描件超过 %d MB", MostScan>>20).
		Hint("scan it at 200 dpi, in grey", "请用 200 dpi 灰度扫描")
}

// scan is that which an entry brings, or the one that stands in it: a PDF that can be read.
func (p *pen) scan(said []byte) ([]byte, error) {
	if p.entry.File != nil {
		said = p.entry.File
	}
	switch {
	case !bytes.HasPrefix(said, []byte("%PDF-")):
		return nil, invalid("the scan is no PDF", "扫描件不是 PDF").Hint("give {.scan}", "请给出 {.scan}")
	case len(said) > MostScan:
		return nil, tooLarge()
	case p.book.Opens != nil:
		return said, p.book.Opens(said)
	}
	return said, nil
}

// keepScanIf is keepScan where an entry may bring none.
func (p *pen) keepScanIf(said []byte, originals []string) (c Copy, err error) {
	if said == nil && p.entry.File == nil && len(originals) == 0 {
		return c, nil
	}
	return p.keepScan(said, originals)
}

// keepScan keeps a signed copy.
func (p *pen) keepScan(said []byte, originals []string) (c Copy, err error) {
	scan, err := p.scan(said)
	if err == nil {
		c.Originals, err = originals, areHashes(originals)
	}
	if err == nil {
		c.Scan, err = p.keep(scan, func() string { return "" })
	}
	if err == nil {
		err = p.remarkScan(c)
	}
	return c, err
}

// areHashes refuses what is no SHA-256 of a picture.
func areHashes(said []string) error {
	for _, sum := range said {
		if data, err := hex.DecodeString(sum); err != nil || hex.EncodeToString(data) != sum || len(data) != 32 {
			return invalid("%q is no SHA-256", "%q 不是 SHA-256", sum).
				Hint("give it in 64 digits, 0 to 9 and a to f", "请给出 64 位，0-9 和 a-f")
		}
	}
	return nil
}

// Copies is the paper or the review of which a file of that SHA-256 is the signed copy.
type Copies func(sha256 string) (of Ref, ok bool, err error)

// Copies goes through all copies that were kept when it is first asked, and no more: who
// asks of many files that are not known waits for it once.
func (r Reader) Copies() Copies {
	all := sync.OnceValues(r.copies)
	return func(sha256 string) (of Ref, ok bool, err error) {
		known, err := all()
		for _, e := range known[sha256] {
			if struck, e2 := r.isStruck(e); err != nil || e2 != nil || !struck {
				return e.Ref, err == nil && e2 == nil, cmp.Or(err, e2)
			}
		}
		return of, false, err
	}
}

// copies are the facts that kept a copy, by the hashes of that and of its pictures, and the
// notices that were written by hand, the newest first. Only the facts of what may have a copy
// are read: most of a book are of its hazards.
func (r Reader) copies() (map[string][]Event, error) {
	all := map[string][]Event{}
	add := func(c Copy, e Event) {
		for _, sum := range append(slices.Clone(c.Originals), c.Scan) {
			all[sum] = append(all[sum], e)
		}
	}
	for noun, kinds := range map[Noun][]string{Notices: {"notice.served", "notice.signed"},
		Papers: {"paper.signed"}, Reviews: {"review.held", "review.signed"}} {
		err := r.Events(EventQuery{Noun: noun, Kinds: kinds}, func(e Event) error {
			if f, ok := e.Fact.(interface{ copies() Copy }); ok && f.copies().Scan != "" {
				add(f.copies(), Event{ID: e.ID, Ref: e.Ref, Seq: e.Seq})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for _, of := range all {
		slices.SortFunc(of, func(a, b Event) int { return cmp.Compare(b.Seq, a.Seq) })
	}
	return all, r.byHand(add)
}

// isStruck tells whether a fact was.
func (r Reader) isStruck(e Event) (bool, error) {
	history, err := r.History(e.Ref)
	return slices.ContainsFunc(history, func(later Event) bool {
		f, ok := later.Fact.(*FactStruck)
		return ok && f.names(e.ID)
	}), err
}

// byHand goes through the notices that were written by hand, with what was scanned of them.
func (r Reader) byHand(fn func(Copy, Event)) error {
	entered, err := r.facts(EventQuery{Noun: Blanks, Kinds: []string{"number.entered"}, Newest: true})
	for _, e := range entered {
		of, ok, e1 := r.RefOf(e.Fact.(*numberEntered).NoticeID)
		no, _, e2 := r.Paper(of)
		if err = cmp.Or(err, e1, e2); err != nil {
			return err
		}
		if ok && len(no.Originals) > 0 {
			fn(no.Copy, Event{Ref: of})
		}
	}
	return err
}
