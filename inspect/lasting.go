package inspect

import (
	"errors"
	"strings"
	"time"
)

// Lasting is what a book is made of, as it is kept: the record, and what stands
// beside it. All else is made from that. It is for who carries a whole book from
// one place to another; a rule never asks it. The views of both databases are it.
type Lasting interface {
	// Written goes through the facts behind a place of the record, each with its link.
	// What fn does must not ask the store, here and below.
	Written(after int64, fn func(Written, Link) error) error
	// Asides goes through what is kept aside, by kind and key.
	Asides(fn func(kind, key string, body []byte) error) error
	// Kept goes through the papers and pictures that are kept, one for each that names it.
	Kept(fn func(Kept) error) error
	// Lost goes through what is named and not kept any more.
	Lost(fn func(Kept) error) error
	// Strays goes through faults of what is kept aside: codes of papers and reporters that are
	// not kept though the record says so, or are without it. It ends at fn's first error.
	Strays(fn func(*Error) error) error
	// AppendAs adds a fact just as it was kept elsewhere; its place must be the next.
	AppendAs(w Written) (Link, error)
}

// Kept is a paper, a picture or a type face under its hash, and who names it.
type Kept struct {
	SHA256 string
	What   string // paper, scan, photo or form; "" of what nothing names any more
	Of     string // a number, a reference, or the kind of a form
	Nth    int64  // of several pictures of one, from 0
}

// Ending is how the file of what is kept ends its name, told by how it begins.
func Ending(data []byte) string {
	for begins, end := range map[string]string{"%PDF-": ".pdf", "\xff\xd8\xff": ".jpg", "\x89PNG": ".png",
		"GIF8": ".gif", "OTTO": ".otf", "\x00\x01\x00\x00": ".ttf", "true": ".ttf", "ttcf": ".ttc"} {
		if strings.HasPrefix(string(data[:min(len(data), 8)]), begins) {
			return end
		}
	}
	return ".bin"
}

// PlaceBefore is the place of the record behind which the first fact stands that was
// recorded on a day, by the book's zone, or later; 0 if all of it was.
func (r Reader) PlaceBefore(day Date) (place int64, err error) {
	agency, err := r.Agency()
	if err != nil {
		return 0, err
	}
	found := errors.New("found")
	err = r.View.(Lasting).Written(0, func(w Written, _ Link) error {
		if DateOf(time.UnixMicro(w.At).In(agency.zone())) >= day {
			return found
		}
		place = w.Seq
		return nil
	})
	if errors.Is(err, found) {
		err = nil
	}
	return place, err
}
