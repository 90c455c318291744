package folder

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sync"

	"rectify/inspect"
)

// Plan says what of a book goes into a folder.
type Plan struct {
	After    int64                        // only facts behind that place, and the files that they name
	Open     bool                         // for others to read: no record, nothing beside it, no papers and scans
	Progress func(done, total int64)      // of facts and files; may be nil
	People   func(put Put, of Kept) error // writes what is for people, when the kept files are there
}

// Kept tells where in the folder a kept file lies; "" where it does not.
type Kept func(k inspect.Kept) string

// Put makes a file of the folder.
type Put func(name string, write func(io.Writer) error) error

// folder is one that is being made.
type folder struct {
	ctx    context.Context
	dir    string
	sums   *bufio.Writer
	told   func(done, total int64)
	done   int64
	total  int64
	open   bool
	named  map[string]bool   // hashes that facts name; nil for all
	ends   map[string]string // of files whose name does not end as most of their kind do
	before inspect.Link
}

// Write writes a book, as one view has it, into a new folder.
func Write(ctx context.Context, r inspect.Reader, dir string, p Plan) (m Manifest, err error) {
	lasting, ok := r.View.(inspect.Lasting)
	if !ok {
		return m, errors.ErrUnsupported
	}
	f := &folder{ctx: ctx, dir: dir, told: p.Progress, open: p.Open, ends: map[string]string{}}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return m, err
	}
	list, err := os.OpenFile(filepath.Join(dir, sums), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return m, err
	}
	defer list.Close()
	all := sha256.New()
	f.sums = bufio.NewWriter(io.MultiWriter(list, all))
	if m, err = f.substance(r, lasting, p); err != nil {
		return m, err
	}
	if p.People != nil {
		if err := p.People(f.put, f.placeOf); err != nil {
			return m, err
		}
	}
	if err := errors.Join(f.sums.Flush(), list.Sync()); err != nil {
		return m, err
	}
	m.SHA256 = hex.EncodeToString(all.Sum(nil))
	return m, f.manifest(m)
}

// substance is what a book can be made of.
func (f *folder) substance(r inspect.Reader, of inspect.Lasting, p Plan) (m Manifest, err error) {
	agency, err := r.Agency()
	if err != nil {
		return m, err
	}
	head, _, err := r.Head(0)
	if err != nil {
		return m, err
	}
	m, f.total = Manifest{Format: format, Agency: agency.Name}, head.Place-p.After
	if p.After > 0 {
		from, ok, err := r.Head(p.After)
		if err != nil || !ok {
			return m, err
		}
		m.From, f.named, f.before = placeOf(from), map[string]bool{}, from.Link
	}
	if !p.Open {
		m.To = placeOf(head)
		if m.Facts, err = f.record(of, p.After); err == nil {
			m.Beside, err = f.beside(of)
		}
	}
	if err == nil {
		m.Files, err = f.files(r, of)
	}
	return m, err
}

// put makes a file and adds its hash to the list.
func (f *folder) put(name string, write func(io.Writer) error) error {
	if err := f.ctx.Err(); err != nil {
		return err
	}
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	sum := sha256.New()
	err := create(path, func(w io.Writer) error { return write(io.MultiWriter(w, sum)) })
	if err == nil {
		_, err = fmt.Fprintf(f.sums, "%x  %s\n", sum.Sum(nil), name)
	}
	return err
}

// create makes a file that is on the disk when it is done.
func create(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(file, 64<<10)
	if err = write(out); err == nil {
		err = errors.Join(out.Flush(), file.Sync())
	}
	return errors.Join(err, file.Close())
}

// line writes a value as a line of JSON, letter by letter.
func line(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// hashes are what a fact may name a kept file by.
var hashes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9a-f]{64}`) })

// record writes the facts in their order. Of one that does not follow from the one
// before it nothing could be made again.
func (f *folder) record(of inspect.Lasting, after int64) (n int64, err error) {
	return n, f.put(record, func(w io.Writer) error {
		return of.Written(after, func(wr inspect.Written, link inspect.Link) error {
			one, err := factOf(wr, link)
			if f.before = wr.Link(f.before); f.before != link || err != nil || !plain(wr.Body) {
				return inspect.Errorf(inspect.CodeCheck, "the record is at fault at place %d, and cannot be exported",
					"记录第 %d 条有问题，不能导出", wr.Seq).Hint("run {check}; {backup} copies it as it is",
					"请运行 {check}；{backup} 可按原样备份")
			}
			if f.named != nil {
				for _, sum := range hashes().FindAllString(wr.Body, -1) {
					f.named[sum] = true
				}
			}
			n++
			f.tell()
			return line(w, one)
		})
	})
}

// plain tells whether a text is JSON as this program writes it, on one line.
func plain(body string) bool {
	var b bytes.Buffer
	return json.Compact(&b, []byte(body)) == nil && b.String() == body
}

func (f *folder) tell() {
	if f.done++; f.told != nil {
		f.told(f.done, f.total)
	}
}

// beside writes what is kept aside, but for what commands still owe: files on the
// machine that they ran on.
func (f *folder) beside(of inspect.Lasting) (n int64, err error) {
	return n, f.put(beside, func(w io.Writer) error {
		return of.Asides(func(kind, key string, body []byte) error {
			if kind == inspect.AsideOwed {
				return nil
			}
			n++
			return line(w, asideOf(kind, key, body))
		})
	})
}

// files writes what is kept, one by one.
func (f *folder) files(r inspect.Reader, of inspect.Lasting) (n int64, err error) {
	var all []inspect.Kept
	if err := of.Kept(func(k inspect.Kept) error {
		if f.takes(k) {
			all = append(all, k)
		}
		return nil
	}); err != nil {
		return 0, err
	}
	if err := of.Lost(func(k inspect.Kept) error {
		_, err := r.Blob(k.SHA256) // which says what is lost, and of what
		return err
	}); err != nil {
		return 0, err
	}
	for f.total += int64(len(all)); n < int64(len(all)); n++ {
		data, err := r.Blob(all[n].SHA256)
		if err != nil {
			return n, err
		}
		end := inspect.Ending(data)
		if end != usual[all[n].What] {
			f.ends[Path(all[n])] = end
		}
		if err := f.put(Path(all[n])+end, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		}); err != nil {
			return n, err
		}
		f.tell()
	}
	return n, nil
}

// usual is how most files of a kind end.
var usual = map[string]string{"paper": ".pdf", "scan": ".pdf", "photo": ".jpg"}

// takes tells whether a kept file goes into the folder.
func (f *folder) takes(k inspect.Kept) bool {
	return (f.named == nil || f.named[k.SHA256]) && (!f.open || k.What == "photo")
}

// placeOf implements [Kept].
func (f *folder) placeOf(k inspect.Kept) string {
	if !f.takes(k) {
		return ""
	}
	path := Path(k)
	if end, ok := f.ends[path]; ok {
		return path + end
	}
	return path + usual[k.What]
}

func (f *folder) manifest(m Manifest) error {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return create(filepath.Join(f.dir, Manifested), func(w io.Writer) error {
		_, err := w.Write(append(text, '\n'))
		return err
	})
}
