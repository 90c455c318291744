// Package address reads and writes the addresses of books on a server, such as
// postgres://user@host/database?book=示高, and says what is wrong with one. It knows no
// server, and asks none.
//
// It may import inspect.
package address

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"rectify/inspect"
)

// Is tells whether a store is given by the address of a server.
func Is(store string) bool {
	scheme, _, ok := strings.Cut(store, "://")
	return ok && (strings.EqualFold(scheme, "postgres") || strings.EqualFold(scheme, "postgresql"))
}

// other is an address that is none of a server we know: a file is not called so, and
// two letters at least tell it from a drive.
var other = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]+)://?|^postgres(ql)?:`)
})

// Strange refuses what looks like the address of a server, and is none of ours:
// taken for a file it would begin another book.
func Strange(store string) error {
	if Is(store) || !other().MatchString(store) {
		return nil
	}
	return inspect.Errorf(inspect.CodeInvalid, "%q is neither a file nor the address of a PostgreSQL server",
		"%q 既不是文件名，也不是 PostgreSQL 服务器地址", store).
		Hint("write postgres://USER@HOST/DATABASE?book=NAME, or the name of a file",
			"请写作 postgres://用户@主机/数据库?book=名称，或写文件名")
}

// Address is one that was read. Which book is meant is ours, all else the server's.
type Address struct {
	Server string     // without the book, for the driver
	Host   string     // or several
	Asks   url.Values // all that it asks
	Shown  string     // as it may be shown, without the book
	Book   string
}

// Read reads an address.
func Read(address string) (Address, error) {
	if strings.Contains(address, "#") { // what follows would be left out
		return Address{}, inspect.Errorf(inspect.CodeInvalid, "the address of the server has a # in it", "服务器地址中含有 #").
			Hint("write it as %23", "请写作 %23")
	}
	u, err := url.Parse(address)
	if err != nil {
		return Address{}, Misread("") // the error would show the password
	}
	a := Address{Host: u.Host, Asks: u.Query(), Shown: shown(u, ""), Book: u.Query().Get("book")}
	u.RawQuery = bookless(u)
	a.Server = u.String()
	return a, nil
}

// Misread says that an address, or what is told of it, cannot be read.
func Misread(what string) error {
	return inspect.Errorf(inspect.CodeInvalid, "the address of the server cannot be read%s", "无法识别服务器地址%s", what).
		Hint("write it as postgres://USER@HOST/DATABASE?book=NAME", "请写作 postgres://用户@主机/数据库?book=名称")
}

// OneBook refuses an address that does not name just one.
func (a *Address) OneBook() (err error) {
	if len(a.Asks["book"]) == 1 && strings.TrimSpace(a.Book) != "" {
		a.Book, err = inspect.BookName(a.Book)
		return err
	}
	return inspect.Errorf(inspect.CodeInvalid, "the address %s must name one book", "地址 %s 须写明一个台账", a.Shown).
		Hint("end it with ?book=NAME", "请在末尾写 ?book=名称")
}

// Store is the book as messages have it.
func (a Address) Store() string { return a.Shown + "?book=" + legible.Replace(a.Book) }

// Shown is an address as it may be shown: without a password.
func Shown(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "postgres://…"
	}
	return shown(u, u.Query().Get("book"))
}

func shown(u *url.URL, book string) string {
	out := "postgres://"
	if name := u.User.Username(); name != "" {
		out += name + "@"
	}
	out += u.Host + u.Path
	if book != "" {
		out += "?book=" + legible.Replace(book)
	}
	return out
}

// legible writes what would be read as another part of an address.
var legible = strings.NewReplacer("%", "%25", "&", "%26", "+", "%2B", "#", "%23", " ", "%20", ";", "%3B")

// AnyBook is an address with a book in it.
func AnyBook(address string) string {
	if u, err := url.Parse(address); err != nil || u.Query().Has("book") {
		return address
	}
	return WithBook(address, "any")
}

// WithBook is an address with that book in it, in the place of any.
func WithBook(address, book string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address // which is refused when it is opened
	}
	u.RawQuery = strings.TrimPrefix(bookless(u)+"&book="+strings.ReplaceAll(url.QueryEscape(book), "+", "%20"), "&")
	return u.String()
}

// bookless is what an address asks besides the book, as it is written there: the
// server's own settings know %20, but no + for a space.
func bookless(u *url.URL) string {
	return strings.Join(slices.DeleteFunc(strings.Split(u.RawQuery, "&"), func(part string) bool {
		name, _, _ := strings.Cut(part, "=")
		name, err := url.QueryUnescape(name)
		return err == nil && name == "book"
	}), "&")
}
