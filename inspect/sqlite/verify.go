package sqlite

import (
	"context"
	"database/sql"
	"slices"

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
)

// onceCacheSize is what is kept of the file where all of it is gone through
// once, and several things are sorted, each in as much memory as the cache has.
const onceCacheSize = "-1000"

// Verify implements [inspect.Store]. It has a connection of its own.
func (s *Store) Verify(ctx context.Context, replay func(inspect.Writer) error, fault func(*inspect.Error)) error {
	v := verifier{replay: replay, told: fault}
	err := s.verify(ctx, "&mode=ro", &v)
	if err != nil && !v.began && s.write == nil && (s.fixed || s.unshared(err)) { // on a read-only medium
		err = s.verify(ctx, "&mode=ro&immutable=1", &v)
	}
	if c := code(err) & 0xff; v.began && (c == lib.SQLITE_FULL || c == lib.SQLITE_CANTOPEN) { // not of the store
		return inspect.Errorf(inspect.CodeFailed, "there is no room for the file that a check needs for a time",
			"无法存放核对用的临时文件").Because(err).
			Hint("make room, or name a folder that has some with TMPDIR", "请腾出空间，或用 TMPDIR 指定有空间的文件夹")
	}
	return s.told(err)
}

func (s *Store) verify(ctx context.Context, options string, v *verifier) (err error) {
	if v.made, err = fresh(ctx); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", s.dsn(options))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	// What is put beside may point to what is put after it.
	for _, set := range []string{"PRAGMA foreign_keys = OFF", "PRAGMA cache_size = " + onceCacheSize} {
		if _, err := db.ExecContext(ctx, set); err != nil {
			return err
		}
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	moment, err := s.moment(ctx, conn)
	if err != nil {
		return err
	}
	defer moment.Close()
	v.tx = &tx{store: s, ctx: ctx, sql: conn, stmts: map[string]*sql.Stmt{}}
	defer v.tx.release()
	return v.all()
}

// moment is a query that is not read to its end, which keeps all others of the
// connection to one moment. In a transaction SQLite would write nothing any
// more, not even beside the store, once it had met a damaged page.
func (s *Store) moment(ctx context.Context, conn *sql.Conn) (rows *sql.Rows, err error) {
	err = s.patient(func() error {
		rows, err = conn.QueryContext(context.WithoutCancel(ctx), "SELECT 1 FROM sqlite_schema")
		return err
	})
	if err != nil {
		return nil, err
	}
	rows.Next()
	return rows, nil
}

type verifier struct {
	*tx
	made     []object // the schema that there should be
	replay   func(inspect.Writer) error
	told     func(*inspect.Error)
	faults   []*inspect.Error // of the part at hand
	began    bool
	damaged  bool  // something was at fault before the record was looked at
	unread   spans // places on the record that cannot be read
	replayed bool  // the record was, to its end
}

// all looks at each part, and tells what was found there.
func (v *verifier) all() error {
	v.began = true
	for _, part := range v.parts() {
		if err := v.look(part); err != nil {
			return err
		}
		for _, f := range v.faults {
			v.told(f)
		}
		v.damaged = v.damaged || len(v.faults) > 0
		v.faults = nil
	}
	return v.ctx.Err()
}

// part is one thing that is looked at, with its name.
type part struct {
	en, zh string
	look   func() error
	beside bool // what it looks at is compared with what the record comes to
}

// parts are looked at in this order: first the store as such, then the record
// against itself and the lists against it, then what is reckoned from what the
// record has, not from lists that may be at fault.
func (v *verifier) parts() []part {
	return slices.Concat([]part{
		{"the file", "文件", v.integrity, false},
		{"the schema", "表结构", v.schema, false},
		{"the references between the lists", "列表之间的引用", v.foreignKeys, false},
		{"the places on the record", "记录的顺序", v.record, false},
		{"the record", "记录", v.shadow, false},
	}, v.lists(), []part{
		{"what is counted", "计数", v.counts, true},
		{"the tallies", "统计", v.tallies, true},
		{"the tallies of sites", "检查单位统计", v.visits, true},
		{"the tallies of days", "整改天数统计", v.lags, true},
		{"what is tallied by", "统计维度", v.dims, true},
		{"the numbers of the papers", "文书编号", v.series, true},
		{"what is kept of papers and pictures", "文书和照片存档", v.papers, true},
		{"the codes on papers", "文书二维码", v.codes, true},
		{"the reporters", "诉求人信息", v.reporters, true},
		{"what is owed", "待办事项", v.owed, false},
		{"the kept papers and pictures", "存档的文书和照片", v.blobs, false},
	})
}

// look looks at one part; where it cannot be read to its end, that is a fault,
// and the others are looked at all the same.
func (v *verifier) look(p part) error {
	if p.beside && !v.replayed {
		return nil // of which it was said why not
	}
	err := p.look()
	if unreadable(err) {
		en, zh := why(err)
		v.fault("%[1]s cannot be looked through to the end: %[3]s", "%[2]s无法全部核对：%[4]s", p.en, p.zh, en, zh).
			Hint(restoring())
		return nil
	}
	return err
}

// fault adds one, and gives it for its hint.
func (v *verifier) fault(en, zh string, args ...any) *inspect.Error {
	f := inspect.Errorf(inspect.CodeCheck, en, zh, args...)
	v.faults = append(v.faults, f)
	return f
}

// every makes a fault of each row of text columns that a query finds.
func (v *verifier) every(query, en, zh string, columns int, hint func() (en, zh string)) error {
	return v.each(query, nil, func(r scanner) error {
		words, into := make([]string, columns), make([]any, columns)
		for i := range words {
			into[i] = &words[i]
		}
		if err := r.Scan(into...); err != nil {
			return err
		}
		args := make([]any, columns)
		for i, w := range words {
			args[i] = w
		}
		v.fault(en, zh, args...).Hint(hint())
		return nil
	})
}
