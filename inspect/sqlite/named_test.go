package sqlite

import "testing"

// What keeps the names of facts apart is given a name where the record is as a program made
// it. One that somebody changed is left as it is, can be read, and is told of.
func TestNamesOfFactsOfEarlierBooks(t *testing.T) {
	for text, told := range map[string]bool{
		"SELECT 1":                  false,
		"DROP TRIGGER event_stays":  false, // made again
		"DROP TRIGGER event_kept":   false,
		"CREATE TABLE event_id (n)": true,
		"ALTER TABLE event ADD COLUMN more TEXT NOT NULL DEFAULT ''": true,
		"CREATE INDEX event_id ON event (at)":                        true,
	} {
		path, db := forger{path: unpacked(t, "v21")}.copied(t)
		do(t, db, text)
		db.Close()
		if faults := checked(t, path); len(faults) > 0 != told {
			t.Errorf("after %s: %v", text, faults)
		}
	}
}
