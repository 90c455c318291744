package workbook_test

import (
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"rectify/report/workbook"
)

// from is a book of one sheet with the rows that are put.
func from(rows func(put func([]workbook.Cell) error) error) workbook.Book {
	return workbook.Book{Sheets: []workbook.Sheet{{Name: "S", Rows: rows}}}
}

// many is a sheet of that many empty rows.
func many(n int) workbook.Book {
	return from(func(put func([]workbook.Cell) error) error {
		for range n {
			if err := put(nil); err != nil {
				return err
			}
		}
		return nil
	})
}

// What a sheet cannot hold, and what is no value, is refused with its place;
// what it just holds is not.
func TestLimits(t *testing.T) {
	full := strings.Repeat("查", 32_767)
	for _, c := range []struct {
		book workbook.Book
		says string
	}{
		{one(nil, []workbook.Cell{{}, {Value: full}}), ""},
		{one(nil, []workbook.Cell{{}, {Value: full + "一"}}), "cell B2 of the sheet S has 32768 characters"},
		{one(text(strings.Repeat("🔥", 16_384))), "cell A1 of the sheet S has 32768 characters"}, // two each
		{one(text(strings.Repeat("🔥", 16_383))), ""},
		{many(1_048_576), ""},
		{many(1_048_577), "the sheet S has more than 1048576 rows"},
		{one([]workbook.Cell{{Value: math.NaN()}}), "NaN"},
		{one([]workbook.Cell{{Value: math.Inf(1)}}), "Inf"},
		{one([]workbook.Cell{{Value: true}}), "bool"},
	} {
		err := c.book.Write(io.Discard)
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%v, not %q", err, c.says)
		}
	}
}

// A row that cannot be had and a place that takes no more end the writing.
func TestFaultsAreHandedOn(t *testing.T) {
	fault := errors.New("the disk is full")
	rows := func(put func([]workbook.Cell) error) error { return errors.Join(put(text("a")), fault) }
	if err := from(rows).Write(io.Discard); !errors.Is(err, fault) {
		t.Error(err)
	}
	var puts int
	endless := func(put func([]workbook.Cell) error) error {
		for ; ; puts++ {
			if err := put([]workbook.Cell{{Value: puts * 7919}}); err != nil {
				return err
			}
		}
	}
	for room := range 40 {
		w := &narrow{left: room * 100, fault: fault}
		if err := from(endless).Write(w); !errors.Is(err, fault) {
			t.Errorf("with room for %d bytes: %v", room*100, err)
		}
	}
}

// narrow takes so many bytes and then fails.
type narrow struct {
	left  int
	fault error
}

func (n *narrow) Write(p []byte) (int, error) {
	if len(p) > n.left {
		return 0, n.fault
	}
	n.left -= len(p)
	return len(p), nil
}
