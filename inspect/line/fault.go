package line

import (
	"errors"
	"io"
	"net"
	"slices"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"
)

// Said is the error that the server itself has told, nil if it has told none.
func Said(err error) *pgconn.PgError {
	var said *pgconn.PgError
	errors.As(err, &said)
	return said
}

// State is the code of an error that the server has told.
func State(err error) string {
	if said := Said(err); said != nil {
		return said.Code
	}
	return ""
}

// Broke tells whether an error is of the line to the server.
func Broke(err error) bool {
	var of net.Error
	return errors.As(err, &of) || pgconn.Timeout(err) || slices.ContainsFunc([]error{net.ErrClosed,
		pgconn.ErrConnClosed, io.EOF, io.ErrUnexpectedEOF, syscall.ECONNRESET, syscall.EPIPE},
		func(e error) bool { return errors.Is(err, e) })
}

// Undone tells whether the server has said that a commit is none. One that it
// answers with the end of the connection may be done all the same.
func Undone(err error) bool {
	said := Said(err)
	return said != nil && said.SeverityUnlocalized == "ERROR"
}
