package checklist_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/checklist"
)

// Whatever a file holds, it is refused with a line and a sentence, or read;
// and what was read is written so that it reads the same again.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("data/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b[:min(len(b), 700)])
	}
	f.Add([]byte(head + "包含：general GE04\n# x\n" + item("A1", "依据：安法2021-35\n")))
	f.Add([]byte("法规：某法\n编号：1\n版本：2\n施行：2020年1月1日\n失效：20240101\n状态：已废止\n\n条款：某法-1\n条文：3\n要点：4\n施行：2021-01-01\n"))
	f.Add([]byte("list:a\nname:b\nname-en:c\nversion:1\ninclude:general\n\ngroup:d\n\nitem:A\nlook:e\nhazard:f\nlevel:major\ncategory:g\ndays:1\n"))
	f.Add([]byte("law:a\nfrom:2020-01-01\n\nclause:b\n"))
	own, err := checklist.Load()
	if err != nil {
		f.Fatal(err)
	}
	laws := len(own.Laws())
	f.Fuzz(func(t *testing.T, b []byte) {
		l, _, err := own.Taking("x.txt", b)
		if err != nil {
			var e *inspect.Error
			if !errors.As(err, &e) || !strings.Contains(e.EN, ".txt:") || strings.Contains(e.EN+e.ZH+e.HintEN+e.HintZH, "%!(") {
				t.Fatalf("%q: %v", b, err)
			}
			return
		}
		again := ""
		for _, list := range l.Lists() {
			if !list.BuiltIn {
				again = list.Text()
			}
		}
		if again == "" { // laws: those added stand last
			all := l.Laws()
			again = checklist.LawsText(all[min(laws, len(all)):])
		}
		if again != "" {
			settled(t, own, again)
		}
	})
}

// settled reads text and wants it written back byte for byte.
func settled(t *testing.T, own checklist.Library, text string) {
	t.Helper()
	l, _, err := own.Taking("x.txt", []byte(text))
	if err != nil {
		t.Fatalf("%q is not read again: %v", text, err)
	}
	got := checklist.LawsText(l.Laws())
	for _, list := range l.Lists() {
		if !list.BuiltIn {
			got = list.Text()
		}
	}
	if !strings.HasSuffix(got, text) {
		t.Fatalf("%q is written back as %q", text, got)
	}
}

// 5,000 clauses of 100 laws and 500 items, read and searched in one process:
// what `clause search` does beyond starting.
func BenchmarkLoadAndSearch(b *testing.B) {
	var laws, items strings.Builder
	for n := range 5000 {
		if n%50 == 0 {
			fmt.Fprintf(&laws, "\n法规：某某行业安全生产监督管理第%d号规定\n编号：GB %d—2020\n施行：2020-01-01\n", n/50, 10000+n)
		}
		fmt.Fprintf(&laws, "\n条款：规%d\n条文：第%d条第二款\n要点：生产经营单位应当建立第%d类设备的维护、保养、检测和培训档案，如实记录时间、内容和参加人员\n", n, n%50+1, n)
	}
	for n := range 500 {
		items.WriteString(item(fmt.Sprintf("A%d", n), fmt.Sprintf("依据：规%d、规%d\n", n, n*9)))
	}
	office := folder("laws.txt", laws.String(), "own.txt", head+items.String())
	b.ReportAllocs()
	for b.Loop() {
		l, err := checklist.Load(office)
		if err != nil {
			b.Fatal(err)
		}
		if got := l.Search("培训", "2021-11-24"); len(got) < 5000 {
			b.Fatal(len(got))
		}
	}
}

func BenchmarkLoadBuiltIn(b *testing.B) {
	for b.Loop() {
		if _, err := checklist.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
