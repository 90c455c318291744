package sqlstore

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"rectify/inspect"
)

// Blob implements [inspect.Reader].
func (t *Tx) Blob(name string) (data []byte, err error) {
	ok, err := t.One("SELECT data FROM blob WHERE sha256 = $1", []any{name}, &data)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, t.spoiled(name, "is lost", "丢失")
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != name {
		return nil, t.spoiled(name, "does not match its hash: it was damaged or changed", "与其哈希不符：已损坏或被改动")
	}
	return data, nil
}

// spoiled says what became of what is kept, and for what it is kept.
func (t *Tx) spoiled(name, en, zh string) *inspect.Error {
	var of []string
	var who, sum string
	// as far as that can be read
	t.Each(t.naming()+" WHERE k.sha256 = $1 ORDER BY 1 LIMIT 5", []any{name}, func() { of = append(of, who) }, &who, &sum)
	if len(of) == 0 {
		return inspect.Errorf(inspect.CodeCheck, "the kept file %.12[1]s %[2]s", "存档文件 %.12[1]s %[3]s", name, en, zh).
			Hint(Restoring())
	}
	return inspect.Errorf(inspect.CodeCheck, "the file kept for %[4]s (%.12[1]s) %[2]s", "%[4]s 的存档文件（%.12[1]s）%[3]s",
		name, en, zh, strings.Join(of, ", ")).Hint(Restoring())
}

// naming are all places that name what is kept, and who they are.
func (t *Tx) naming() string {
	return "SELECT DISTINCT k.who, k.sha256 FROM (" + t.namings() + ") k"
}

// namings are they with what it is to them, and the how manieth.
func (t *Tx) namings() string {
	return `SELECT number AS who, sha256, 'paper' AS what, 0 AS nth FROM notice
	UNION ALL SELECT number, sha256, 'paper', 0 FROM paper
	UNION ALL ` + t.named("number", "notice", "scan", "scan") +
		" UNION ALL " + t.named("number", "paper", "scan", "scan") +
		" UNION ALL " + t.named("'R' || n", "review", "scan", "scan") +
		" UNION ALL " + t.named("'form ' || kind", "form", "logo", "form") + `
	UNION ALL SELECT 'H' || hazard, sha256, 'photo', place FROM photo
	UNION ALL SELECT 'form ' || kind, face, 'form', 0 FROM form WHERE face <> ''`
}

// Kept implements [inspect.Lasting].
func (t *Tx) Kept(fn func(inspect.Kept) error) error {
	all := `SELECT DISTINCT b.sha256, coalesce(k.what, ''), coalesce(k.who, ''), coalesce(k.nth, 0)
	FROM blob b LEFT JOIN (` + t.namings() + ") k ON k.sha256 = b.sha256 ORDER BY 2, 3, 4, 1"
	return t.Query(all, nil, func(r Scanner) error {
		var k inspect.Kept
		if err := r.Scan(&k.SHA256, &k.What, &k.Of, &k.Nth); err != nil {
			return err
		}
		k.Of = strings.TrimPrefix(k.Of, "form ")
		return fn(k)
	})
}

// Lost implements [inspect.Lasting].
func (t *Tx) Lost(fn func(inspect.Kept) error) error {
	var lost []inspect.Kept
	var k inspect.Kept
	const gone = " WHERE NOT EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = k.sha256)"
	err := t.Each("SELECT DISTINCT k.who, k.sha256, k.what, k.nth FROM ("+t.namings()+") k"+gone, nil,
		func() { lost = append(lost, k) }, &k.Of, &k.SHA256, &k.What, &k.Nth)
	for _, k := range lost {
		if err == nil {
			err = fn(k)
		}
	}
	return err
}

// named are the files that things of a table name in their bodies under a key, such as
// signed copies. These are not read as JSON, which one that is damaged is not.
func (t *Tx) named(who, table, key, what string) string {
	key = `"` + key + `":"`
	at := t.Dialect.Place("body", "'"+key+"'")
	return "SELECT " + who + ", substr(body, " + at + " + " + strconv.Itoa(len(key)) + ", 64), '" + what + "', 0 FROM " +
		table + " WHERE " + at + " > 0"
}

// PutBlob implements [inspect.Writer]; the same bytes are kept once.
func (t *Tx) PutBlob(name string, data []byte) error {
	rows, err := t.Run("INSERT INTO blob (sha256, data) VALUES ($1, $2) ON CONFLICT DO NOTHING", name, data)
	if err != nil || rows == 1 {
		return err
	}
	var row int
	if there, err := t.One("SELECT 1 FROM blob WHERE sha256 = $1", []any{name}, &row); err != nil || !there {
		return cmp.Or(err, t.Unkept())
	}
	_, err = t.Blob(name)
	return err
}
