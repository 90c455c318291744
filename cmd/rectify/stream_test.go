package main

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
	all := []row{{"H1", "<管道> & \"阀\"\n\u2028", nil}, {"H2", `\u0000`, []string{}}, {"H3", "", []string{"甲", "乙"}}}
	for name, around := range map[string]func([]any) any{
		"beside": func(held []any) any { return map[string]any{"rows": held, "total": 7, "a": []string{"rows"}} },
		"behind": func(held []any) any { return behind{"overdue", inspect.Period{From: "2021-11-01"}, 3, nil, held} },
	} {
		for n := range len(all) + 1 {
			held := make([]any, n)
			for i := range held {
				held[i] = all[i]
			}
			var want, is bytes.Buffer
			if err := (&cli{out: &want, json: true, schema: "s/1"}).print(around(held), nil); err != nil {
				t.Fatal(err)
			}
			if err := (&cli{out: &is, json: true, schema: "s/1"}).print(streamed{around,
				anyOf(inspect.EachOf(all[:n]))}, nil); err != nil {
				t.Fatal(err)
			}
			if is.String() != want.String() {
				t.Errorf("%s, %d rows:\n%s\nnot\n%s", name, n, &is, &want)
			}
		}
	}
	broken := errors.New("broken")
	if err := (&cli{out: &bytes.Buffer{}, json: true}).print(streamed{func(held []any) any { return held },
		func(func(any) error) error { return broken }}, nil); !errors.Is(err, broken) {
		t.Error(err)
	}
}
