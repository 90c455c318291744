package sqlite

import (
	"context"
	"database/sql"
	"math"
	"strings"

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// onceCacheSize is what is kept of the file where all of it is gone through
// once, and several things are sorted, each in as much memory as the cache has.
const onceCacheSize = "-1000"

// Verify implements [inspect.Store]. It has a connection of its own.
func (s *Store) Verify(ctx context.Context, replay func(inspect.Writer) error, fault func(*inspect.Error)) error {
	v := verifier{Verifier: sqlstore.Verifier{Replay: replay, Told: fault, Trouble: trouble}}
	v.Beside, v.Salvage = beside, v.salvage
	err := s.verify(ctx, &v)
	if !v.Began && s.unshared(err) {
		err = s.verify(ctx, &v)
	}
	if v.Began && bookfile.Is(err, lib.SQLITE_FULL, lib.SQLITE_CANTOPEN) { // not of the store
		return inspect.Errorf(inspect.CodeFailed, "there is no room for the file that a check needs for a time",
			"无法存放核对用的临时文件").Because(err).
			Hint("make room, or name a folder that has some with TMPDIR", "请腾出空间，或用 TMPDIR 指定有空间的文件夹")
	}
	return s.told(err)
}

func (s *Store) verify(ctx context.Context, v *verifier) error {
	db, err := openDB(s.dsn("&mode=ro"))
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// What is put beside may point to what is put after it.
	set := "PRAGMA foreign_keys = OFF; PRAGMA temp.journal_mode = MEMORY; PRAGMA cache_size = " + onceCacheSize
	if _, err := conn.ExecContext(ctx, set); err != nil {
		return err
	}
	moment, err := s.moment(ctx, conn)
	if err != nil {
		return err
	}
	defer moment.Close()
	v.t = s.tx(ctx, conn)
	defer v.t.release()
	v.Tx = v.t.Tx
	return v.All(sqlstore.Part{EN: "the file", ZH: "文件", Look: v.integrity},
		sqlstore.Part{EN: "the schema", ZH: "表结构", Look: v.schema},
		sqlstore.Part{EN: "the references between the lists", ZH: "列表之间的引用", Look: v.foreignKeys})
}

// moment is a query that is not read to its end, which keeps all others of the
// connection to one moment. In a transaction SQLite would write nothing any
// more, not even beside the store, once it had met a damaged page.
func (s *Store) moment(ctx context.Context, conn *sql.Conn) (rows *sql.Rows, err error) {
	err = s.patient(func() error {
		rows, err = conn.QueryContext(context.WithoutCancel(ctx), "SELECT 1 FROM sqlite_schema")
		return err
	})
	if err == nil {
		rows.Next()
	}
	return rows, err
}

// verifier looks at what only a file can suffer; the rest is the same of every store.
type verifier struct {
	sqlstore.Verifier
	t *tx
}

// integrity looks through the file, and whether each index says what its table has.
func (v *verifier) integrity() error { return v.pages("integrity_check") }

// quickly looks through the file but for that, which takes nine tenths of the time: of a
// copy SQLite has just made the indices from the rows.
func (v *verifier) quickly() error { return v.pages("quick_check") }

func (v *verifier) pages(check string) error {
	var what string
	return v.Each("SELECT * FROM pragma_"+check+" WHERE "+check+" <> 'ok'", nil, func() {
		what = strings.ReplaceAll(strings.TrimPrefix(what, "*** in database main ***\n"), "\n", "; ")
		v.Fault("the file is damaged: %s", "文件已损坏：%s", what).Hint(sqlstore.Restoring())
	}, &what)
}

func (v *verifier) foreignKeys() error {
	return v.Every(`SELECT "table", coalesce(rowid, ''), parent FROM pragma_foreign_key_check`,
		"%s row %s points to a %s that is not there", "%s 第 %s 行指向不存在的 %s", 3, sqlstore.Rebuilding)
}

// beside makes an empty relation in the temporary schema, where SQLite looks for
// a name first. It lies in a file that nobody else can open and that is gone
// with the connection, so that the memory it takes is the cache's.
func beside(r sqlstore.Relation) []string { return shape(r, "temp.") }

// salvage copies what can be read of the record to a table beside it, which
// SQLite takes for the record from then on.
func (v *verifier) salvage() error {
	record := sqlstore.Beside()[0]
	record.Columns[len(record.Columns)-1].Empty = true // a link that was taken away is a fault of its own
	if err := v.ExecAll(beside(record)...); err != nil {
		return err
	}
	last, err := v.lastFact()
	if err != nil {
		return err
	}
	copied := func(from, to int64) error {
		return v.Exec(`INSERT INTO temp.event SELECT seq, id, kind, noun, n, at, by, body, encoding, link
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
	for _, way := range []string{"NOT INDEXED", "INDEXED BY event_of", "INDEXED BY event_id"} {
		if _, err = v.One("SELECT coalesce(max(seq), 0) FROM main.event "+way, nil, &last); !inPlaces(err) {
			return last, err
		}
	}
	return 0, err
}
