package sqlite

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"rectify/inspect"
)

// Blob implements [inspect.Reader].
func (t *tx) Blob(name string) (data []byte, err error) {
	ok, err := t.one("SELECT data FROM blob WHERE sha256 = ?", []any{name}, &data)
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
func (t *tx) spoiled(name, en, zh string) *inspect.Error {
	var of []string
	t.each(naming+" WHERE sha256 = ? LIMIT 5", []any{name}, func(r scanner) error { // as far as that can be read
		var who, sum string
		err := r.Scan(&who, &sum)
		of = append(of, who)
		return err
	})
	if len(of) == 0 {
		return inspect.Errorf(inspect.CodeCheck, "the kept file %.12[1]s %[2]s", "存档文件 %.12[1]s %[3]s", name, en, zh).
			Hint(restoring())
	}
	return inspect.Errorf(inspect.CodeCheck, "the file kept for %[4]s (%.12[1]s) %[2]s", "%[4]s 的存档文件（%.12[1]s）%[3]s",
		name, en, zh, strings.Join(of, ", ")).Hint(restoring())
}

// naming are all places that name what is kept, and who they are.
const naming = `SELECT DISTINCT who, sha256 FROM (
	SELECT number AS who, sha256 FROM notice UNION ALL SELECT number, sha256 FROM paper
	UNION ALL SELECT 'H' || hazard, sha256 FROM photo
	UNION ALL SELECT 'H' || h.n, p.value ->> 'sha256' FROM hazard h, json_each(h.life, '$.claims') c,
		json_each(c.value, '$.photos') p WHERE h.life <> ''
	UNION ALL SELECT 'form ' || kind, body ->> 'body' FROM form WHERE body ->> 'body' <> '')`

// restoring is what helps where something that is kept nowhere else is at fault.
func restoring() (en, zh string) {
	return "keep a copy of the store, and bring back a backup with rectify restore",
		"请先保留台账文件，再用 rectify restore 恢复备份"
}

// PutBlob implements [inspect.Writer]; the same bytes are kept once.
func (t *tx) PutBlob(name string, data []byte) error {
	if err := t.exec("INSERT INTO blob (sha256, data) VALUES (?, ?) ON CONFLICT DO NOTHING", name, data); err != nil {
		return err
	}
	_, err := t.Blob(name)
	return err
}
