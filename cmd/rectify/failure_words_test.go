package main

import (
	"strings"
	"syscall"
	"testing"
)

// Whatever file is read or written, and wherever the store is, what the system says
// of it is said in Chinese.
func TestSystemSpeaksChinese(t *testing.T) {
	t.Parallel()
	o := heldOffice(t)
	o.shell("ln -s loop loop; touch plain")
	places := []string{"plain/in", "loop", strings.Repeat("长", 200), "/proc/none/in"}
	in := func(o office, what string, args ...string) {
		t.Helper()
		_, said, code := o.run(append(args, "--lang", "zh")...)
		for number := syscall.Errno(1); number < 140; number++ {
			if word := number.Error(); strings.Contains(said, word) {
				t.Errorf("%s: %s", what, said)
			}
		}
		if code == 0 {
			t.Errorf("%s: %s was done", what, args)
		}
	}
	for _, place := range places {
		for _, s := range sources {
			in(o, s.name, on(s.line, place)...)
		}
		in(o, "init", append([]string{"init", "--agency", "甲", "--word", "责"}, "--store", place)...)
		in(o, "site list", "site", "list", "--store", place)
		in(o, "site add", "site", "add", "乙站", "--store", place)
	}
	writes := writers()
	walked := office{t, t.TempDir()}
	walked.walk(func(name string, args ...string) {
		if writes[name] {
			for _, place := range places[:3] {
				o.shell("rm -rf copy && cp -a " + walked.dir + " copy") // in some it is recorded all the same
				in(office{t, o.path("copy")}, name, aimed(name, args, o.path(place))...)
			}
		}
		walked.must(args...)
	})
}
