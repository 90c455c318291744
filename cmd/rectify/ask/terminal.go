package ask

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/peterh/liner"
	tty "golang.org/x/term"
)

// ErrStopped says that the person pressed ^C, or ended the input.
var ErrStopped = errors.New("stopped")

// Terminal is where a person sits. A plain one takes whole lines and edits
// nothing: a screen reader follows it, and a dumb terminal can show it.
type Terminal struct {
	out   *os.File
	line  *liner.State // nil on a plain one
	plain *bufio.Reader
	paint bool
	offer func(string) []string
}

// narrow is the least width in which a line is edited. A container's terminal
// may tell that it has no columns at all.
const narrow = 20

// Open takes over the terminal until [Terminal.Close]. Lines are edited only
// on the program's own terminal, which is what liner knows.
func Open(plain, colour bool) *Terminal {
	if os.Getenv("RUNEWIDTH_EASTASIAN") == "" {
		// The terminals of today give “”·— one column in a Chinese locale too.
		runewidth.DefaultCondition.EastAsianWidth = false
	}
	t := &Terminal{out: os.Stdout, paint: colour}
	if plain || !liner.TerminalSupported() || t.columns() < narrow {
		t.plain = bufio.NewReader(os.Stdin)
		return t
	}
	t.line = liner.NewLiner()
	t.line.SetCtrlCAborts(true)
	t.line.SetMultiLineMode(true)
	t.line.SetBeep(false)
	t.line.SetCompleter(t.complete)
	return t
}

// Close gives the terminal back as it was.
func (t *Terminal) Close() {
	if t.line != nil {
		t.line.Close()
	}
}

// complete puts each offer in the place of the whole line in turn.
func (t *Terminal) complete(typed string) []string {
	if t.offer == nil {
		return nil
	}
	return t.offer(strings.TrimSpace(typed))
}

// Line reads one answer; text is in the line to be changed, and offer says
// what the Tab key puts there.
func (t *Terminal) Line(ctx context.Context, prompt, text string, offer func(string) []string) (string, error) {
	t.offer = offer
	type answer struct {
		said string
		err  error
	}
	came := make(chan answer, 1)
	go func() {
		said, err := t.read(prompt, text)
		came <- answer{said, err}
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(t.out)
		return "", ErrStopped
	case a := <-came:
		if errors.Is(a.err, liner.ErrPromptAborted) || errors.Is(a.err, io.EOF) || errors.Is(a.err, liner.ErrInternal) {
			// liner's own error is that the terminal has just lost its width.
			a.err = ErrStopped
		}
		return a.said, a.err
	}
}

func (t *Terminal) read(prompt, text string) (string, error) {
	if t.Edits() {
		return t.line.PromptWithSuggestion(prompt, text, -1)
	}
	if text != "" {
		prompt = "[" + text + "] " + prompt
	}
	said, err := t.whole(prompt)
	if said == "" {
		said = text
	}
	return said, err
}

// whole reads a line that is not edited.
func (t *Terminal) whole(prompt string) (string, error) {
	if t.line != nil { // which has read ahead
		return t.line.Prompt(prompt)
	}
	fmt.Fprint(t.out, prompt)
	said, err := t.plain.ReadString('\n')
	if err == io.EOF && said != "" {
		err = nil
	}
	return strings.TrimRight(said, "\r\n"), err
}

// Width is how many columns to write in.
func (t *Terminal) Width() int {
	if w := t.columns(); w > 0 {
		return w
	}
	return 80
}

// columns is how many the terminal tells that it has.
func (t *Terminal) columns() int {
	w, _, _ := tty.GetSize(int(t.out.Fd()))
	return w
}

// Edits tells whether a line can be changed in place.
func (t *Terminal) Edits() bool { return t.line != nil && t.columns() >= narrow }
