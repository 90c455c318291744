package main

import "fmt"

// provedFrom is the first fact of a book that was linked when it was recorded,
// after how many, and the head as check says it.
func (e earlier) provedFrom() (from, facts int, head string) {
	e.t.Helper()
	said := e.data("check")
	return int(said["proved_from"].(float64)), int(said["events"].(float64)), said["head"].(string)
}

// firstHeads are where the chains of some books begin, which never changes: papers
// of books that were brought up to date name them.
var firstHeads = map[string]string{"v1": "44:b0bc0daae7b3b147", "v10": "100:d3512dab331a7f03",
	"v15": "116:5e67a4528943385c", "v16": "111:88b855495f6a4638"}

// linkedAt wants a record of which all was linked now, as it was, and gives its head.
func (e earlier) linkedAt(book string) (head string) {
	e.t.Helper()
	from, facts, head := e.provedFrom()
	if e.version >= 16 {
		facts = 0 // they were linked when they were recorded
	}
	if from != facts+1 {
		e.t.Errorf("of %d facts those from %d on are said to be proved", facts, from)
	}
	if want, ok := firstHeads[book]; ok && head != want {
		e.t.Errorf("the chain of %s begins at %s, not at %s", book, head, want)
	}
	return head
}

// goneOn wants what was recorded since on top of that, and to be proved.
func (e earlier) goneOn(head string) {
	e.t.Helper()
	var place int
	fmt.Sscanf(head, "%d:", &place)
	first := place + 1
	if e.version >= 16 {
		first = 1
	}
	if from, facts, _ := e.provedFrom(); from != first || facts <= place {
		e.t.Errorf("of %d facts those from %d on are said to be proved, and %d were there", facts, from, place)
	}
	e.mustBeSound("check", "--anchor", head)
}
