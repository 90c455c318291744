package inspect

import (
	"encoding/json"
	"slices"
	"strconv"
)

// Writer is a Reader that writes.
type Writer struct {
	Reader
	Changes
}

// WriterOf writes with a hand.
func WriterOf(h Hand) Writer { return Writer{Reader{h}, h} }

// Next is the next free number of a noun.
func (w Writer) Next(noun Noun) (int64, error) {
	last, err := w.Max(noun, "n")
	return last + 1, err
}

// putAside keeps a value as JSON.
func (w Writer) putAside(kind, key string, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return w.PutAside(kind, key, body)
}

// PutReporter keeps who brought a complaint, beside the record.
func (w Writer) PutReporter(n int64, who Reporter) error {
	return w.putAside(AsideReporter, strconv.FormatInt(n, 10), who)
}

// ForgetReporter takes it away; [Wiper] then takes its traces.
func (w Writer) ForgetReporter(n int64) error {
	return w.PutAside(AsideReporter, strconv.FormatInt(n, 10), nil)
}

// PutPhone keeps a person's telephone, beside the record; "" keeps none.
func (w Writer) PutPhone(n int64, phone string) error {
	if phone == "" {
		return w.PutAside(asidePhone, strconv.FormatInt(n, 10), nil)
	}
	return w.putAside(asidePhone, strconv.FormatInt(n, 10), phone)
}

// putDevice keeps on which device something was recorded.
func (w Writer) putDevice(entry ID, on Device) error {
	return w.putAside(asideDevice, entry.String(), on)
}

// PutCode keeps what the QR code on a paper says, beside its bytes: what is kept stays.
func (w Writer) PutCode(sha256, code string) error {
	kept, err := w.Code(sha256)
	switch {
	case err != nil || kept == code:
		return err
	case kept != "":
		return Errorf(CodeFailed, "the code of a paper is kept as %q, not %q", "文书二维码存档为 %q，不是 %q", kept, code)
	}
	return w.PutAside(AsideCode, sha256, []byte(code))
}

// PutDraft keeps a draft in the place of the same person's, DropDraft none.
func (w Writer) PutDraft(d Draft) error { return w.putAside(AsideDraft, d.By, d) }

// DropDraft keeps no draft of that person.
func (w Writer) DropDraft(by string) error { return w.PutAside(AsideDraft, by, nil) }

// PutOwed keeps what is owed.
func (w Writer) PutOwed(o Owed) (n int64, err error) {
	owed, err := w.Owed()
	if err != nil {
		return 0, err
	}
	o.N = 1
	if len(owed) > 0 {
		o.N = owed[len(owed)-1].N + 1
	}
	return o.N, w.putAside(AsideOwed, "", append(owed, o))
}

// PutPaid takes it off again, by its N or else by its place and thing.
func (w Writer) PutPaid(o Owed) error {
	owed, err := w.Owed()
	if err != nil {
		return err
	}
	owed = slices.DeleteFunc(owed, func(was Owed) bool {
		return was.N == o.N || o.N == 0 && was.Place == o.Place && was.Thing == o.Thing
	})
	if len(owed) == 0 {
		return w.PutAside(AsideOwed, "", nil)
	}
	return w.putAside(AsideOwed, "", owed)
}
