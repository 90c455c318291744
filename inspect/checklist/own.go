package checklist

import (
	"slices"

	"rectify/inspect"
)

// Taking is l with one more file of the office's, as it is to be imported, and
// the name under which that is to be kept. A list takes the place of the
// office's list of the same code, whatever the file of that is called. When
// anything is wrong, with the file or with others because of it, nothing is taken.
func (l Library) Taking(file string, b []byte) (lib Library, name string, err error) {
	f := &faults{}
	s := parse(file, b, f)
	if err := f.err(); err != nil {
		return lib, "", err
	}
	built, own := l.parted()
	name = file
	if s.list != nil {
		name = nameFor(own, file, s.list.Code)
	}
	s.file = name
	own = slices.DeleteFunc(own, func(o sheaf) bool { return o.file == name })
	lib, err = link([]layer{built, {sheaves: append(own, s)}}, f)
	return lib, name, err
}

// nameFor is the file of the office's list with that code, or else the file's
// own name, unless another list has it.
func nameFor(own []sheaf, file, code string) string {
	if at := slices.IndexFunc(own, func(s sheaf) bool { return s.isList(code) }); at >= 0 {
		return own[at].file
	}
	if slices.ContainsFunc(own, func(s sheaf) bool { return s.file == file }) {
		return code + ".txt"
	}
	return file
}

// Without is l without one file of the office's, by its name or the code of its
// list, and that file's name. One that others need stays.
func (l Library) Without(what string) (lib Library, name string, err error) {
	built, own := l.parted()
	at := slices.IndexFunc(own, func(s sheaf) bool { return s.file == what || s.isList(what) })
	if at < 0 {
		return lib, "", inspect.Errorf(inspect.CodeNotFound,
			"the office has no list or file %q of its own", "没有自编检查表或文件 %q", what).
			Hint("built-in lists stay; see {checklist.list}", "内置检查表不能移除；请查看 {checklist.list}")
	}
	name = own[at].file
	lib, err = link([]layer{built, {sheaves: slices.Delete(own, at, at+1)}}, &faults{})
	return lib, name, err
}

// parted are the built-in files and, as one layer, the office's.
func (l Library) parted() (built layer, own []sheaf) {
	for _, layer := range l.layers {
		if layer.builtIn {
			built = layer
		} else {
			own = append(own, layer.sheaves...)
		}
	}
	return built, own
}
