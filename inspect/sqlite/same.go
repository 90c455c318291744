package sqlite

import (
	"encoding/json"
	"io"
	"reflect"
	"slices"
	"strings"
)

// asText are the columns that hold a value as JSON. How that is written may
// differ between versions; what it says may not.
var asText = []string{"body", "life", "lists", "experts", "places", "inspectors"}

func sameValue(column string, is, want any) bool {
	a, text := is.(string)
	b, texts := want.(string)
	if blob, ok := is.([]byte); ok {
		other, too := want.([]byte)
		return too && slices.Equal(blob, other)
	}
	return is == want || text && texts && slices.Contains(asText, column) && sameJSON(a, b)
}

// sameJSON tells whether two texts say the same: a version may leave out what
// is empty where another wrote it. One that says a thing twice says nothing.
func sameJSON(a, b string) bool {
	x, ok := saying(a)
	y, too := saying(b)
	return ok && too && reflect.DeepEqual(x, y)
}

// saying is what a text says without what is empty.
func saying(text string) (v any, ok bool) {
	if text == "" {
		return nil, true
	}
	if !json.Valid([]byte(text)) || !strings.ContainsRune("{[n", rune(text[0])) { // nor nested without end
		return nil, false
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	if v, ok = value(dec); !ok {
		return nil, false
	}
	_, err := dec.Token()
	return v, err == io.EOF
}

func value(dec *json.Decoder) (any, bool) {
	token, err := dec.Token()
	if err != nil {
		return nil, false
	}
	switch token {
	case json.Delim('{'):
		return members(dec)
	case json.Delim('['):
		return array(dec)
	case "", false, json.Number("0"), "00000000-0000-0000-0000-000000000000":
		return nil, true
	}
	return token, true
}

func array(dec *json.Decoder) (any, bool) {
	var out []any
	for dec.More() {
		v, ok := value(dec)
		if !ok {
			return nil, false
		}
		out = append(out, v)
	}
	_, err := dec.Token()
	if len(out) == 0 {
		return nil, err == nil
	}
	return out, err == nil
}

func members(dec *json.Decoder) (any, bool) {
	out := map[string]any{}
	seen := map[string]bool{} // without regard to case, as who reads them takes them
	for dec.More() {
		token, err := dec.Token()
		v, ok := value(dec)
		name, is := token.(string)
		folded := strings.ToLower(strings.ToUpper(name))
		if err != nil || !ok || !is || seen[folded] {
			return nil, false
		}
		seen[folded] = true
		if v != nil {
			out[name] = v
		}
	}
	_, err := dec.Token()
	if len(out) == 0 {
		return nil, err == nil
	}
	return out, err == nil
}
