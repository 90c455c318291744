package sqlite

import (
	"slices"
	"strings"
	"testing"
)

// A book has the views when it is asked to, a check proves them, and a rebuild makes
// them anew.
func TestViewsAreProved(t *testing.T) {
	if testing.Short() {
		t.Skip("one store after another: the race detector has nothing to see in them")
	}
	t.Parallel()
	f := newForger(t)
	for text, words := range map[string]string{
		"SELECT 1":           "",
		"DROP VIEW v_hazard": `the view "v_hazard" (of v_hazard) is missing`,
		"DROP VIEW 隐患":       `is missing`,
		"DROP VIEW v_site; CREATE VIEW v_site AS SELECT 'S1' AS ref": `the view "v_site" (of v_site) is not as this version makes it`,
		"CREATE VIEW v_odd AS SELECT * FROM v_hazard":                `the view "v_odd" (of v_odd) is not of rectify's making`,
	} {
		path, db := f.copied(t)
		set := func(on bool) {
			t.Helper()
			s, err := Open(ctx, path, Options{})
			if err == nil {
				err = s.SetViews(ctx, on)
			}
			if err != nil {
				t.Fatal(err)
			}
			s.Close()
		}
		set(true)
		set(true) // anew
		do(t, db, text)
		faults := checked(t, path)
		if said := strings.Join(faults, "\n"); len(faults) > 1 || !strings.Contains(said, words) || words != "" && said == "" {
			t.Errorf("after %s a check says %q", text, said)
		}
		if left := rebuilt(t, path); len(left) > 0 {
			t.Errorf("after %s a rebuild leaves %s", text, left)
		}
		if text == "SELECT 1" {
			set(false)
		}
		has := read(t, db, objects, scanObject)
		db.Close()
		views := slices.DeleteFunc(has, func(o object) bool { return o.kind != "view" })
		if want := 2 * len(Views()); text == "SELECT 1" && len(views) != 0 || text != "SELECT 1" && len(views) != want {
			t.Errorf("after %s there are %d views", text, len(views))
		}
		if faults := checked(t, path); len(faults) > 0 {
			t.Errorf("%s", faults)
		}
	}
}
