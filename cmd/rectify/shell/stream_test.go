package shell

import (
	"bytes"
	"errors"
	"testing"

	"rectify/inspect"
)

// Rows that are not held are the same bytes as rows that are.
func TestStreamedIsAsHeld(t *testing.T) {
	type row struct {
		Ref  string   `json:"ref"`
		Text string   `json:"text,omitempty"`
		More []string `json:"more"`
	}
	type behind struct {
		Key  string `json:"key"`
		Rows []any  `json:"rows"`
	}
	all := []row{{"H1", "<管道> & \"阀\"\n\u2028", nil}, {"H2", `\u0000`, []string{}}, {"H3", "", []string{"甲", "乙"}}}
	for name, around := range map[string]func([]any) any{
		"beside": func(held []any) any { return map[string]any{"rows": held, "total": 7, "a": []string{"rows"}} },
		"behind": func(held []any) any { return behind{"overdue", held} },
	} {
		for n := range len(all) + 1 {
			held := make([]any, n)
			for i := range held {
				held[i] = all[i]
			}
			var want, is bytes.Buffer
			if err := (&Run{Out: &want, JSON: true, Schema: "s/1"}).Print(around(held), nil); err != nil {
				t.Fatal(err)
			}
			if err := (&Run{Out: &is, JSON: true, Schema: "s/1"}).Print(Streaming(around,
				inspect.EachOf(all[:n])), nil); err != nil {
				t.Fatal(err)
			}
			if is.String() != want.String() {
				t.Errorf("%s, %d rows:\n%s\nnot\n%s", name, n, &is, &want)
			}
		}
	}
	broken := errors.New("broken")
	if err := (&Run{Out: &bytes.Buffer{}, JSON: true}).Print(streamed{func(held []any) any { return held },
		func(func(any) error) error { return broken }}, nil); !errors.Is(err, broken) {
		t.Error(err)
	}
}
