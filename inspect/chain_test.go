package inspect

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"
)

// What links an event to the one before it stays what it is: a head may stand
// on papers for as long as they are kept.
func TestLinksNeverChange(t *testing.T) {
	id := bytes.Repeat([]byte{0xa5}, 16)
	first := Written{1, 1, id, "site.added", Sites, 1, 1637632800123456, "甲某", `{"name":"甲站"}`}
	second := Written{1, 2, id, "hazard.found", Hazards, 300, -1, "", ""}
	late := Written{Seq: 1}
	link := first.Link(Link{})
	for _, c := range []struct {
		name, want string
		got        Link
	}{
		{"the first", "2be24c31f71518d18790354cf220220899c3041a17f29d14984d2543b078b9b5", link},
		{"the next", "2df383307e096e57b4576a54199da2e98fe790a02c86c5596a17cd372e215bd2", second.Link(link)},
		{"one of before there were links", "1ecb67f11778945b998111db6a6d51098a3fb2788b5a6bbdb73cc9b595c56006", late.Link(Link{})},
	} {
		if got := hex.EncodeToString(c.got[:]); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}

// Every field is in the link, and where one ends and the next begins.
func TestLinksHoldEverything(t *testing.T) {
	was := Written{1, 2, []byte("id"), "kind", Sites, 3, 4, "by", "body"}
	seen := map[Link]int{was.Link(Link{}): -1, was.Link(Link{1}): -2}
	for k, w := range []Written{
		{0, 2, []byte("id"), "kind", Sites, 3, 4, "by", "body"}, {1, 3, []byte("id"), "kind", Sites, 3, 4, "by", "body"},
		{1, 2, []byte("ib"), "kind", Sites, 3, 4, "by", "body"}, {1, 2, []byte("id"), "kinds", Sites, 3, 4, "by", "body"},
		{1, 2, []byte("id"), "kind", Hazards, 3, 4, "by", "body"}, {1, 2, []byte("id"), "kind", Sites, 4, 4, "by", "body"},
		{1, 2, []byte("id"), "kind", Sites, 3, 5, "by", "body"}, {1, 2, []byte("id"), "kind", Sites, 3, 4, "", "body"},
		{1, 2, []byte("id"), "kind", Sites, 3, 4, "by", "Body"}, {1, 2, []byte("idkind"), "", Sites, 3, 4, "by", "body"},
		{1, 2, []byte("id"), "kind", Sites, 3, 4, "b", "ybody"},
	} {
		if other, ok := seen[w.Link(Link{})]; ok {
			t.Errorf("%d has the link of %d", k, other)
		}
		seen[w.Link(Link{})] = k
	}
}

func TestAnchors(t *testing.T) {
	h := Head{Place: 128, Link: Link{0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x10}}
	if h.String() != "128:0123456789abcdef" {
		t.Error(h)
	}
	whole := "128:0123456789abcdef10" + strings.Repeat("0", 46)
	for text, of := range map[string]bool{h.String(): true, whole: true, " 128:0123456789ABCDEF ": true,
		"127:0123456789abcdef": false, "128:0123456789abcdee": false, strings.Replace(whole, "10", "20", 1): false} {
		a, err := ParseAnchor(text)
		if err != nil || a.of(h) != of {
			t.Errorf("%q: %v, %v", text, a.of(h), err)
		}
	}
	for _, text := range []string{"", "128", "128:", ":0123456789abcdef", "0:0123456789abcdef", "-1:0123456789abcdef",
		"128:0123456789abcde",
		"128:0123456789abcdeg", "128:0123456789abcdef10", "1 28:0123456789abcdef", "99999999999999999999:0123456789abcdef", whole + "00"} {
		if a, err := ParseAnchor(text); !IsCode(err, CodeInvalid) {
			t.Errorf("%q is %v (%v)", text, a, err)
		}
	}
	if (Anchor{}).of(Head{}) || (Anchor{}).String() != "" {
		t.Error("no anchor is an anchor")
	}
}
