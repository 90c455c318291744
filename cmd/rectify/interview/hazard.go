package interview

import (
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
	"rectify/inspect/checklist"
)

func askText(f *Flow, q *Question) {
	h := f.hazard()
	q.Text, q.Offer = h.Text, f.phrases
	if item, ok := f.itemOf(*h); ok {
		if h.Text == "" {
			q.Text, q.Default = item.Hazard(), item.Hazard()
		}
		q.Offer = func(typed string) []string {
			return f.noted(append(slices.Clone(item.Hazards),
				f.phrases(typed)...))
		}
	}
}

func askPlace(f *Flow, q *Question) {
	q.Lines, q.Text = f.twin(), f.hazard().Place
}

func askLevel(f *Flow, q *Question) {
	q.Choices, q.Default = []string{f.Say("general", "一般"), f.Say("major", "重大")}, "1"
	if f.hazard().Level == inspect.Major {
		q.Default = "2"
	}
}

func askBasis(f *Flow, q *Question) {
	q.Text, q.Offer = f.hazard().Basis, func(typed string) []string { return f.Clauses(typed, f.Date) }
}

func askDue(f *Flow, q *Question) {
	q.Default = f.usualTerm(*f.hazard())
}

func askPhotos(f *Flow, q *Question) {
	h := f.hazard()
	q.Lines, q.Text, q.Offer = f.off(*h), quoted(h.Photos), f.Files
}

// phrases are what was written on this visit, what was written before, and what
// the checklists say.
func (f *Flow) phrases(typed string) (out []string) {
	seen := map[string]bool{}
	add := func(text string) {
		if !seen[text] && strings.Contains(text, typed) && len(out) < 20 {
			out = append(out, text)
		}
		seen[text] = true
	}
	for k, h := range f.Found {
		if k+1 != f.Edit && h.Text != "" {
			add(h.Text)
		}
	}
	for _, p := range f.Phrases(typed) {
		add(p.Text)
	}
	for text := range f.listed {
		add(text)
	}
	return out
}

// listed goes through what the checklists say of hazards, and the item of each.
func (f *Flow) listed(yield func(string, checklist.Item) bool) {
	lists, _ := f.Checklists()
	for _, l := range lists {
		for _, i := range l.Items {
			for _, h := range i.Hazards {
				if !yield(h, i) {
					return
				}
			}
		}
	}
}

func (f *Flow) itemOf(h Found) (item checklist.Item, ok bool) {
	if h.Item == "" {
		return item, false
	}
	l, err := f.list(h.List)
	if err != nil {
		return item, false
	}
	item, err = l.Item(h.Item)
	return item, err == nil
}

// noted are phrases with the note of the answer that the hazard comes of, which a
// phrase in its place would take away.
func (f *Flow) noted(phrases []string) []string {
	h := f.hazard()
	for _, c := range f.Lists {
		for _, a := range c.Answers {
			if c.List != h.List || a.Item != h.Item || a.Note == "" {
				continue
			}
			for k, p := range phrases {
				phrases[k] = WithNote(p, a.Note)
			}
		}
	}
	return phrases
}

// WithNote is a hazard's text with what was noted beside it.
func WithNote(text, note string) string {
	if note == "" || strings.Contains(text, note) {
		return text
	}
	return strings.TrimRight(text, "。") + "（" + note + "）"
}

// usualTerm is the term said before: of this hazard, by its list, of the last one.
func (f *Flow) usualTerm(h Found) string {
	switch item, ok := f.itemOf(h); {
	case h.OnSpot:
		return "x"
	case h.Term != "":
		return h.Term
	case ok:
		return strconv.Itoa(item.Days)
	case f.Edit > 1 && f.Found[f.Edit-2].Term != "":
		return f.Found[f.Edit-2].Term
	}
	return "15"
}

// takeText takes a hazard's words; those that were used before bring with them
// what stood beside them.
func takeText(f *Flow, said string) error {
	h := f.hazard()
	if said == "" {
		return f.wrong("say what was seen", "请写明看到了什么")
	}
	if len([]rune(said)) > 2000 {
		return f.wrong("that is over 2000 characters: split it into several", "超过 2000 字：请分成几条")
	}
	same := said == h.Text
	if h.Text, f.At = said, AtPlace; h.Item != "" || same { // what stands beside the same words stays
		return nil
	}
	h.Category, h.Basis = "", ""
	for _, p := range f.Phrases(said) {
		if p.Text == said {
			h.Level, h.Category, h.Basis = p.Level, p.Category, p.Basis
			return nil
		}
	}
	for text, i := range f.listed {
		if text == said {
			h.Level, h.Category, h.Basis = i.Level, i.Category, i.Basis(f.Date)
			break
		}
	}
	return nil
}

func takePlace(f *Flow, said string) error {
	f.hazard().Place, f.At = orNone(said), AtLevel
	return nil
}

func takeLevel(f *Flow, said string) (err error) {
	h := f.hazard()
	switch chosen(said, 2) {
	case 0:
		h.Level = inspect.General
	case 1:
		h.Level = inspect.Major
	default:
		h.Level, err = inspect.ParseLevel(said)
	}
	f.At = AtBasis
	if _, ok := f.itemOf(*h); ok { // whose basis the list has
		f.At = AtDue
	}
	return err
}

func takeBasis(f *Flow, said string) error {
	f.hazard().Basis, f.At = orNone(said), AtDue
	return nil
}

func takeDue(f *Flow, said string) (err error) {
	h := f.hazard()
	h.OnSpot, h.Term, h.Due, f.At = false, "", "", AtPhotos
	switch said {
	case "x", "X", "当场", "当场整改", "已当场整改":
		h.OnSpot = true
	default:
		h.Term = said
		h.Due, err = f.due(said)
	}
	return err
}

func takePhotos(f *Flow, said string) (err error) {
	h := f.hazard()
	if h.Photos = nil; orNone(said) != "" {
		if h.Photos, err = f.Photos(said); err != nil {
			return err
		}
	}
	f.Edit = 0
	if f.Correcting {
		return f.then(AtConfirm)
	}
	f.goOn()
	return nil
}

// due is the day that a term means, of the visit on.
func (f *Flow) due(term string) (inspect.Date, error) {
	plain := strings.TrimSpace(strings.TrimSuffix(Narrow(term), "天"))
	due, err := f.Due(plain, f.Date)
	if err == nil && due == "" {
		err = f.wrong("say by when it is to be fixed", "请填写整改期限")
	}
	if err == nil && due < f.Date {
		err = f.wrong("%s is before the inspection on %s", "%s 早于检查日期 %s", due, f.Date)
	}
	return due, err
}

// Narrow writes full-width digits and letters as an input method leaves them off.
func Narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

// quoted writes files as they are typed, those with spaces in quotes.
func quoted(files []string) string {
	out := make([]string, len(files))
	for k, name := range files {
		out[k] = name
		if strings.ContainsAny(name, " '\"\\") {
			out[k] = strconv.Quote(name)
		}
	}
	return strings.Join(out, " ")
}
