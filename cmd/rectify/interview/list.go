package interview

import (
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/inspect/checklist"
)

func (f *Flow) askNext() (Question, error) {
	if f.At == AtNext {
		return f.askKind(), nil
	}
	lists, err := f.open()
	if err != nil {
		return Question{}, err
	}
	if f.At == AtList {
		q := Question{Title: f.Say("Which checklist", "用哪张检查表"), Default: "1"}
		for _, l := range lists {
			q.Choices = append(q.Choices, l.NameZH+"  "+l.Code)
		}
		return q, nil
	}
	l, item, err := f.item()
	if err != nil {
		return Question{}, err
	}
	at := slices.IndexFunc(l.Items, func(i checklist.Item) bool { return i.Code == item.Code })
	return Question{Title: f.Say("%s (%d of %d) %s", "%s（%d/%d）%s", item.Code, at+1, len(l.Items), item.Look),
		Lines: []string{f.Say("y well · n not · - does not apply; a note may follow: y note · q leave the rest", "y 符合 · n 不符合 · - 不适用；后面可加备注 · q 其余不查")}}, nil
}

func (f *Flow) askKind() Question {
	q := Question{Title: f.Say("What was found (%d so far)", "检查情况（已记 %d 项隐患）", len(f.Found)),
		Choices: []string{f.Say("a hazard in your own words", "直接描述隐患"), f.Say("go through a checklist", "按检查表逐项检查"), f.Say("that is all", "完成，看汇总")}, Default: "1", Offer: f.phrases}
	q.Lines = []string{f.Say("a number, or write the hazard at once (Tab: what was written before)", "填数字，也可以直接写隐患（Tab 键：常用语）")}
	if len(f.Found) > 0 || len(f.Lists) > 0 {
		q.Default = "3"
	}
	return q
}

// open are the lists not gone through yet, those that suit the sector first.
func (f *Flow) open() ([]checklist.List, error) {
	all, err := f.Checklists()
	all = slices.DeleteFunc(slices.Clone(all), func(l checklist.List) bool {
		return slices.ContainsFunc(f.Lists, func(c Checked) bool { return c.List == l.Code }) && f.At == AtList
	})
	slices.SortStableFunc(all, func(a, b checklist.List) int { return f.rank(a) - f.rank(b) })
	return all, err
}

func (f *Flow) rank(l checklist.List) int {
	switch {
	case slices.Contains(l.Sectors, inspect.TermWord(inspect.Sectors, f.Site.Sector)) && f.Site.Sector != "":
		return 0
	case len(l.Sectors) == 0:
		return 1
	}
	return 2
}

// item is what is looked at now: the first of the list without an answer.
func (f *Flow) item() (l checklist.List, item checklist.Item, err error) {
	checked := f.Lists[len(f.Lists)-1]
	if l, err = f.list(checked.List); err != nil {
		return l, item, err
	}
	for _, i := range l.Items {
		if !slices.ContainsFunc(checked.Answers, func(a inspect.Answer) bool { return a.Item == i.Code }) {
			return l, i, nil
		}
	}
	return l, item, f.wrong("list %s has no more items", "检查表 %s 没有更多条目", l.Code)
}

func (f *Flow) list(code string) (checklist.List, error) {
	all, err := f.Checklists()
	for _, l := range all {
		if l.Code == code {
			return l, nil
		}
	}
	if err == nil {
		err = f.wrong("there is no checklist %s any more", "检查表 %s 已不存在", code)
	}
	return checklist.List{}, err
}

func (f *Flow) takeNext(said string) error {
	switch f.At {
	case AtNext:
		return f.takeKind(said)
	case AtList:
		return f.takeList(said)
	}
	return f.takeItem(said)
}

func (f *Flow) takeKind(said string) error {
	switch chosen(said, 3) {
	case 0:
		f.write(Found{})
	case 1:
		f.At = AtList
		lists, err := f.open()
		if err == nil && len(lists) == 0 {
			err = f.wrong("every checklist was gone through", "所有检查表都已查过")
		}
		return err
	case 2:
		f.At = AtForm
		if !f.ordered() {
			f.Form, f.At = "", AtConfirm
		}
	default:
		if len([]rune(said)) < 2 || chosen(said, 1<<30) >= 0 {
			return f.noChoice(said, 3)
		}
		f.write(Found{})
		return f.takeHazard(said)
	}
	return nil
}

// write begins a hazard.
func (f *Flow) write(h Found) {
	f.Found = append(f.Found, h)
	f.Edit, f.At = len(f.Found), AtText
}

func (f *Flow) takeList(said string) error {
	lists, err := f.open()
	if err != nil {
		return err
	}
	k := chosen(said, len(lists))
	if k < 0 {
		if k, err = f.listNamed(lists, said); err != nil {
			return err
		}
	}
	f.Lists = append(f.Lists, Checked{List: lists[k].Code})
	f.Checking, f.At = true, AtItem
	return nil
}

// listNamed is which list a code, a name or an unambiguous part of one means.
func (f *Flow) listNamed(lists []checklist.List, said string) (int, error) {
	var parts []int
	for k, l := range lists {
		if l.Code == said || l.NameZH == said {
			return k, nil
		}
		if len([]rune(said)) > 1 && strings.Contains(l.NameZH, said) {
			parts = append(parts, k)
		}
	}
	switch len(parts) {
	case 0:
		return -1, f.noChoice(said, len(lists))
	case 1:
		return parts[0], nil
	}
	return -1, f.wrong("%q may be any of %d lists: answer with a number", "“%s”对应 %d 张检查表：请填序号", said, len(parts))
}

func (f *Flow) takeItem(said string) error {
	l, item, err := f.item()
	if err != nil {
		return err
	}
	if said == "q" || said == "Q" || said == "完" {
		f.leaveList()
		return nil
	}
	word, note, _ := strings.Cut(said, " ")
	says, err := inspect.ParseSays(strings.ToLower(word))
	if err != nil {
		return f.wrong("%q is no answer: y, n or -", "“%s”不是检查结果：请填 y（符合）、n（不符合）或 -（不适用）", word)
	}
	if note = strings.TrimSpace(note); note != "" && !inspect.IsWritten(note) {
		return f.wrong("the note %q is no word", "备注“%s”不是文字", note)
	}
	checked := &f.Lists[len(f.Lists)-1]
	checked.Answers = append(checked.Answers, inspect.Answer{Item: item.Code, Look: item.Look, Says: says, Note: note})
	if says == inspect.SaysNo {
		text := ""
		if note != "" {
			text = withNote(item.Hazard(), note)
		}
		f.write(Found{List: l.Code, Item: item.Code, Text: text, Level: item.Level, Category: item.Category, Basis: item.Basis(f.Date)})
		return nil
	}
	f.goOn()
	return nil
}

// goOn asks the next item, or what to do next.
func (f *Flow) goOn() {
	f.At = AtNext
	if !f.Checking {
		return
	}
	if _, _, err := f.item(); err == nil {
		f.At = AtItem
		return
	}
	f.leaveList()
}

// leaveList ends a list; one without answers was not gone through.
func (f *Flow) leaveList() {
	if last := len(f.Lists) - 1; len(f.Lists[last].Answers) == 0 {
		f.Lists = f.Lists[:last]
	}
	f.Checking, f.At = false, AtNext
}
