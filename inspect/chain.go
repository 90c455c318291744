package inspect

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"strings"
)

// Encoding is how this version writes what an event holds. What was recorded
// before there were links has 0: the same, but linked only when the store was
// brought up to date.
const Encoding = 1

// Link proves an event and, through the link before it, all before it. What may have
// to be erased, who brought a complaint and how they are reached, is in no event and
// so in no link: see [Reporter]. A unit's telephone is what the unit is known by.
type Link [sha256.Size]byte

// Written is an event just as it is kept.
type Written struct {
	Encoding, Seq int64
	ID            []byte
	Kind          string
	Noun          Noun
	N, At         int64 // At in microseconds
	By, Body      string
}

// Written is the event as this version keeps it, with that body.
func (e Event) Written(body string) Written {
	id := e.ID // and not all of the event with it
	return Written{Encoding, e.Seq, id[:], KindOf(e.Fact), e.Ref.Noun, e.Ref.N, e.At.UnixMicro(), e.By, body}
}

// linkTag begins what is hashed, so that nothing else that is can be taken for a link.
const linkTag = "rectify event link v1\x00"

// Link is the event's link on the one before it, of the first on [Link]{}. It is
// the SHA-256 of linkTag, that link, and the fields in the order in which
// Written has them, each after its length; a number is 8 bytes, the highest
// first. This never changes.
func (w Written) Link(before Link) Link {
	b := append(append(make([]byte, 0, 1<<10), linkTag...), before[:]...) // most are shorter
	number := func(n int64) { b = binary.BigEndian.AppendUint64(b, uint64(n)) }
	text := func(s string) { number(int64(len(s))); b = append(b, s...) }
	whole := func(n int64) { number(8); number(n) }
	whole(w.Encoding)
	whole(w.Seq)
	text(string(w.ID))
	text(w.Kind)
	text(string(w.Noun))
	whole(w.N)
	whole(w.At)
	text(w.By)
	text(w.Body)
	return sha256.Sum256(b)
}

// Head is how far a record goes: the place of an event and its link.
type Head struct {
	Place    int64
	Link     Link
	Encoding int64 // of the event
}

// anchor is the head as papers print it; none of a record in which nothing is.
func (h Head) anchor() Anchor {
	if h.Place == 0 {
		return Anchor{}
	}
	return Anchor{h.Place, hex.EncodeToString(h.Link[:shortLink])}
}

func (h Head) String() string { return h.anchor().String() }

// shortLink are the bytes of a link that are printed.
const shortLink = 8

// Anchor is a head as it stands outside the book, with 16 digits of its link or all 64.
type Anchor struct {
	Place  int64
	Digits string
}

// ParseAnchor reads 128:0123456789abcdef.
func ParseAnchor(s string) (a Anchor, err error) {
	plain := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(strings.ReplaceAll(s, "：", ":")), "记录"))
	place, digits, _ := strings.Cut(strings.ToLower(plain), ":")
	a.Digits = digits
	link, err := hex.DecodeString(digits)
	if err == nil {
		a.Place, err = strconv.ParseInt(place, 10, 64)
	}
	if err != nil || a.Place < 1 || len(link) != shortLink && len(link) != len(Link{}) {
		return a, Errorf(CodeInvalid, "%q is no head of a record", "“%s”不是记录位置", s).
			Hint("give it as a paper prints it, such as 128:0123456789abcdef", "请按文书页脚填写，如 128:0123456789abcdef")
	}
	return a, nil
}

// String is how it is printed; nothing for none.
func (a Anchor) String() string {
	if a == (Anchor{}) {
		return ""
	}
	return strconv.FormatInt(a.Place, 10) + ":" + a.Digits
}

// of tells whether it is an anchor of that head.
func (a Anchor) of(h Head) bool {
	return a.Place == h.Place && a.Digits != "" && strings.HasPrefix(hex.EncodeToString(h.Link[:]), a.Digits)
}

// MarshalText writes it as it is printed.
func (a Anchor) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (a *Anchor) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		return nil
	}
	*a, err = ParseAnchor(string(text))
	return err
}
