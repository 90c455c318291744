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
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rectify/inspect"
)

// Took is what a book got of a folder.
type Took struct {
	Manifest
	Added int64 // facts; the others were in the book
	Head  inspect.Anchor
}

// errKnown ends a transaction in which there was nothing to record.
var errKnown = errors.New("nothing is new")

// mostLine is how long a line of the record may be, in bytes.
const mostLine = 64 << 20

// taking is a folder that is read into a book.
type taking struct {
	ctx  context.Context
	root *os.Root
	name string
	told func(done, total int64)
	done int64
	m    Manifest

	taken bool // all that is in the folder is in the store
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
		head, _, err := w.Head(t.m.To.Place)
		if err == nil && placeOf(head) != t.m.To {
			err = t.fault(record, "it ends at %[1]d of the record, and not at %[2]d as the manifest says",
				"记录止于第 %[1]d 条，与清单所列第 %[2]d 条不符", head.Place, t.m.To.Place)
		}
		if err != nil {
			return err
		}
		if took.Added == 0 {
			return errKnown
		}
		t.taken = true
		return inspect.Replay(ctx)(w)
	})
	var unkept *inspect.Error // by a foreign key: the record names what is not kept
	if errors.As(err, &unkept) && unkept.Code == inspect.CodeCheck && t.taken {
		err = t.fault(files, "a paper or picture that the record names is missing (%[1]s)", "缺少记录所列的文书或照片（%[2]s）",
			unkept.EN, unkept.ZH).Because(unkept)
	}
	if errors.Is(err, errKnown) {
		err = nil
	}
	return took, err
}

// fault says what is wrong with a file of the folder.
func (t *taking) fault(file, en, zh string, args ...any) *inspect.Error {
	return inspect.Errorf(inspect.CodeCheck, t.name+"/"+file+": "+en, t.name+"/"+file+"："+zh, args...).
		Hint("export the book once more, or copy the folder again", "请重新导出，或重新复制该文件夹")
}

func (t *taking) open(file string) (*os.File, error) {
	info, err := t.root.Lstat(file)
	if err == nil && !info.Mode().IsRegular() || !filepath.IsLocal(file) {
		return nil, t.fault(file, "it is no plain file of the folder", "不是该文件夹中的普通文件")
	}
	var f *os.File
	if err == nil {
		f, err = t.root.Open(file)
	}
	if err == nil {
		return f, nil
	}
	return nil, t.fault(file, "it cannot be read: %v", "无法读取：%v", inspect.Reason(err)).Because(err)
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
	listed := map[string]bool{Manifested: true, sums: true}
	for lines.Scan() {
		sum, name, ok := strings.Cut(lines.Text(), "  ")
		if raw, bad := hex.DecodeString(sum); !ok || bad != nil || len(raw) != sha256.Size {
			return 0, t.fault(sums, "a line of it has no hash: %.80q", "有一行没有哈希：%.80q", lines.Text())
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
		listed[name] = true
		if err = cmp.Or(err, t.ctx.Err()); err != nil {
			return 0, err
		}
	}
	switch {
	case lines.Err() != nil:
		return 0, t.fault(sums, "it cannot be read: %v", "无法读取：%v", lines.Err())
	case hex.EncodeToString(all.Sum(nil)) != t.m.SHA256:
		return 0, t.fault(sums, "it is not the one of the manifest", "与清单所列不符")
	case facts != t.m.Facts || besides != t.m.Beside || kept != t.m.Files:
		return 0, t.fault(Manifested, "it speaks of %d facts, %d beside and %d files, but there are %d, %d and %d",
			"所列为记录 %d 条、附存 %d 条、文件 %d 个，实为 %d、%d、%d", t.m.Facts, t.m.Beside, t.m.Files, facts, besides, kept)
	}
	return added, t.onlyListed(listed)
}

// onlyListed refuses a folder in which anything else is.
func (t *taking) onlyListed(listed map[string]bool) error {
	return fs.WalkDir(t.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return t.fault(name, "it cannot be read: %v", "无法读取：%v", inspect.Reason(err)).Because(err)
		case d.IsDir() || listed[name]:
			return t.ctx.Err()
		}
		return inspect.Errorf(inspect.CodeCheck, "%[1]s/%[2]s is not in %[3]s: it was not exported",
			"%[1]s/%[2]s 不在 %[3]s 中，不是导出的文件", t.name, name, sums).Hint("take it out of the folder", "请将其移出该文件夹")
	})
}

// same proves a file of which no book is made.
func (t *taking) same(name, sum string) error {
	f, err := t.open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	is := sha256.New()
	if _, err := io.Copy(is, f); err != nil {
		return t.fault(name, "it cannot be read: %v", "无法读取：%v", inspect.Reason(err)).Because(err)
	}
	if hex.EncodeToString(is.Sum(nil)) != sum {
		return t.changed(name)
	}
	return nil
}

// lines goes through a file of JSON lines, which must have that hash.
func (t *taking) lines(name, sum string, each func(line []byte, n int64) error) (n int64, err error) {
	f, err := t.open(name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	is := sha256.New()
	in := bufio.NewScanner(io.TeeReader(f, is))
	in.Buffer(make([]byte, 64<<10), mostLine)
	for in.Scan() {
		n++
		if err := cmp.Or(each(in.Bytes(), n), t.ctx.Err()); err != nil {
			return n, err
		}
	}
	if err := in.Err(); err != nil {
		return n, t.fault(name, "line %d cannot be read: %v", "第 %d 行无法读取：%v", n+1, err)
	}
	if hex.EncodeToString(is.Sum(nil)) != sum {
		return n, t.changed(name)
	}
	return n, nil
}

func (t *taking) changed(name string) error {
	return t.fault(name, "it is not as it was exported: its hash is another", "与导出时不符：哈希不同")
}

// strictly reads a line, in which nothing else may be.
func (t *taking) strictly(name string, line []byte, n int64, into any) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil || dec.More() {
		return t.fault(name, "line %d is cut off or changed: %.60s", "第 %d 行不完整或被改动：%.60s", n, string(line))
	}
	return nil
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
		if _, err := inspect.DecodeFact(f.Kind, f.Fact); err != nil {
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
		return t.fault(name, "it cannot be read: %v", "无法读取：%v", err)
	}
	if is := sha256.Sum256(data); fmt.Sprintf("%x", is) != sum {
		return t.changed(name)
	}
	if t.done++; t.told != nil {
		t.told(t.done, t.m.Facts+t.m.Files)
	}
	return w.PutBlob(sum, data)
}
