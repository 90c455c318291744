package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// bar shows how far something has come, on a terminal; elsewhere it is nil
// and shows nothing. It is ours, for the well-kept libraries for it cost every
// start of the program 0.3 to 1.1 ms.
type bar struct {
	w     io.Writer
	label string
	shown time.Time
}

func (c *cli) progress(en, zh string) *bar {
	if c.json || !terminal(c.err) {
		return nil
	}
	return &bar{w: c.err, label: c.say(en, zh), shown: time.Now()}
}

// at shows done of total, ten times a second at most; total 0 is not known.
func (b *bar) at(done, total int) {
	if b == nil || time.Since(b.shown) < 100*time.Millisecond {
		return
	}
	b.shown = time.Now()
	if total <= 0 {
		fmt.Fprintf(b.w, "\r\x1b[K%s %d", b.label, done)
		return
	}
	const width = 30
	full := min(done*width/total, width)
	fmt.Fprintf(b.w, "\r\x1b[K%s [%s%s] %d/%d", b.label, strings.Repeat("=", full), strings.Repeat(" ", width-full), done, total)
}

// of shows done of total bytes, as MB.
func (b *bar) of(done, total int64) { b.at(int(done>>20), int(total>>20)) }

// end wipes the line.
func (b *bar) end() {
	if b != nil {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}
