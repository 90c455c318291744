package sqlite

import (
	"strings"
	"testing"
)

// Two versions write the same thing in other words; a forger does not.
func TestSameJSON(t *testing.T) {
	deep := strings.Repeat("[", 1<<20)
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{`[]`, `null`, true}, {``, `{}`, true}, {`{"a":1,"b":""}`, `{"a":1}`, true}, {`{"a":1,"b":[2]}`, `{ "b" : [2], "a" : 1 }`, true},
		{`{"a":{"b":false,"c":0}}`, `{}`, true}, {`{"id":"00000000-0000-0000-0000-000000000000"}`, `{"id":null}`, true},
		{`{"a":1}`, `{"a":2}`, false}, {`{"a":"1"}`, `{"a":1}`, false}, {`[1,2]`, `[2,1]`, false}, {`[0,1]`, `[1]`, false},
		{`{"a":true}`, `{}`, false}, {`{"a":1}`, `{"a":1} `, true}, {`{"a":1}`, `{"a":1}x`, false},
		{`{"a":2,"a":1}`, `{"a":1}`, false}, {`{"a":1}`, `{"a":1`, false}, {`x`, `y`, false}, {deep, deep, false},
	} {
		if got := sameJSON(c.a, c.b); got != c.same {
			t.Errorf("%.40s and %.40s: %v", c.a, c.b, got)
		}
		if got := sameJSON(c.b, c.a); got != c.same {
			t.Errorf("%.40s and %.40s: %v", c.b, c.a, got)
		}
	}
}

// Whatever stands in a store, it is compared, both ways alike.
func FuzzSameJSON(f *testing.F) {
	f.Add(`{"a":[1,{"b":null}]}`, `{"a":[1,{}]}`)
	f.Add(`[[[`, `{"a":"\u0000"}`)
	f.Fuzz(func(t *testing.T, a, b string) {
		if sameJSON(a, b) != sameJSON(b, a) {
			t.Fatalf("%q and %q", a, b)
		}
	})
}
