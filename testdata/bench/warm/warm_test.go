// Package warm prints a thousand different notices in one process and tells
// what each took of the processor, how large they are, and what the process
// holds in memory after a hundred and after all. Nothing is stored: it is the
// printing that is measured. It sets Go's collector as cmd/rectify does.
package warm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"rectify/inspect"
	"rectify/report"
	"rectify/testdata/demo"
)

const notices = 1000

func TestWarm(t *testing.T) {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(46 << 20)
	items, err := found()
	if err != nil {
		t.Fatal(err)
	}
	var all run
	for i := range notices {
		if err := all.print(notice(i, items)); err != nil {
			t.Fatal(err)
		}
		if i+1 == notices/10 {
			all.early = held()
		}
	}
	all.tell(held())
}

// run is what the notices printed so far took; sizes are in bytes.
type run struct {
	busy                     time.Duration
	total, largest, twoPages int
	early                    memory
}

func (r *run) print(n inspect.Paper) error {
	var b bytes.Buffer
	begun := spent()
	err := report.WritePaper(&b, n, nil)
	r.busy += spent() - begun
	r.total, r.largest = r.total+b.Len(), max(r.largest, b.Len())
	if bytes.Contains(b.Bytes(), []byte("/Count 2")) {
		r.twoPages++
	}
	return err
}

func (r *run) tell(late memory) {
	fmt.Printf("%d different notices in one process, %d of two pages (promised: 5 ms CPU and 120 KB each, memory flat)\n", notices, r.twoPages)
	fmt.Printf("  %.2f ms CPU each, %.1f KB on average, %.1f KB at the most\n", float64(r.busy.Microseconds())/1000/notices, float64(r.total)/notices/1024, float64(r.largest)/1024)
	fmt.Printf("  after %d: %.1f MB RSS, %.1f MB of it not of files; after all: %.1f MB and %.1f MB, garbage collected; %.1f MB at the most\n",
		notices/10, r.early.resident, r.early.own, late.resident, late.own, late.most)
}

// found are the demo's hazards, which people worded, as items due in turn.
func found() ([]inspect.Item, error) {
	text, err := demo.Files.ReadFile(demo.Campaign)
	if err != nil {
		return nil, err
	}
	var items []inspect.Item
	for line := range bytes.Lines(text) {
		var e inspect.Entry
		var f inspect.Finding
		if err := json.Unmarshal(line, &e); err != nil {
			return nil, err
		}
		if e.Do != "hazard.found" {
			continue
		}
		if err := json.Unmarshal(e.Body, &f); err != nil {
			return nil, err
		}
		items = append(items, inspect.Item{Text: f.Text, Level: f.Level, Place: f.Place, Basis: f.Basis,
			Due: inspect.Date("2021-11-23").Add(10 + len(items)%3)})
	}
	return items, nil
}

// notice is the i-th of them. No two have the same seven hazards, and each
// site's name has four characters that no other has, so that whatever is kept
// for a character seen would show in memory.
func notice(i int, items []inspect.Item) inspect.Paper {
	n := inspect.Paper{Word: "安责改", Year: 2021, Serial: i + 1, Date: "2021-11-23", Form: inspect.DefaultForm(inspect.FormOrder),
		Agency:    inspect.Agency{Name: "示范高新区安全生产监管部", Region: "示高", Word: "安责改", ReviewBody: "示范市示范区人民政府", Court: "示范市示范区人民法院"},
		Site:      inspect.Site{Name: "示范" + string([]rune{rune(0x4e00 + 4*i), rune(0x4e01 + 4*i), rune(0x4e02 + 4*i), rune(0x4e03 + 4*i)}) + "有限公司"},
		Inspected: "2021-11-23", Officers: []inspect.Officer{{Name: "甲某", Cert: "A001"}, {Name: "乙某", Cert: "A002"}}}
	n.Number = n.Form.Number(n.Agency, n.Year, n.Serial)
	for k := range 7 {
		n.Items = append(n.Items, items[(i+k*(1+i/len(items)))%len(items)])
	}
	return n
}

// spent is the processor's time of this process, its collector's with it.
func spent() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// memory is what this process holds, in MB: in all, without the pages of files
// (the program with its type faces), and at the most until now.
type memory struct{ resident, own, most float64 }

// held collects the garbage first, for what is left shows whether memory is flat.
func held() memory {
	debug.FreeOSMemory()
	status, _ := os.ReadFile("/proc/self/status")
	mb := func(name string) float64 {
		_, rest, _ := strings.Cut(string(status), name+":")
		kb, _ := strconv.Atoi(strings.Fields(rest + " 0")[0])
		return float64(kb) / 1024
	}
	return memory{mb("VmRSS"), mb("RssAnon"), mb("VmHWM")}
}
