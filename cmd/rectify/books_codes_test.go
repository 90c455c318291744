package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/sqlite"
)

// What the codes on the papers of earlier books say is kept beside them, as the
// bytes that were issued then have it.
func TestCodesOfEarlierBooks(t *testing.T) {
	for _, book := range []string{"v5", "v10"} { // which keep their papers' bytes
		e := takenUp(t, filepath.Join(books, book))
		s, err := sqlite.Open(t.Context(), e.path("book.db"), sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		read := 0
		err = s.Read(t.Context(), func(r inspect.Reader) error {
			papers, err := r.Papers(inspect.Filter{Withdrawn: true})
			for _, p := range papers.Rows {
				read += e.codeStands(r, p.Number, p.SHA256)
			}
			if err != nil {
				return err
			}
			notices, err := r.Notices(inspect.Filter{Withdrawn: true})
			for _, n := range notices.Rows {
				read += e.codeStands(r, n.Number, n.SHA256)
			}
			return err
		})
		if err != nil || read < 2 {
			t.Errorf("%s: %d codes could be read: %v", book, read, err)
		}
	}
}

// codeStands holds what is kept of a code against the paper; 0 if that cannot be read.
func (e earlier) codeStands(r inspect.Reader, number, sha256 string) int {
	e.t.Helper()
	kept, err := r.Code(sha256)
	if err != nil || kept != "" && !strings.HasPrefix(kept, number+" ") {
		e.t.Errorf("the code of %s: %q, %v", number, kept, err)
	}
	data, err := r.Blob(sha256)
	if err != nil || !strings.HasPrefix(string(data), "%PDF") {
		return 0
	}
	e.write("paper.pdf", string(data))
	e.shell("(pdftoppm -r 150 -png -l 1 -singlefile paper.pdf page && zbarimg -q --raw page.png) > code.txt 2>/dev/null || : > code.txt")
	text, err := os.ReadFile(e.path("code.txt"))
	if err != nil {
		e.t.Fatal(err)
	}
	if on := strings.TrimSpace(string(text)); on != "" && on != kept {
		e.t.Errorf("the code on %s says %q, and %q is kept", number, on, kept)
	} else if on == "" {
		return 0
	}
	return 1
}
