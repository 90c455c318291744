package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"

	sqlite "modernc.org/sqlite"
)

// openDB opens a file as database/sql has it, on connections that keep their statements: a
// program that records again and again would spend a third of its time on compiling
// the same ones for each transaction.
func openDB(dsn string) (*sql.DB, error) {
	plain, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(keeping{plain}), nil
}

// keeping opens such connections.
type keeping struct{ driver.Connector }

// Connect implements [driver.Connector].
func (k keeping) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := k.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &keeper{connection: c.(connection), kept: map[string]*statement{}}, nil
}

// connection is what a connection of the driver can do that database/sql makes use of.
type connection interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
	NewRestore(string) (*sqlite.Backup, error)
}

// keeper is a connection that keeps its statements.
type keeper struct {
	connection
	kept map[string]*statement
}

// mostKept is how many it keeps: what is recorded is written with some dozens.
const mostKept = 200

// PrepareContext gives a statement that was compiled before, if nobody uses it.
func (k *keeper) PrepareContext(ctx context.Context, text string) (driver.Stmt, error) {
	if s := k.kept[text]; s != nil && s.used {
		return k.connection.PrepareContext(ctx, text)
	}
	s, err := k.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	s.used = true
	return s, nil
}

// statement is the one of that text, compiled once.
func (k *keeper) statement(ctx context.Context, text string) (*statement, error) {
	if s := k.kept[text]; s != nil {
		return s, nil
	}
	st, err := k.connection.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	if len(k.kept) >= mostKept {
		k.forget()
	}
	s := &statement{compiled: st.(compiled)}
	k.kept[text] = s
	return s, nil
}

// forget gives up all that nobody uses.
func (k *keeper) forget() {
	for text, s := range k.kept {
		if !s.used {
			s.compiled.Close()
			delete(k.kept, text)
		}
	}
}

// Close implements [driver.Conn].
func (k *keeper) Close() error {
	for _, s := range k.kept {
		s.compiled.Close()
	}
	clear(k.kept)
	return k.connection.Close()
}

// Unwrap is the driver's own.
func (k *keeper) Unwrap() driver.Conn { return k.connection }

// compiled is what a statement of the driver can do.
type compiled interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// statement is one that is kept.
type statement struct {
	compiled
	used bool
}

// Close implements [driver.Stmt]: it is kept for the next who asks for it.
func (s *statement) Close() error {
	s.used = false
	return nil
}
