package sqlstore

import (
	"reflect"
	"strconv"
)

// args are the values of a statement that is being put together.
type args []any

// add takes one more, and gives what stands for it in the text.
func (a *args) add(v any) string {
	*a = append(*a, plain(v))
	return "$" + strconv.Itoa(len(*a))
}

// plain is a value as databases take it.
func plain(v any) any {
	switch is := reflect.ValueOf(v); is.Kind() {
	case reflect.String:
		return is.String()
	case reflect.Int:
		return is.Int()
	}
	return v
}

// marks stand for n values in their order, after so many others.
func (d *Dialect) marks(after, n int) string {
	b := make([]byte, 0, 5*n)
	for i := range n {
		if i > 0 {
			b = append(b, ", "...)
		}
		if b = append(b, d.Mark...); d.Mark == "$" {
			b = strconv.AppendInt(b, int64(after+i+1), 10)
		}
	}
	return string(b)
}
