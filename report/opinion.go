package report

import "strconv"

// opinion is 整改复查意见书: the notice that was reviewed, by number and date, and of
// each of its items whether it is corrected. Pictures of that are an annex, beside
// those of before.
func (p *paper) opinion() []string {
	o := p.Opinion
	p.addressee()
	texts := []string{p.said(p.Form.Opening, "date", o.Dated.ZH(), "title", o.Title, "number", o.Number,
		"reviewed", o.Reviewed.ZH())}
	texts = append(texts, p.group("fixed", o.Fixed)...)
	texts = append(texts, p.group("not_fixed", o.NotFixed)...)
	return append(texts, p.where(len(o.Rest) > 0, "rest", "items", ranges(o.Rest)),
		p.where(o.Note != "", "note", "note", sentence(o.Note)), p.where(len(o.NotFixed) == 0, "closing"))
}

// group are a sentence and the items of the notice that it holds of.
func (p *paper) group(name string, items []int) (texts []string) {
	if len(items) == 0 {
		return nil
	}
	texts = append(texts, p.text(name, "count", strconv.Itoa(len(items))))
	for _, i := range items {
		texts = append(texts, p.text("item", "item", strconv.Itoa(i), "text", bare(p.Items[i-1])))
	}
	return texts
}
