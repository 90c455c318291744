package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
	"rectify/report"
)

// past is one line of a history.
type past struct {
	At   time.Time       `json:"at"`
	By   string          `json:"by,omitempty"`
	Kind string          `json:"kind"`
	Fact json.RawMessage `json:"fact"`
}

// history is everything recorded of one thing.
func history(events []inspect.Event) ([]past, error) {
	var out []past
	for _, e := range events {
		body, err := inspect.EncodeFact(e.Fact)
		if err != nil {
			return nil, err
		}
		out = append(out, past{e.At, e.By, e.Fact.Kind(), body})
	}
	return out, nil
}

// told is a history for reading: when, by whom, what.
func (c *cli) told(w io.Writer, r inspect.Reader, events []past, facts []inspect.Event) error {
	fmt.Fprintln(w)
	fmt.Fprintln(w, c.say("history", "经过"))
	t := teller{cli: c, Reader: r}
	rows := make([][]string, len(events))
	for i, e := range events {
		rows[i] = []string{"  " + e.At.In(time.FixedZone("", 8*3600)).Format("2006-01-02 15:04"), e.By, t.tell(e, facts[i].Fact)}
	}
	return report.Table{Rows: rows}.Write(w)
}

// teller says facts in words, and of an edit what it changed: it remembers
// what was written down last.
type teller struct {
	*cli
	inspect.Reader
	was map[string]any
}

func (t *teller) tell(e past, f inspect.Fact) string {
	if f, ok := f.(*inspect.ComplaintLinked); ok {
		return t.say("linked to %s", "关联 %s", t.ref(f.ToID))
	}
	noun, verb, _ := strings.Cut(e.Kind, ".")
	if !slices.Contains([]string{"found", "added", "held", "received", "amended"}, verb) || noun == "review" {
		return t.sentence(f)
	}
	was := t.was
	t.was = nil
	if err := json.Unmarshal(e.Fact, &t.was); err != nil || verb != "amended" {
		return t.sentence(f)
	}
	if changed := t.changed(was); changed != "" {
		return t.say("edited: ", "修改：") + changed
	}
	return t.say("edited", "修改")
}

// editable are the things that are written down and may be edited, in the order
// in which they are told, with their Chinese names.
var editable = [][2]string{{"name", "名称"}, {"text", "内容"}, {"level", "级别"}, {"category", "类别"}, {"place", "部位"}, {"basis", "依据"}, {"due", "期限"}, {"fixed_on_spot", "当场整改"},
	{"sector", "行业"}, {"town", "乡镇街道"}, {"credit_code", "信用代码"}, {"address", "地址"}, {"person", "负责人"}, {"phone", "电话"},
	{"kind", "类型"}, {"channel", "渠道"}, {"source_number", "来源编号"}, {"received", "受理"}, {"taken_by", "接听人"}, {"date", "日期"}, {"site", "单位"}, {"campaign", "专项检查"},
	{"from", "起始"}, {"to", "截止"}, {"inspectors", "检查人员"}, {"experts", "专家"}, {"places", "检查场所"}, {"note", "备注"}}

func (t *teller) changed(was map[string]any) string {
	var out []string
	for _, key := range editable {
		before, now := t.value(key[0], was[key[0]]), t.value(key[0], t.was[key[0]])
		if before != now {
			out = append(out, t.say(strings.ReplaceAll(key[0], "_", " "), key[1])+" "+before+" → "+now)
		}
	}
	return strings.Join(out, t.say("; ", "；"))
}

// value is what was written, on one line.
func (t *teller) value(key string, v any) string {
	switch v := v.(type) {
	case nil:
		return "—"
	case bool:
		if v {
			return t.say("yes", "是")
		}
		return t.say("no", "否")
	case []any:
		var words []string
		for _, it := range v {
			words = append(words, t.value("", it))
		}
		return strings.Join(words, "、")
	case map[string]any: // an inspector
		return strings.TrimSuffix(fmt.Sprint(v["name"], ":", t.value("cert", v["cert"])), ":—")
	case string:
		if id, err := uuid.Parse(v); err == nil {
			return t.ref(id)
		}
		return t.wordOf(key, strings.Join(strings.Fields(v), " "))
	}
	return fmt.Sprint(v)
}

// wordOf is a value that has a name in the user's language.
func (t *teller) wordOf(key, v string) string {
	switch {
	case v == "":
		return "—"
	case key == "level":
		return t.say(v, inspect.Level(v).ZH())
	case key == "category":
		return t.word(inspect.Categories, v)
	case key == "kind":
		zh := inspect.InspectionKind(v).ZH()
		if zh == v {
			zh = inspect.ComplaintKind(v).ZH()
		}
		return t.say(v, zh)
	case key == "channel":
		return t.say(v, inspect.Channel(v).ZH())
	case key == "sector":
		return t.word(inspect.Sectors, v)
	}
	return v
}

// ref is what a thing is called whose name is id.
func (t *teller) ref(id inspect.ID) string {
	e, ok, err := t.Event(id)
	if err != nil || !ok {
		return "?"
	}
	return e.Ref.String()
}
