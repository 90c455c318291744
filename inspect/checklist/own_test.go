package checklist_test

import (
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/checklist"
)

func ownLists(l checklist.Library) string {
	var out []string
	for _, list := range l.Lists() {
		if !list.BuiltIn {
			out = append(out, list.Code+" "+list.Version)
		}
	}
	return strings.Join(out, ", ")
}

// A file that is wrong closes only itself, and those that need it.
func TestBadFileClosesOnlyItself(t *testing.T) {
	good, other := head+item("A1", ""), strings.Replace(head, "own", "two", 1)+item("B1", "")
	needs := strings.Replace(head, "own", "three", 1) + "包含：two\n" + item("C1", "")
	l, err := checklist.Load(folder("a.txt", good, "b.txt", other+"错\n", "c.txt", needs, "d.txt", "\n"+good))
	if err != nil || ownLists(l) != "own 1" {
		t.Fatalf("%v: %s", err, ownLists(l))
	}
	if len(l.LeftOut) != 3 || len(l.Lists()) < 8 {
		t.Errorf("left out: %v", l.LeftOut)
	}
}

// The next edition of a list takes its place, under whatever name it comes.
func TestNextEditionTakesThePlace(t *testing.T) {
	first := head + item("A1", "")
	second := strings.Replace(first, "版本：1", "版本：2", 1)
	l, err := checklist.Load(folder("own-2026.txt", first))
	if err != nil {
		t.Fatal(err)
	}
	next, name, err := l.Taking("own-2027.txt", []byte(second))
	if err != nil || name != "own-2026.txt" || ownLists(next) != "own 2" {
		t.Errorf("%s: %s, %v", name, ownLists(next), err)
	}
	if _, name, err = l.Taking("own-2026.txt", []byte(strings.Replace(second, "清单：own", "清单：two", 1))); err != nil || name != "two.txt" {
		t.Errorf("another list of the file's name is kept as %s, %v", name, err)
	}
	after, name, err := next.Without("own")
	if err != nil || name != "own-2026.txt" || ownLists(after) != "" {
		t.Errorf("without it: %s: %s, %v", name, ownLists(after), err)
	}
	if _, _, err := next.Without("fuel-station"); !inspect.IsCode(err, inspect.CodeNotFound) {
		t.Errorf("a built-in list was removed: %v", err)
	}
}
