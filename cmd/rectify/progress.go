package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// bar shows how far something has come, on a terminal; elsewhere it is nil
// and shows nothing. What takes no time to see shows nothing either.
type bar struct{ *progressbar.ProgressBar }

func (c *cli) progress(en, zh string) *bar {
	if c.json || !terminal(c.err) {
		return nil
	}
	return &bar{progressbar.NewOptions(-1, progressbar.OptionSetWriter(c.err), progressbar.OptionSetDescription(c.say(en, zh)),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionUseANSICodes(true))}
}

func (b *bar) at(done, total int) {
	if b == nil {
		return
	}
	if total > 0 && b.GetMax() != total {
		b.ChangeMax(total)
	}
	b.Set(done)
}

func (b *bar) end() {
	if b != nil {
		b.Finish()
	}
}
