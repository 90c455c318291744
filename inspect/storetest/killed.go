package storetest

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"rectify/inspect"
)

// untilKilled names the store that a process of the tests is to write to.
const untilKilled = "WRITE_UNTIL_KILLED"

// Main runs the tests of a kind of store, or is the process that [Killed] starts:
// that says each hazard's number once it is recorded.
func Main(m *testing.M, open func(path string) (inspect.Store, error)) int {
	path := os.Getenv(untilKilled)
	if path == "" {
		return m.Run()
	}
	s, err := open(path)
	if err != nil {
		return 1
	}
	b := inspect.NewBook(s)
	for i := 0; ; i++ {
		h, err := AddHazard(ctx, b, b.NewID(), inspect.HazardEntry{Inspection: 1,
			Finding: inspect.Finding{Text: fmt.Sprint("隐患", i), Due: "2021-12-08"}})
		if err != nil {
			return 1
		}
		fmt.Println(h.N)
	}
}

// Killed has a process write to the store, in which there is an inspection, kills
// it as it goes, and gives the last number that it said was recorded.
func Killed(t *testing.T, path string) (last int64) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), untilKilled+"="+path)
	said, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	for n := 0; lines.Scan(); n++ {
		fmt.Sscan(lines.Text(), &last)
		if n == 10 {
			cmd.Process.Kill()
		}
	}
	cmd.Wait()
	if last == 0 {
		t.Fatal("nothing was recorded before the kill")
	}
	return last
}
