package folder

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"rectify/inspect"
)

// Took is what a book got of a folder.
type Took struct {
	Manifest
	Added  int64    // facts; the others were in the book
	Passed []string // files that a desktop put there
}

// errKnown ends a transaction in which there was nothing to record.
var errKnown = errors.New("nothing is new")

// taking is a folder that is read into a book.
type taking struct {
	ctx  context.Context
	root *os.Root
	name string
	told func(done, total int64)
	done int64
	m    Manifest

	listed map[string]listing // by name; what is kept without its ending
	passed []string
}

// Open reads what a folder says of itself.
func Open(ctx context.Context, root *os.Root, name string) (m Manifest, err error) {
	t := taking{ctx: ctx, root: root, name: name}
	err = t.manifest()
	return t.m, err
}

// Read puts what is in a folder into a store: into one in which nothing is, or behind
// a record that is the beginning of the folder's. All of it comes there, or nothing.
func Read(ctx context.Context, into inspect.Store, root *os.Root, name string,
	progress func(done, total int64)) (took Took, err error) {
	t := taking{ctx: ctx, root: root, name: name, told: progress}
	if err := t.manifest(); err != nil {
		return took, err
	}
	took.Manifest = t.m
	err = into.Rebuild(ctx, func(w inspect.Writer) error {
		var err error
		if took.Added, err = t.take(w); err != nil {
			return err
		}
		took.Passed = t.passed
		if err := t.ends(w.Reader); err != nil {
			return err
		}
		if took.Added == 0 {
			return errKnown
		}
		if err := inspect.ReplayProving(ctx, w, t.beside); err != nil {
			return err
		}
		return cmp.Or(t.proved(w.View.(inspect.Lasting)), t.named(w.Reader))
	})
	if errors.Is(err, errKnown) {
		err = nil
	}
	return took, err
}

// named wants the manifest to name the agency of the record.
func (t *taking) named(r inspect.Reader) error {
	a, err := r.Agency()
	if err == nil && a.Name != t.m.Agency {
		err = t.fault(Manifested, "it is of %q, but the record is of %s", "所列机关为“%s”，而记录的机关为 %s", t.m.Agency, a.Name)
	}
	return err
}

func (t *taking) manifest() error {
	f, err := t.open(Manifested)
	if err != nil {
		return inspect.Errorf(inspect.CodeNotFound, "%[1]s is no exported book: it has no %[2]s",
			"%[1]s 不是导出的台账：没有 %[2]s", t.name, Manifested).Because(err).
			Hint("name a folder that {export} wrote", "请给出用 {export} 导出的文件夹")
	}
	defer f.Close()
	dec := json.NewDecoder(io.LimitReader(f, 1<<20))
	if err := dec.Decode(&t.m); err != nil || !strings.HasPrefix(t.m.Format, "rectify folder") {
		return t.fault(Manifested, "it is no manifest", "不是清单")
	}
	switch {
	case t.m.Format != format:
		return inspect.Errorf(inspect.CodeNoStore, "the folder %s was written by a newer rectify: %s", "文件夹 %s 由较新版本写出：%s",
			t.name, t.m.Format).Hint("use that version", "请使用该版本")
	case !t.m.Whole():
		return inspect.Errorf(inspect.CodeRefused,
			"the folder %s was exported without personal data, and has no record to make a book of",
			"文件夹 %s 导出时已去除个人信息，其中没有记录，不能导入为台账", t.name).
			Hint("export the whole book", "请导出完整的台账")
	}
	return nil
}

// take reads the list, and every file on it of which a book is made.
func (t *taking) take(w inspect.Writer) (added int64, err error) {
	list, err := t.open(sums)
	if err != nil {
		return 0, err
	}
	defer list.Close()
	all := sha256.New()
	lines := bufio.NewScanner(io.TeeReader(list, all))
	var facts, besides, kept int64
	t.listed = map[string]listing{Manifested: {}, sums: {}}
	for lines.Scan() {
		sum, name, ok := strings.Cut(lines.Text(), "  ")
		if raw, bad := hex.DecodeString(sum); !ok || bad != nil || len(raw) != sha256.Size {
			return 0, t.fault(sums, "a line of it has no hash: %.80q", "有一行没有哈希：%.80q", lines.Text())
		} else if !t.list(name, raw) {
			return 0, t.fault(sums, "it lists %s twice", "%s 列了两次", name)
		}
		switch {
		case name == record:
			facts, added, err = t.facts(w, sum)
		case name == beside:
			besides, err = t.asides(w, sum)
		case strings.HasPrefix(name, files):
			kept++
			err = t.file(w, name, sum)
		default:
			err = t.same(name, sum)
		}
		if err = cmp.Or(err, t.ctx.Err()); err != nil {
			return 0, err
		}
	}
	switch {
	case lines.Err() != nil:
		return 0, t.unread(sums, int64(len(t.listed))-1, lines.Err())
	case hex.EncodeToString(all.Sum(nil)) != t.m.SHA256:
		return 0, t.fault(sums, "it is not the one of the manifest", "与清单所列不符")
	case facts != t.m.Facts || besides != t.m.Beside || kept != t.m.Files:
		return 0, t.fault(Manifested, "it speaks of %d facts, %d beside and %d files, but there are %d, %d and %d",
			"所列为记录 %d 条、附存 %d 条、文件 %d 个，实为 %d、%d、%d", t.m.Facts, t.m.Beside, t.m.Files, facts, besides, kept)
	}
	return added, t.onlyListed()
}

// facts adds those that the book has not; the others must be the same.
func (t *taking) facts(w inspect.Writer, sum string) (all, added int64, err error) {
	lasting := w.View.(inspect.Lasting)
	head, _, err := w.Head(0)
	if err != nil {
		return 0, 0, err
	}
	if head.Place < t.m.From.Place {
		return 0, 0, inspect.Errorf(inspect.CodeClash,
			"the folder begins behind place %d of the record, but the book ends at %d",
			"该文件夹从记录第 %d 条之后开始，而台账止于第 %d 条", t.m.From.Place, head.Place).
			Hint("import an export of what lies between first", "请先导入中间部分的导出")
	}
	if from, _, err := w.Head(t.m.From.Place); err != nil || t.m.From.Place > 0 && placeOf(from) != t.m.From {
		return 0, 0, cmp.Or(err, t.another(t.m.From.Place))
	}
	all, err = t.lines(record, sum, func(line []byte, n int64) error {
		var f fact
		if err := t.strictly(record, line, n, &f); err != nil {
			return err
		}
		if t.done++; t.told != nil {
			t.told(t.done, t.m.Facts+t.m.Files)
		}
		if f.Place != t.m.From.Place+n {
			return t.fault(record, "line %d is of place %d, where place %d comes next",
				"第 %d 行是记录第 %d 条，应为第 %d 条", n, f.Place, t.m.From.Place+n)
		}
		if f.Place <= head.Place {
			was, _, err := w.Head(f.Place)
			if err == nil && hex.EncodeToString(was.Link[:]) != f.Link {
				err = t.another(f.Place)
			}
			return err
		}
		if _, err := inspect.DecodeFact(f.Kind, f.Fact); inspect.IsCode(err, inspect.CodeCheck) {
			return t.fault(record, "line %[1]d holds a %[2]s that cannot be read: %[3]v", "第 %[1]d 行是一条无法读取的 %[2]s：%[3]v",
				n, f.Kind, errors.Unwrap(err)).Because(err)
		} else if err != nil {
			return err
		}
		link, err := lasting.AppendAs(f.written())
		if err == nil && hex.EncodeToString(link[:]) != f.Link {
			err = t.fault(record, "line %d is not as recorded: the link does not follow from the one before",
				"第 %d 行与登记时不符：校验值不能由上一条推出", n)
		}
		added++
		return err
	})
	return all, added, err
}

// another says that the book went another way.
func (t *taking) another(place int64) error {
	return inspect.Errorf(inspect.CodeClash,
		"the book has another fact at place %d than the folder %s: they are two books",
		"台账记录的第 %d 条与文件夹 %s 的不同：是两份台账", place, t.name).
		Hint("import it into a new book, with {.store}", "请用 {.store} 指定新的台账再导入")
}

func (t *taking) asides(w inspect.Writer, sum string) (int64, error) {
	return t.lines(beside, sum, func(line []byte, n int64) error {
		var a aside
		if err := t.strictly(beside, line, n, &a); err != nil {
			return err
		}
		if !slices.Contains(inspect.Asides, a.Kind) || !inspect.Readable(a.Kind, a.body()) {
			return t.fault(beside, "line %d is nothing that is kept beside a record", "第 %d 行不是附存信息", n)
		}
		was, ok, err := w.Aside(a.Kind, a.Key)
		if err != nil || ok && bytes.Equal(was, a.body()) {
			return err
		}
		return w.PutAside(a.Kind, a.Key, a.body())
	})
}

// mostFile is how large a kept file may be, in bytes.
const mostFile = 64 << 20

func (t *taking) file(w inspect.Writer, name, sum string) error {
	f, err := t.open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostFile))
	if err != nil {
		return t.fault(name, "it cannot be read: %v", "无法读取：%v", inspect.Reason(err)).Because(err)
	}
	if is := sha256.Sum256(data); fmt.Sprintf("%x", is) != sum {
		return t.changed(name)
	}
	if end := inspect.Ending(data); path.Ext(name) != end {
		return t.fault(name, "what is in it is named %s", "其内容的文件名应以 %s 结尾", end)
	}
	if t.done++; t.told != nil {
		t.told(t.done, t.m.Facts+t.m.Files)
	}
	return w.PutBlob(sum, data)
}
