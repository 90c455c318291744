package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"rectify/inspect"
)

// printers are the programs that take a file to the system's printer (CUPS, BSD), each
// with the flag that gives it a title.
var printers = [...][2]string{{"lp", "-t"}, {"lpr", "-J"}}

// handOver gives a file to the system's printer.
func handOver(ctx context.Context, title string, data []byte) error {
	for _, p := range printers {
		program, err := exec.LookPath(p[0])
		if err != nil {
			continue
		}
		var said bytes.Buffer
		cmd := exec.CommandContext(ctx, program, p[1], title)
		cmd.Stdin, cmd.Stderr, cmd.WaitDelay = bytes.NewReader(data), &said, time.Second
		err = cmd.Run()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return notPrinted(p[0], said.String(), err)
	}
	return inspect.Errorf(inspect.CodeFailed, "no printer can be reached from here: there is neither lp nor lpr",
		"本机没有打印命令（lp 或 lpr），不能直接打印").
		Hint("write it with -o FILE, and print the file", "请用 -o 文件 写出后再打印")
}

// notPrinted says why a program did not print, in its words, or else how it ended.
func notPrinted(program, said string, err error) error {
	if err == nil {
		return nil
	}
	en, zh := strings.TrimSpace(said), strings.TrimSpace(said)
	if ended := (*exec.ExitError)(nil); en == "" && errors.As(err, &ended) {
		en, zh = fmt.Sprint("it ended with ", ended.ExitCode()), fmt.Sprint("退出码 ", ended.ExitCode())
	} else if en == "" {
		en, zh = err.Error(), err.Error()
	}
	return inspect.Errorf(inspect.CodeFailed, "%[1]s did not print: %[2]s", "%[1]s 未能打印：%[3]s", program, en, zh).
		Because(err)
}
