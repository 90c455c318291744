package line

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// silence is how long nothing may come from a server that was asked something
// before it is looked whether it is still at it.
const silence = 10 * time.Second

// watched is the line to a server. A server may be at one statement for as long as
// that takes, and says nothing meanwhile, just as one that is gone. The line itself
// cannot tell the two apart: what keeps it alive is answered by the system also of a
// server that is stopped, and by a device between that lets nothing through any
// more. So after a silence the server is asked by another line what it does on this
// one. Only one to which it is found twice not to be at work is ended.
type watched struct {
	net.Conn
	dial    func(context.Context) (net.Conn, error)
	server  *Server
	process atomic.Uint32 // of the server, that was asked something; else 0
}

// watched gives each line that is dialled as one.
func (s *Server) watched(dial pgconn.DialFunc) pgconn.DialFunc {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		again := func(ctx context.Context) (net.Conn, error) { return dial(ctx, network, address) }
		c, err := again(ctx)
		return &watched{Conn: c, dial: again, server: s}, err
	}
}

// Asks has it looked after a server that falls silent, until it has answered.
func (l *Line) Asks() (answered func()) {
	c := l.Conn()
	if secret, ok := c.(*tls.Conn); ok {
		c = secret.NetConn()
	}
	line := c.(*watched)
	line.process.Store(l.PID())
	return func() { line.process.Store(0) }
}

// Read implements [net.Conn].
func (w *watched) Read(b []byte) (int, error) {
	ctx, came := context.WithCancel(context.Background())
	defer came()
	defer time.AfterFunc(w.server.Silence, func() { w.look(ctx) }).Stop()
	return w.Conn.Read(b)
}

// look looks now and then whether the server is at work, and ends the line when not.
func (w *watched) look(ctx context.Context) {
	for missed := 0; ; {
		if at := w.process.Load(); at == 0 || w.atWork(ctx, at) {
			missed = 0
		} else if missed++; missed == 2 && ctx.Err() == nil {
			w.Close()
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(w.server.Silence):
		}
	}
}

// atWork tells whether the server answers on another line, and is not found to have
// been idle on this one all the while. What lets nobody in just now answers too; and
// a proxy that counts processes by itself does not know ours.
func (w *watched) atWork(ctx context.Context, process uint32) bool {
	config := w.server.Config.Copy()
	config.ValidateConnect = nil
	config.DialFunc = func(ctx context.Context, _, _ string) (net.Conn, error) { return w.dial(ctx) }
	ctx, stop := context.WithTimeout(ctx, config.ConnectTimeout+Within)
	defer stop()
	other, err := pgconn.ConnectConfig(ctx, config)
	if err != nil {
		return errors.As(err, new(*pgconn.PgError))
	}
	defer other.Close(ctx)
	found, err := other.Exec(ctx, fmt.Sprintf(`SELECT pg_backend_pid() = %d AND NOT EXISTS (
		SELECT FROM pg_stat_activity WHERE pid = %d AND (starts_with(state, 'idle')
		AND clock_timestamp() - state_change > %s * interval '1 ms') IS NOT TRUE)`,
		other.PID(), process, Millis(w.server.Silence))).ReadAll()
	return err == nil && string(found[0].Rows[0][0]) == "f"
}
