package inspect

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Item is one hazard in a notice, as the paper words it.
type Item struct {
	Hazard   int64   `json:"-"`
	HazardID ID      `json:"hazard"`
	Text     string  `json:"text"`
	Level    Level   `json:"level"`
	Place    string  `json:"place,omitempty"`
	Basis    string  `json:"basis,omitempty"`
	Due      Date    `json:"due"`
	Photos   []Photo `json:"photos,omitempty"`
	After    []After `json:"after,omitempty"` // of an opinion on a review
}

// Notice is an issued paper (责令整改通知书, 责令限期整改指令书): everything that
// stands on it, as it stood when it was issued.
type Notice struct {
	N          int64     `json:"-"`
	ID         ID        `json:"id,omitzero"`
	Number     string    `json:"number"` // （示高）安责改〔2021〕1号
	Word       string    `json:"word"`   // with Year, the series
	Year       int       `json:"year"`
	Serial     int       `json:"serial"`
	Date       Date      `json:"date"` // 文书日期
	Form       Form      `json:"form"`
	Agency     Agency    `json:"agency"`
	Site       Site      `json:"site"`
	Inspection int64     `json:"-"`
	Inspected  Date      `json:"inspected"`
	Officers   []Officer `json:"officers"`
	Experts    []string  `json:"experts,omitempty"`
	Places     []string  `json:"places,omitempty"`
	Items      []Item    `json:"items"`

	ByHand bool `json:"by_hand,omitempty"` // written by hand on a leased number; the paper kept is its scan

	Ticks []int `json:"ticks,omitempty"` // of a fire form's violations, from 1

	Supplements     string  `json:"supplements,omitempty"`      // the number of the notice that this one adds to
	SupplementsDate Date    `json:"supplements_date,omitempty"` // and its date
	Service         Service `json:"service,omitzero"`

	Head Anchor `json:"head,omitzero"` // of the record before it was issued

	SHA256   string `json:"sha256"` // of the PDF that was issued
	Voided   string `json:"voided,omitempty"`
	VoidedOn Date   `json:"voided_on,omitempty"`
}

// Service is how a notice reached the unit (送达): signed for, or left with a
// record and witnesses after it was refused (留置送达).
type Service struct {
	On        Date     `json:"on"`
	How       Manner   `json:"how"`
	Receiver  string   `json:"receiver,omitempty"` // who signed
	Refused   bool     `json:"refused,omitempty"`  // 拒收
	Reason    string   `json:"reason,omitempty"`   // of the refusal
	Witnesses []string `json:"witnesses,omitempty"`
	Note      string   `json:"note,omitempty"` // the record of it
}

// Manner is a way of serving a paper (民事诉讼法 第八十八条 and following, to
// which 行政处罚法 第六十一条 refers).
type Manner string

// The manners of service.
const (
	InPerson Manner = "in-person"  // 直接送达
	Left     Manner = "left"       // 留置送达
	byPost   Manner = "post"       // 邮寄送达
	byWire   Manner = "electronic" // 电子送达
	byNotice Manner = "public"     // 公告送达
)

// Digest is the SHA-256 of what the notice says, in hex: what its QR code
// carries the beginning of. It does not depend on how the paper is set.
func (n Notice) Digest() string {
	n.SHA256, n.Voided, n.VoidedOn, n.Service = "", "", "", Service{}
	body, _ := json.Marshal(n)
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// Majors counts the items that are major hazards.
func (n Notice) Majors() int {
	count := 0
	for _, it := range n.Items {
		if it.Level == Major {
			count++
		}
	}
	return count
}

// apply folds e in; refs turns the record's names into this book's numbers.
func (n *Notice) apply(e Event, refs func(ID) int64) { takeEffect(n, e, refs) }

// Blobs gives what the store keeps under a SHA-256: a picture, a type face.
type Blobs func(sha256 string) ([]byte, error)

// Press makes the paper's bytes. It is asked inside the issuing transaction,
// when the number is known; if it refuses, no number is taken.
type Press func(Notice, Blobs) ([]byte, error)
