package sqlite

import (
	"math"
	"strings"

	"rectify/inspect/sqlstore"
)

// verifier looks at what only a file can suffer; the rest is the same of every store.
type verifier struct {
	sqlstore.Verifier
	t *tx
}

// file are the parts that are looked at before the record.
func (v *verifier) file() []sqlstore.Part {
	return []sqlstore.Part{
		{EN: "the file", ZH: "文件", Look: v.integrity},
		{EN: "the schema", ZH: "表结构", Look: v.schema},
		{EN: "the references between the lists", ZH: "列表之间的引用", Look: v.foreignKeys},
	}
}

func (v *verifier) integrity() error {
	return v.Query("SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'", nil, func(r sqlstore.Scanner) error {
		var what string
		err := r.Scan(&what)
		what = strings.ReplaceAll(strings.TrimPrefix(what, "*** in database main ***\n"), "\n", "; ")
		v.Fault("the file is damaged: %s", "文件已损坏：%s", what).Hint(sqlstore.Restoring())
		return err
	})
}

func (v *verifier) foreignKeys() error {
	return v.Every(`SELECT "table", coalesce(rowid, ''), parent FROM pragma_foreign_key_check`,
		"%s row %s points to a %s that is not there", "%s 第 %s 行指向不存在的 %s", 3, sqlstore.Rebuilding)
}

// beside makes empty relations in the temporary schema, where SQLite looks for
// a name first. They lie in a file that nobody else can open and that is gone
// with the connection, so that the memory they take is the cache's.
func (v *verifier) beside() error { return v.make(sqlstore.Relations()...) }

func (v *verifier) make(relations ...sqlstore.Relation) error {
	for _, r := range relations {
		for _, text := range shape(r, "temp.") {
			if err := v.t.as.Exec(text); err != nil {
				return err
			}
		}
	}
	return nil
}

// salvage copies what can be read of the record to a table beside it, which
// SQLite takes for the record from then on.
func (v *verifier) salvage() error {
	record := sqlstore.Beside()[0]
	record.Columns[len(record.Columns)-1].Empty = true // a link that was taken away is a fault of its own
	if err := v.make(record); err != nil {
		return err
	}
	last, err := v.lastFact()
	if err != nil {
		return err
	}
	copied := func(from, to int64) error {
		return v.t.as.Exec(`INSERT INTO temp.event SELECT seq, id, kind, noun, n, at, by, body, encoding, link
			FROM main.event NOT INDEXED WHERE seq BETWEEN ? AND ?`, from, to)
	}
	if err := copied(math.MinInt64, 0); err != nil && !inPlaces(err) {
		return err
	}
	err = trouble.Halves(1, max(last, 1), copied, v.Unread.Add)
	for _, s := range v.Unread {
		v.Lacks(s[0], s[1], "where the file is damaged, and cannot be read", "所在处文件已损坏，无法读取")
	}
	return err
}

// lastFact is the last place on the record, by whichever way can be read.
func (v *verifier) lastFact() (last int64, err error) {
	for _, way := range []string{"NOT INDEXED", "INDEXED BY event_of", "INDEXED BY sqlite_autoindex_event_1"} {
		if _, err = v.t.as.One("SELECT coalesce(max(seq), 0) FROM main.event "+way, nil, &last); !inPlaces(err) {
			return last, err
		}
	}
	return 0, err
}
