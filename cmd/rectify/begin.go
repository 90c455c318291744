package main

import (
	"context"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// begin makes a new book, or finds the one that was begun by this id.
func (c *cli) begin(ctx context.Context, a inspect.Agency) (inspect.Agency, error) {
	if c.before != nil {
		return c.before.Init(ctx, c.id, a)
	}
	path, err := c.located()
	if err != nil {
		return a, err
	}
	var o sqlstore.Options
	c.patient(&o)
	err = makeStore(ctx, path, o, func(s bookStore) (err error) {
		a, err = c.bookOn(s).Init(ctx, c.id, a)
		return err
	})
	c.made = err == nil
	return a, err
}
