package interview

import (
	"strconv"
	"strings"

	"rectify/inspect"
	"rectify/inspect/checklist"
)

func (f *Flow) askHazard() (q Question, err error) {
	h := f.hazard()
	switch f.At {
	case AtText:
		q = Question{Title: f.Say("What is wrong", "隐患描述"), Text: h.Text, Offer: f.phrases}
		q.Lines = []string{f.Say("Tab: what was written before, that holds what is typed", "Tab 键：含有已输入文字的常用语")}
		if item, ok := f.itemOf(*h); ok && h.Text == "" {
			q.Text, q.Default = item.Hazard(), item.Hazard()
		}
		if item, ok := f.itemOf(*h); ok {
			q.Offer = func(typed string) []string {
				return f.noted(append(holding(item.Hazards, ""), f.phrases(typed)...))
			}
		}
	case AtPlace:
		q = Question{Title: f.Say("Where on the site", "部位"), Lines: f.twin(), Text: h.Place}
		q.Lines = append(q.Lines, f.Say("Enter for none", "没有就按回车"))
	case AtLevel:
		q = Question{Title: f.Say("Level", "隐患级别"), Choices: []string{f.Say("general", "一般"), f.Say("major", "重大")}, Default: "1"}
		if h.Level == inspect.Major {
			q.Default = "2"
		}
	case AtBasis:
		q = Question{Title: f.Say("The rule it breaks", "依据"), Text: h.Basis, Offer: func(typed string) []string { return f.Clauses(typed, f.Date) }}
		q.Lines = []string{f.Say("Tab: clauses that hold what is typed; Enter for none", "Tab 键：含有已输入文字的条款；没有就按回车")}
	case AtDue:
		q = Question{Title: f.Say("To be fixed by", "整改期限"), Lines: []string{f.Say("15 days · 10w working days · 2021-12-08 · x fixed on the spot", "15 天 · 10w 工作日 · 2021-12-08 · x 已当场整改")}, Default: f.usualTerm(*h)}
	case AtPhotos:
		q = Question{Title: f.Say("Photos", "照片"), Lines: f.off(*h), Text: quoted(h.Photos), Offer: f.Files}
		q.Lines = append(q.Lines, f.Say("files or a folder; Enter for none", "照片文件或文件夹，可写几个；没有就按回车"))
	}
	return q, nil
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
	lists, _ := f.Checklists()
	for _, l := range lists {
		for _, i := range l.Items {
			for _, h := range i.Hazards {
				add(h)
			}
		}
	}
	return out
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
				phrases[k] = withNote(p, a.Note)
			}
		}
	}
	return phrases
}

// withNote is a hazard's text with what was noted beside it.
func withNote(text, note string) string {
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

func (f *Flow) takeHazard(said string) (err error) {
	h := f.hazard()
	switch f.At {
	case AtText, AtNext:
		return f.takeText(h, said)
	case AtPlace:
		h.Place, f.At = "", AtLevel
		if !none(said) {
			h.Place = said
		}
	case AtLevel:
		if h.Level, err = f.level(said); err != nil {
			return err
		}
		f.At = AtBasis
		if _, ok := f.itemOf(*h); ok { // whose basis the list has
			f.At = AtDue
		}
	case AtBasis:
		h.Basis, f.At = "", AtDue
		if !none(said) {
			h.Basis = said
		}
	case AtDue:
		return f.takeDue(h, said)
	case AtPhotos:
		h.Photos = nil
		if !none(said) {
			if h.Photos, err = f.Photos(said); err != nil {
				return err
			}
		}
		f.Edit = 0
		if f.Correcting {
			return f.then(AtConfirm)
		}
		f.goOn()
	}
	return nil
}

// takeText takes a hazard's words; those that were used before bring with them
// what stood beside them.
func (f *Flow) takeText(h *Found, said string) error {
	if said == "" {
		return f.wrong("say what was seen", "请写明看到了什么")
	}
	if len([]rune(said)) > 2000 {
		return f.wrong("that is over 2000 characters: part it into several", "超过 2000 字：请分成几条")
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
	f.fromList(h)
	return nil
}

// fromList takes over what a checklist has beside the same words.
func (f *Flow) fromList(h *Found) {
	lists, _ := f.Checklists()
	for _, l := range lists {
		for _, i := range l.Items {
			for _, text := range i.Hazards {
				if text == h.Text {
					h.Level, h.Category, h.Basis = i.Level, i.Category, i.Basis(f.Date)
					return
				}
			}
		}
	}
}

func (f *Flow) level(said string) (inspect.Level, error) {
	switch chosen(said, 2) {
	case 0:
		return inspect.General, nil
	case 1:
		return inspect.Major, nil
	}
	return inspect.ParseLevel(said)
}

func (f *Flow) takeDue(h *Found, said string) (err error) {
	h.OnSpot, h.Term, h.Due = false, "", ""
	switch said {
	case "x", "X", "当场", "当场整改", "已当场整改":
		h.OnSpot = true
	default:
		if h.Due, err = f.due(said); err != nil {
			return err
		}
		h.Term = said
	}
	f.At = AtPhotos
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
