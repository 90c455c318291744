package bookfile

import (
	"context"
	"database/sql"

	driver "modernc.org/sqlite"
)

// Pour writes every page of another file, which is given as the driver is told it,
// into one that is open.
func Pour(into *sql.DB, from string) error {
	conn, err := into.Conn(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error { return pour(c, from) })
}

func pour(into any, from string) error {
	b, err := into.(interface {
		NewRestore(string) (*driver.Backup, error)
	}).NewRestore(from)
	if err != nil {
		return err
	}
	_, err = b.Step(-1)
	if end := b.Finish(); err == nil {
		err = end
	}
	return err
}
