package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/folder"
	"rectify/inspect/pgtest"
	"rectify/inspect/sqlite"
)

// everything is an office whose book has a fact of every kind.
func everything(t *testing.T) office {
	t.Helper()
	o := newOffice(t)
	os.Remove(o.path("book.db")) // of another agency
	store, err := sqlite.Create(t.Context(), o.path("book.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	b := inspect.NewBook(store)
	b.By, b.Press = "甲某", figuresPress
	receipts, err := b.Record(t.Context(), everyEntry(t)...)
	for _, r := range receipts {
		if r.Fate != inspect.Done {
			t.Fatalf("%+v", r)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// tree is all that a folder holds, by name.
func (o office) tree(dir string) map[string]string {
	o.t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(o.path(dir)), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(o.path(dir), name))
		out[name] = string(data)
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return out
}

func (o office) sameFolders(a, b string) {
	o.t.Helper()
	one, other := o.tree(a), o.tree(b)
	for name, data := range one {
		if other[name] != data {
			o.t.Errorf("%s of %s and %s differ", name, a, b)
		}
	}
	if len(one) != len(other) || len(one) < 6 {
		o.t.Errorf("%s has %d files, %s %d", a, len(one), b, len(other))
	}
}

// A book with a fact of every kind comes out of a folder as it went in, into a file
// and onto a server, and goes into the same folder again.
func TestFolderIsTheBook(t *testing.T) {
	t.Parallel()
	o := everything(t)
	server := pgtest.Get(t)
	at := server.Address(server.Database(t), "book", "示")
	o.must("export", "a")
	for i, store := range []string{o.path("other.db"), at} {
		o.must("import", "a", "--store", store)
		o.mustBeSound("check", "--store", store)
		again := []string{"b", "c"}[i]
		o.must("export", again, "--store", store)
		o.sameFolders("a", again)
		if out := o.must("import", "a", "--store", store, "--json"); !strings.Contains(out, `"added": 0`) {
			t.Errorf("imported again: %s", out)
		}
	}
	o.must("import", "b", "--store", o.path("home.db")) // from a server to a file
	o.must("export", "d", "--store", o.path("home.db"))
	o.sameFolders("a", "d")
}

// What was recorded later comes behind what a copy has, and goes no other way.
func TestFolderCatchesUp(t *testing.T) {
	t.Parallel()
	o := everything(t)
	o.must("export", "a")
	for _, store := range []string{"copy.db", "other.db"} {
		o.must("import", "a", "--store", o.path(store))
	}
	o.must("site", "add", "新单位")
	last := o.must("check", "--json")
	place := regexp.MustCompile(`"head": "(\d+):`).FindStringSubmatch(last)[1]
	o.must("hazard", "add", "--inspection", "I1", "新隐患")
	o.must("export", "later", "--since", place)
	said := func(code int, words string, args ...string) {
		t.Helper()
		if _, err, got := o.run(args...); got != code || !strings.Contains(err, words) {
			t.Errorf("%v: exit %d: %s", args, got, err)
		}
	}
	said(6, "the book ends at", "import", "later", "--store", o.path("copy.db"))
	o.must("export", "all")
	o.must("import", "all", "--store", o.path("copy.db"))
	o.must("export", "all2", "--store", o.path("copy.db"))
	o.sameFolders("all", "all2")
	o.must("site", "add", "另一家", "--store", o.path("other.db"))
	said(6, "two books", "import", "all", "--store", o.path("other.db"))
	o.mustBeSound("check", "--store", o.path("other.db"))
	said(5, "it has no manifest.json", "import", ".", "--store", o.path("new.db"))
	said(6, "is not empty", "export", "all")
}

// A paper that the store has lost is not passed over.
func TestFolderOfWhatIsLost(t *testing.T) {
	t.Parallel()
	o := everything(t)
	o.shell(`sqlite3 book.db "PRAGMA foreign_keys=0; DROP TRIGGER blob_kept; ` +
		`DELETE FROM blob WHERE sha256 = (SELECT sha256 FROM notice LIMIT 1)"`)
	if out, said, code := o.run("export", "a"); code != 7 || !strings.Contains(said, "lost") {
		t.Errorf("exit %d: %s%s", code, out, said)
	}
	if o.there("a") {
		t.Error("a folder is left")
	}
}

// A folder that lies is found out, and leaves no book.
func TestFolderThatLies(t *testing.T) {
	t.Parallel()
	o := everything(t)
	o.must("export", "whole")
	for _, name := range []string{"SHA256SUMS", "manifest.json", "record.jsonl", "index.html"} {
		if info, err := os.Stat(o.path("whole/" + name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	if _, said, code := o.run("import", "whole/index.html", "--store", o.path("x.db"), "--lang", "en"); code != 6 ||
		!strings.Contains(said, "is a file; a book is made of a folder") {
		t.Errorf("exit %d: %s", code, said)
	}
	names := slices.Sorted(func(yield func(string) bool) {
		for name := range o.tree("whole") {
			if !yield(name) {
				return
			}
		}
	})
	kept := names[slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(n, "files/") })]
	picture := names[slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(n, "files/photos/") })]
	for name, c := range map[string]struct {
		spoil func(dir string)
		code  int
		says  string
	}{
		"a file is missing":  {func(d string) { os.Remove(filepath.Join(d, kept)) }, 7, kept},
		"a file is another":  {appended(kept, "x"), 7, "its hash is another"},
		"the record is cut":  {cut("record.jsonl"), 7, "record.jsonl"},
		"a fact is changed":  {resummed("record.jsonl", "示范", "失范"), 7, "not as recorded"},
		"a fact is gone":     {resummed("record.jsonl", `{"place":2,`, `{"place":3,`), 7, "line 2 is of place 3"},
		"a fact is strange":  {resummed("record.jsonl", `"kind":"site.added"`, `"kind":"site.eaten"`), 10, "site.eaten"},
		"a line is cut":      {resummed("record.jsonl", "\"}}\n", "\n"), 7, "is cut off or changed"},
		"the list is cut":    {cut("SHA256SUMS"), 7, "SHA256SUMS"},
		"the list is longer": {appended("SHA256SUMS", strings.Repeat("0", 64)+"  files/x\n"), 7, "files/x"},
		"the manifest lies":  {replaced("manifest.json", `"facts": `, `"facts": 1`), 7, "it speaks of"},
		"another agency":     {replaced("manifest.json", `"agency": "`, `"agency": "外`), 7, "it is of \"外示范"},
		"the end is another": {replaced("manifest.json", `"place": `, `"place": 1`), 7, "it says that the record ends at place 1"},
		"the link is another": {func(d string) {
			text, _ := os.ReadFile(filepath.Join(d, "manifest.json"))
			re := regexp.MustCompile(`"link": "....`)
			os.WriteFile(filepath.Join(d, "manifest.json"), re.ReplaceAll(text, []byte(`"link": "0000`)), 0o600)
		}, 7, "and not 0000"},
		"a picture more": {func(d string) { added(d, "files/photos/Q.jpg", "\xff\xd8\xff") }, 7,
			"files/photos/Q.jpg: the record names no such file"},
		"a picture is junk": {func(d string) {
			true, _ := os.ReadFile(filepath.Join(d, picture))
			added(d, "files/other/"+hashed(string(true))+".jpg", string(true))
			resummed(picture, string(true), "\xff\xd8\xffjunk")(d)
		}, 7, "the record names no such file under that name"},
		"a picture is named otherwise": {func(d string) {
			data, _ := os.ReadFile(filepath.Join(d, picture))
			resummed(picture, string(data), "%PDF-junk")(d)
		}, 7, "what is in it is named .pdf"},
		"a picture is missing": {unlisted(picture), 7,
			strings.TrimSuffix(picture, ".jpg") + ": it is missing, though the record names it for H"},
		"a code is another": {func(d string) {
			text, _ := os.ReadFile(filepath.Join(d, "beside.jsonl"))
			code := regexp.MustCompile(`"kind":"code".*"text":"[^"]* `).FindString(string(text))
			resummed("beside.jsonl", code, code+"0")(d)
		}, 7, "beside.jsonl: "},
		"a code is of nothing": {resummed("beside.jsonl", `"kind":"code","key":"`, `"kind":"code","key":"0`), 7, "beside.jsonl: what the code on"},
		"a reporter is of nothing": {func(d string) {
			text, _ := os.ReadFile(filepath.Join(d, "beside.jsonl"))
			line := regexp.MustCompile(`(?m)^.*"kind":"(device|phone|draft)".*$`).FindString(string(text))
			resummed("beside.jsonl", line, `{"kind":"reporter","key":"99","body":{"name":"x"}}`)(d)
		}, 7, "beside.jsonl: what is kept of the reporter of Q"},
		"the record is listed twice": {func(d string) {
			list, _ := os.ReadFile(filepath.Join(d, "SHA256SUMS"))
			line := regexp.MustCompile(`(?m)^.*  record.jsonl\n`).FindString(string(list))
			appended("SHA256SUMS", line)(d)
			certified(d)
		}, 7, "SHA256SUMS: it lists record.jsonl twice"},
		"a line is too long": {func(d string) { resummed("record.jsonl", "{", strings.Repeat("{", 65<<20))(d) }, 7,
			"record.jsonl: line 1 is longer than any that is exported"},
		"a newer one":        {replaced("manifest.json", "folder 1", "folder 9"), 10, "newer rectify"},
		"no manifest":        {func(d string) { os.Remove(filepath.Join(d, "manifest.json")) }, 5, "no manifest.json"},
		"a table is another": {appended("tables/hazards.csv", "x"), 7, "tables/hazards.csv: it is not as it was exported"},
		"a page is another":  {appended("index.html", "x"), 7, "index.html: it is not as it was exported"},
		"a table is missing": {func(d string) { os.Remove(filepath.Join(d, "tables/sites.csv")) }, 7, "tables/sites.csv"},
		"a file more": {func(d string) { os.WriteFile(filepath.Join(d, "tables/x.csv"), nil, 0o600) }, 7,
			"tables/x.csv is not in SHA256SUMS"},
		"a file leads out": {func(d string) {
			os.Remove(filepath.Join(d, kept))
			os.Symlink(filepath.Join("..", "..", "..", "book.db"), filepath.Join(d, kept))
		}, 7, "it is no plain file of the folder"},
		"a path leads out": {appended("SHA256SUMS", strings.Repeat("0", 64)+"  ../book.db\n"), 7,
			"it is no plain file of the folder"},
		"a file less": {unlisted(kept), 7, "it is missing, though the record names it"},
	} {
		dir := strings.ReplaceAll(name, " ", "-")
		o.shell("cp -r whole " + dir)
		c.spoil(o.path(dir))
		_, said, code := o.run("import", dir, "--store", o.path(dir+".db"))
		if code != c.code || !strings.Contains(said, c.says) {
			t.Errorf("%s: exit %d: %s", name, code, said)
		}
		if _, err := os.Stat(o.path(dir + ".db")); err == nil {
			t.Errorf("%s left a book", name)
		}
	}
}

func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// added puts a file there and on the list.
func added(dir, name, text string) {
	os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700)
	os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600)
	n := count(dir, "files/", 0)
	appended("SHA256SUMS", hashed(text)+"  "+name+"\n")(dir)
	certified(dir)
	replaced("manifest.json", `"files": `+n, `"files": `+count(dir, "files/", 0))(dir)
}

// unlisted takes a file away, and off the list.
func unlisted(name string) func(string) {
	return func(dir string) {
		os.Remove(filepath.Join(dir, name))
		n := count(dir, "files/", 0)
		text, _ := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
		lines := slices.DeleteFunc(strings.SplitAfter(string(text), "\n"), func(l string) bool { return strings.Contains(l, name) })
		os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(strings.Join(lines, "")), 0o600)
		certified(dir)
		replaced("manifest.json", `"files": `+n, `"files": `+count(dir, "files/", 0))(dir)
	}
}

// What desktops put into folders is passed over.
func TestFolderOnADesktop(t *testing.T) {
	t.Parallel()
	o := everything(t)
	o.must("export", "a")
	for _, name := range []string{".DS_Store", "files/Thumbs.db", "tables/desktop.ini", "tables/._sites.csv"} {
		o.write("a/"+name, "x")
	}
	if _, said, code := o.run("import", "a", "--store", o.path("x.db")); code != 0 || strings.Count(said, "was passed over") != 4 {
		t.Errorf("exit %d: %s", code, said)
	}
}

func appended(name, more string) func(string) {
	return func(dir string) {
		text, _ := os.ReadFile(filepath.Join(dir, name))
		os.WriteFile(filepath.Join(dir, name), append(text, more...), 0o600)
	}
}

func cut(name string) func(string) {
	return func(dir string) {
		text, _ := os.ReadFile(filepath.Join(dir, name))
		os.WriteFile(filepath.Join(dir, name), text[:len(text)-30], 0o600)
	}
}

func replaced(name, old, by string) func(string) {
	return func(dir string) {
		text, _ := os.ReadFile(filepath.Join(dir, name))
		os.WriteFile(filepath.Join(dir, name), []byte(strings.Replace(string(text), old, by, 1)), 0o600)
	}
}

// resummed changes a file and the hashes that speak of it, as who forges would.
func resummed(name, old, by string) func(string) {
	return func(dir string) {
		replaced(name, old, by)(dir)
		text, _ := os.ReadFile(filepath.Join(dir, name))
		sum := sha256.Sum256(text)
		list, _ := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
		line := regexp.MustCompile(`(?m)^[0-9a-f]{64}  ` + regexp.QuoteMeta(name) + `$`)
		list = line.ReplaceAll(list, []byte(hex.EncodeToString(sum[:])+"  "+name))
		os.WriteFile(filepath.Join(dir, "SHA256SUMS"), list, 0o600)
		certified(dir)
	}
}

// certified puts the list's hash into the manifest.
func certified(dir string) {
	list, _ := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	sum := sha256.Sum256(list)
	path := filepath.Join(dir, "manifest.json")
	text, _ := os.ReadFile(path)
	var m folder.Manifest
	json.Unmarshal(text, &m)
	os.WriteFile(path, []byte(strings.Replace(string(text), m.SHA256, hex.EncodeToString(sum[:]), 1)), 0o600)
}

// count is how many lines of the list begin a name so, and more.
func count(dir, begins string, more int) string {
	list, _ := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	n, _ := json.Marshal(strings.Count(string(list), "  "+begins) + more)
	return string(n)
}
