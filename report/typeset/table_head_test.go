package typeset

import (
	"bytes"
	"strings"
	"testing"
)

// Spans must be of as many columns as the table has.
func TestHeadsOverColumnsThatAreNot(t *testing.T) {
	for _, spans := range [][]Span{{{"甲", 1}}, {{"甲", 2}, {"乙", 2}}, {}} {
		doc := New(A4, Info{})
		doc.Table(Table{Columns: []Column{{Head: "一"}, {Head: "二"}, {Head: "三"}}, Over: spans,
			Style: Style{Size: 10, Lead: 14}})
		if err := doc.Write(&bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "of 3") {
			t.Errorf("%v: %v", spans, err)
		}
	}
}

// A head that reaches up has the room of the span row and its own; one that is
// longer than both makes the head higher, and no text leaves it.
func TestHeadIsAsHighAsItsTexts(t *testing.T) {
	doc := New(A4, Info{})
	s := Style{Size: 10, Lead: 14}
	lay := func(heads ...string) head {
		t := Table{Over: []Span{{"", 1}, {"合", 2}}, Under: []string{"1", "2", "3"}, Style: s, Heads: s}
		for _, h := range heads {
			t.Columns = append(t.Columns, Column{Head: h})
		}
		g := &grid{doc: doc, widths: []float64{50, 50, 50}, table: t}
		return g.headOf()
	}
	short, long := lay("甲", "乙", "丙"), lay(strings.Repeat("甲", 40), "乙", "丙")
	line := 14 + 2*cellPad
	if short.height() != 3*line {
		t.Errorf("a head of three rows is %.1f high, not %.1f", short.height(), 3*line)
	}
	if rows := float64(len(long.heads[0].rows)); long.above+long.own < rows*14+2*cellPad-0.01 {
		t.Errorf("%.0f lines in a head of %.1f", rows, long.above+long.own)
	}
}
