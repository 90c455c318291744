package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rectify/inspect"
)

// listing is what the list says of a file.
type listing struct {
	sum [sha256.Size]byte
	end string // of its name, of what is kept
}

// parted is the name by which a file is listed, and its ending.
func parted(name string) (begins, end string) {
	if strings.HasPrefix(name, files) {
		end = path.Ext(name)
	}
	return name[:len(name)-len(end)], end
}

// list notes a line of the list, unless there is one of that name.
func (t *taking) list(name string, sum []byte) bool {
	begins, end := parted(name)
	if _, twice := t.listed[begins]; twice {
		return false
	}
	t.listed[begins] = listing{[sha256.Size]byte(sum), end}
	return true
}

func (t *taking) lists(name string) bool {
	begins, end := parted(name)
	l, ok := t.listed[begins]
	return ok && l.end == end
}

// ofDesktop tells a file that desktops put into folders that they show.
func ofDesktop(name string) bool {
	switch strings.ToLower(name) {
	case ".ds_store", "thumbs.db", "desktop.ini":
		return true
	}
	return strings.HasPrefix(name, "._")
}

// onlyListed refuses a folder in which anything else is.
func (t *taking) onlyListed() error {
	return fs.WalkDir(t.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return t.fault(name, "it cannot be read: %v", "无法读取：%v", inspect.Reason(err)).Because(err)
		case d.IsDir() || t.lists(name):
			return t.ctx.Err()
		case ofDesktop(d.Name()):
			t.passed = append(t.passed, name)
			return nil
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

// ends proves that the record of the folder ends where the manifest says.
func (t *taking) ends(r inspect.Reader) error {
	if last := t.m.From.Place + t.m.Facts; last != t.m.To.Place {
		return t.fault(Manifested, "it says that the record ends at place %d, but it ends at %d",
			"所列记录止于第 %d 条，实际止于第 %d 条", t.m.To.Place, last)
	}
	head, _, err := r.Head(t.m.To.Place)
	if err == nil && placeOf(head) != t.m.To {
		err = t.fault(Manifested, "the link of place %[1]d is %.16[2]s…, and not %.16[3]s… as it says",
			"记录第 %[1]d 条的校验值为 %.16[2]s…，与所列 %.16[3]s… 不符", head.Place, hex.EncodeToString(head.Link[:]), t.m.To.Link)
	}
	return err
}

// beside says that what is kept beside the record is not what goes with it.
func (t *taking) beside(f *inspect.Error) error {
	return t.fault(beside, "%[1]s", "%[2]s", f.EN, f.ZH).Because(f)
}

// proved finds what the record names and is not there, and what is there that nothing names
// so; what stands beside the record must go with it.
func (t *taking) proved(of inspect.Lasting) error {
	err := of.Lost(func(k inspect.Kept) error {
		k.Of = strings.TrimPrefix(k.Of, "form ")
		return t.fault(Path(k), "it is missing, though the record names it for %[1]s (%.12[2]s)",
			"缺少该文件，而记录中 %[1]s 有此文件（%.12[2]s）", k.Of, k.SHA256)
	})
	if err == nil {
		err = of.Strays(t.beside)
	}
	if err == nil {
		err = of.Kept(func(k inspect.Kept) error {
			if l := t.listed[Path(k)]; hex.EncodeToString(l.sum[:]) == k.SHA256 {
				delete(t.listed, Path(k))
			}
			return nil
		})
	}
	var more []string
	for name, l := range t.listed {
		if strings.HasPrefix(name, files) {
			more = append(more, name+l.end)
		}
	}
	if err == nil && more != nil {
		err = t.fault(slices.Min(more), "the record names no such file under that name", "记录中没有以此命名的该文件")
	}
	return err
}
