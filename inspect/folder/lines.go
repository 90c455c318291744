package folder

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rectify/inspect"
)

// mostLine is how long a line of the record may be, in bytes.
const mostLine = 64 << 20

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
	switch {
	case err == nil:
		return f, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, t.fault(file, "it is not there", "文件缺失").Because(err)
	}
	return nil, t.fault(file, "it cannot be read: %v", "无法读取：%v", inspect.Reason(err)).Because(err)
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
		return n, t.unread(name, n+1, err)
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

// unread says why a line cannot be read.
func (t *taking) unread(name string, n int64, err error) error {
	if errors.Is(err, bufio.ErrTooLong) {
		return t.fault(name, "line %d is longer than any that is exported", "第 %d 行过长，不是导出的内容", n)
	}
	return t.fault(name, "line %[1]d cannot be read: %[2]v", "第 %[1]d 行无法读取：%[2]v", n, inspect.Reason(err)).Because(err)
}
