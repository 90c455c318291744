package main

import (
	"bytes"
	"io"
	"os"
	"runtime"
)

// coloured tells whether a person sees stdout on something that shows colour
// and has not asked for none.
func (c *cli) coloured() bool { return c.colours(c.out) }

// colours tells it of a stream.
func (c *cli) colours(stream any) bool {
	return !c.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && terminal(stream) &&
		(runtime.GOOS != "windows" || os.Getenv("WT_SESSION") != "")
}

// painter colours whole lines of a table that is already set, so that escape
// codes are never measured as text: the head bold, urgent lines red.
type painter struct {
	w      io.Writer
	line   int
	urgent func(line int) bool
}

// Write implements [io.Writer]; a table is written in whole lines or in one go.
func (p *painter) Write(b []byte) (int, error) {
	var out bytes.Buffer
	for part := range bytes.Lines(b) {
		text, ended := bytes.CutSuffix(part, []byte("\n"))
		switch {
		case p.line == 0:
			out.WriteString("\x1b[1m" + string(text) + "\x1b[0m")
		case p.urgent(p.line):
			out.WriteString("\x1b[31m" + string(text) + "\x1b[0m")
		default:
			out.Write(text)
		}
		if ended {
			out.WriteByte('\n')
			p.line++
		}
	}
	if _, err := p.w.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(b), nil
}
