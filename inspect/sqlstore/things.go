package sqlstore

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"rectify/inspect"
)

// written are the texts with which the things of a table are written and read.
type written struct {
	insert, update, upsert string
	rows                   []rowTexts
}

type rowTexts struct{ insert, drop string }

// texts are made once of each table.
func (t *Tx) texts(of *Table) *written {
	if w, ok := t.Dialect.texts.Load(of); ok {
		return w.(*written)
	}
	w, _ := t.Dialect.texts.LoadOrStore(of, write(of, t.Dialect))
	return w.(*written)
}

func write(of *Table, d *Dialect) *written {
	names, set, anew := []string{"n", "id"}, []string{}, []string{}
	for _, f := range append(of.columns(), Field{Name: "body"}) {
		names = append(names, f.Name)
		set = append(set, f.Name+" = $"+strconv.Itoa(len(names)))
		anew = append(anew, f.Name+" = excluded."+f.Name)
	}
	insert := "INSERT INTO " + of.Name + " (" + strings.Join(names, ", ") + ") VALUES (" + d.marks(0, len(names)) + ")"
	w := &written{insert: insert + " ON CONFLICT (" + d.Key + "n) DO NOTHING",
		update: "UPDATE " + of.Name + " SET id = $2, " + strings.Join(set, ", ") + " WHERE n = $1",
		upsert: insert + " ON CONFLICT (" + d.Key + "n) DO UPDATE SET id = excluded.id, " + strings.Join(anew, ", ")}
	for _, rows := range of.Rows {
		names := []string{of.Name, "place"}
		for _, f := range rows.Fields {
			names = append(names, f.Name)
		}
		w.rows = append(w.rows, rowTexts{
			"INSERT INTO " + rows.Name + " (" + strings.Join(names, ", ") + ") VALUES (" + d.marks(0, len(names)) + ")",
			"DELETE FROM " + rows.Name + " WHERE " + of.Name + " = $1"})
	}
	return w
}

// Put implements [inspect.Changes].
func (t *Tx) Put(noun inspect.Noun, thing any) error {
	of := tableOf(noun)
	body, err := bodyOf(of, thing)
	if err != nil {
		return err
	}
	n, id := of.at(thing)
	values := append(make([]any, 0, len(of.fields())+3), *n, id[:])
	for _, f := range of.fields() {
		if !f.Rest {
			values = append(values, f.value(f.Get(thing)))
		}
	}
	w := t.texts(of)
	was, err := t.place(w, append(values, body))
	if err != nil {
		return err
	}
	for i, rows := range of.Rows {
		if was {
			if err := t.Exec(w.rows[i].drop, *n); err != nil {
				return err
			}
		}
		for place, row := range rows.Of(thing) {
			values := append(make([]any, 0, len(row)+2), *n, int64(place))
			for k, v := range row {
				values = append(values, rows.Fields[k].value(v))
			}
			if err := t.keep(w.rows[i].insert, values...); err != nil {
				return err
			}
		}
	}
	return nil
}

// place inserts a row, or else updates the one that was there. An upsert would
// do it in one, but into a table with foreign keys that makes SQLite copy aside
// every page it touches, which is felt in an import.
func (t *Tx) place(w *written, values []any) (was bool, err error) {
	if t.Dialect.Upsert {
		return true, t.keep(w.upsert, values...)
	}
	rows, err := t.Run(w.insert, values...)
	if err != nil || rows > 0 {
		return false, err
	}
	return true, t.keep(w.update, values...)
}

// value is what a column keeps of a value.
func (f Field) value(v any) any {
	if f.Empty && (v == "" || v == int64(0)) {
		return nil
	}
	return v
}

// bodyOf writes what is no column as one JSON object; what is empty is not named.
func bodyOf(of *Table, thing any) (string, error) {
	var b bytes.Buffer
	for _, f := range of.fields() {
		if !f.Rest {
			continue
		}
		v := f.Get(thing)
		if v == nil {
			continue
		}
		text, err := json.Marshal(v)
		if err != nil {
			return "", err
		}
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(f.Name) + ":")
		b.Write(text)
	}
	if b.Len() == 0 {
		return "", nil
	}
	return "{" + b.String() + "}", nil
}

// fromBody reads it back, field by field in their order.
func fromBody(of *Table, body string, thing any) error {
	if body == "" {
		return nil
	}
	var parts map[string]json.RawMessage
	if err := json.Unmarshal([]byte(body), &parts); err != nil {
		return err
	}
	for _, f := range of.fields() {
		if part, ok := parts[f.Name]; ok && f.Rest {
			if err := json.Unmarshal(part, f.Into(thing)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *Table) selecting() string {
	b := strings.Builder{}
	b.WriteString(t.Alias + ".n, " + t.Alias + ".id")
	for _, f := range t.fields() {
		column := t.Alias + "." + f.Name
		switch {
		case f.Rest || f.Into == nil:
			continue
		case f.Empty && f.Type == Number:
			column = "coalesce(" + column + ", 0)"
		case f.Empty:
			column = "coalesce(" + column + ", '')"
		}
		b.WriteString(", " + column)
	}
	b.WriteString(", " + t.Alias + ".body")
	for _, f := range t.joined {
		b.WriteString(", " + f.Name)
	}
	return b.String()
}

// getting is the question for a thing by its number.
func (t *Table) getting() string {
	return "SELECT " + t.selected() + " FROM " + t.Name + " " + t.Alias + t.joins + " WHERE " + t.Alias + ".n = $1"
}

// Get implements [inspect.View].
func (t *Tx) Get(ref inspect.Ref, thing any) (ok bool, err error) {
	of := tableOf(ref.Noun)
	err = t.Query(of.one(), []any{ref.N}, func(r Scanner) error {
		ok = true
		return reader(of, thing)(r)
	})
	return ok, err
}

// Max implements [inspect.View].
func (t *Tx) Max(noun inspect.Noun, column string, where ...inspect.Cond) (last int64, err error) {
	l := t.about(noun)
	l.conds(where)
	_, err = t.One("SELECT coalesce(max("+l.column(column)+"), 0) FROM "+l.from+l.narrowed(), l.args, &last)
	return last, err
}

// Group implements [inspect.View].
func (t *Tx) Group(noun inspect.Noun, f inspect.Filter, column string) (map[string]int, error) {
	l := t.about(noun)
	l.conds(f.Where)
	by := ""
	if column == inspect.ByOfficers {
		l.from, by = l.from+" JOIN inspector w ON w.inspection = "+l.of.Alias+".inspection", "w.label"
		l.and(once[len(" AND "):])
	} else {
		by = l.column(column)
	}
	l.inspector(l.of.Alias+".inspection", f.Inspector)
	return t.numbers("SELECT "+by+", count(*) FROM "+l.from+l.narrowed()+" GROUP BY 1", l.args)
}
