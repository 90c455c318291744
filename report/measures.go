package report

import (
	"fmt"

	"rectify/inspect"
)

// measures is 现场处理措施决定书: the major hazards, the rule, what is decided, and
// where to appeal.
func (p *paper) measures() []string {
	p.addressee()
	opening := p.said(p.Form.Opening, "inspected", p.Measures.Inspected.ZH())
	texts := append([]string{opening}, numbered(p.Items, itemText)...)
	texts = append(texts, p.text("ground", "basis", p.Measures.Basis))
	texts = append(texts, numbered(p.Measures.Decisions, sentence)...)
	return append(texts, p.said(p.Form.Interim), p.appeal())
}

// numbered are lines under each other, each with its number.
func numbered[T any](lines []T, text func(T) string) (texts []string) {
	for i, line := range lines {
		texts = append(texts, fmt.Sprintf("%d．%s", i+1, text(line)))
	}
	return texts
}

// bare is an item without the rule it breaks, for papers that charge nobody.
func bare(it inspect.Item) string {
	it.Basis = ""
	return itemText(it)
}
