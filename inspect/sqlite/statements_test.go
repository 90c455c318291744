package sqlite

import (
	"context"
	"path/filepath"
	"testing"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// counting is a store that counts what is asked of its database.
type counting struct {
	*Store
	asked *[]string
}

type counted struct {
	sqlstore.Conn
	asked *[]string
}

func (s counting) Write(ctx context.Context, fn func(inspect.Writer) error) error {
	return s.Store.Write(ctx, func(w inspect.Writer) error {
		t := w.View.(*sqlstore.Tx)
		t.Conn = counted{t.Conn, s.asked}
		return fn(w)
	})
}

func (c counted) Query(text string, args []any, row func(sqlstore.Scanner) error) error {
	*c.asked = append(*c.asked, text)
	return c.Conn.Query(text, args, row)
}

func (c counted) Run(text string, args ...any) (int64, error) {
	*c.asked = append(*c.asked, text)
	return c.Conn.Run(text, args...)
}

func (c counted) Send(want int64, text string, args ...any) error {
	*c.asked = append(*c.asked, text)
	return c.Conn.Send(want, text, args...)
}

// A hazard takes ten statements, the first of a category one more.
func TestAddHazardTakesFewStatements(t *testing.T) {
	t.Parallel()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var asked []string
	b := inspect.NewBook(counting{s, &asked})
	enter := func(do, about, body string) {
		t.Helper()
		asked = nil
		e := inspect.Entry{ID: b.NewID(), Do: do, About: about, Body: []byte(body), Here: inspect.Here{Fresh: true}}
		if r, err := b.RecordAll(ctx, e); err != nil || r[0].Err != nil {
			t.Fatal(err, r)
		}
	}
	enter("agency.opened", "", `{"name":"示范局","region":"示","word":"责改"}`)
	enter("site.added", "", `{"name":"示范木业"}`)
	enter("inspection.held", "S1", `{"date":"2021-11-23","inspectors":[{"name":"甲某","cert":"A001"},{"name":"乙某","cert":"A002"}]}`)
	for i := range 2 {
		enter("hazard.found", "I1", `{"text":"通道堵塞","category":"electrical","due":"2021-12-08"}`)
		if len(asked) > 11-i {
			t.Errorf("%d statements: %q", len(asked), asked)
		}
	}
}
