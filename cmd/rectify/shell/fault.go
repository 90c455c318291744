package shell

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"rectify/inspect"
	"rectify/inspect/address"
)

// exitCodes are the exit codes of errors; docs and tests hold them fixed.
var exitCodes = map[inspect.Code]int{inspect.CodeInvalid: 2, "usage": 2, "partial": 3, inspect.CodeNotFound: 5,
	inspect.CodeAmbiguous: 5, inspect.CodeRefused: 6, inspect.CodeClash: 6, inspect.CodeCheck: 7, inspect.CodeBusy: 8,
	inspect.CodeUnsure: 9, inspect.CodeNoStore: 10, "interrupted": 130,
	brokenPipe: 141}

func exitCode(code inspect.Code) int { return cmp.Or(exitCodes[code], 1) }

// Silent ends with the exit code of a fault when everything has been said.
type Silent inspect.Code

// Error implements error; nobody reads it.
func (Silent) Error() string { return "exit" }

// Usage is an error of the command line itself; the others are those of the book.
func Usage(en, zh string, args ...any) *inspect.Error {
	return inspect.Errorf("usage", en, zh, args...)
}

// Invalid is an error of a value that cannot be.
func Invalid(en, zh string, args ...any) *inspect.Error {
	return inspect.Errorf(inspect.CodeInvalid, en, zh, args...)
}

// Refused is an error of what the rules do not let be done.
func Refused(en, zh string, args ...any) *inspect.Error {
	return inspect.Errorf(inspect.CodeRefused, en, zh, args...)
}

// NotFound is an error of what is not there.
func NotFound(en, zh string, args ...any) *inspect.Error {
	return inspect.Errorf(inspect.CodeNotFound, en, zh, args...)
}

// Exit says what went wrong and gives the exit code.
func (c *Run) Exit(err error) int {
	var done Silent
	if out, ok := c.Out.(*answers); ok && out.failed != nil && (err == nil || errors.Is(err, out.failed)) {
		err = c.unheard(out.failed)
	}
	if err == nil {
		return 0
	} else if errors.As(err, &done) {
		return exitCode(inspect.Code(done))
	}
	e := c.Explain(err)
	if c.JSON {
		var bad BadLines
		errors.As(err, &bad)
		c.failJSON(e, bad.Lines)
		return exitCode(e.Code)
	}
	said := c.FaultOf(e)
	fmt.Fprintf(c.Err, "rectify: %s\n", inspect.Escaped(said.Message))
	if said.Hint != "" {
		fmt.Fprintf(c.Err, "%s%s\n", c.Say("  hint: ", "  提示："), inspect.Escaped(said.Hint))
	}
	return exitCode(e.Code)
}

func (c *Run) failJSON(e *inspect.Error, lines []LineFault) {
	type fault struct {
		Code    inspect.Code   `json:"code"`
		Message string         `json:"message"`
		Hint    string         `json:"hint"`
		Steps   []inspect.Step `json:"steps,omitempty"` // that the hint names
		Lines   []LineFault    `json:"lines,omitempty"`
	}
	said := c.FaultOf(e)
	enc := json.NewEncoder(c.Err)
	enc.SetEscapeHTML(false)
	enc.Encode(struct {
		Schema string `json:"schema"`
		Error  fault  `json:"error"`
	}{"rectify.error/1", fault{e.Code, said.Message, said.Hint, inspect.Steps(e.HintEN, ""), lines}})
}

func (c *Run) interrupted() *inspect.Error {
	if c.stays() {
		return inspect.Errorf("interrupted", "interrupted; what was recorded or written before that stays",
			"已中断；此前已登记或写成的内容保留")
	}
	return inspect.Errorf("interrupted", "interrupted; nothing was changed", "已中断，没有任何改动")
}

// onServer are hints for a store in a file, as they are for a book on a server.
var onServer = strings.NewReplacer("keep a copy of the store", "keep a copy of the database with pg_dump",
	"bring back a backup with {restore}", "ask who keeps the database to bring back a backup",
	"先备份台账文件", "先用 pg_dump 备份数据库", "先保留台账文件", "先用 pg_dump 保留数据库副本",
	"再用 {restore} 恢复备份", "再请数据库管理员恢复备份", "请用 {restore} 恢复备份", "请联系数据库管理员恢复备份")

// Explain makes any error one with a code and two languages, whose hint is of use
// for the kind of store.
func (c *Run) Explain(err error) *inspect.Error {
	e := *c.inWords(err)
	if e.Code == inspect.CodeBusy && !c.stays() {
		e.Hint(e.HintEN+"; nothing was changed", e.HintZH+"；本次没有任何改动")
	}
	if address.Is(c.Path()) {
		e.Hint(onServer.Replace(e.HintEN), onServer.Replace(e.HintZH))
	}
	return &e
}

func (c *Run) inWords(err error) *inspect.Error {
	var e *inspect.Error
	switch {
	case errors.Is(err, context.Canceled):
		return c.interrupted()
	case inspect.IsCode(err, inspect.CodeUnsure) && c.id != (inspect.ID{}):
		errors.As(err, &e)
		flag := "--id " + c.id.String()
		return e.Hint(e.HintEN+"; or do it again with "+flag+": what is on the record is not recorded twice",
			e.HintZH+"；也可加上 "+flag+" 重新执行：已登记的不会重复登记")
	case errors.As(err, &e):
		if lead := strings.TrimSuffix(err.Error(), e.Error()); lead != err.Error() && lead != "" {
			copied := *e
			copied.EN, copied.ZH = lead+e.EN, lead+e.ZH
			return &copied
		}
		return e
	}
	return inspect.Errorf(inspect.CodeFailed, "%v", "%v", err)
}

// LineFault is what is wrong, or noted, of a line of a file or of a whole, for programs.
type LineFault struct {
	Sheet   string `json:"sheet,omitempty"`
	Line    int    `json:"line,omitempty"` // none, of what is said of the whole
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// FaultOf is what is wrong, in the user's language.
func (c *Run) FaultOf(e *inspect.Error) LineFault {
	return LineFault{Message: c.Say(e.EN, e.ZH), Hint: c.Say(e.HintEN, e.HintZH)}
}

// BadLines ends an import of which nothing was kept; for programs it names
// each line.
type BadLines struct {
	Cause *inspect.Error
	Lines []LineFault
}

// Error implements error.
func (b BadLines) Error() string { return b.Cause.Error() }

// Unwrap gives the error itself.
func (b BadLines) Unwrap() error { return b.Cause }
