package inspect

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Paper is a numbered paper beside the notice (文书): a record of an
// inspection, an opinion on a review, a decision on measures, a reply to an
// asking for more time. All that stands on it is kept as it stood when it was
// issued; what it says besides its items is in the part of its kind.
type Paper struct {
	N          int64     `json:"-"`
	ID         ID        `json:"id,omitzero"`
	Number     string    `json:"number"` // （示高）安检记〔2021〕1号
	Word       string    `json:"word"`   // with Year, the series
	Year       int       `json:"year"`
	Serial     int       `json:"serial"`
	Date       Date      `json:"date"` // 文书日期
	Form       Form      `json:"form"`
	Agency     Agency    `json:"agency"`
	Site       Site      `json:"site"`
	About      Ref       `json:"-"` // an inspection, a review or a hazard, as its kind has it
	Inspection int64     `json:"-"` // that it goes back to
	Officers   []Officer `json:"officers,omitempty"`
	Items      []Item    `json:"items,omitempty"` // the hazards it speaks of, in its order

	Record   Record   `json:"visit,omitzero"` // as the first records have it
	Opinion  Opinion  `json:"opinion,omitzero"`
	Measures Measures `json:"measures,omitzero"`
	Reply    Reply    `json:"reply,omitzero"`

	Head Anchor `json:"head,omitzero"` // of the record before it was issued

	SHA256   string `json:"sha256"` // of the PDF that was issued
	Voided   string `json:"voided,omitempty"`
	VoidedOn Date   `json:"voided_on,omitempty"`
}

// Record is what 现场检查记录 says of an inspection.
type Record struct {
	On      Date     `json:"on"`
	From    string   `json:"from,omitempty"`  // 15:04
	Until   Date     `json:"until,omitempty"` // the day it ended, if that was another
	To      string   `json:"to,omitempty"`
	Address string   `json:"address,omitempty"`
	Person  string   `json:"person,omitempty"` // 法定代表人（负责人）
	Post    string   `json:"post,omitempty"`   // 职务
	Phone   string   `json:"phone,omitempty"`
	Places  []string `json:"places,omitempty"`
	Experts []string `json:"experts,omitempty"`
	Witness string   `json:"witness,omitempty"` // a line to sign on, where there was one
	Note    string   `json:"note,omitempty"`
	Lists   []Listed `json:"lists,omitempty"`
	OnSpot  []int    `json:"on_spot,omitempty"` // the items, from 1, that were corrected on the spot
}

// Listed is how many items of a checklist came to what.
type Listed struct {
	Name string `json:"name"`
	Yes  int    `json:"yes"`
	No   int    `json:"no"`
	NA   int    `json:"na"`
}

// Opinion is what 整改复查意见书 says: of which notice, and of each of its items,
// from 1, what the review found.
type Opinion struct {
	Title    string `json:"title"` // of the notice, with its number and date
	Number   string `json:"number"`
	Dated    Date   `json:"dated"`
	Reviewed Date   `json:"reviewed"`
	Fixed    []int  `json:"fixed,omitempty"`
	NotFixed []int  `json:"not_fixed,omitempty"`
	Rest     []int  `json:"rest,omitempty"` // not looked at
	Note     string `json:"note,omitempty"`
	// FoundBy are the notice's officers, where pictures of then are shown.
	FoundBy []Officer `json:"found_by,omitempty"`
}

// Measures is what 现场处理措施决定书 decides, and by which rule (安全生产法
// 第六十五条第一款第三项).
type Measures struct {
	Inspected Date     `json:"inspected"`
	Basis     string   `json:"basis"`
	Decisions []string `json:"decisions"`
}

// Reply is what 延期批复 says of an asking for a later due date; its one item is
// the hazard. Granted is empty when it was refused.
type Reply struct {
	Extension ID     `json:"extension"`
	Asked     Date   `json:"asked"`
	From      Date   `json:"from"` // the due date until then
	Until     Date   `json:"until"`
	Reason    string `json:"reason"`
	Granted   Date   `json:"granted,omitempty"`
	Note      string `json:"note,omitempty"`   // why not, when it was refused
	Title     string `json:"title,omitempty"`  // of the notice that orders it, if one does
	Number    string `json:"number,omitempty"` // with Dated and Item
	Dated     Date   `json:"dated,omitempty"`
	Item      int    `json:"item,omitempty"`
}

// digest is the SHA-256 of what the paper says, in hex, as [Notice.Digest] is.
func (p Paper) digest() string {
	p.SHA256, p.Voided, p.VoidedOn = "", "", ""
	body, _ := json.Marshal(p)
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// apply folds e in; refs turns the record's names into this book's numbers.
func (p *Paper) apply(e Event, refs func(ID) int64) { takeEffect(p, e, refs) }

// PaperPress makes the paper's bytes; see [Press].
type PaperPress func(Paper, Blobs) ([]byte, error)
