package main

import (
	"context"

	"rectify/inspect"
	"rectify/inspect/sqlite"
)

// begin makes a new book.
func (c *cli) begin(ctx context.Context, a inspect.Agency) (inspect.Agency, error) {
	path, err := c.located()
	if err != nil {
		return a, err
	}
	err = sqlite.Make(ctx, path, func(s *sqlite.Store) (err error) {
		a, err = c.bookOn(s).Init(ctx, c.id, a)
		return err
	})
	c.made = err == nil
	return a, err
}
