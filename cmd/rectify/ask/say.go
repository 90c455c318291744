package ask

import (
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// The paints, which a terminal without colour leaves out.
const (
	Bold  = "\x1b[1m"
	Faint = "\x1b[2m"
	Red   = "\x1b[31m"
	Green = "\x1b[32m"
)

// Say writes text, wrapped to the terminal's width; lines after the first
// begin under the text, indent columns in.
func (t *Terminal) Say(paint, text string, indent int) {
	for _, line := range Wrap(text, t.Width(), indent) {
		if t.paint && paint != "" && line != "" {
			line = paint + line + "\x1b[0m"
		}
		fmt.Fprintln(t.out, line)
	}
}

// Choices writes what may be chosen, numbered from 1.
func (t *Terminal) Choices(choices []string) {
	for k, c := range choices {
		lead := fmt.Sprintf("%*d  ", len(fmt.Sprint(len(choices)))+1, k+1)
		t.Say("", lead+c, len(lead))
	}
}

// Wrap parts text into lines of that many columns at most: at a space where
// there is one, between any two wide characters, but never before a mark that
// may not begin a line.
func Wrap(text string, width, indent int) (lines []string) {
	width = max(width-1, indent+8) // the last column makes some terminals wrap by themselves
	for _, part := range strings.Split(text, "\n") {
		rest := []rune(part)
		lead := ""
		for {
			at := breakAt(rest, width-len(lead))
			lines = append(lines, strings.TrimRight(lead+string(rest[:at]), " "))
			if rest = []rune(strings.TrimLeft(string(rest[at:]), " ")); len(rest) == 0 {
				break
			}
			lead = strings.Repeat(" ", indent)
		}
	}
	return lines
}

// breakAt is how many runes of a line fit.
func breakAt(line []rune, width int) int {
	used, last := 0, 0
	for k, r := range line {
		if k > 0 && mayBreak(line[k-1], r) {
			last = k
		}
		if used += displaywidth.Rune(r); used > width {
			if last > 0 {
				return last
			}
			return max(k, 1)
		}
	}
	return len(line)
}

func mayBreak(before, after rune) bool {
	if before == ' ' {
		return after != ' '
	}
	if strings.ContainsRune("，。、；：？！）》〉〕」』】…·", after) || strings.ContainsRune("（《〈〔「『【", before) {
		return false
	}
	return displaywidth.Rune(before) == 2 || displaywidth.Rune(after) == 2
}
