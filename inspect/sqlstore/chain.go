package sqlstore

import (
	"bytes"

	"rectify/inspect"
)

// chained is how far the record goes: when the transaction began, and now.
type chained struct {
	read       bool
	began, now inspect.Head
}

// The row of chain is asked too: what comes next to a record that has lost its
// end must not take the places of what was lost.
const lastLink = `SELECT place, link, encoding FROM (
		SELECT place, link, cast($1 AS BIGINT) AS encoding FROM chain
		UNION ALL SELECT * FROM (SELECT seq, link, encoding FROM event ORDER BY seq DESC LIMIT 1) e) k
	ORDER BY place DESC, encoding LIMIT 1`

// end is where the record ends.
func (t *Tx) end() (inspect.Head, error) {
	if t.chain.read {
		return t.chain.now, nil
	}
	h, _, err := t.head(lastLink, int64(inspect.Encoding))
	if err == nil {
		t.chain = chained{true, h, h}
	}
	return h, err
}

// Begin reads where the record ends, which every fact that is added asks.
func (t *Tx) Begin() error {
	_, err := t.end()
	return err
}

func (t *Tx) head(text string, arg any) (h inspect.Head, ok bool, err error) {
	var link []byte
	ok, err = t.One(text, []any{arg}, &h.Place, &link, &h.Encoding)
	copy(h.Link[:], link)
	return h, ok, err
}

// Head implements [inspect.Reader].
func (t *Tx) Head(place int64) (inspect.Head, bool, error) {
	if place == 0 {
		_, err := t.end()
		return t.chain.began, t.chain.began.Place > 0, err
	}
	return t.head("SELECT seq, link, encoding FROM event WHERE seq = $1", place)
}

// seal keeps where the record ends, if something was added to it.
func (t *Tx) seal() error {
	if t.chain.now == t.chain.began {
		return nil
	}
	return t.keep("INSERT INTO chain (one, place, link) VALUES (1, $1, $2) ON CONFLICT ("+t.Dialect.Key+`one)
		DO UPDATE SET place = excluded.place, link = excluded.link`, t.chain.now.Place, t.chain.now.Link[:])
}

const writtenColumns = "SELECT encoding, seq, id, kind, noun, n, at, by, body, link FROM event "

func scanWritten(r Scanner) (w inspect.Written, link []byte, err error) {
	err = r.Scan(&w.Encoding, &w.Seq, &w.ID, &w.Kind, &w.Noun, &w.N, &w.At, &w.By, &w.Body, &link)
	return w, link, err
}

// Written implements [inspect.Lasting].
func (t *Tx) Written(after int64, fn func(inspect.Written, inspect.Link) error) error {
	return t.Query(writtenColumns+"WHERE seq > $1 ORDER BY seq", []any{after}, func(r Scanner) error {
		w, link, err := scanWritten(r)
		if err != nil {
			return err
		}
		var l inspect.Link
		copy(l[:], link)
		return fn(w, l)
	})
}

// AppendAs implements [inspect.Lasting].
func (t *Tx) AppendAs(w inspect.Written) (link inspect.Link, err error) {
	end, err := t.end()
	if err == nil && w.Seq != end.Place+1 {
		err = inspect.Errorf(inspect.CodeInvalid, "a fact of place %d does not follow on place %d",
			"第 %d 条记录不能接在第 %d 条之后", w.Seq, end.Place)
	}
	if err != nil {
		return link, err
	}
	return t.append(w, end)
}

// Linked links what was recorded before there were links, and seals it. Nothing
// may hinder the change of an event meanwhile.
func (t *Tx) Linked() error {
	const some = 500
	for linked := some; linked == some; {
		var err error
		if linked, err = t.linkSome(some); err != nil {
			return err
		}
	}
	return t.seal()
}

// linkSome links the next so many, and tells how many it were.
func (t *Tx) linkSome(limit int) (int, error) {
	var next []inspect.Written
	err := t.Query(writtenColumns+"WHERE seq > $1 ORDER BY seq LIMIT $2", []any{t.chain.now.Place, int64(limit)},
		func(r Scanner) error {
			w, _, err := scanWritten(r)
			next = append(next, w)
			return err
		})
	for _, w := range next {
		if err == nil {
			t.chain.now = inspect.Head{Place: w.Seq, Link: w.Link(t.chain.now.Link)}
			err = t.keep("UPDATE event SET link = $1 WHERE seq = $2", t.chain.now.Link[:], w.Seq)
		}
	}
	return len(next), err
}

// chained looks whether each fact's link follows from the one before it, so that
// one that was changed is one fault; and whether the record ends where it was left.
func (v *Verifier) chained() error {
	var last inspect.Head
	var broken Spans
	err := v.Query(writtenColumns+"ORDER BY seq", nil, func(r Scanner) error {
		w, link, err := scanWritten(r)
		if follows := w.Link(last.Link); w.Seq == last.Place+1 && !bytes.Equal(link, follows[:]) {
			broken.Add(w.Seq, w.Seq)
		}
		last = inspect.Head{Place: w.Seq, Encoding: w.Encoding}
		copy(last.Link[:], link)
		return err
	})
	for _, s := range broken {
		v.Lacks(s[0], s[1], "not as recorded: the link does not follow from the one before",
			"与登记时不符：校验值不能由上一条推出")
	}
	if err == nil {
		if err = v.ended(last); err != nil { // the others go by the record alone
			v.chain = chained{true, last, last}
		}
	}
	return err
}

// ended holds the end of the record against where it was left. That something
// is missing there was said.
func (v *Verifier) ended(last inspect.Head) error {
	rows, same, left := 0, false, int64(0)
	var place int64
	var link []byte
	err := v.Each("SELECT place, link FROM chain WHERE one = 1", nil, func() {
		rows, same, left = rows+1, place == last.Place && bytes.Equal(link, last.Link[:]), max(left, place)
	}, &place, &link)
	if err == nil && (rows != int(min(last.Place, 1)) || !same && last.Place > 0 && left <= last.Place) {
		v.Fault("the record ends at %s, which is not where it was left", "记录止于 %s，与登记时的末尾不符", last).Hint(Restoring())
	}
	return err
}
