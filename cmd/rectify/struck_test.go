package main

import (
	"fmt"
	"strings"
	"testing"
)

// A row that is struck through is no record, and is named.
func TestStruckRowsArePassedOver(t *testing.T) {
	o := newOffice(t)
	row := func(style int, cells ...string) string {
		var b strings.Builder
		for _, c := range cells {
			fmt.Fprintf(&b, `<c t="str" s="%d"><v>%s</v></c>`, style, c)
		}
		return "<row>" + b.String() + "</row>"
	}
	file := o.bomb("划去.xlsx",
		part{name: stylePart, before: `<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>`},
		part{name: sheetPart, before: `<worksheet><sheetData>` + row(0, "名称", "电话") + row(1, "甲厂", "1") + row(0, "乙厂", "2") + row(1, "丙厂") + sheetTail})
	out, said, code := o.run("site", "import", file, "--lang", "en")
	if code != 0 || !strings.Contains(out, "1 row: 1 added") ||
		!strings.Contains(said, "2 rows of "+file+" struck through and passed over: 2, 4") {
		t.Errorf("%d: %s%s", code, out, said)
	}
	if out := o.must("site", "import", "--dry-run", "--json", file); !strings.Contains(out, "passed over: 2, 4") &&
		!strings.Contains(out, "第 2、4 行") {
		t.Errorf("passed over by no word: %s", out)
	}
}
