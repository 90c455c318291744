package sqlstore

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"rectify/inspect"
)

// Verifier goes through a store, part by part.
type Verifier struct {
	*Tx
	Replay  func(inspect.Writer) error
	Told    func(*inspect.Error)
	Trouble Trouble
	Beside  func(Relation) []string // make an empty one beside that of the store, which is found first from then on
	Salvage func() error            // if set, copies what can be read of a damaged record to where it is found first

	Began    bool
	Damaged  bool             // something was at fault before the record was looked at
	Unread   Spans            // places on the record that cannot be read
	faults   []*inspect.Error // of the part at hand
	replayed bool             // the record was, to its end
	recount  *recount         // once the rows were
}

// Trouble tells errors apart.
type Trouble struct {
	Unreadable func(error) bool            // it is of what was looked at; others keep a check from going on
	InPlaces   func(error) bool            // it may be of some rows, and others can be read
	Why        func(error) (en, zh string) // why a part cannot be read
}

// Part is one thing that is looked at, with its name.
type Part struct {
	EN, ZH string
	Look   func() error
	beside bool // what it looks at is compared with what the record comes to
}

// All looks at each part, and tells what was found there: first the store as
// such, then the record against itself and the lists against it, then what is
// reckoned from what the record has, not from lists that may be at fault.
func (v *Verifier) All(store ...Part) error {
	v.Began = true
	for _, part := range slices.Concat(store, v.parts()) {
		if err := v.look(part); err != nil {
			return err
		}
		for _, f := range v.faults {
			v.Told(f)
		}
		v.Damaged = v.Damaged || len(v.faults) > 0
		v.faults = nil
	}
	return v.Ctx.Err()
}

func (v *Verifier) parts() []Part {
	return slices.Concat([]Part{
		{"the places on the record", "记录的顺序", v.record, false},
		{"the chain", "校验链", v.chained, false},
		{"the record", "记录", v.shadow, false},
	}, v.lists(), []Part{
		{"what is counted", "计数", v.counts, true},
		{"the tallies", "统计", v.tallies, true},
		{"the tallies of sites", "检查单位统计", v.sites, true},
		{"the tallies of days", "整改天数统计", v.lags, true},
		{"what is tallied by", "统计维度", v.dims, true},
		{"the numbers of the papers", "文书编号", v.series, true},
		{"what is kept of papers and pictures", "文书和照片存档", v.papers, true},
		{"the codes on papers", "文书二维码", v.codes, true},
		{"the reporters", "诉求人信息", v.reporters, true},
		{"what is owed", "待办事项", v.owed, false},
		{"what stands beside the lists", "附存信息", v.asides, false},
		{"the kept papers and pictures", "存档的文书和照片", v.blobs, false},
	})
}

// look looks at one part; where it cannot be read to its end, that is a fault,
// and the others are looked at all the same.
func (v *Verifier) look(p Part) error {
	if p.beside && !v.replayed {
		return nil // of which it was said why not
	}
	err := p.Look()
	if v.Trouble.Unreadable(err) {
		en, zh := v.Trouble.Why(err)
		v.Fault("%[1]s cannot be looked through to the end: %[3]s", "%[2]s无法全部核对：%[4]s", p.EN, p.ZH, en, zh).
			Hint(Restoring())
		return nil
	}
	return err
}

// Fault adds one, and gives it for its hint.
func (v *Verifier) Fault(en, zh string, args ...any) *inspect.Error {
	f := inspect.Errorf(inspect.CodeCheck, en, zh, args...)
	v.faults = append(v.faults, f)
	return f
}

// found adds some.
func (v *Verifier) found(faults ...*inspect.Error) { v.faults = append(v.faults, faults...) }

// Every makes a fault of each row of text columns that a query finds.
func (v *Verifier) Every(query, en, zh string, columns int, hint func() (en, zh string)) error {
	words, into, args := make([]string, columns), make([]any, columns), make([]any, columns)
	for i := range words {
		into[i] = &words[i]
	}
	return v.Each(query, nil, func() {
		for i, w := range words {
			args[i] = w
		}
		v.Fault(en, zh, args...).Hint(hint())
	}, into...)
}

// record looks whether facts are numbered without holes. Where the store is at
// fault, what can be read of the record is copied first to where the rest can go
// through it.
func (v *Verifier) record() error {
	if v.Damaged && v.Salvage != nil {
		if err := v.Salvage(); err != nil {
			return err
		}
	}
	return v.holes()
}

// holes refuses a record that has empty places.
func (t *Tx) holes() error {
	v := Verifier{Tx: t}
	return cmp.Or(v.holes(), v.First())
}

// Lasting looks at what nothing can make anew: the places on the record, its chain,
// and what is kept of papers and pictures.
func (v *Verifier) Lasting() error { return cmp.Or(v.holes(), v.chained(), v.blobs()) }

// First is the first fault of the part at hand; nil if there is none.
func (v *Verifier) First() error {
	if len(v.faults) == 0 {
		return nil
	}
	return v.faults[0]
}

// holes finds empty places between facts, and then at the end of the record, which
// is kept elsewhere.
func (v *Verifier) holes() error {
	var facts, last, place, from, to int64
	var first sql.NullInt64
	_, err := v.One("SELECT count(*), min(seq), coalesce(max(seq), 0) FROM event", nil, &facts, &first, &last)
	if err == nil && (facts != last || first.Int64 != min(facts, 1)) {
		err = v.Each(`SELECT k.before + 1, k.seq - 1
			FROM (SELECT seq, lag(seq, 1, 0) OVER (ORDER BY seq) AS before FROM event) k
			WHERE k.seq <> k.before + 1`, nil, func() { v.missing(from, to) }, &from, &to)
	}
	if err == nil {
		_, err = v.One("SELECT coalesce(max(place), 0) FROM chain", nil, &place)
	}
	if err == nil && place > last {
		v.missing(last+1, place)
	}
	return err
}

// missing makes a fault of places at which nothing is, if it was not said why.
func (v *Verifier) missing(from, to int64) {
	if !slices.Contains(v.Unread, [2]int64{from, to}) {
		v.Lacks(from, to, "missing on the record", "在记录中缺失")
	}
}

// Lacks makes a fault of facts that are not there.
func (v *Verifier) Lacks(from, to int64, en, zh string) {
	if from == to {
		v.Fault("fact %[1]d is %[2]s", "第 %[1]d 条记录%[3]s", from, en, zh).Hint(Restoring())
		return
	}
	v.Fault("facts %[1]d to %[2]d are %[3]s", "第 %[1]d 至 %[2]d 条记录%[4]s", from, to, en, zh).Hint(Restoring())
}

// shadow has the record replayed into empty tables beside those of the store,
// through the very statements that commands write with.
//
// To compare the rows is more than to compare what is read of them, which is
// only what somebody thought of.
func (v *Verifier) shadow() error {
	var err error
	for _, r := range Relations() {
		if err == nil {
			err = v.ExecAll(v.Beside(r.passing())...)
		}
	}
	if err == nil {
		err = v.Replay(inspect.WriterOf(v.Tx))
	}
	v.replayed = err == nil
	return err
}

// owed names what a command that was killed has not done yet.
func (v *Verifier) owed() error {
	owed, err := (inspect.Reader{View: v.Tx}).Owed()
	if inspect.IsCode(err, inspect.CodeCheck) {
		return nil // which is said of what stands beside the lists
	}
	for _, o := range owed {
		f := inspect.Errorf(inspect.CodeCheck, "%[1]s is still to be written to %[2]s", "%[1]s 尚未写入 %[2]s", o.Thing, o.Place)
		switch o.What {
		case inspect.OwedWipe:
			f = inspect.Errorf(inspect.CodeCheck, "traces of a reporter who was forgotten are still in the store's files",
				"台账文件中仍有已删除的诉求人信息痕迹")
		case inspect.OwedPaper:
			f = inspect.Errorf(inspect.CodeCheck, "an issued paper is still to be written to %s", "有一份已下达的文书尚未写入 %s", o.Place)
		}
		v.found(f.Hint("the next command that records does it", "下一次登记时会自动完成"))
	}
	return err
}

// asides finds what is kept as nothing that anything is kept as, and what cannot be read.
func (v *Verifier) asides() error {
	err := v.Every("SELECT DISTINCT kind FROM aside WHERE kind NOT IN ('"+strings.Join(inspect.Asides, "', '")+"')",
		"something is kept as %q, a kind that rectify does not know", "附存信息中有未知的种类 %q", 1, Restoring)
	if err != nil {
		return err
	}
	var kind, key, body string
	return v.Each(`SELECT kind, key, body FROM aside
		WHERE kind <> '`+inspect.AsideCode+"' ORDER BY kind, key", nil, func() {
		if !inspect.Readable(kind, []byte(body)) {
			v.Fault("what is kept as %s %s cannot be read", "附存信息 %s %s 无法读取", kind, key).Hint(Restoring())
		}
	}, &kind, &key, &body)
}

// blobs compares everything kept with its name, one at a time.
func (v *Verifier) blobs() error {
	var names []string
	var name string
	err := v.Each("SELECT coalesce(sha256, '') FROM blob", nil, func() { names = append(names, name) }, &name)
	for _, name := range names {
		if err != nil {
			return err
		}
		_, e := v.Blob(name)
		var fault *inspect.Error
		switch {
		case v.Trouble.Unreadable(e):
			v.found(v.spoiled(name, "cannot be read, for the file is damaged there", "无法读取，该处文件已损坏"))
		case inspect.IsCode(e, inspect.CodeCheck) && errors.As(e, &fault):
			v.found(fault)
		default:
			err = e
		}
	}
	return err
}

func (v *Verifier) papers() error {
	return v.Lost(func(k inspect.Kept) error {
		v.Fault("the file kept for %s (%.12s) is lost", "%s 的存档文件（%.12s）丢失", k.Of, k.SHA256).Hint(Restoring())
		return nil
	})
}

// codes finds papers of which it is not kept what their code says, or not so as
// every code begins.
func (v *Verifier) codes() error {
	return v.Every(`SELECT p.number FROM (
			SELECT number, date, sha256 FROM notice
			UNION ALL SELECT number, date, sha256 FROM paper) p
		LEFT JOIN aside c ON c.kind = 'code' AND c.key = p.sha256
		WHERE p.number NOT IN (SELECT number FROM blank)
			AND (c.body IS NULL OR c.body NOT LIKE p.number || ' ' || p.date || ' ________________')`,
		"what the code on %s says is not kept", "%s 上二维码的内容没有存档", 1, Restoring)
}

// Strays implements [inspect.Lasting].
func (t *Tx) Strays(fn func(*inspect.Error) error) error {
	v := Verifier{Tx: t}
	err := cmp.Or(v.codes(), v.reporters())
	for _, f := range v.faults {
		if err == nil {
			err = fn(f)
		}
	}
	return err
}

// reporters are kept of those complaints of which the record says so, and of no others.
func (v *Verifier) reporters() error {
	return v.Every(`SELECT 'Q' || k.n FROM (
			SELECT key AS n FROM aside
			WHERE kind = 'reporter' AND key NOT IN (SELECT cast(n AS TEXT) FROM complaint WHERE reporter_kept = 1)
			UNION ALL SELECT cast(n AS TEXT) FROM complaint
			WHERE reporter_kept = 1 AND cast(n AS TEXT) NOT IN (SELECT key FROM aside WHERE kind = 'reporter')) k`,
		"what is kept of the reporter of %s and the record differ", "%s 的诉求人信息与记录不一致", 1, Restoring)
}
