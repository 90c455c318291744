package main

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
	var s strings.Builder
	s.WriteString(sqlBefore)
	for _, key := range []string{"'all',''", "'level','general'", "'category','electrical'", "'sector','fuel-station'", "'town','万和街道'", "'site','1'", "'campaign','1'", "'inspector','甲某:A001'", "'inspector','乙某:A002'"} {
		s.WriteString("INSERT INTO tally (dim, key, month, found, overdue) VALUES (" + key + ", '2012-01-01', 1, 1) ON CONFLICT DO UPDATE SET found = found + excluded.found, overdue = overdue + excluded.overdue;\n")
	}
	s.WriteString("UPDATE chain SET place = (SELECT max(seq) FROM event), link = randomblob(32);\nCOMMIT;\n")
	return b.path("add.sql"), os.WriteFile(b.path("add.sql"), []byte(s.String()), 0o600)
}

const sqlBefore = `PRAGMA busy_timeout=5000;
PRAGMA foreign_keys=1;
PRAGMA cache_size=-16000;
PRAGMA synchronous=FULL;
BEGIN IMMEDIATE;
SELECT body FROM agency;
SELECT i.n, i.id, i.site, i.campaign, i.date, i.experts, i.places, i.note, i.withdrawn, '[]', i.lists FROM inspection i WHERE i.n = 1;
SELECT name, cert FROM inspector WHERE inspection = 1 ORDER BY place;
SELECT s.n, s.id, s.name, s.sector, s.town, s.credit_code, s.address, s.person, s.phone, s.withdrawn FROM site s WHERE s.n = 1;
SELECT coalesce(max(n), 0) + 1 FROM hazard;
SELECT place, link, encoding FROM (SELECT place, link, 1 AS encoding FROM chain UNION ALL SELECT * FROM (SELECT seq, link, encoding FROM event ORDER BY seq DESC LIMIT 1)) ORDER BY place DESC, encoding LIMIT 1;
INSERT INTO event (seq, id, kind, noun, n, at, by, body, encoding, link) SELECT (SELECT max(seq) + 1 FROM event), randomblob(16), 'hazard.found', 'H', max(n) + 1, 1637650000000000, 'bench', '{"text":"配电室堆放杂物","level":"general","category":"electrical","due":"2012-01-31","inspection":"0190163d-8694-739b-aea5-966c26f8ad91","on":"2012-01-01"}', 1, randomblob(32) FROM hazard;
INSERT INTO hazard (n, id, inspection, text, level, category, place, basis, due, on_spot, source, state, opened, overdue, closed, notice, item, withdrawn, claimed, asked, life)
	SELECT max(n) + 1, randomblob(16), 1, '配电室堆放杂物', 'general', 'electrical', '', '', '2012-01-31', 0, '', 'open', '2012-01-01', '2012-01-31', NULL, NULL, 0, '', NULL, NULL, '' FROM hazard WHERE true
	ON CONFLICT (n) DO UPDATE SET inspection = excluded.inspection, text = excluded.text, level = excluded.level, category = excluded.category,
	place = excluded.place, basis = excluded.basis, due = excluded.due, on_spot = excluded.on_spot, source = excluded.source, state = excluded.state,
	opened = excluded.opened, overdue = excluded.overdue, closed = excluded.closed, notice = excluded.notice, item = excluded.item, withdrawn = excluded.withdrawn,
	claimed = excluded.claimed, asked = excluded.asked, life = excluded.life;
`
