package typeset

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// errForeign says of a file that no release wrote it.
var errForeign = errors.New("the file was not written here")

// parts cuts a file into the bodies of its objects, in order of their numbers.
// It uses the cross-reference table and never searches: a picture may
// contain what looks like an object.
func parts(pdf []byte) (objects [][]byte, root, info int, err error) {
	tail := pdf[max(0, len(pdf)-600):]
	at := numberAfter(tail, "startxref\n")
	root, info = numberAfter(tail, "/Root "), numberAfter(tail, "/Info ")
	if at <= 0 || at >= len(pdf) || root <= 0 || info <= 0 {
		return nil, 0, 0, errForeign
	}
	starts, err := crossReference(pdf[at:])
	if err != nil || len(starts) < max(root, info) {
		return nil, 0, 0, errForeign
	}
	objects, err = bodies(pdf[:at], starts)
	return objects, root, info, err
}

// crossReference reads where each object begins.
func crossReference(xref []byte) ([]int, error) {
	count := numberAfter(xref, "xref\n0 ") - 1
	_, table, found := bytes.Cut(xref, []byte(" f \n"))
	if !found || count < 0 || len(table)/20 < count {
		return nil, errForeign
	}
	starts := make([]int, count)
	for i := range starts {
		start, err := strconv.Atoi(string(table[20*i : 20*i+10]))
		if err != nil {
			return nil, errForeign
		}
		starts[i] = start
	}
	return starts, nil
}

// bodies cuts out the objects that begin at starts; they need not lie in order.
func bodies(pdf []byte, starts []int) ([][]byte, error) {
	order := make([]int, len(starts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(starts[a], starts[b]) })
	objects, end := make([][]byte, len(starts)), len(pdf)
	for _, i := range slices.Backward(order) {
		head, tail := fmt.Appendf(nil, "%d 0 obj\n", i+1), []byte("\nendobj\n")
		if starts[i] < 0 || starts[i] > end {
			return nil, errForeign
		}
		body := pdf[starts[i]:end]
		if !bytes.HasPrefix(body, head) || !bytes.HasSuffix(body, tail) || len(body) < len(head)+len(tail) {
			return nil, errForeign
		}
		objects[i], end = body[len(head):len(body)-len(tail)], starts[i]
	}
	return objects, nil
}

// numberAfter is the number behind the last mark in b; 0 without one.
func numberAfter(b []byte, mark string) int {
	at := bytes.LastIndex(b, []byte(mark))
	if at < 0 {
		return 0
	}
	n := 0
	fmt.Fscan(bytes.NewReader(b[at+len(mark):]), &n)
	return n
}
