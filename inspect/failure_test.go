package inspect

import (
	"io/fs"
	"regexp"
	"syscall"
	"testing"
)

// Whatever the system says, a sentence in Chinese has no word of it.
func TestSystemSpeaksChinese(t *testing.T) {
	latin := regexp.MustCompile(`[A-Za-z]`)
	for number := syscall.Errno(1); number < 140; number++ {
		for _, err := range []error{number, &fs.PathError{Op: "open", Path: "x", Err: number}} {
			if e := Errorf(CodeFailed, "it failed: %v", "失败：%v", err); latin.MatchString(e.ZH) {
				t.Errorf("%d: %s", number, e.ZH)
			}
		}
		if e, ok := CannotWrite("1", number).(*Error); !ok || latin.MatchString(e.ZH) || !latin.MatchString(e.EN) {
			t.Errorf("%d: %v", number, e)
		}
	}
}
