package sqlite

import (
	"database/sql"
	"math"
	"slices"
	"strings"
)

func (v *verifier) integrity() error {
	return v.each("SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'", nil, func(r scanner) error {
		var what string
		err := r.Scan(&what)
		what = strings.ReplaceAll(strings.TrimPrefix(what, "*** in database main ***\n"), "\n", "; ")
		v.fault("the file is damaged: %s", "文件已损坏：%s", what).Hint(restoring())
		return err
	})
}

func (v *verifier) foreignKeys() error {
	return v.every(`SELECT "table", coalesce(rowid, ''), parent FROM pragma_foreign_key_check`,
		"%s row %s points to a %s that is not there", "%s 第 %s 行指向不存在的 %s", 3, rebuilding)
}

// record looks whether facts are numbered without holes. Where the file is at fault, what can be read of the record is
// copied first to where the rest can go through it.
func (v *verifier) record() error {
	if v.damaged {
		if err := v.salvage(); err != nil {
			return err
		}
	}
	return v.holes()
}

// holes finds the places on the record that are empty.
func (v *verifier) holes() error {
	var facts int64
	var first, last sql.NullInt64
	_, err := v.one("SELECT count(*), min(seq), max(seq) FROM event", nil, &facts, &first, &last)
	if err != nil || facts == last.Int64 && first.Int64 == min(facts, 1) {
		return err
	}
	const empty = "SELECT before + 1, seq - 1 FROM (SELECT seq, lag(seq, 1, 0) OVER (ORDER BY seq) AS before FROM event) WHERE seq <> before + 1"
	return v.each(empty, nil, func(r scanner) error {
		var from, to int64
		err := r.Scan(&from, &to)
		if !slices.Contains(v.unread, [2]int64{from, to}) { // of which it was said
			v.lost(from, to, "missing on the record", "在记录中缺失")
		}
		return err
	})
}

func (v *verifier) lost(from, to int64, en, zh string) {
	if from == to {
		v.fault("fact %[1]d is %[2]s", "第 %[1]d 条记录%[3]s", from, en, zh).Hint(restoring())
		return
	}
	v.fault("facts %[1]d to %[2]d are %[3]s", "第 %[1]d 至 %[2]d 条记录%[4]s", from, to, en, zh).Hint(restoring())
}

// salvage copies what can be read of the record to a table beside it, which
// SQLite takes for the record from then on.
func (v *verifier) salvage() error {
	for _, o := range v.made {
		if o.table == "event" && o.sql != "" && o.kind != "trigger" {
			if err := v.exec(o.beside()); err != nil {
				return err
			}
		}
	}
	last, err := v.lastFact()
	if err != nil {
		return err
	}
	copied := func(from, to int64) error {
		return v.exec(`INSERT INTO temp.event SELECT seq, id, kind, noun, n, at, by, body
			FROM main.event NOT INDEXED WHERE seq BETWEEN ? AND ?`, from, to)
	}
	if err := copied(math.MinInt64, 0); err != nil && !inPlaces(err) {
		return err
	}
	err = halves(1, max(last, 1), copied, v.unread.add)
	for _, s := range v.unread {
		v.lost(s[0], s[1], "where the file is damaged, and cannot be read", "所在处文件已损坏，无法读取")
	}
	return err
}

// lastFact is the last place on the record, by whichever way can be read.
func (v *verifier) lastFact() (last int64, err error) {
	for _, way := range []string{"NOT INDEXED", "INDEXED BY event_of", "INDEXED BY sqlite_autoindex_event_1"} {
		if _, err = v.one("SELECT coalesce(max(seq), 0) FROM main.event "+way, nil, &last); !inPlaces(err) {
			return last, err
		}
	}
	return 0, err
}
