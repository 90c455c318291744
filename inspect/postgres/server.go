package postgres

import (
	"context"
	"maps"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"

	"rectify/inspect/address"
)

// server is a database of a server, and the book that is meant.
type server struct {
	address.Address
	config *pgconn.Config
}

func (s *server) String() string { return s.Shown }

// connectWithin is how long a host is waited for, if the address does not say.
const connectWithin = 10 * time.Second

// parsed is the server of an address.
func parsed(at string, o Options) (*server, error) {
	a, err := address.Read(at)
	if err != nil {
		return nil, err
	}
	config, err := pgconn.ParseConfig(a.Server)
	if err != nil {
		return nil, address.Misread(": " + a.Shown)
	}
	if err := a.OneBook(); err != nil {
		return nil, err
	}
	if !a.Asks.Has("connect_timeout") {
		config.ConnectTimeout = connectWithin
	}
	if strings.Contains(a.Host, ",") && !a.Asks.Has("target_session_attrs") && !o.ReadOnly {
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
	return &server{a, config}, nil
}

// unfit is what is wrong with a server that answers, but is not as the address asks.
type unfit struct{ error }

func (u unfit) Unwrap() error { return u.error }

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
