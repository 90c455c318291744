package sheet

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

type jsonReader struct {
	flat
	name   string
	bound  *rowwise
	in     *bufio.Reader
	header []string
	line   int
	first  *Row
	means  func(header string) string
	aside  func(header string) bool
	meant  map[string]string // by keys
}

// openJSON reads one object a line. The header is every key met so far: it
// grows when a later object has another that means none of them.
func openJSON(name string, in io.Reader, encoding *string, o Options) (Reader, error) {
	bound := &rowwise{in: in}
	j := &jsonReader{flat: flat{encoding}, name: name, bound: bound, in: bufio.NewReaderSize(bound, ahead),
		means: o.Means, aside: o.Aside, meant: map[string]string{}}
	text, err := j.text()
	if err != nil {
		return nil, err
	}
	keys, err := keysInOrder(text)
	if err != nil {
		return nil, invalid("%s line %d is not a JSON object", "%s 第 %d 行不是 JSON 对象", name, j.line)
	}
	j.header = keys
	row, err := j.row(text)
	j.first = &row
	return j, err
}

func keysInOrder(text []byte) (keys []string, err error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, fmt.Errorf("not an object")
	}
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return nil, err
		}
		keys = append(keys, t.(string))
		var skip json.RawMessage
		if err := dec.Decode(&skip); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

// text is the next line that is not blank.
func (j *jsonReader) text() ([]byte, error) {
	for {
		j.bound.begins()
		line, err := j.in.ReadBytes('\n')
		if err == errRow {
			return nil, unended(j.name, j.line, err)
		}
		if len(line) > 0 {
			j.line++
		}
		if text := bytes.TrimSpace(line); len(text) > 0 {
			return text, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func (j *jsonReader) row(text []byte) (Row, error) {
	if len(j.header) > mostColumns {
		return Row{}, errColumns.of(j.name)
	}
	row := Row{Line: j.line, Cells: make([]string, len(j.header))}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(text, &object); err != nil {
		row.Err = invalid("the line is not a JSON object", "本行不是 JSON 对象")
		return row, nil
	}
	for key, raw := range object {
		at := j.place(key, object)
		if at < 0 && len(j.header) == mostColumns {
			return row, errColumns.of(j.name)
		} else if at < 0 {
			at = len(j.header)
			j.header, row.Cells = append(j.header, key), append(row.Cells, "")
		}
		var ok bool
		if row.Cells[at], ok = simple(raw); !ok && !j.aside(key) {
			row.Err = invalid("the value of %q is not a simple one", "%q 的值不是简单值", key)
			return row, nil
		}
	}
	return row, nil
}

// place is the column of a key: its own, or the one that means the same, if the
// object has no other key of that meaning; -1 if it is new.
func (j *jsonReader) place(key string, object map[string]json.RawMessage) int {
	at := slices.Index(j.header, key)
	if at >= 0 || j.meaning(key) == "" {
		return at
	}
	for other := range object {
		if other != key && j.meaning(other) == j.meaning(key) {
			return -1
		}
	}
	return slices.IndexFunc(j.header, func(h string) bool { return j.meaning(h) == j.meaning(key) })
}

// meaning is what a key means, found once.
func (j *jsonReader) meaning(key string) string {
	is, ok := j.meant[key]
	if !ok {
		if len(j.meant) > 2*mostColumns { // of a file that has ever other ones
			clear(j.meant)
		}
		is = j.means(key)
		j.meant[key] = is
	}
	return is
}

// simple is a value as text, a list of such joined; null is empty, and an object none.
func simple(raw json.RawMessage) (text string, ok bool) {
	switch raw[0] {
	case '"':
		return text, json.Unmarshal(raw, &text) == nil
	case '{':
		return "", false
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(raw, &list) != nil {
			return "", false
		}
		var all []string
		for _, one := range list {
			part, ok := simple(one)
			if !ok || one[0] == '[' {
				return "", false
			}
			if part != "" {
				all = append(all, part)
			}
		}
		return strings.Join(all, "；"), true
	case 'n':
		return "", true
	}
	return string(raw), true
}

// Next implements [Reader].
func (j *jsonReader) Next() (Row, error) {
	if j.first != nil {
		row := *j.first
		j.first = nil
		return row, nil
	}
	text, err := j.text()
	if err != nil {
		return Row{}, err
	}
	return j.row(text)
}

// Header implements [Reader].
func (j *jsonReader) Header() []string { return j.header }
