package checklist

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rectify/inspect"
)

//go:embed data/*.txt
var data embed.FS

// Library is lists and laws that agree with each other. It does not change;
// the zero Library is empty.
type Library struct {
	layers  []layer
	lists   []List
	laws    []Law
	clauses []Clause
	index   *index

	// LeftOut is what is wrong with those files of an office that are not in it.
	LeftOut inspect.FormFaults
}

// layer is what one folder holds.
type layer struct {
	builtIn bool
	sheaves []sheaf
	bad     inspect.FormFaults // of files that are wrong in themselves
}

// Load reads the built-in lists and laws, and over them the *.txt files at the
// root of each folder: a list or a clause of a later one takes the place of an
// earlier one with the same code. A file in a folder that is wrong in itself,
// or does not agree with those before it, closes only itself: see LeftOut.
func Load(folders ...fs.FS) (Library, error) {
	own, err := fs.Sub(data, "data")
	if err != nil {
		return Library{}, err
	}
	l, err := read(own, true)
	if err != nil {
		return Library{}, err
	}
	layers, bad := []layer{l}, l.bad
	for _, folder := range folders {
		l, err := read(folder, false)
		if err != nil {
			return Library{}, err
		}
		layers, bad = append(layers, l), append(bad, l.bad...)
	}
	return agreeing(layers, bad)
}

// agreeing links what agrees: a file of the office's that is at fault is left
// out, and then perhaps one that needs it.
func agreeing(layers []layer, bad inspect.FormFaults) (Library, error) {
	for {
		f := &faults{}
		lib, err := link(layers, f)
		if err == nil {
			lib.LeftOut = bad
			return lib, nil
		}
		left, out := 0, slices.Clone(layers)
		for i, l := range out {
			if !l.builtIn {
				atFault := func(s sheaf) bool { return f.files[s.file] }
				out[i].sheaves = slices.DeleteFunc(slices.Clone(l.sheaves), atFault)
				left += len(l.sheaves) - len(out[i].sheaves)
			}
		}
		if left == 0 {
			return Library{}, err
		}
		layers, bad = out, append(bad, f.all...)
	}
}

func read(folder fs.FS, builtIn bool) (l layer, err error) {
	l.builtIn = builtIn
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return l, unread("the folder of checklists", "检查表文件夹", err)
	}
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(path.Ext(e.Name()), ".txt") {
			continue
		}
		f := &faults{}
		// What is no file, such as a named pipe, could be waited for for ever.
		if info, err := fs.Stat(folder, e.Name()); err == nil && (!info.Mode().IsRegular() || info.Size() > Largest) {
			f.add(place{e.Name(), 1}, "it is not a text file of %d kB at most", "不是 %d kB 以内的文本文件", Largest>>10).
				Hint("move it out of the folder of checklists", "请移出检查表文件夹")
		} else if b, err := fs.ReadFile(folder, e.Name()); err != nil {
			return l, unread(e.Name(), e.Name(), err)
		} else if s := parse(e.Name(), b, f); f.err() == nil {
			l.sheaves = append(l.sheaves, s)
		}
		l.bad = append(l.bad, f.all...)
	}
	return l, nil
}

func unread(en, zh string, err error) error {
	return inspect.Errorf(inspect.CodeFailed, "cannot read %[1]s: %[3]v", "无法读取 %[2]s：%[3]v", en, zh, err).Because(err)
}

// Lists are the lists: the built-in ones first, an office's own behind them.
func (l Library) Lists() []List { return slices.Clone(l.lists) }

// List finds a list by its code, or by its name in either language.
func (l Library) List(said string) (List, error) {
	codes, word := make([]string, len(l.lists)), inspect.Folded(said)
	for i, list := range l.lists {
		if list.Code == said {
			return list, nil
		}
		codes[i] = fmt.Sprintf("%s (%s)", list.Code, list.NameZH)
	}
	for _, list := range l.lists {
		for _, name := range []string{list.Code, list.NameZH, list.NameEN} {
			if word != "" && word == inspect.Folded(name) {
				return list, nil
			}
		}
	}
	return List{}, inspect.Errorf(inspect.CodeNotFound, "there is no list %q", "没有检查表 %q", said).
		Hint("lists are "+strings.Join(codes, ", "), "现有检查表："+strings.Join(codes, "、"))
}
