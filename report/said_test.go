package report

import (
	"testing"

	"rectify/inspect"
)

// TestSaid fills slots in once: what stands in a value is not looked at again, and what is no
// slot stays as it is written.
func TestSaid(t *testing.T) {
	p := &paper{Paper: inspect.Paper{Agency: inspect.Agency{Name: "某局{count}"}}}
	for text, want := range map[string]string{
		"":                         "",
		"共{count}项":                "共3项",
		"{count}{count}":           "33",
		"{agency}责令{unit}":         "某局{count}责令{agency}厂",
		"{unknown}与{count}":        "{unknown}与3",
		"{{count}}":                "{3}",
		"{未闭合{count}":              "{未闭合3",
		"未闭合{count":                "未闭合{count",
		"}{":                       "}{",
		"{count}，原文{unit}，{empty}": "3，原文{agency}厂，",
	} {
		got := p.said(text, "count", "3", "unit", "{agency}厂", "empty", "", "count", "4", "alone")
		if got != want {
			t.Errorf("said(%q) = %q, want %q", text, got, want)
		}
	}
}
