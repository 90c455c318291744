package checklist

import (
	"fmt"

	"rectify/inspect"
)

// place is a place in the files.
type place struct {
	file string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

// most is how many faults are told: a file in the wrong encoding has one on
// every line.
const most = 50

// faults gathers what is wrong.
type faults struct {
	all   inspect.FormFaults
	files map[string]bool // in which they are
}

// add names a fault at p; the sentences are formatted with the same values.
func (f *faults) add(p place, en, zh string, args ...any) *inspect.Error {
	if f.files == nil {
		f.files = map[string]bool{}
	}
	f.files[p.file] = true
	e := inspect.Errorf(inspect.CodeInvalid, en, zh, args...)
	e.EN, e.ZH = fmt.Sprintf("%s: %s", p, e.EN), fmt.Sprintf("%s 第 %d 行：%s", p.file, p.line, e.ZH)
	if len(f.all) < most {
		f.all = append(f.all, e)
	}
	return e
}

// err is what was gathered, nil when nothing was.
func (f *faults) err() error {
	if len(f.all) == 0 {
		return nil
	}
	return f.all
}
