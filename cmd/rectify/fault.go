package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"rectify/inspect"
	"rectify/inspect/sheet"
)

// exits are the exit codes of the error codes; docs and tests hold them fixed.
var exits = map[inspect.Code]int{
	inspect.CodeFailed: 1, inspect.CodeInvalid: 2, "usage": 2, "partial": 3, inspect.CodeNotFound: 5, inspect.CodeAmbiguous: 5,
	inspect.CodeRefused: 6, inspect.CodeClash: 6, inspect.CodeCheck: 7, inspect.CodeBusy: 8, inspect.CodeNoStore: 10, "interrupted": 130,
}

// silent ends with an exit code when everything has been said.
type silent struct{ code int }

func (s silent) Error() string { return "exit" }

// usage is an error of the command line itself.
func usage(en, zh string, args ...any) *inspect.Error {
	return inspect.Errorf("usage", en, zh, args...)
}

// exit says what went wrong and gives the exit code.
func (c *cli) exit(err error) int {
	var done silent
	if err == nil {
		return 0
	} else if errors.As(err, &done) {
		return done.code
	}
	e := c.explain(err)
	if c.json {
		c.failJSON(e)
	} else {
		fmt.Fprintf(c.err, "rectify: %s\n", c.say(e.EN, e.ZH))
		if hint := c.say(e.HintEN, e.HintZH); hint != "" {
			fmt.Fprintf(c.err, "%s%s\n", c.say("  hint: ", "  提示："), hint)
		}
	}
	return exits[e.Code]
}

func (c *cli) failJSON(e *inspect.Error) {
	type fault struct {
		Code    inspect.Code `json:"code"`
		Message string       `json:"message"`
		Hint    string       `json:"hint"`
	}
	enc := json.NewEncoder(c.err)
	enc.SetEscapeHTML(false)
	enc.Encode(struct {
		Schema string `json:"schema"`
		Error  fault  `json:"error"`
	}{"rectify.error/1", fault{e.Code, c.say(e.EN, e.ZH), c.say(e.HintEN, e.HintZH)}})
}

// explain makes any error one with a code and two languages.
func (c *cli) explain(err error) *inspect.Error {
	var e *inspect.Error
	var table *sheet.Error
	switch {
	case errors.As(err, &e):
		if lead := strings.TrimSuffix(err.Error(), e.Error()); lead != err.Error() && lead != "" {
			copied := *e
			copied.EN, copied.ZH = lead+e.EN, lead+e.ZH
			return &copied
		}
		return e
	case errors.As(err, &table):
		return inspect.Errorf(inspect.CodeInvalid, strings.ReplaceAll(table.EN, "%", "%%"), strings.ReplaceAll(table.ZH, "%", "%%"), []any{}...)
	case errors.Is(err, context.Canceled):
		return inspect.Errorf("interrupted", "interrupted; nothing was changed", "已中断，没有任何改动")
	}
	return cobraFault(err.Error())
}

// cobraFault puts cobra's own errors, which are English only, in both languages.
func cobraFault(s string) *inspect.Error {
	hint := func(e *inspect.Error) *inspect.Error {
		return e.Hint("see rectify help, or the command's --help", "请查看 rectify help 或该命令的 --help")
	}
	for _, known := range []struct{ has, zh string }{
		{"unknown command", "没有这个命令"}, {"unknown flag", "没有这个选项"}, {"unknown shorthand flag", "没有这个选项"},
		{"flag needs an argument", "选项缺少值"}, {"invalid argument", "选项的值不对"}, {"arg(s)", "参数个数不对"},
		{"required flag", "缺少必需的选项"}, {"if any flags in the group", "选项不能同时使用"}, {"bad flag syntax", "选项写法不对"},
	} {
		if strings.Contains(s, known.has) {
			e := &inspect.Error{Code: "usage", EN: s, ZH: known.zh + "：" + s}
			return hint(e)
		}
	}
	return &inspect.Error{Code: inspect.CodeFailed, EN: s, ZH: s}
}
