package inspect

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// fieldNames are what the parts of things are called in Chinese, by their names
// in JSON. In English they are called so, but for a few.
var fieldNames = sync.OnceValue(func() map[string]Words {
	names := map[string]Words{}
	for key, zh := range map[string]string{"by": "办理人",
		"officers": "执法人员", "items": "隐患", "agency": "机关", "region": "地区简称", "word": "文书代字", "review_body": "复议机关",
		"court": "诉讼法院", "number": "编号", "form": "文书格式", "title": "标题", "post": "职务",
		"witness": "见证人", "lists": "检查表", "decisions": "决定", "reply": "延期答复", "opinion": "复查意见",
		"reason": "理由", "found_by": "检查人员", "texts": "语句", "opening": "首句", "order": "责令",
		"header": "版头", "unit": "签收", "copies": "份数", "approver": "审批人", "claims": "整改申请",
		"inspection": "检查", "into": "并入", "stays": "属地不变", "found": "发现", "source": "来源编号"} {
		names[key] = Words{strings.ReplaceAll(key, "_", " "), zh}
	}
	for _, noun := range []Noun{People, Complaints, Campaigns, Hazards, Inspections, Sites} { // the last goes before
		for _, p := range Particulars[noun] {
			if p.AskEN != "" && p.EN != "" {
				names[p.Key] = Words{p.EN, p.ZH}
			}
		}
	}
	names["visit"], names["after"] = Words{"record", "检查记录"}, Words{"after-photo", "整改后照片"}
	return names
})

// FieldName is what a part of a thing is called, by its name in JSON.
func FieldName(key string) Words {
	key = strings.ToLower(key)
	if named, ok := fieldNames()[key]; ok {
		return named
	}
	return Words{strings.ReplaceAll(key, "_", " "), key}
}

// differ are the parts in which two facts of a kind, as JSON, say otherwise.
func differ(was, is []byte) (names []Words) {
	var a, b map[string]json.RawMessage
	if json.Unmarshal(was, &a) != nil || json.Unmarshal(is, &b) != nil {
		return nil
	}
	keys := maps.Clone(a)
	maps.Copy(keys, b)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if !bytes.Equal(a[key], b[key]) {
			names = append(names, FieldName(strings.TrimSuffix(key, "_id")))
		}
	}
	return names
}

// Text is a text that a thing holds, and what it is called: «site name», «item 2 text».
type Text struct{ EN, ZH, Value string }

// Texts are the texts of what can be written as JSON, in its order; not the
// names of files, which stand nowhere.
func Texts(v any) ([]Text, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	t := texts{Decoder: json.NewDecoder(bytes.NewReader(body))}
	err = t.value(Text{})
	return t.found, err
}

type texts struct {
	*json.Decoder
	found []Text
}

// value reads the next value, which is called so.
func (t *texts) value(named Text) error {
	token, err := t.Token()
	if err != nil {
		return err
	}
	switch token := token.(type) {
	case string:
		named.Value = token
		t.found = append(t.found, named)
	case json.Delim:
		for i := 1; t.More() && err == nil; i++ {
			if token == '[' {
				err = t.value(named.nth(i))
			} else {
				err = t.part(named)
			}
		}
		if err == nil {
			_, err = t.Token() // its end
		}
	}
	return err
}

// part reads the next part of an object, its name and its value.
func (t *texts) part(of Text) error {
	key, err := t.Token()
	if err != nil {
		return err
	}
	if key == "original_name" {
		return t.Decode(new(string))
	}
	is := FieldName(key.(string))
	return t.value(Text{EN: strings.TrimSpace(of.EN + " " + is.EN), ZH: of.ZH + is.ZH})
}

// nth is the i-th of several of a name: of items, «item 2».
func (t Text) nth(i int) Text {
	t.EN, t.ZH = fmt.Sprintf("%s %d", strings.TrimSuffix(t.EN, "s"), i), fmt.Sprintf("%s%d", t.ZH, i)
	return t
}
