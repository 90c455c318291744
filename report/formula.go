package report

import (
	"strconv"
	"strings"
)

// noFormula is a row of a CSV file in which no cell is a formula: a text that
// begins like one would be calculated when the file is opened, and is marked. A number
// stays one. What begins like a marked one is marked, too: to read CSV takes a mark off.
func noFormula(row []string) []string {
	for i, cell := range row {
		if bare := strings.TrimLeft(cell, "'"); len(cell) < 2 || bare == "" ||
			!strings.ContainsRune("=+-@\t\r", rune(bare[0])) {
			continue
		}
		if _, err := strconv.ParseFloat(strings.TrimSuffix(cell, "%"), 64); err != nil {
			row[i] = "'" + cell
		}
	}
	return row
}
