package report_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

// A paper that is issued is refused with all that cannot be printed, by the
// names of the fields: so it can be put right at once.
func TestPapersNameAllThatTheyCannotPrint(t *testing.T) {
	spoil := func(agency *inspect.Agency, site *inspect.Site, officers []inspect.Officer, items []inspect.Item) {
		agency.Name, site.Name, officers[1].Name, officers[1].Cert = "示范局🔥", "甲站😀", "乙𝕏", "A\u202e2"
		for i, it := range items {
			if i < 2 {
				items[i].Text, items[i].Place, items[i].Basis = it.Text+"🔥𝕐", "部\U000F0001位", "据\u200d"
			}
		}
	}
	papers := map[string]func(io.Writer) error{}
	for _, kind := range []inspect.FormKind{inspect.FormRecord, inspect.FormReview, inspect.FormMeasures,
		inspect.FormExtension} {
		pa := aRecord()
		if kind != inspect.FormRecord {
			record := pa
			pa = aReview()
			pa.Items, pa.Form = record.Items, inspect.DefaultForm(kind)
			if kind == inspect.FormReview {
				pa.Opinion.Fixed, pa.Opinion.NotFixed, pa.Opinion.Rest = []int{1, 2}, nil, nil
			}
		}
		spoil(&pa.Agency, &pa.Site, pa.Officers, pa.Items)
		papers[string(kind)] = func(w io.Writer) error { return report.WritePaper(w, pa, none) }
	}
	for _, kind := range []inspect.FormKind{inspect.FormNotice, inspect.FormOrder, inspect.FormFireNow,
		inspect.FormFireLimit} {
		n := pinned()
		n.Form = inspect.DefaultForm(kind)
		spoil(&n.Agency, &n.Site, n.Officers, n.Items)
		papers[string(kind)] = func(w io.Writer) error { return report.WritePaper(w, n, none) }
	}
	for kind, write := range papers {
		var out bytes.Buffer
		err := write(&out)
		if !inspect.IsCode(err, inspect.CodeRefused) || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", kind, err, out.Len())
			continue
		}
		e := err.(*inspect.Error)
		want := []string{"😀 (U+1F600) in the site name “甲站😀”", "🔥 (U+1F525)、𝕐 (U+1D550) in the item 1 text “"}
		if kind != "extension" { // of one hazard, and signed by none
			want = append(want, "🔥 (U+1F525)、𝕐 (U+1D550) in the item 2 text “", "U+202E in the officer 2 certificate")
		}
		for _, w := range append(want, "🔥 (U+1F525) in the agency name “示范局🔥”") {
			if !strings.Contains(e.EN, w) {
				t.Errorf("%s: no %q in %s", kind, w, e.EN)
			}
		}
		if !strings.Contains(e.ZH, "单位名称“甲站😀”中的 😀 (U+1F600)；") {
			t.Error(e.ZH)
		}
	}
}

// No name stops a list: what cannot be printed is a mark, and a footnote says
// where they stand and what for.
func TestListsPrintMarksForWhatTheyCannotPrint(t *testing.T) {
	rows := aLedgersRows()
	rows[0].Place, rows[1].SiteName, rows[3].SiteName = "氨\U000F0001房", "甲站😀", "甲站😀"
	rows[2].Inspectors = []inspect.Officer{{Name: "甲𝕏"}}
	ledger := ledgerOf(rows...)
	ledger.Agency, ledger.Narrowed = "示范局🔥\u200d", []string{"单位：甲站😀"}
	text := squeezed(strings.Join(pagesOf(t, ledgerPDF(t, ledger), "-layout"), ""))
	says(t, text, "填报单位：示范局〓〓", "序号1部位“氨〓房”（U+F0001）", "序号2单位、序号4单位“甲站〓”（U+1F600）", "序号3检查人“甲〓”（U+1D54F）",
		"单位：甲站〓", "“填报单位：示范局〓〓”（U+1F525、U+200D）")

	m := aMonth()
	m.Agency, m.Towns[0].Label, m.Late[0].Site, m.Categories[0].Label = "示范局🔥", "石😀镇", "甲站😀", "类\u202e别"
	text = said(t, m, report.MonthlyOptions{Addressee: "区\U000F0001办"})
	says(t, text, "示范局〓", "石〓镇", "类〓别", "区〓办：", "注：〓处的字，现有字体均不能打印：",
		"“石〓镇”（U+1F600）", "序号1单位“甲站〓”（U+1F600）", "“类〓别”（U+202E）", "（U+F0001）")

	s := aTable()
	s.Agency, s.Rows[0].Sector = "示范局🔥", "粉\U000F0001尘"
	text = squeezed(strings.Join(pagesOf(t, statisticsPDF(t, s), "-layout"), ""))
	says(t, text, "填报单位（章）：示范局〓", "粉〓尘", "注：〓处的字，现有字体均不能打印：", "“粉〓尘”（U+F0001）")
}

// A mark without a character of its own with its letter is no script that is joined.
func TestMarksAreToldFromScripts(t *testing.T) {
	for text, want := range map[string]string{"q\u0301": "without the marks", "x\u0323\u0307": "without the marks",
		"\u0627\u0644": "letters of its script"} {
		n := pinned()
		n.Site.Name = text
		err := report.WritePaper(io.Discard, n, none)
		if e, ok := err.(*inspect.Error); !ok || !strings.Contains(fmt.Sprintf("%+v", *e), want) {
			t.Errorf("%q: %+v", text, err)
		}
	}
}
