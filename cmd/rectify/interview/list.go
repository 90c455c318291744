package interview

import (
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/inspect/checklist"
)

func askNext(f *Flow, q *Question) {
	q.Title = f.Say("What was found (%d so far)", "检查情况（已记 %d 项隐患）", len(f.Found))
	q.Choices = []string{f.Say("a hazard in your own words", "直接描述隐患"), f.Say("go through a checklist", "按检查表逐项检查"),
		f.Say("that is all", "完成，看汇总")}
	q.Default, q.Offer = "1", f.phrases
	if len(f.Found) > 0 || len(f.Lists) > 0 {
		q.Default = "3"
	}
}

func askList(f *Flow, q *Question) {
	lists, err := f.open()
	q.Choices, q.Default = inspect.Mapped(lists, func(l checklist.List) string { return l.NameZH + "  " + l.Code }), "1"
	q.err = err
}

func askItem(f *Flow, q *Question) {
	l, at, err := f.item()
	if err == nil {
		item := l.Items[at]
		q.Title = f.Say("%s (%d of %d) %s", "%s（%d/%d）%s", item.Code, at+1, len(l.Items), item.Look)
	}
	q.err = err
}

// open are the lists not gone through yet, those that suit the sector first.
func (f *Flow) open() ([]checklist.List, error) {
	all, err := f.Checklists()
	all = slices.DeleteFunc(slices.Clone(all), func(l checklist.List) bool {
		return slices.ContainsFunc(f.Lists, func(c Checked) bool { return c.List == l.Code })
	})
	slices.SortStableFunc(all, func(a, b checklist.List) int { return f.rank(a) - f.rank(b) })
	return all, err
}

func (f *Flow) rank(l checklist.List) int {
	switch {
	case f.Site.Sector != "" && slices.Contains(l.Sectors, inspect.TermWord(inspect.Sectors, f.Site.Sector)):
		return 0
	case len(l.Sectors) == 0:
		return 1
	}
	return 2
}

// item is what is looked at now: the first of the list without an answer.
func (f *Flow) item() (l checklist.List, at int, err error) {
	checked := f.Lists[len(f.Lists)-1]
	if l, err = f.list(checked.List); err != nil {
		return l, 0, err
	}
	at = slices.IndexFunc(l.Items, func(i checklist.Item) bool {
		return !slices.ContainsFunc(checked.Answers, func(a inspect.Answer) bool { return a.Item == i.Code })
	})
	if at < 0 {
		err = f.wrong("list %s has no more items", "检查表 %s 没有更多条目", l.Code)
	}
	return l, at, err
}

func (f *Flow) list(code string) (l checklist.List, err error) {
	all, err := f.Checklists()
	if at := slices.IndexFunc(all, func(l checklist.List) bool { return l.Code == code }); at >= 0 {
		return all[at], nil
	}
	if err == nil {
		err = f.wrong("there is no checklist %s any more", "检查表 %s 已不存在", code)
	}
	return l, err
}

func takeNext(f *Flow, said string) error {
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
		return takeText(f, said)
	}
	return nil
}

// write begins a hazard.
func (f *Flow) write(h Found) {
	f.Found = append(f.Found, h)
	f.Edit, f.At = len(f.Found), AtText
}

func takeList(f *Flow, said string) error {
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

func takeItem(f *Flow, said string) error {
	l, at, err := f.item()
	if err != nil {
		return err
	}
	if said == "q" || said == "Q" || said == "完" {
		f.leaveList()
		return nil
	}
	item := l.Items[at]
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
	if says != inspect.SaysNo {
		f.goOn()
		return nil
	}
	text := ""
	if note != "" {
		text = WithNote(item.Hazard(), note)
	}
	f.write(Found{List: l.Code, Item: item.Code, Text: text, Level: item.Level, Category: item.Category,
		Basis: item.Basis(f.Date)})
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
