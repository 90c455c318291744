package typeset

import (
	"fmt"
	"strings"
	"testing"
)

// says is what is on a page.
func (l *leaf) says() string {
	var b strings.Builder
	for _, run := range l.texts {
		b.WriteString(row{glyphs: run.glyphs}.text())
	}
	return b.String()
}

// Where a row is parted, its photo stands with its caption, and with its number.
func TestPictureStaysWithItsCaption(t *testing.T) {
	for long := 100; long < 1500; long += 35 {
		d := New(A4, Info{})
		d.Table(Table{Columns: []Column{{"序号", 12, Centre}, {Head: "问题"}, {"照片", 46, Centre}}, Style: Style{Face: Serif(), Size: 10, Lead: 14},
			Rows:     [][]string{{"1", strings.Repeat("查", 700), ""}, {"2", strings.Repeat("堆放杂物，", long/5), "摄于上午"}},
			Pictures: map[[2]int][]Picture{{1, 2}: {{Width: 40, Height: 30, Alt: "照片"}}},
			Apart:    map[int][]string{1: {"", "（第2项照片）"}}})
		pictures := 0
		for i, sheet := range d.paginate() {
			pictures += len(sheet.images)
			if says := sheet.says(); len(sheet.images) > 0 && (!strings.Contains(says, "摄于上午") ||
				!strings.Contains(says, "第2项照片") && !strings.Contains(says, "2堆放")) {
				t.Errorf("%d characters: page %d shows a photo and says %s", long, i+1, says)
			}
		}
		if pictures != 1 {
			t.Errorf("%d characters: %d photos", long, pictures)
		}
	}
}

// No page has one row of a table alone.
func TestNoRowIsAlone(t *testing.T) {
	s := Style{Face: Serif(), Size: 10, Lead: 14}
	for before := range 40 {
		for _, n := range []int{2, 3, 40, 41, 42, 43, 44, 45} {
			d := New(A4, Info{})
			d.Space(0)
			for range before {
				d.Para(s, "前文")
			}
			table := Table{Columns: []Column{{Head: "项"}}, Style: s}
			for i := range n {
				table.Rows = append(table.Rows, []string{fmt.Sprintf("第%d", i)})
			}
			d.Table(table)
			for i, sheet := range d.paginate() {
				if rows := strings.Count(sheet.says(), "第"); rows == 1 {
					t.Errorf("%d lines and %d rows: page %d has one row", before, n, i+1)
				}
			}
		}
	}
}
