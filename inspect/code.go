package inspect

// Code is what the QR code on the notice says: its number, its date and the
// beginning of [Notice.Digest], by which a copy can be held against the book. One
// that was filled in by hand has its number alone on it, which is not kept again.
func (n Notice) Code() string {
	if n.ByHand {
		return ""
	}
	return code(n.Number, n.Date, n.Digest())
}

// Code is what the QR code on the paper says, as [Notice.Code] is.
func (p Paper) Code() string { return code(p.Number, p.Date, p.digest()) }

func code(number string, date Date, digest string) string {
	return number + " " + string(date) + " " + digest[:16]
}

// KeepCodes keeps the codes of all papers of a store that has none yet.
func KeepCodes(w Writer) error {
	notices, err := w.Notices(Filter{Withdrawn: true})
	if err != nil {
		return err
	}
	for _, row := range notices.Rows {
		n, _, err := w.Notice(row.N)
		if err := first(err, keepCode(w, n.SHA256, n.Code())); err != nil {
			return err
		}
	}
	papers, err := w.Papers(Filter{Withdrawn: true})
	if err != nil {
		return err
	}
	for _, row := range papers.Rows {
		pa, _, err := w.Paper(row.N)
		if err := first(err, keepCode(w, pa.SHA256, pa.Code())); err != nil {
			return err
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
