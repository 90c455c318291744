package postgres

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// What is looked for by a key is found by its index, with the book before it: the
// views are no hindrance.
func TestViewsAreSeenThrough(t *testing.T) {
	b, _ := visited(t)
	s := b.Store.(*Store)
	if err := s.Write(ctx, func(w inspect.Writer) (err error) {
		for n := int64(2); n < 500 && err == nil; n++ {
			err = errors.Join(w.Put(inspect.Sites, &inspect.Site{N: n, Name: fmt.Sprint(n)}),
				w.Put(inspect.Inspections, &inspect.Inspection{N: n, Site: n, Date: "2021-11-23"}),
				w.Put(inspect.Hazards, &inspect.Hazard{N: n, Inspection: n, Opened: "2021-11-23"}))
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"SELECT body FROM hazard WHERE n = $1":                                               "(n = '1'",
		"SELECT n FROM inspection WHERE site = $1":                                           "(site = '1'",
		"SELECT n FROM event WHERE noun = 'H' AND n = $1 ORDER BY seq":                       "(n = '1'",
		"UPDATE hazard SET body = '' WHERE n = $1":                                           "(n = '1'",
		"DELETE FROM mark WHERE hazard = $1":                                                 "(hazard = '1'",
		"SELECT h.n FROM inspection i JOIN hazard h ON h.inspection = i.n WHERE i.n = $1":    "(inspection = '1'",
		"SELECT h.n FROM hazard h WHERE h.overdue <= '2021' AND h.closed IS NULL AND $1 = 1": "(overdue <= '2021'",
	} {
		var plan string
		err := s.In(ctx, true, func(t *sqlstore.Tx) error {
			return t.Query("EXPLAIN "+text, []any{int64(1)}, func(r sqlstore.Scanner) error {
				var line string
				err := r.Scan(&line)
				plan += line + "\n"
				return err
			})
		})
		if at := "Index Cond: ((book = (current_setting('rectify.book'::text))::bigint) AND "; err != nil ||
			!strings.Contains(plan, at) || !strings.Contains(plan, want) {
			t.Errorf("%s: %v\n%s", text, err, plan)
		}
	}
}
