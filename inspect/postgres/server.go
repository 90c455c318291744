package postgres

import (
	"context"
	"maps"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"

	"rectify/inspect"
)

// Is tells whether a store is given by the address of a server.
func Is(store string) bool {
	return strings.HasPrefix(store, "postgres://") || strings.HasPrefix(store, "postgresql://")
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

// server is a database of a server, and the book that is meant.
type server struct {
	config *pgconn.Config
	shown  string // without the book
	book   string
}

func (s *server) String() string { return s.shown }

// store is the book as messages have it.
func (s *server) store() string { return s.shown + "?book=" + legible.Replace(s.book) }

// connectWithin is how long a host is waited for, if the address does not say.
const connectWithin = 10 * time.Second

// parsed reads an address. Which book is meant is ours, all else the server's.
func parsed(address string, o Options) (*server, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, misread("") // the error would show the password
	}
	said := u.Query()
	books := said["book"]
	said.Del("book")
	u.RawQuery = said.Encode()
	config, err := pgconn.ParseConfig(u.String())
	if err != nil {
		return nil, misread(": " + shown(u, ""))
	}
	if len(books) != 1 || strings.TrimSpace(books[0]) == "" || strings.ContainsFunc(books[0], unicode.IsControl) {
		return nil, inspect.Errorf(inspect.CodeInvalid, "the address %s must name one book", "地址 %s 须写明一个台账", shown(u, "")).
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
	maps.Copy(config.RuntimeParams, map[string]string{"search_path": "pg_temp, " + seen, "application_name": "rectify", "jit": "off"})
	return &server{config, shown(u, ""), books[0]}, nil
}

// unfit is what is wrong with a server that answers, but is not as the address asks.
type unfit struct{ error }

func (u unfit) Unwrap() error { return u.error }

func misread(what string) error {
	return inspect.Errorf(inspect.CodeInvalid, "the address of the server cannot be read%s", "无法识别服务器地址%s", what).
		Hint("write it as postgres://USER@HOST/DATABASE?book=NAME", "请写作 postgres://用户@主机/数据库?book=名称")
}

// link is one connection.
type link struct {
	pg     *pgconn.PgConn
	types  *pgtype.Map
	known  map[string]string // what statements are called that the server has prepared
	named  int
	used   bool // it was connected before
	warned bool // by the server, since that was last asked
}

func (s *server) dial(ctx context.Context) (*link, error) {
	l := &link{types: pgtype.NewMap(), known: map[string]string{}}
	config := s.config.Copy()
	config.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) {
		l.warned = l.warned || n.SeverityUnlocalized == "WARNING"
	}
	var err error
	if l.pg, err = pgconn.ConnectConfig(ctx, config); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, s.unreached(err)
	}
	return l, nil
}

// close does not wait for a server that does not answer.
func (l *link) close() {
	ctx, stop := context.WithTimeout(context.Background(), time.Second)
	defer stop()
	l.pg.Close(ctx)
}

// plainly runs statements without values, in one trip.
func (l *link) plainly(ctx context.Context, text string) ([]*pgconn.Result, error) {
	out, err := l.pg.Exec(ctx, text).ReadAll()
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	return out, err
}
