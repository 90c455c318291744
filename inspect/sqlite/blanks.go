package sqlite

import (
	"strconv"

	"github.com/google/uuid"

	"rectify/inspect"
)

// stillOut are the papers that were neither entered nor given up.
const stillOut = "k.notice IS NULL AND k.spoiled = ''"

func (t *tx) blanks(where string, args ...any) (out []inspect.Blank, err error) {
	err = t.each("SELECT k.n, k.id, k.number, k.word, k.year, k.serial, k.form, k.taker, k.day, coalesce(k.notice, 0), k.spoiled, k.spoiled_on FROM blank k WHERE "+where, args, func(r scanner) error {
		var k inspect.Blank
		var id []byte
		err := r.Scan(&k.N, &id, &k.Number, &k.Word, &k.Year, &k.Serial, &k.Form, &k.Taker, &k.On, &k.Notice, &k.Spoiled, &k.SpoiledOn)
		k.ID, _ = uuid.FromBytes(id)
		out = append(out, k)
		return err
	})
	return out, err
}

func (t *tx) oneBlank(where string, arg any) (k inspect.Blank, ok bool, err error) {
	found, err := t.blanks(where, arg)
	if err != nil || len(found) == 0 {
		return k, false, err
	}
	return found[0], true, nil
}

// Blank implements [inspect.Reader].
func (t *tx) Blank(n int64) (inspect.Blank, bool, error) { return t.oneBlank("k.n = ?", n) }

// BlankNumbered implements [inspect.Reader].
func (t *tx) BlankNumbered(number string) (inspect.Blank, bool, error) {
	return t.oneBlank("k.number = ?", number)
}

// Blanks implements [inspect.Reader].
func (t *tx) Blanks() ([]inspect.Blank, error) { return t.blanks("true ORDER BY k.n") }

// PutBlank implements [inspect.Writer].
func (t *tx) PutBlank(k inspect.Blank) error {
	return t.keep(`INSERT INTO blank (n, id, number, word, year, serial, form, taker, day, notice, spoiled, spoiled_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (n) DO UPDATE SET notice = excluded.notice, spoiled = excluded.spoiled, spoiled_on = excluded.spoiled_on`,
		k.N, k.ID[:], k.Number, k.Word, k.Year, k.Serial, string(k.Form), k.Taker, string(k.On), nullN(k.Notice), k.Spoiled, string(k.SpoiledOn))
}

// blanksOut are the papers that have been out for long.
func blanksOut(q inspect.AgendaQuery) (where string, args []any) {
	where, args = stillOut+" AND k.day <= ?", []any{string(q.Day.Add(-inspect.OutForDays))}
	if q.Inspector != "" {
		where, args = where+" AND k.taker IN (?, ?)", append(args, q.Inspector, nameOf(q.Inspector))
	}
	return where, args
}

func (t *tx) waitingBlanks(q inspect.AgendaQuery) (list inspect.DutyList, err error) {
	list.Duty, list.Items = inspect.DutyReturn, []inspect.DutyItem{}
	where, args := blanksOut(q)
	limit := ""
	if q.Limit > 0 {
		limit = " LIMIT " + strconv.Itoa(q.Limit)
	}
	out, err := t.blanks(where+" ORDER BY k.day, k.n"+limit, args...)
	for _, k := range out {
		list.Items = append(list.Items, inspect.DutyItem{Duty: list.Duty, Ref: inspect.Ref{Noun: inspect.Blanks, N: k.N}.String(), ID: k.ID, Day: k.On, Number: k.Number, Inspectors: k.Taker})
	}
	if list.Total = len(out); err == nil && q.Limit > 0 && list.Total == q.Limit {
		_, err = t.one("SELECT count(*) FROM blank k WHERE "+where, args, &list.Total)
	}
	return list, err
}
