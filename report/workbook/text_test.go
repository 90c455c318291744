package workbook_test

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"rectify/report/workbook"
)

// awkward are texts that a sheet or XML would take for something else.
var awkward = []string{
	"=1+1", "+86 10", "-3", "@SUM(A1)", "1e5", "007", "TRUE", "2021-11-23",
	"  两端有空格 ", "\t制表", "一行\n二行", "一\r\n二", "尾行\n", "<b>&amp;\"'</b>]]>",
	"_x0041_", "_x005F_", "_x00e9_x0041_", "_x", "_xzzzz_", "a_x1", "\x00\x01\x1f", "\ufffe\uffff", "\ufffd",
	"李𬭚🔥", "a\xffb", "\xe7\xab",
}

func TestTextsAreKept(t *testing.T) {
	var rows [][]workbook.Cell
	for _, s := range awkward {
		rows = append(rows, text(s))
	}
	f := opened(t, written(t, one(rows...)))
	for i, s := range awkward {
		checkText(t, f, fmt.Sprint("A", i+1), s)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.RuneCountInString(s) > 16_000 { // what a cell holds is tried elsewhere
			return
		}
		checkText(t, opened(t, written(t, one(text(s)))), "A1", s)
	})
}

// checkText fails unless a cell has that text, and as a text.
func checkText(t *testing.T, f *excelize.File, at, want string) {
	t.Helper()
	got, err := f.GetCellValue("S", at)
	if want = string([]rune(want)); err != nil || got != want {
		t.Errorf("%s: %q is read as %q, %v", at, want, got, err)
	}
	formula, _ := f.GetCellFormula("S", at)
	if kind, _ := f.GetCellType("S", at); want != "" && kind != excelize.CellTypeInlineString || formula != "" {
		t.Errorf("%s: %q is of type %v, formula %q", at, want, kind, formula)
	}
}
