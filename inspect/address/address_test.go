package address

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
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

// The one setting without which an address can be read is named, and what it says is not.
func TestTheSettingThatIsWrongIsNamed(t *testing.T) {
	t.Parallel()
	for bad, named := range map[string]string{"geheim=9": "geheim", "none=9": ": postgres://u@h/d"} {
		a, err := Read("postgres://u@h/d?book=x&a=1&" + bad)
		if err != nil {
			t.Fatal(err)
		}
		err = a.Unsettled(func(server string) bool {
			return strings.HasSuffix(server, "/d?a=1") && !strings.HasPrefix(bad, "none")
		})
		if !inspect.IsCode(err, inspect.CodeInvalid) || !strings.Contains(err.Error(), named) || strings.Contains(err.Error(), "9") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// How far one came to a server is said of the address, without its password.
func TestUnreached(t *testing.T) {
	t.Parallel()
	a, err := Read("postgres://u:geheim@h/d?book=x")
	if err != nil {
		t.Fatal(err)
	}
	for words, c := range map[string]struct {
		err    error
		secret bool
	}{
		"there is no host with that name":               {&net.OpError{Op: "dial", Err: &net.DNSError{}}, true},
		"no server listens there":                       {&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, true},
		"it ends the connection at once":                {io.ErrUnexpectedEOF, true},
		"it does not answer":                            {context.DeadlineExceeded, true},
		"it does not speak TLS":                         {errors.New("it refused TLS"), true},
		"what answers there is not a PostgreSQL server": {errors.New("it said HTTP"), false},
	} {
		err := a.Unreached(fmt.Errorf("tried: %w", c.err), c.secret)
		if !inspect.IsCode(err, inspect.CodeNoStore) || !strings.Contains(err.Error(), words) || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%v: %v", c.err, err)
		}
	}
}

// What looks like an address and is none of ours is no file.
func TestStrange(t *testing.T) {
	for store, strange := range map[string]bool{
		"mysql://a@h/rectify": true, "postgres:/postgres@h/rectify?book=x": true, "postgres:x": true, "postgresql:x": true,
		"sqlite:///x.db": true, "POSTGRES://h/x?book=y": false, "postgresql://h/x?book=y": false,
		"book.db": false, "/var/lib/book.db": false, `C:\books\book.db`: false, "C:/books/book.db": false, "a:b.db": false,
	} {
		if err := Strange(store); (err != nil) != strange {
			t.Errorf("%s: %v", store, err)
		}
	}
}
