package report

import (
	"strconv"
	"strings"
)

// noFormula is a row of a CSV file in which no cell is a formula: a text that
// begins like one would be calculated when the file is opened. A number stays one.
// An import of our own files takes the mark off again.
func noFormula(row []string) []string {
	for i, cell := range row {
		if len(cell) < 2 || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			continue
		}
		if _, err := strconv.ParseFloat(strings.TrimSuffix(cell, "%"), 64); err != nil {
			row[i] = "'" + cell
		}
	}
	return row
}
