// Package line connects to a PostgreSQL server: it finds the one that an address
// names, watches the line to it, which may fall silent, and tells what of an error is
// the line's. It knows no book and no table.
//
// It may import address and pgx.
package line

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"rectify/inspect/address"
)

// Server is a database of a server, and the book that is meant.
type Server struct {
	address.Address
	Config  *pgconn.Config
	Silence time.Duration // that is borne: see [watched]
	reads   bool          // where none of several writes, one that reads will do
}

// Settings are what a caller wants of its lines besides what the address says.
type Settings struct {
	Params  map[string]string // of each session
	Silence time.Duration     // 0 is as long as we choose
	Reads   bool              // nothing is to be written
}

// Within is how long a host is waited for, if the address does not say.
const Within = 10 * time.Second

// To is the server of an address.
func To(at string, s Settings) (*Server, error) {
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
		config.ConnectTimeout = Within
	}
	asked := a.Asks.Has("target_session_attrs") || config.ValidateConnect != nil
	if !asked && several(config) {
		config.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	maps.Copy(config.RuntimeParams, s.Params)
	return &Server{a, config, cmp.Or(s.Silence, silence), !asked && s.Reads}, nil
}

// several tells whether more than one server is named.
func several(config *pgconn.Config) bool {
	return slices.ContainsFunc(config.Fallbacks, func(f *pgconn.FallbackConfig) bool {
		return f.Host != config.Host || f.Port != config.Port
	})
}

// Secret tells whether each way to the server is by TLS.
func (s *Server) Secret() bool {
	return s.Config.TLSConfig != nil && !slices.ContainsFunc(s.Config.Fallbacks,
		func(f *pgconn.FallbackConfig) bool { return f.TLSConfig == nil })
}

// Line is one connection.
type Line struct {
	*pgconn.PgConn
	Warned bool // by the server, since that was last asked
}

// ErrUnfit is of a server that answers, but is not as the address asks.
var ErrUnfit = errors.New("the server is not as the address asks")

// Dial connects. Its error is the driver's, with [ErrUnfit] where a server answers
// that is not as asked, or that of ctx.
func (s *Server) Dial(ctx context.Context) (*Line, error) {
	l, config, unfit := &Line{}, s.Config.Copy(), false
	config.DialFunc = s.watched(config.DialFunc)
	config.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) {
		l.Warned = l.Warned || n.SeverityUnlocalized == "WARNING"
	}
	if fits := config.ValidateConnect; fits != nil {
		config.ValidateConnect = func(ctx context.Context, c *pgconn.PgConn) error {
			err := fits(ctx, c)
			unfit = unfit || err != nil && !errors.As(err, new(*pgconn.NotPreferredError))
			return err
		}
	}
	var err error
	if l.PgConn, err = pgconn.ConnectConfig(ctx, config); s.reads && unfit && err != nil {
		config.ValidateConnect, unfit = nil, false
		l.PgConn, err = pgconn.ConnectConfig(ctx, config)
	}
	switch {
	case err == nil:
		return l, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case unfit:
		return nil, errors.Join(ErrUnfit, err)
	}
	return nil, err
}

// End closes a line, and does not wait for a server that does not answer.
func (l *Line) End() {
	ctx, stop := context.WithTimeout(context.Background(), time.Second)
	defer stop()
	l.Close(ctx)
}

// Plainly runs statements without values, in one trip.
func (l *Line) Plainly(ctx context.Context, text string) ([]*pgconn.Result, error) {
	defer l.Asks()()
	out, err := l.Exec(ctx, text).ReadAll()
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	return out, err
}

// Millis is a time as the server takes it, which has 0 for one without an end.
func Millis(d time.Duration) string { return strconv.FormatInt(max(d.Milliseconds(), 1), 10) }
