package sheet

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

type jsonReader struct {
	name   string
	bound  *rowwise
	in     *bufio.Reader
	header []string
	line   int
	first  *Row

	encoding *string
}

// openJSON reads one object a line. The header is every key met so far: it
// grows when a later object has another.
func openJSON(name string, in io.Reader, encoding *string) (Reader, error) {
	bound := &rowwise{in: in}
	j := &jsonReader{name: name, bound: bound, in: bufio.NewReaderSize(bound, ahead), encoding: encoding}
	text, err := j.text()
	if err != nil {
		return nil, err
	}
	keys, err := keysInOrder(text)
	if err != nil {
		return nil, &Error{fmt.Sprintf("%s line %d is not a JSON object", name, j.line), fmt.Sprintf("%s 第 %d 行不是 JSON 对象", name, j.line)}
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
		row.Err = &Error{"the line is not a JSON object", "本行不是 JSON 对象"}
		return row, nil
	}
	for key, raw := range object {
		at := slices.Index(j.header, key)
		if at < 0 && len(j.header) == mostColumns {
			return row, errColumns.of(j.name)
		} else if at < 0 {
			at = len(j.header)
			j.header, row.Cells = append(j.header, key), append(row.Cells, "")
		}
		var text string
		switch c := raw[0]; {
		case c == '"':
			json.Unmarshal(raw, &text)
		case c == '{' || c == '[':
			row.Err = wrong("the value of %q is not a simple one", "%q 的值不是简单值", key)
			return row, nil
		case string(raw) != "null":
			text = string(raw)
		}
		row.Cells[at] = text
	}
	return row, nil
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

// Encoding implements [Reader].
func (j *jsonReader) Encoding() string { return *j.encoding }

// Sheets implements [Reader].
func (j *jsonReader) Sheets() []*Sheet { return nil }

// Close implements [Reader].
func (j *jsonReader) Close() error { return nil }
