package report

import (
	"fmt"

	"rectify/inspect"
)

// measures is 现场处理措施决定书: the major hazards, the rule, what is decided, and
// where to appeal.
func (p *paper) measures() []string {
	p.addressee()
	texts := append([]string{p.said(p.Form.Opening, "inspected", p.Measures.Inspected.ZH())}, p.items(itemText)...)
	texts = append(texts, p.text("ground", "basis", p.Measures.Basis))
	for i, d := range p.Measures.Decisions {
		texts = append(texts, fmt.Sprintf("%d．%s", i+1, sentence(d)))
	}
	return append(texts, p.said(p.Form.Interim), p.appeal())
}

// items are the hazards, numbered.
func (p *paper) items(text func(inspect.Item) string) (texts []string) {
	for i, it := range p.Items {
		texts = append(texts, fmt.Sprintf("%d．%s", i+1, text(it)))
	}
	return texts
}

// bare is an item without the rule it breaks, for papers that charge nobody.
func bare(it inspect.Item) string {
	it.Basis = ""
	return itemText(it)
}
