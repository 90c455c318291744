package postgres

import (
	"fmt"
	"reflect"
	"strconv"

	"github.com/jackc/pgx/v5/pgconn"

	"rectify/inspect/sqlstore"
)

// columns are the row that a query stands at.
type columns struct {
	t *tx
	r *pgconn.ResultReader
}

// Scan implements [sqlstore.Scanner].
func (c columns) Scan(into ...any) error {
	fields, values := c.r.FieldDescriptions(), c.r.Values()
	if len(fields) != len(into) {
		return fmt.Errorf("%d columns, not %d", len(fields), len(into))
	}
	for i, f := range fields {
		if err := c.t.types.Scan(f.DataTypeOID, f.Format, values[i], into[i]); err != nil {
			return sqlstore.Unlike("store", "台账", "", "").Of(fmt.Errorf("%s: %w", f.Name, err), c.t.store.Name)
		}
	}
	return nil
}

// stated writes the values of a statement as the server takes them: bytes as
// they are, all else as text, which it reads as what the column is.
func stated(want int64, text string, args []any) statement {
	st := statement{text, make([][]byte, len(args)), make([]int16, len(args)), want}
	for i, v := range args {
		switch v := v.(type) {
		case nil:
		case []byte:
			st.args[i], st.kind[i] = append([]byte{}, v...), 1
		case string:
			st.args[i] = []byte(v)
		case int64:
			st.args[i] = strconv.AppendInt(nil, v, 10)
		default:
			st.args[i] = []byte(reflect.ValueOf(v).String())
		}
	}
	return st
}
