package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?%?$`)

// sameNumbers wants a table's numbers and shares to be the same in both languages.
func sameNumbers(t *testing.T, line string, zh, en [][]string) {
	t.Helper()
	for y := range en {
		for x := range en[y] {
			if a, b := zh[y][x], en[y][x]; a != b && (number.MatchString(a) || number.MatchString(b)) {
				t.Errorf("%s: row %d, column %d is %q in Chinese, and %q", line, y+1, x+1, a, b)
			}
		}
	}
}

// A share is a number in every workbook, which shows as one in percent.
func TestSharesAreNumbers(t *testing.T) {
	t.Parallel()
	o, shown := everything(t), 0
	o.write("map.txt", "行: 统计\n格式: xlsx\n整改率 = cohort_rate\n")
	for _, line := range append(lists(), "totals --by level --compare", "complaint totals --by kind", "report ledger",
		"report statistics --force", "export --map map.txt") {
		for _, lang := range []string{"zh", "en"} {
			o.must(append(strings.Fields(line), "--lang", lang, "-o", "shares.xlsx")...)
			f, err := excelize.OpenFile(o.path("shares.xlsx"))
			if err != nil {
				t.Fatal(err)
			}
			for _, sheet := range f.GetSheetList() {
				shown += shares(t, line, f, sheet)
			}
			f.Close()
		}
	}
	if shown < 12 {
		t.Errorf("%d shares were seen", shown)
	}
}

// shares are how many cells of a sheet show one.
func shares(t *testing.T, line string, f *excelize.File, sheet string) (n int) {
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for y, row := range rows {
		for x, shown := range row {
			if !strings.HasSuffix(shown, "%") || !number.MatchString(shown) {
				continue
			}
			n++
			at, _ := excelize.CoordinatesToCellName(x+1, y+1)
			if raw, _ := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true}); strings.HasSuffix(raw, "%") {
				t.Errorf("%s: %s of %s is the text %s", line, at, sheet, raw)
			}
		}
	}
	return n
}
