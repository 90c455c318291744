package inspect

import "cmp"

// Code is what the QR code on the paper says: its number, its date and the
// beginning of [Paper.Digest], by which a copy can be held against the book. One
// that was filled in by hand has its number alone on it, which is not kept again.
func (p Paper) Code() string {
	if p.ByHand {
		return ""
	}
	return p.Number + " " + string(p.Date) + " " + p.Digest()[:16]
}

// KeepCodes keeps the codes of all papers of a store that has none yet.
func KeepCodes(w Writer) error {
	for _, noun := range []Noun{Notices, Papers} {
		papers, err := page[PaperRow](w.Reader, noun, Filter{Withdrawn: true})
		if err != nil {
			return err
		}
		for _, row := range papers.Rows {
			pa, _, err := w.Paper(Ref{noun, row.N})
			if err := cmp.Or(err, keepCode(w, pa.SHA256, pa.Code())); err != nil {
				return err
			}
		}
	}
	return nil
}

// keepCode keeps what the code on the paper of those bytes says; of damaged books
// some have none, as a check says.
func keepCode(w Writer, sha256, code string) error {
	if sha256 == "" || code == "" {
		return nil
	}
	return w.PutCode(sha256, code)
}
