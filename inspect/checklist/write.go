package checklist

import (
	"strconv"
	"strings"
)

// writer writes records in canonical order: one blank line before each.
type writer struct{ strings.Builder }

func (w *writer) record(comments []string, zh, value string) {
	if w.Len() > 0 {
		w.WriteByte('\n')
	}
	for _, c := range comments {
		w.WriteString(strings.TrimRight("# "+c, " ") + "\n")
	}
	w.field(zh, value)
}

// field writes a line; what is empty is left out.
func (w *writer) field(zh, value string) {
	if value != "" {
		w.WriteString(zh + "：" + value + "\n")
	}
}

// Text is l as a file: its own items in full, others' by the lists it includes.
// A file that was canonical is written back byte for byte.
func (l List) Text() string {
	w := &writer{}
	w.record(l.Comments, "清单", l.Code)
	w.field("名称", l.NameZH)
	w.field("英文名", l.NameEN)
	w.field("版本", l.Version)
	w.field("行业", strings.Join(l.Sectors, "、"))
	for _, i := range l.Includes {
		w.field("包含", strings.Join(append([]string{i.List}, i.Items...), " "))
	}
	group := ""
	for _, i := range l.Items {
		if i.List != l.Code {
			continue
		}
		if i.Group != group {
			group = i.Group
			w.record(nil, "分组", group)
		}
		w.item(i)
	}
	return w.String()
}

func (w *writer) item(i Item) {
	w.record(i.Comments, "条目", i.Code)
	w.field("查看", i.Look)
	for _, h := range i.Hazards {
		w.field("隐患", h)
	}
	w.field("级别", i.Level.ZH())
	w.field("类别", i.Category)
	days := "当场"
	if i.Days > 0 {
		days = strconv.Itoa(i.Days) + "天"
	}
	w.field("期限", days)
	w.field("依据", strings.Join(i.Bases, "、"))
}
