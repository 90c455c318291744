package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newClauseCommand(c *cli) *cobra.Command {
	return group(c, "clause", "clauses of laws and standards", "法规条款", []namedCommand{{"search", newClauseSearchCommand}})
}

func newClauseSearchCommand(c *cli) *cobra.Command {
	var date string
	var all bool
	cmd := verb(c, "clause.search", "search TEXT", "find clauses by any part of law, article, gist, or what cites them", "按法规、条文、要点或相关检查内容查找条款", func(_ *cobra.Command, args []string) error {
		lib, err := c.library()
		if err != nil {
			return err
		}
		on, err := c.onDay(date)
		if err != nil {
			return err
		}
		if all {
			on = ""
		}
		type row struct {
			Code     string       `json:"code"`
			Citation string       `json:"citation"`
			Gist     string       `json:"gist,omitempty"`
			From     inspect.Date `json:"from"`
			To       inspect.Date `json:"to,omitempty"`
		}
		rows := []row{}
		words := args[0]
		for _, a := range args[1:] {
			words += " " + a
		}
		for _, k := range lib.Search(words, on) {
			rows = append(rows, row{k.Code, k.Citation(), k.Gist, k.From, k.To})
		}
		return listAll(c, rows, "citation|gist|from|until before", "引用|要点|施行|失效", "citation gist from to", nil)
	})
	cmd.Flags().StringVar(&date, "date", "", c.say("in force on that day (else today)", "该日有效（默认今天）"))
	cmd.Flags().BoolVar(&all, "all", false, c.say("whether in force or not", "含未施行、已失效的"))
	cmd.Args = c.counting(cobra.MinimumNArgs(1))
	return cmd
}
