package address

import (
	"strings"
	"testing"

	"rectify/inspect"
)

// What is shown of an address has no password, and a book that is put into one is
// read out of it again.
func TestAddresses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ at, book, shown string }{
		{"postgres://u:geheim@h:5/d?sslmode=require", "示高", "postgres://u@h:5/d?book=示高"},
		{"postgres://u:geheim@h/d?book=x&options=-c%20a", "a b&c", "postgres://u@h/d?book=a%20b%26c"},
		{"postgresql://h,k/d", "1+1", "postgres://h,k/d?book=1%2B1"},
	} {
		with := WithBook(c.at, c.book)
		a, err := Read(with)
		if err != nil || a.Book != c.book || a.OneBook() != nil || a.Store() != c.shown || Shown(with) != c.shown {
			t.Errorf("%s: %+v %v, shown %s", with, a, err, Shown(with))
		}
		if strings.Contains(a.Server, "book=") || AnyBook(with) != with {
			t.Errorf("%s names a book to the server: %s", with, a.Server)
		}
	}
	for _, at := range []string{"postgres://h/d", "postgres://h/d?book=", "postgres://h/d?book=a&book=b"} {
		a, err := Read(at)
		if err != nil || !inspect.IsCode(a.OneBook(), inspect.CodeInvalid) {
			t.Errorf("%s names one book (%v)", at, err)
		}
	}
	for _, at := range []string{"postgres://u:geheim@[::1/x", "postgres://u:geheim@h/d#b"} {
		if _, err := Read(at); !inspect.IsCode(err, inspect.CodeInvalid) || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: %v", at, err)
		}
	}
}
