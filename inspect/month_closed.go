package inspect

import "encoding/json"

// monthClosed froze a month's figures.
type monthClosed struct {
	Month  string          `json:"month"`
	On     Date            `json:"on"`
	By     string          `json:"by"`
	SHA256 string          `json:"sha256"`
	Frozen json.RawMessage `json:"frozen"`
}

var _ = define("month.closed", definition[ClosedMonth, monthClosed]{
	begins: true,
	effect: func(m *ClosedMonth, f *monthClosed, _ telling) {
		*m = ClosedMonth{Month: f.Month, On: f.On, By: f.By, SHA256: f.SHA256,
			Body: string(f.Frozen)}
	},
	told: Words{"closed on {on} by {by}", "{on} {by}结账"},
})

var _ = countingAll(entered("month.closed", "", (*pen).closeMonth))
