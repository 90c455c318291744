package main

import (
	"cmp"
	"slices"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
	"rectify/report/typeset"
)

// batch are the papers of a month that go to the printer as one file.
type batch struct {
	month inspect.Date // its first day
	nouns []inspect.Noun
	as    report.Print
	plain bool // joined without what is what, as earlier releases did
}

// said is the month, as names and answers have it.
func (b batch) said() string { return string(b.month)[:7] }

// title is that of the file.
func (b batch) title() string { return b.said() + " " + b.kind(inspect.Noun.ZH) }

// kind is what is in it: of both nouns, papers.
func (b batch) kind(called func(inspect.Noun) string) string {
	if len(b.nouns) > 1 {
		return called(inspect.Papers)
	}
	return called(b.nouns[0])
}

// print joins those that are in force, by their numbers. A scan that another program wrote
// cannot be joined to them, and is named.
func (b batch) print(r shell.View) (p toPrint, err error) {
	var parts []typeset.Part
	refs := []string{}
	for _, noun := range b.nouns {
		rows, err := b.of(r, noun)
		if err != nil {
			return p, err
		}
		for _, row := range rows {
			data, err := b.one(r, noun.Ref(row.N))
			if err != nil {
				return p, err
			}
			if data == nil {
				r.Warn("%[1]s %[2]s is a scan: print it by itself", "%[1]s %[2]s 为扫描件，请单独打印", noun.RefTo(row.N), row.Number)
				continue
			}
			parts, refs = append(parts, typeset.Part{Name: row.Number, File: data}), append(refs, noun.RefTo(row.N))
		}
	}
	if len(parts) == 0 {
		return p, shell.NotFound("no %[1]s of %[2]s is to be printed", "%[2]s 没有可打印的%[3]s", b.kind(inspect.Noun.EN),
			b.said(), b.kind(inspect.Noun.ZH))
	}
	p.name = b.title() + b.as.Said()
	p.answer = map[string]any{"month": b.said(), "papers": refs}
	p.data, err = b.join(parts)
	return p, err
}

// of are the papers of a noun, by their numbers.
func (b batch) of(r shell.View, noun inspect.Noun) ([]inspect.PaperRow, error) {
	list, month := r.Notices, inspect.MonthOf(b.month)
	if noun == inspect.Papers {
		list = r.Papers
	}
	page, err := list(inspect.Filter{From: month.From, To: month.To})
	slices.SortFunc(page.Rows, func(a, b inspect.PaperRow) int { return cmp.Compare(a.N, b.N) })
	return page.Rows, err
}

// one is a paper's file; nil of a scan.
func (b batch) one(r shell.View, ref inspect.Ref) ([]byte, error) {
	pa, _, err := r.Paper(ref)
	if err != nil {
		return nil, err
	}
	data, err := r.Blob(pa.SHA256)
	if err != nil || !typeset.Joins(data) {
		return nil, err
	}
	return data, nil
}

// join makes one file of several, with what is wanted beside them.
func (b batch) join(parts []typeset.Part) ([]byte, error) {
	joined, err := typeset.Join(typeset.Info{Title: b.title(), Created: b.month.Time()}, parts, b.plain)
	if err != nil {
		return nil, err
	}
	return b.as.Of(joined)
}
