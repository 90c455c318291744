package inspect

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
)

// Every entry is whole: words in both languages, and of what counts a unit and rows.
func TestEntriesOfFigures(t *testing.T) {
	for name, table := range map[string]FigureTable{"totals": TotalsTable, "complaints": ComplaintTable(), "statistics": StatisticsTable()} {
		seen := map[string]bool{"": true}
		for _, f := range table {
			if f.ZH != "" && (f.EN == "" || seen[f.Key]) {
				t.Errorf("%s: %+v", name, f)
			}
			seen[f.Key] = true
			if f.Rows.EN() == "" && f.Rows != "" || f.Rows != "" && name != "statistics" && (f.Unit[1] == "" || f.Short[0] == "") {
				t.Errorf("%s: %+v", name, f)
			}
			for _, key := range f.Rate {
				if key != "" && table.Named(key).Rows == "" {
					t.Errorf("%s: %s is a rate of what does not count", name, f.Key)
				}
			}
		}
	}
}

// A month that was closed before a figure was counted has none of it, and is not said to
// have been corrected in it.
func TestMonthsClosedBeforeAFigureWasCounted(t *testing.T) {
	late := TotalsTable[len(TotalsTable)-1]
	body := `{"totals":{"hazards_found":3},"groups":{"town":[{"key":"东街道","hazards_found":3}]}}`
	for _, text := range []string{body, strings.Replace(body, "3}", `3,"`+late.Key+`":null}`, 1)} {
		sum := sha256.Sum256([]byte(text))
		f, err := ClosedMonth{Month: "2021-10", Body: text, SHA256: hex.EncodeToString(sum[:])}.Frozen()
		if err != nil {
			t.Fatal(err)
		}
		had := strings.Contains(text, late.Key)
		was, now := f.Groups[ByTown][0].Figures, Figures{HazardsFound: 4}
		if late.Since > 3 && was.lacks(late) == had {
			t.Errorf("%s: %v", text, was.lacks(late))
		}
		if later := TotalsTable.grown(&now, &was); len(later) != 1 || later["hazards_found"] != 1 {
			t.Errorf("%s: %v", text, later)
		}
	}
}
