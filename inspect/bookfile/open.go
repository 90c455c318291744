package bookfile

import (
	"os"
	"sync"
)

// open are the paths of the stores that this process has open, by the stores. To
// open and close one of their files beside SQLite would drop the locks that it
// holds.
var open = struct {
	sync.Mutex
	paths map[any]string
}{paths: map[any]string{}}

// Enter says that this process opens a store, Leave that it has closed it.
func Enter(store any, path string) {
	open.Lock()
	defer open.Unlock()
	open.paths[store] = path
}

// Leave takes back what [Enter] says.
func Leave(store any) {
	open.Lock()
	defer open.Unlock()
	delete(open.paths, store)
}

// IsOpen tells whether a file is one that this process has open as a store, or
// that SQLite keeps beside one.
func IsOpen(info os.FileInfo) bool {
	open.Lock()
	defer open.Unlock()
	for _, path := range open.paths {
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
