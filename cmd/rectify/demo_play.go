package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"

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
	lines := bytes.Split(bytes.TrimSpace(text), []byte("\n"))
	for done := 0; done < len(lines); done += demoGroup {
		var group []inspect.Entry
		for i, line := range lines[done:min(done+demoGroup, len(lines))] {
			e, err := entryOf(line)
			if err != nil {
				return fmt.Errorf("%s:%d: %w", demo.Campaign, done+i+1, err)
			}
			group = append(group, e)
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
		if step != nil {
			step(min(done+demoGroup, len(lines)), len(lines))
		}
	}
	return nil
}
