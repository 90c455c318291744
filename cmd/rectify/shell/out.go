package shell

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
)

// RowsData is a list in JSON.
func (c *Run) RowsData(rows any, total int) map[string]any {
	data := map[string]any{"rows": rows, "total": total}
	if c.asOf != "" {
		data["as_of"] = c.asOf
	}
	return data
}

// Confirm asks before something that cannot be taken back; without a terminal
// --yes must have said so.
func (c *Run) Confirm(en, zh string, args ...any) error {
	if c.Yes {
		return nil
	}
	if c.NoInput || !Terminal(c.In) {
		return Usage("%[1]s: say --yes", "%[2]s：请加 --yes", fmt.Sprintf(en, args...), fmt.Sprintf(zh, args...)).
			Hint("there is no terminal to ask on", "当前没有可供询问的终端")
	}
	answer, err := c.Answer(en+"? [y/N] ", zh+"？[y/N] ", args...)
	if err != nil {
		return err
	}
	if slices.Contains([]string{"y", "yes", "是"}, strings.ToLower(answer)) {
		return nil
	}
	return Refused("not done", "未执行")
}

// Answer is what a person at the terminal says to a question.
func (c *Run) Answer(en, zh string, args ...any) (string, error) {
	fmt.Fprint(c.Err, c.Say(en, zh, args...))
	said, err := await(c.Ctx, func() (string, error) { return bufio.NewReader(c.In).ReadString('\n') })
	if err != nil && err != io.EOF {
		return "", err
	}
	return strings.TrimSpace(said), nil
}

// ReasonGiven asks for --reason before anything is asked of the person.
func (c *Run) ReasonGiven(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return Invalid("no reason is given", "没有写明原因").Hint("give --reason", "请给出 --reason")
	}
	return nil
}

// Colours tells whether a person sees a stream on something that shows colour
// and has not asked for none.
func (c *Run) Colours(stream any) bool {
	return !c.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && Terminal(stream) &&
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

// Head is a table's head in the user's language, its columns parted by bars.
func (c *Run) Head(en, zh string) []string { return strings.Split(c.Say(en, zh), "|") }
