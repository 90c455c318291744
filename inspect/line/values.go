package line

import (
	"database/sql"
	"encoding/hex"
	"fmt"
	"reflect"
	"strconv"

	"github.com/jackc/pgx/v5/pgconn"
)

// Scan reads the row at which an answer stands. Values come as text: to read the few
// types that a store has takes less than pgtype, whose tables every start of the
// program would pay for.
func Scan(r *pgconn.ResultReader, into ...any) error {
	fields, values := r.FieldDescriptions(), r.Values()
	if len(fields) != len(into) {
		return fmt.Errorf("%d columns, not %d", len(fields), len(into))
	}
	for i, f := range fields {
		v, err := read(f.DataTypeOID, values[i])
		if err == nil {
			err = put(into[i], v)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return nil
}

// The types that are no words, by their numbers in the server's table of types.
const (
	boolType, bytesType                             = 16, 17
	int8Type, int2Type, int4Type, oidType, sumsType = 20, 21, 23, 26, 1700
)

// read is the value that a text says: nil, a number, bytes or words.
func read(of uint32, text []byte) (any, error) {
	switch {
	case text == nil:
		return nil, nil
	case of == bytesType:
		return hex.DecodeString(string(text[min(len(`\x`), len(text)):]))
	case of == boolType:
		return string(text) == "t", nil
	case of == int8Type || of == int2Type || of == int4Type || of == oidType || of == sumsType:
		return strconv.ParseInt(string(text), 10, 64)
	}
	return string(text), nil
}

// put puts a value where it is to go.
func put(into, v any) error {
	if to, ok := into.(sql.Scanner); ok {
		return to.Scan(v)
	}
	to, is := reflect.ValueOf(into).Elem(), reflect.ValueOf(v)
	switch {
	case v == nil && to.Kind() == reflect.Slice:
		to.SetZero()
	case v == nil || (to.Kind() == reflect.String) != (is.Kind() == reflect.String) || !is.CanConvert(to.Type()):
		return fmt.Errorf("%T cannot be read as %T", v, into)
	default:
		to.Set(is.Convert(to.Type()))
	}
	return nil
}
