package inspect

import (
	"encoding/json"
	"strconv"
	"time"
)

// aside reads what is kept beside the nouns under a key.
func (r Reader) aside(kind, key string, into any) (ok bool, err error) {
	body, ok, err := r.Aside(kind, key)
	if err == nil && ok && json.Unmarshal(body, into) != nil {
		err = Errorf(CodeCheck, "what the store keeps as %q cannot be read", "台账中附存的 %q 无法读取", kind).
			Hint("run {check}", "请运行 {check}")
	}
	return ok, err
}

// Readable tells whether what is kept aside is as this program keeps it.
func Readable(kind string, body []byte) bool {
	switch kind {
	case AsideReporter:
		return json.Unmarshal(body, new(Reporter)) == nil
	case asideDevice:
		return json.Unmarshal(body, new(Device)) == nil
	case AsideDraft:
		return json.Unmarshal(body, new(Draft)) == nil
	case AsideOwed:
		return json.Unmarshal(body, new([]Owed)) == nil
	}
	return true
}

// Reporter is what is kept of who brought a complaint.
func (r Reader) Reporter(n int64) (who Reporter, ok bool, err error) {
	ok, err = r.aside(AsideReporter, strconv.FormatInt(n, 10), &who)
	return who, ok, err
}

// Phone is a person's telephone; "" where none is kept.
func (r Reader) Phone(n int64) (phone string, err error) {
	_, err = r.aside(asidePhone, strconv.FormatInt(n, 10), &phone)
	return phone, err
}

// Device is on which something was recorded that an entry told, if it said so.
type Device struct {
	Name     string    `json:"device,omitempty"`
	Received time.Time `json:"received,omitzero"` // by the clock of where the book is
}

// Device is that of an entry; "" where none is kept.
func (r Reader) Device(entry ID) (on Device, err error) {
	_, err = r.aside(asideDevice, entry.String(), &on)
	return on, err
}

// Draft is what that person has begun to enter. One that is damaged has no name
// any more: whoever asks the questions will not make sense of its body.
func (r Reader) Draft(by string) (d Draft, ok bool, err error) {
	body, ok, err := r.Aside(AsideDraft, by)
	if ok && json.Unmarshal(body, &d) != nil {
		d = Draft{Body: body}
	}
	if ok {
		d.By = by
	}
	return d, ok, err
}

// Owed is what commands still have to do after their commits, in order.
func (r Reader) Owed() (out []Owed, err error) {
	_, err = r.aside(AsideOwed, "", &out)
	return out, err
}

// Code is what the QR code on the paper of these bytes says; "" if it has none.
func (r Reader) Code(sha256 string) (string, error) {
	body, _, err := r.Aside(AsideCode, sha256)
	return string(body), err
}
