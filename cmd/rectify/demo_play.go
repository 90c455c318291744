package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"slices"

	"rectify/inspect"
	"rectify/testdata/demo"
)

// demoGroup is how many entries of the demo are committed together.
const demoGroup = 20

// playDemo records the demo's entries, as apply would. issued is given each notice;
// step is told how far it has come, and may be nil.
func playDemo(ctx context.Context, book *inspect.Book, issued func(inspect.Receipt) error,
	step func(done, total int)) error {
	text, err := fs.ReadFile(demo.Files, demo.Campaign)
	if err != nil {
		return err
	}
	lines, done := bytes.Split(bytes.TrimSpace(text), []byte("\n")), 0
	for some := range slices.Chunk(lines, demoGroup) {
		var group []inspect.Entry
		for _, line := range some {
			group = append(group, inspect.ReadEntry(line))
		}
		receipts, err := book.Record(ctx, group...)
		if err != nil {
			return err
		}
		for i, r := range receipts {
			if r.Err == nil && group[i].Do == "notice.issued" {
				r.Err = issued(r)
			}
			if r.Err != nil {
				return fmt.Errorf("%s:%d: %w", demo.Campaign, done+i+1, r.Err)
			}
		}
		if done += len(some); step != nil {
			step(done, len(lines))
		}
	}
	return nil
}
