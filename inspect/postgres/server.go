package postgres

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"

	"rectify/inspect/address"
)

// server is a database of a server, and the book that is meant.
type server struct {
	address.Address
	config  *pgconn.Config
	silence time.Duration // that is borne: see [watched]
	any     bool          // where none of several writes, one that reads will do
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
		return nil, a.Unsettled(func(server string) bool {
			_, err := pgconn.ParseConfig(server)
			return err == nil
		})
	}
	if err := a.OneBook(); err != nil {
		return nil, err
	}
	if !a.Asks.Has("connect_timeout") {
		config.ConnectTimeout = connectWithin
	}
	asked := a.Asks.Has("target_session_attrs") || config.ValidateConnect != nil
	if !asked && several(config) {
		config.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	maps.Copy(config.RuntimeParams, map[string]string{"search_path": "pg_temp, " + seen,
		"application_name": "rectify", "jit": "off", "lock_timeout": millis(o.Whole())})
	return &server{a, config, cmp.Or(o.Silence, silence), !asked && o.ReadOnly}, nil
}

// several tells whether more than one server is named.
func several(config *pgconn.Config) bool {
	return slices.ContainsFunc(config.Fallbacks, func(f *pgconn.FallbackConfig) bool {
		return f.Host != config.Host || f.Port != config.Port
	})
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
	config.DialFunc = s.watched(config.DialFunc)
	config.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) {
		l.warned = l.warned || n.SeverityUnlocalized == "WARNING"
	}
	unfit := false // one answers, but is not as the address asks
	if fits := config.ValidateConnect; fits != nil {
		config.ValidateConnect = func(ctx context.Context, c *pgconn.PgConn) error {
			err := fits(ctx, c)
			unfit = unfit || err != nil && !errors.As(err, new(*pgconn.NotPreferredError))
			return err
		}
	}
	var err error
	if l.pg, err = pgconn.ConnectConfig(ctx, config); s.any && unfit && err != nil {
		config.ValidateConnect, unfit = nil, false
		l.pg, err = pgconn.ConnectConfig(ctx, config)
	}
	switch {
	case err == nil:
		return l, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, s.unreached(err, unfit)
}

// close does not wait for a server that does not answer.
func (l *link) close() {
	ctx, stop := context.WithTimeout(context.Background(), time.Second)
	defer stop()
	l.pg.Close(ctx)
}

// plainly runs statements without values, in one trip.
func (l *link) plainly(ctx context.Context, text string) ([]*pgconn.Result, error) {
	defer l.asks()()
	out, err := l.pg.Exec(ctx, text).ReadAll()
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	return out, err
}
