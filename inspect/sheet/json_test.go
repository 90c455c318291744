package sheet

import (
	"context"
	"strings"
	"testing"
)

// Keys of one meaning are one column, whatever line has which, and lists are joined.
func TestJSONKeysAndLists(t *testing.T) {
	means := func(h string) string { return map[string]string{"单位": "site", "site": "site", "企业": "site"}[h] }
	for lines, want := range map[string]string{
		`{"单位":"甲厂","n":1}` + "\n" + `{"site":"乙厂","n":2}` + "\n" + `{"n":3,"企业":"丙厂"}`: "单位,n|甲厂,1|乙厂,2|丙厂,3",
		`{"n":["甲某","","乙某",null,3]}` + "\n" + `{"n":[]}`:                               "n|甲某；乙某；3|",
		`{"n":[["甲"]]}` + "\n" + `{"n":[{"a":1}]}` + "\n" + `{"n":{"a":1}}`:             "n|!|!|!",
		`{"单位":"甲厂","site":"乙厂"}`:                                                       "单位,site|甲厂,乙厂",
	} {
		r, err := Open(context.Background(), "a.jsonl", strings.NewReader(lines), Options{Means: means})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for row, err := r.Next(); err == nil; row, err = r.Next() {
			if row.Err != nil {
				got += "|!"
			} else {
				got += "|" + strings.Join(row.Cells, ",")
			}
		}
		if got = strings.Join(r.Header(), ",") + got; got != want {
			t.Errorf("%s: %s", lines, got)
		}
	}
	two := `{"单位":"甲厂"}` + "\n" + `{"site":"乙厂","企业":"丙厂"}`
	r, err := Open(context.Background(), "a.jsonl", strings.NewReader(two), Options{Means: means})
	if err != nil {
		t.Fatal(err)
	}
	r.Next()
	if r.Next(); len(r.Header()) != 3 {
		t.Errorf("two keys of one meaning on one line are one column: %q", r.Header())
	}
}
