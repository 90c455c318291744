package main

import (
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/inspect/mapping"
	"rectify/report"
)

// mapField is a field that a map may name, of what rows; it may be called by its labels too.
type mapField struct {
	mapping.Field
	Rows, EN, ZH string
	written      bool // alone: it is not read
}

func (f mapField) key() string { return f.Key }
func (f mapField) en() string  { return f.EN }
func (f mapField) zh() string  { return f.ZH }

// mapFields are all: the columns of a ledger with what is known of the unit, and the
// figures of a period.
func mapFields() (out []mapField) {
	taken := imports[inspect.FindingRow]{}.columns()
	for _, f := range report.LedgerFields() {
		at := find(taken, f.Key)
		field := mapping.Field{Key: f.Key}
		if at >= 0 {
			field = fieldOf(taken[at].Particular)
		}
		if field.Key, field.Day = f.Key, f.Day; f.Key == "state" {
			field.Terms = stateTerms()
		}
		out = append(out, mapField{field, "hazards", f.EN, f.ZH, at < 0 || taken[at].Aside})
	}
	for _, key := range strings.Fields(ofUnit) {
		w := inspect.ParticularOf(inspect.Sites, key)
		out = append(out, mapField{mapping.Field{Key: key}, "hazards", w.EN, w.ZH, false})
	}
	of := func(key, en, zh string, day bool) {
		en, zh = strings.TrimSpace(en), strings.TrimSpace(zh)
		out = append(out, mapField{mapping.Field{Key: key, Day: day}, "figures", en, zh, false})
	}
	of("agency", "agency", "机关", false)
	of("month", "month", "月份", false)
	of("from", "first day", "起始日期", true)
	of("to", "last day", "截止日期", true)
	for _, f := range inspect.TotalsTable {
		of(f.Key, f.EN, f.ZH, false)
	}
	return out
}

// fieldOf is a field that an import reads.
func fieldOf(p inspect.Particular) mapping.Field {
	what := p.Kind.What
	f := mapping.Field{Key: p.Key, Day: what == inspect.AsDay || what == inspect.AsDue, YesNo: what == inspect.AsYesNo}
	switch what {
	case inspect.AsYesNo:
		f.Terms = mapping.YesNo
	case inspect.AsWord:
		f.Terms = p.Kind.Words
	}
	return f
}

// stateTerms are how a hazard may stand in a ledger.
func stateTerms() []inspect.Term {
	out := []inspect.Term{{Word: string(inspect.Open), ZH: "未整改"}}
	for _, s := range []inspect.State{inspect.Open, inspect.Ordered, inspect.Accepted, inspect.Withdrawn} {
		out = append(out, inspect.Term{Word: s.EN(), ZH: s.ZH()})
	}
	return out
}

// ofUnit is what a row of hazards may tell of the unit beside what a ledger does.
const ofUnit = "credit_code address person phone coordinates"

func isOfUnit(key string) bool { return key != "" && slices.Contains(strings.Fields(ofUnit), key) }
