package main

import (
	"io"
	"os"
	"strings"
	"testing"

	"rectify/inspect"
)

// What is to be looked at where it is not sure whether something was recorded is the
// store's to say, a disk or a server; that it may be said again is the command's.
func TestUnsureSaysWhatTheStoreSays(t *testing.T) {
	c := newCLI(nil, os.Stdin, io.Discard, io.Discard)
	c.id = inspect.NewID()
	e := c.explain(inspect.Errorf(inspect.CodeUnsure, "the connection broke", "连接中断").Hint("look at the server", "请查看服务器"))
	for lang, hint := range map[string]string{"look at the server": e.HintEN, "请查看服务器": e.HintZH} {
		if !strings.HasPrefix(hint, lang) || !strings.Contains(hint, "--id "+c.id.String()) || strings.Contains(hint, "disk") || strings.Contains(hint, "磁盘") {
			t.Errorf("%q", hint)
		}
	}
}
