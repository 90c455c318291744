package main

import (
	"bytes"
	"context"
	"os/exec"
	"strings"

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
		cmd.Stdin, cmd.Stderr = bytes.NewReader(data), &said
		if err := cmd.Run(); err != nil {
			return inspect.Errorf(inspect.CodeFailed, "%[1]s did not print: %[2]s (%[3]v)",
				"%[1]s 未能打印：%[2]s（%[3]v）", p[0], strings.TrimSpace(said.String()), err).Because(err)
		}
		return nil
	}
	return inspect.Errorf(inspect.CodeFailed, "no printer can be reached from here: there is neither lp nor lpr",
		"本机没有打印命令（lp 或 lpr），不能直接打印").
		Hint("write it with -o FILE, and print the file", "请用 -o 文件 写出后再打印")
}
