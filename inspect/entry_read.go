package inspect

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
)

// ReadEntry reads an entry that was written as JSON. One that cannot be read says so
// when it is recorded: its Fault.
func ReadEntry(text []byte) (e Entry) {
	said, err := onlyOnce(text, nil)
	if err == nil {
		dec := json.NewDecoder(bytes.NewReader(text))
		dec.DisallowUnknownFields()
		if err = dec.Decode(&e); err == nil {
			if _, more := dec.Token(); more != io.EOF {
				err = invalid("something stands behind it", "其后另有内容")
			}
		}
	}
	if err == nil {
		return e
	}
	e = Entry{}
	json.Unmarshal(said["id"], &e.ID)
	e.Fault = invalid("the line is no entry: %s", "该行不是条目：%s", misread(err)).
		Hint("see {help.entries}", "请用 {help.entries} 查看")
	return e
}

// into reads what an entry says into what is there: what it leaves out stays.
func (e Entry) into(v any) error {
	if len(e.Body) == 0 {
		return nil
	}
	if !utf8.Valid(e.Body) {
		return invalid("the body of the entry is not valid UTF-8", "条目内容不是有效的 UTF-8 文本")
	}
	said, err := onlyOnce(e.Body, madeHere)
	if err != nil {
		return err
	}
	for part := range said {
		// Else what stands in the places of a list would fill in what is left out of it.
		if at := At(v, part); at.Kind() == reflect.Slice {
			at.SetZero()
		}
	}
	dec := json.NewDecoder(bytes.NewReader(e.Body))
	dec.DisallowUnknownFields()
	if err = dec.Decode(v); err == nil {
		return readSaid(said, v)
	}
	var ours *Error
	if errors.As(err, &ours) {
		return err
	}
	return invalid("the body of a %s cannot be read: %s", "%s 的内容无法识别：%s", e.Do, misread(err)).
		Hint("see {help.entries}", "请用 {help.entries} 查看")
}

// misread says in words why JSON could not be read.
func misread(err error) Words {
	var ours *Error
	var kind *json.UnmarshalTypeError
	var day *time.ParseError
	var bytes64 base64.CorruptInputError
	switch name, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); {
	case errors.As(err, &ours):
		return Words{ours.EN, ours.ZH}
	case unknown:
		return say("there is no part %s", "没有 %s 这一项", name)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return say("it is not complete", "内容不完整")
	case errors.As(err, &kind):
		part := kind.Field[strings.LastIndexByte(kind.Field, '.')+1:]
		return say("%[1]s cannot be a JSON %[3]s", "%[2]s 不能是 JSON 的 %[3]s", cmp.Or(part, "it"), cmp.Or(part, "内容"),
			kind.Value)
	case errors.As(err, &day) && day.Layout == time.DateOnly:
		return say("%q is not a date, such as 2021-11-24", "“%s”不是日期，应如 2021-11-24", day.Value)
	case errors.As(err, &day):
		return say("%q is not a time, such as 2021-11-24T09:30:00+08:00", "“%s”不是时间，应如 2021-11-24T09:30:00+08:00",
			strings.Trim(day.Value, `"`))
	case errors.As(err, &bytes64):
		return say("a part in bytes is no base64", "字节内容不是 base64")
	case uuid.IsInvalidLengthError(err) || strings.Contains(err.Error(), "UUID"):
		return say("an id in it is no UUID", "其中的标识不是 UUID")
	}
	return say("it is not JSON: %v", "不是 JSON：%v", err)
}
