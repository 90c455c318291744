package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rectify/report"
	"rectify/report/typeset"
)

// earlier is a book that a program of an earlier schema version wrote, and
// what that program said of it; see testdata/books/README.md.
type earlier struct {
	office
	said    *txtar.Archive
	version int
	was     map[string]string // every column as that program left it
}

var books = filepath.Join("..", "..", "testdata", "books")

func takenUp(t *testing.T, dir string) (e earlier) {
	t.Helper()
	e.office = office{t, t.TempDir()}
	packed, err := os.ReadFile(filepath.Join(dir, "book.db.gz"))
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	book, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	e.write("book.db", string(book))
	if err := os.Chmod(filepath.Join(e.dir, "book.db"), 0o600); err != nil { // as the program makes it
		t.Fatal(err)
	}
	if e.said, err = txtar.ParseFile(filepath.Join(dir, "said.txtar")); err != nil {
		t.Fatal(err)
	}
	e.was = e.columns("book.db")
	e.version = e.versionOf("book.db")
	return e
}

// Every book of every version opens, agrees with its record, and says what the
// program said that wrote it.
func TestBooksOfEarlierVersions(t *testing.T) {
	fresh := newOffice(t)
	dirs, err := filepath.Glob(filepath.Join(books, "v*"))
	if err != nil || len(dirs) == 0 {
		t.Fatal("there are no books", err)
	}
	for v := 1; v < fresh.versionOf("book.db"); v++ {
		if !slices.Contains(dirs, filepath.Join(books, fmt.Sprint("v", v))) {
			t.Errorf("there is no book of version %d: make one with testdata/books/make", v)
		}
	}
	schema := fresh.schema("book.db")
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			e := takenUp(t, dir)
			e.mustBeSound("check")
			head := e.linkedAt(filepath.Base(dir))
			copied := fmt.Sprint("book.db.v", e.version)
			if got := e.columns(copied); e.versionOf(copied) != e.version || !maps.Equal(got, e.was) {
				t.Errorf("%s is not the book as it was", copied)
			}
			e.madeAs(schema)
			e.listed(append(e.moved(), e.saysElse()...))
			e.reads()
			e.mustBeSound("check", "--rebuild")
			e.listed(append(e.moved(), e.saysElse()...))
			e.goesOn()
			e.goneOn(head)
		})
	}
}

func (o office) mustBeSound(args ...string) {
	o.t.Helper()
	if out := o.must(args...); !strings.Contains(out, ": 0 faults") {
		o.t.Errorf("rectify %s: %s", strings.Join(args, " "), out)
	}
}

// madeAs wants the same tables, indexes and triggers as a new store has, and no others.
func (e earlier) madeAs(want map[string]string) {
	e.t.Helper()
	got := e.schema("book.db")
	for name := range got {
		if got[name] != want[name] {
			e.t.Errorf("%s is %q, and in a new store %q", name, got[name], want[name])
		}
	}
	for name := range want {
		if _, ok := got[name]; !ok {
			e.t.Errorf("%s is not there", name)
		}
	}
}

// anew are the columns that are not what they were before the lists were made
// anew of the record: what they held is in bodies now, and among what is asked.
var anew = regexp.MustCompile(`\.body$|^closed\.|^inspection\.places$|^photo\.`)

// columned are those that changed when inspectors and sources became columns of their own.
var columned = regexp.MustCompile(`^inspection\.(body|named)$|^hazard\.body$`)

// keyed are the words for what is counted that columns and marks had until version 18;
// since then they are the keys of the figures.
var keyed = map[string]string{"sites": "sites_inspected", "notices": "notices_issued", "voided": "notices_voided",
	"found": "hazards_found",
	"major": "hazards_major", "on_spot": "hazards_fixed_on_spot", "ordered": "hazards_ordered",
	"rectified": "hazards_rectified",
	"reopened":  "hazards_reopened", "withdrawn": "hazards_withdrawn", "served": "notices_served",
	"claimed":  "hazards_claimed",
	"extended": "extensions_granted", "unextended": "extensions_refused", "referred": "hazards_referred",
	"listed":   "supervision_begun",
	"delisted": "supervision_ended", "stopped": "work_stopped", "resumed": "work_resumed",
	"looked":   "hazards_looked_back",
	"recurred": "hazards_recurred"}

// moved are the columns in which something else stands than before.
func (e earlier) moved() (out []string) {
	now := e.columns("book.db")
	for word, key := range keyed {
		if e.version < 18 {
			now["tally."+word] = now["tally."+key]
			now["mark.what"] = strings.ReplaceAll(now["mark.what"], "'"+key+"'", "'"+word+"'")
		}
	}
	if e.version < 19 {
		withoutMarks(now, "'first_date'", "'hazards_due'")
	}
	for _, column := range slices.Sorted(maps.Keys(e.was)) {
		table, _, _ := strings.Cut(column, ".")
		is, there := now[column]
		if table != "event" && table != "blob" &&
			(!there || e.version < 16 && anew.MatchString(column) || e.version < 20 && columned.MatchString(column)) {
			continue
		}
		if is != e.was[column] {
			out = append(out, column)
		}
	}
	return out
}

// withoutMarks takes marks out that there were none of.
func withoutMarks(columns map[string]string, words ...string) {
	what := strings.Split(columns["mark.what"], "\n")
	for name, column := range columns {
		if !strings.HasPrefix(name, "mark.") {
			continue
		}
		var kept []string
		for i, value := range strings.Split(column, "\n") {
			if !slices.Contains(words, what[i]) {
				kept = append(kept, value)
			}
		}
		columns[name] = strings.Join(kept, "\n")
	}
}

// saysElse are the figures and words that the program gives otherwise than the
// one that wrote the book; what is new in an answer is none.
func (e earlier) saysElse() (out []string) {
	for _, f := range e.said.Files {
		switch f.Name {
		case "differs":
		case "papers":
			for _, line := range strings.Split(strings.TrimSpace(string(f.Data)), "\n") {
				ref, sum, _ := strings.Cut(line, " ")
				noun := map[byte]string{'N': "notice", 'D': "paper"}[ref[0]]
				issued := e.must(noun, "print", ref, "-o", "-")
				if got := fmt.Sprintf("%x", sha256.Sum256([]byte(issued))); got != sum {
					out = append(out, "bytes of "+ref)
				}
				e.copied(noun, ref, issued)
			}
		default:
			was, is := map[string]string{}, map[string]string{}
			e.flat(was, "", f.Data)
			e.flat(is, "", []byte(e.onTheDay(f.Name)))
			for _, path := range slices.Sorted(maps.Keys(was)) {
				if is[path] != was[path] {
					out = append(out, fmt.Sprintf("%s %s is %s and was %s", f.Name, path, is[path], was[path]))
				}
			}
		}
	}
	return out
}

// copied wants a copy of a paper to be what was issued, with no more than a mark on its pages.
func (e earlier) copied(noun, ref, issued string) {
	e.t.Helper()
	if !typeset.Joins([]byte(issued)) {
		return // a scan of another program's
	}
	e.must(noun, "print", ref, "--copy", "archive", "-o", "copy.pdf", "--yes")
	file := filepath.Join(e.dir, "copy.pdf")
	data, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(data), issued) || len(data) == len(issued) {
		e.t.Errorf("the copy of %s is not what was issued and a mark: %v", ref, err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		e.t.Errorf("the copy of %s: %s", ref, out)
	}
	if was, _, ok := report.Printed(data); !ok || string(was) != issued {
		e.t.Errorf("the copy of %s is not known as one", ref)
	}
}

// onTheDay asks the program on the day on which the earlier one was asked.
func (e earlier) onTheDay(line string) string {
	e.t.Helper()
	cmd := e.command(append(strings.Fields(line), "--json")...)
	cmd.Env = append(cmd.Env, "TEST_NOW=2021-12-31T09:00:00+08:00")
	out, said, code := ended(e.t, cmd)
	if code != 0 {
		e.t.Errorf("rectify %s: exit %d: %s", line, code, said)
	}
	return out
}

// flat puts every value of JSON under its path.
func (e earlier) flat(into map[string]string, path string, data []byte) {
	e.t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		e.t.Fatalf("%s: %v: %.200s", path, err, data)
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, value := range v {
				walk(path+"."+key, value)
			}
		case []any:
			into[path+".length"] = fmt.Sprint(len(v))
			for i, value := range v {
				walk(fmt.Sprint(path, ".", i), value)
			}
		default:
			into[path] = fmt.Sprint(v)
		}
	}
	walk(path, v)
}

// listed wants the differences that the fixture lists, each with its reason,
// and no others; in what is listed, a * stands for anything.
func (e earlier) listed(differences []string) {
	e.t.Helper()
	why, seen := map[*regexp.Regexp]string{}, map[*regexp.Regexp]bool{}
	for _, f := range e.said.Files {
		if f.Name != "differs" {
			continue
		}
		for _, line := range strings.Split(strings.TrimSpace(string(f.Data)), "\n") {
			what, reason, _ := strings.Cut(line, ": ")
			if reason != "" {
				why[regexp.MustCompile("^"+strings.ReplaceAll(regexp.QuoteMeta(what), `\*`, ".*")+"$")] = what
			}
		}
	}
	for _, d := range differences {
		listed := false
		for what := range why {
			if what.MatchString(d) {
				listed, seen[what] = true, true
			}
		}
		if !listed {
			e.t.Errorf("%s, and said.txtar does not list it", d)
		}
	}
	for what, line := range why {
		if !seen[what] {
			e.t.Errorf("said.txtar lists %q, which is as it was", line)
		}
	}
}
