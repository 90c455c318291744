package postgres

import (
	"context"

	"rectify/inspect/line"
)

// server is a database of a server, and the book that is meant.
type server struct{ *line.Server }

// parsed is the server of an address.
func parsed(at string, o Options) (server, error) {
	s, err := line.To(at, line.Settings{Silence: o.Silence, Reads: o.ReadOnly, Params: map[string]string{
		"search_path": "pg_temp, " + seen, "application_name": "rectify", "jit": "off", "bytea_output": "hex",
		"lock_timeout": line.Millis(o.Whole())}})
	return server{s}, err
}

// link is one connection.
type link struct {
	*line.Line
	known map[string]string // what statements are called that the server has prepared
	named int
	used  bool // it was connected before
}

func (s server) dial(ctx context.Context) (*link, error) {
	l, err := s.Dial(ctx)
	if err != nil && ctx.Err() == nil {
		err = s.unreached(err)
	}
	return &link{Line: l, known: map[string]string{}}, err
}
