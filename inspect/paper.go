package inspect

import "encoding/json"

// Paper is a numbered paper (文书): a notice (责令整改通知书, 责令限期整改指令书), which is
// of the noun [Notices], or another beside it, of the noun [Papers]: a record of an
// inspection, an opinion on a review, a decision on measures, a reply to an asking
// for more time. One that is yet to be written by hand is of the noun [Blanks]: a number
// that somebody took along (预印文书号), of which just the first fields, Taker and when
// and why it was given up are known. All that stands on a paper is kept as it stood when it was issued; what
// few kinds say is empty in the others.
type Paper struct {
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
	About      Ref       `json:"-"` // of a paper beside the notice, as its kind has it
	Inspection int64     `json:"-"` // that it goes back to
	Inspected  Date      `json:"inspected,omitempty"`
	Officers   []Officer `json:"officers,omitempty"`
	Experts    []string  `json:"experts,omitempty"`
	Places     []string  `json:"places,omitempty"`
	Items      []Item    `json:"items,omitempty"` // the hazards it speaks of, in its order

	ByHand bool `json:"by_hand,omitempty"` // written by hand on a leased number; the paper kept is its scan

	Ticks []int `json:"ticks,omitempty"` // of a fire form's violations, from 1

	Supplements     string  `json:"supplements,omitempty"`      // the number of the notice that this one adds to
	SupplementsDate Date    `json:"supplements_date,omitempty"` // and its date
	Service         Service `json:"service,omitzero"`

	Copy // signed; of a notice it is the service's, and this is of which pictures one by hand was made

	Record   Record   `json:"visit,omitzero"` // as the first records have it
	Opinion  Opinion  `json:"opinion,omitzero"`
	Measures Measures `json:"measures,omitzero"`
	Reply    Reply    `json:"reply,omitzero"`

	Says map[string]string `json:"says,omitempty"` // of a kind that has none of these, what stands in its form's places

	Head Anchor `json:"head,omitzero"` // of the record before it was issued

	Taker   string `json:"-"` // of a leased number, who took it along on Date
	Entered int64  `json:"-"` // the notice that it was entered as; 0 for none

	SHA256   string `json:"sha256"` // of the PDF that was issued
	Voided   string `json:"voided,omitempty"`
	VoidedOn Date   `json:"voided_on,omitempty"`
}

// Item is one hazard on a paper, as the paper words it.
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

// Record is what 现场检查记录 says of an inspection.
type Record struct {
	On      Date         `json:"on"`
	From    string       `json:"from,omitempty"`  // 15:04
	Until   Date         `json:"until,omitempty"` // the day it ended, if that was another
	To      string       `json:"to,omitempty"`
	Address string       `json:"address,omitempty"`
	Person  string       `json:"person,omitempty"` // 法定代表人（负责人）
	Post    string       `json:"post,omitempty"`   // 职务
	Phone   string       `json:"phone,omitempty"`
	Places  []string     `json:"places,omitempty"`
	Experts []string     `json:"experts,omitempty"`
	Witness string       `json:"witness,omitempty"` // a line to sign on, where there was one
	Note    string       `json:"note,omitempty"`
	Lists   []ListResult `json:"lists,omitempty"`
	OnSpot  []int        `json:"on_spot,omitempty"` // the items, from 1, that were corrected on the spot
}

// ListResult is how many items of a checklist came to what.
type ListResult struct {
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
	// FoundBy are the notice's officers, and Found the day of their inspection, where pictures
	// of then are shown.
	FoundBy []Officer `json:"found_by,omitempty"`
	Found   Date      `json:"found,omitempty"`
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

// Digest is the SHA-256 of what the paper says, in hex: what its QR code carries the
// beginning of. It does not depend on how the paper is set.
func (p Paper) Digest() string {
	p.SHA256, p.Voided, p.VoidedOn, p.Service, p.Copy = "", "", "", Service{}, Copy{}
	body, _ := json.Marshal(p)
	return hashOf(body)
}

// Majors counts the items that are major hazards.
func (p Paper) Majors() int {
	count := 0
	for _, it := range p.Items {
		if it.Level == Major {
			count++
		}
	}
	return count
}

// about is what the paper is about: of a notice, the inspection.
func (p Paper) about() Ref {
	if p.Form.Kind.Noun() == Notices {
		return Ref{Inspections, p.Inspection}
	}
	return p.About
}

func (p Paper) ref() Ref {
	if p.Taker != "" {
		return Ref{Blanks, p.N}
	}
	return Ref{p.Form.Kind.Noun(), p.N}
}

// mayEnd refuses of a leased number what was entered or given up already, and says
// what to do instead.
func (p Paper) mayEnd() error {
	switch {
	case p.Entered != 0:
		ref := Notices.Ref(p.Entered)
		return refused("%s was entered already, as %s", "%s 已登记为 %s", p.Number, ref).
			Hint("if it is wrong, void it: {notice.voided %s .reason=…}", "如有误，请作废：{notice.voided %s .reason=…}", ref)
	case p.Voided != "":
		return refused("%[1]s was given up on %[2]s: %[3]s", "%[1]s 已于 %[2]s 注销：%[3]s", p.Number, p.VoidedOn, p.Voided).
			Hint("if that was recorded in error, undo it: {fact.struck %s .reason=…}",
				"如属误记，请撤销：{fact.struck %s .reason=…}", p.ref())
	}
	return nil
}

// Blobs gives what the store keeps under a SHA-256: a picture, a type face.
type Blobs func(sha256 string) ([]byte, error)

// Press makes the paper's bytes. It is asked inside the issuing transaction,
// when the number is known; if it refuses, no number is taken.
type Press func(Paper, Blobs) ([]byte, error)
