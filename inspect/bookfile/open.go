package bookfile

import (
	"os"
	"sync"
)

// open are the stores that this process has open, by their paths. To open and
// close one of their files beside SQLite would drop the locks that it holds.
var open = struct {
	sync.Mutex
	paths map[string]int
}{paths: map[string]int{}}

// Enter says that this process opens a store, Leave that it has closed it.
func Enter(path string) {
	open.Lock()
	defer open.Unlock()
	open.paths[path]++
}

// Leave takes back one [Enter].
func Leave(path string) {
	open.Lock()
	defer open.Unlock()
	if open.paths[path]--; open.paths[path] <= 0 {
		delete(open.paths, path)
	}
}

// IsOpen tells whether a file is one that this process has open as a store, or
// that SQLite keeps beside one.
func IsOpen(info os.FileInfo) bool {
	open.Lock()
	defer open.Unlock()
	for path := range open.paths {
		if isOf(info, path) {
			return true
		}
	}
	return false
}

// Turned tells whether what is written to a stream goes to the store at path,
// or to what lies beside it.
func Turned(stream *os.File, path string) bool {
	path = followed(path)
	info, err := stream.Stat()
	return err == nil && info.Mode().IsRegular() && isOf(info, path)
}

// isOf tells whether a file is a store, or lies beside it.
func isOf(info os.FileInfo, path string) bool {
	for _, end := range append([]string{""}, beside...) {
		if of, err := os.Stat(path + end); err == nil && os.SameFile(of, info) {
			return true
		}
	}
	return false
}
