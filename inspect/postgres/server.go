package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

// server is a database of a server, and the book that is meant.
type server struct {
	config *pgconn.Config
	shown  string // without the book
	book   string
}

func (s *server) String() string { return s.shown }

// store is the book as messages have it.
func (s *server) store() string { return s.shown + "?book=" + legible.Replace(s.book) }

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
