package postgres

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/jackc/pgx/v5/pgconn"

	"rectify/inspect"
)

// Is tells whether a store is given by the address of a server.
func Is(store string) bool {
	scheme, _, ok := strings.Cut(store, "://")
	return ok && (strings.EqualFold(scheme, "postgres") || strings.EqualFold(scheme, "postgresql"))
}

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

// anyBook is an address with a book in it.
func anyBook(address string) string {
	if u, err := url.Parse(address); err != nil || u.Query().Has("book") {
		return address
	}
	return WithBook(address, "-")
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

// connectWithin is how long a host is waited for, if the address does not say.
const connectWithin = 10 * time.Second

// parsed reads an address. Which book is meant is ours, all else the server's.
func parsed(address string, o Options) (*server, error) {
	if strings.Contains(address, "#") { // what follows would be left out
		return nil, inspect.Errorf(inspect.CodeInvalid, "the address of the server has a # in it", "服务器地址中含有 #").
			Hint("write it as %23", "请写作 %23")
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, misread("") // the error would show the password
	}
	said := u.Query()
	books := said["book"]
	u.RawQuery = bookless(u)
	config, err := pgconn.ParseConfig(u.String())
	if err != nil {
		return nil, misread(": " + shown(u, ""))
	}
	if len(books) != 1 || strings.TrimSpace(books[0]) == "" || strings.ContainsFunc(books[0], unicode.IsControl) {
		return nil, inspect.Errorf(inspect.CodeInvalid, "the address %s must name one book", "地址 %s 须写明一个台账",
			shown(u, "")).
			Hint("end it with ?book=NAME", "请在末尾写 ?book=名称")
	}
	if !said.Has("connect_timeout") {
		config.ConnectTimeout = connectWithin
	}
	if strings.Contains(u.Host, ",") && !said.Has("target_session_attrs") && !o.ReadOnly {
		config.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	if fits := config.ValidateConnect; fits != nil {
		config.ValidateConnect = func(ctx context.Context, c *pgconn.PgConn) error {
			if err := fits(ctx, c); err != nil {
				return unfit{err}
			}
			return nil
		}
	}
	maps.Copy(config.RuntimeParams, map[string]string{"search_path": "pg_temp, " + seen,
		"application_name": "rectify", "jit": "off"})
	return &server{config, shown(u, ""), books[0]}, nil
}

func misread(what string) error {
	return inspect.Errorf(inspect.CodeInvalid, "the address of the server cannot be read%s", "无法识别服务器地址%s", what).
		Hint("write it as postgres://USER@HOST/DATABASE?book=NAME", "请写作 postgres://用户@主机/数据库?book=名称")
}
