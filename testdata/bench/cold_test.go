package bench

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// sameSQL makes the peer's book and the script of what one hazard add says to
// SQLite, statement by statement as the store says them.
func (b bench) sameSQL(ours []string) (string, error) {
	if _, err := once(ours); err != nil {
		return "", err
	}
	for _, step := range [][]string{{b.path("small.db"), "VACUUM INTO '" + b.path("peer.db") + "'"}, {b.path("peer.db"), "PRAGMA journal_mode=WAL"}} {
		if out, err := exec.Command("sqlite3", step...).CombinedOutput(); err != nil {
			return "", fmt.Errorf("sqlite3: %w: %s", err, out)
		}
	}
	columns, err := exec.Command("sqlite3", b.path("peer.db"),
		"SELECT group_concat(name, ', ') FROM pragma_table_info('hazard') WHERE name NOT IN ('n', 'id')").Output()
	if err != nil {
		return "", fmt.Errorf("sqlite3: %w", err)
	}
	var s strings.Builder
	fmt.Fprintf(&s, sqlBefore, strings.TrimSpace(string(columns)))
	for _, key := range []string{"'all',''", "'level','general'", "'category','electrical'", "'sector','fuel-station'", "'town','万和街道'", "'site','1'", "'campaign','1'", "'inspector','甲某:A001'", "'inspector','乙某:A002'"} {
		s.WriteString("INSERT INTO tally (dim, key, month, found, overdue) VALUES (" + key + ", '2012-01-01', 1, 1) ON CONFLICT DO UPDATE SET found = found + excluded.found, overdue = overdue + excluded.overdue;\n")
	}
	s.WriteString("UPDATE chain SET place = (SELECT max(seq) FROM event), link = randomblob(32);\nCOMMIT;\n")
	return b.path("add.sql"), os.WriteFile(b.path("add.sql"), []byte(s.String()), 0o600)
}

// sqlBefore is what stands before the tallies; %s are the hazard's columns but for its
// number and id, which are those of the one before.
const sqlBefore = `PRAGMA busy_timeout=5000;
PRAGMA foreign_keys=1;
PRAGMA cache_size=-16000;
PRAGMA synchronous=FULL;
BEGIN IMMEDIATE;
SELECT * FROM agency;
SELECT * FROM inspection WHERE n = 1;
SELECT * FROM site WHERE n = 1;
SELECT coalesce(max(n), 0) + 1 FROM hazard;
SELECT place, link FROM chain;
INSERT INTO event (seq, id, kind, noun, n, at, by, body, encoding, link)
	SELECT seq + 1, randomblob(16), kind, noun, n + 1, at, by, body, encoding, randomblob(32) FROM event ORDER BY seq DESC LIMIT 1;
INSERT INTO hazard (n, id, %[1]s) SELECT n + 1, randomblob(16), %[1]s FROM hazard ORDER BY n DESC LIMIT 1;
`
