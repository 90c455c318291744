package sqlite

import (
	"encoding/json"
	"slices"
	"strings"

	"rectify/inspect"
)

// Officers implements [inspect.Reader]. The tallies know whom inspections name by
// an index; reviews are few in wording, however many there are.
func (t *tx) Officers(name string) (out []inspect.Officer, err error) {
	which, args := "", []any{}
	if name != "" {
		which, args = " AND (key = ? OR key > ? AND key < ?)", []any{name, name + ":", name + ";"}
	}
	err = t.each("SELECT key FROM tally WHERE dim = 'inspector'"+which+
		" GROUP BY key HAVING sum(inspections) + sum(visits) > 0", args, func(r scanner) error {
		var o inspect.Officer
		err := r.Scan(&o.Name)
		if o.Name, o.Cert, _ = strings.Cut(o.Name, ":"); name == "" || o.Name == name {
			out = append(out, o)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, t.each("SELECT DISTINCT inspectors FROM review WHERE withdrawn = ''", nil, func(r scanner) error {
		var text string
		var of []inspect.Officer
		if err := r.Scan(&text); err != nil {
			return err
		}
		err := json.Unmarshal([]byte(text), &of)
		for _, o := range of {
			if (name == "" || o.Name == name) && !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
		return err
	})
}
