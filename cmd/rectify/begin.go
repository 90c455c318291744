package main

import (
	"context"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// begin makes a new book, or finds the one that was begun by this id.
func (c *cli) begin(ctx context.Context, a inspect.Agency) (inspect.Agency, error) {
	if c.before != nil {
		return c.opening(ctx, c.before, a)
	}
	path, err := c.located()
	if err != nil {
		return a, err
	}
	var o sqlstore.Options
	c.patient(&o)
	err = makeStore(ctx, path, o, func(s bookStore) (err error) {
		a, err = c.opening(ctx, c.bookOn(s), a)
		return err
	})
	c.made = err == nil
	return a, err
}

// opening begins the book of an agency, and gives that as it is in the book.
func (c *cli) opening(ctx context.Context, b *inspect.Book, a inspect.Agency) (inspect.Agency, error) {
	says := edit{"name": a.Name, "region": a.Region, "word": a.Word,
		"review_body": a.ReviewBody, "court": a.Court, "zone": a.Zone}
	if _, err := c.record(ctx, b, "agency.opened", "", says); err != nil {
		return a, err
	}
	return inspect.Ask(ctx, b, inspect.Reader.Agency)
}
