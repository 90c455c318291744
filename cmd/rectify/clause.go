package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/checklist"
)

func newClauseCommand(c *shell.Run) *cobra.Command {
	return c.Group("clause", "clauses of laws and standards", "法规条款",
		shell.Called("search", newClauseSearchCommand))
}

func newClauseSearchCommand(c *shell.Run) *cobra.Command {
	var v struct {
		Date string `flag:"date" en:"in force on that day (else today)" zh:"该日有效（默认今天）"`
		All  bool   `flag:"all" en:"whether in force or not" zh:"含未施行、已失效的"`
	}
	cmd := c.Verb("search TEXT", "clauses of law: by a part of the law, article or gist, or by the items that cite them",
		"法规条款：按法规、条文、要点或相关检查内容查找", func(args []string) error {
			lib, err := library(c)
			if err != nil {
				return err
			}
			on, err := dayOrToday(c, v.Date)
			if err != nil {
				return err
			}
			if v.All {
				on = ""
			}
			type row struct {
				Code     string       `json:"code"`
				Citation string       `json:"citation"`
				Gist     string       `json:"gist,omitempty"`
				From     inspect.Date `json:"from"`
				To       inspect.Date `json:"to,omitempty"`
			}
			rows := inspect.Mapped(lib.Search(strings.Join(args, " "), on), func(k checklist.Clause) row {
				return row{k.Code, k.Citation(), k.Gist, k.From, k.To}
			})
			return shell.ListAll(c, rows, "citation|gist|from|until before", "引用|要点|施行|失效", "citation gist from to", nil)
		}, &v)
	cmd.Args = c.Counting(cobra.MinimumNArgs(1))
	return cmd
}
