package sqlite

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
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
	UNION ALL SELECT 'H' || h.n, p.value ->> 'sha256' FROM hazard h, json_each('["claims","reviewed"]') part,
		json_each(h.life, '$.' || part.value) c, json_each(c.value, '$.photos') p WHERE h.life <> ''
	UNION ALL SELECT 'form ' || kind, body ->> 'body' FROM form WHERE body ->> 'body' <> '')`

// Code implements [inspect.Reader].
func (t *tx) Code(sha256 string) (code string, err error) {
	_, err = t.one("SELECT code FROM code WHERE sha256 = ?", []any{sha256}, &code)
	return code, err
}

// PutCode implements [inspect.Writer]; what is kept stays.
func (t *tx) PutCode(sha256, code string) error {
	if err := t.exec("INSERT INTO code (sha256, code) VALUES (?, ?) ON CONFLICT DO NOTHING", sha256, code); err != nil {
		return err
	}
	kept, err := t.Code(sha256)
	if err == nil && kept != code {
		err = inspect.Errorf(inspect.CodeFailed, "the code of a paper is kept as %q, not %q", "文书二维码存档为 %q，不是 %q", kept, code)
	}
	return err
}

// PutBlob implements [inspect.Writer]; the same bytes are kept once.
func (t *tx) PutBlob(name string, data []byte) error {
	res, err := t.run("INSERT INTO blob (sha256, data) VALUES (?, ?) ON CONFLICT DO NOTHING", name, data)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err == nil && n == 1 {
		return nil
	}
	var row int
	if there, err := t.one("SELECT 1 FROM blob WHERE sha256 = ?", []any{name}, &row); err != nil || !there {
		return t.unkept(err)
	}
	_, err = t.Blob(name)
	return err
}

// blobs compares everything kept with its name, one at a time.
func (v *verifier) blobs() error {
	var names []string
	err := v.each("SELECT coalesce(sha256, '') FROM blob", nil, func(r scanner) error {
		var name string
		err := r.Scan(&name)
		names = append(names, name)
		return err
	})
	for _, name := range names {
		if err != nil {
			return err
		}
		_, e := v.Blob(name)
		var fault *inspect.Error
		switch {
		case unreadable(e):
			v.faults = append(v.faults, v.spoiled(name, "cannot be read, for the file is damaged there", "无法读取，该处文件已损坏"))
		case inspect.IsCode(e, inspect.CodeCheck) && errors.As(e, &fault):
			v.faults = append(v.faults, fault)
		default:
			err = e
		}
	}
	return err
}

func (v *verifier) papers() error {
	const lost = naming + " n WHERE NOT EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = n.sha256)"
	return v.each(lost, nil, func(r scanner) error {
		var who, sum string
		err := r.Scan(&who, &sum)
		v.fault("the file kept for %s (%.12s) is lost", "%s 的存档文件（%.12s）丢失", who, sum).Hint(restoring())
		return err
	})
}

// codes finds papers of which it is not kept what their code says, or not so as
// every code begins.
func (v *verifier) codes() error {
	return v.every(`SELECT p.number FROM (SELECT number, date, sha256 FROM notice UNION ALL SELECT number, date, sha256 FROM paper) p
		LEFT JOIN code c ON c.sha256 = p.sha256 WHERE p.number NOT IN (SELECT number FROM blank) AND (c.code IS NULL OR c.code NOT LIKE p.number || ' ' || p.date || ' ________________')`,
		"what the code on %s says is not kept", "%s 上二维码的内容没有存档", 1, restoring)
}

// reporters are kept of those complaints of which the record says so, and of no others.
func (v *verifier) reporters() error {
	const one = `WITH named AS (SELECT n FROM complaint WHERE json_extract(body, '$.Complaint.reporter_kept'))
		SELECT 'Q' || n FROM (SELECT n FROM main.reporter WHERE n NOT IN (SELECT n FROM named)
			UNION ALL SELECT n FROM named WHERE n NOT IN (SELECT n FROM main.reporter))`
	return v.each(one, nil, func(r scanner) error {
		var who string
		err := r.Scan(&who)
		v.fault("what is kept of the reporter of %s and the record differ", "%s 的诉求人信息与记录不一致", who).Hint(restoring())
		return err
	})
}
