package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newNoticeListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	cmd := verb(c, "notice.list", "list", "list notices", "列出文书", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		page, err := listed(cmd, c, f, inspect.Reader.Notices)
		if err != nil {
			return err
		}
		type row struct {
			Ref        string           `json:"ref"`
			Number     string           `json:"number"`
			Form       inspect.FormKind `json:"form"`
			Date       inspect.Date     `json:"date"`
			Site       string           `json:"site"`
			Inspection string           `json:"inspection"`
			Hazards    int              `json:"hazards"`
			Unresolved int              `json:"unresolved"`
			FirstDue   inspect.Date     `json:"first_due"`
			LastDue    inspect.Date     `json:"last_due"`
			SHA256     string           `json:"sha256"`
			Voided     string           `json:"voided,omitempty"`
		}
		rows := make([]row, len(page.Rows))
		for i, n := range page.Rows {
			rows[i] = row{inspect.Ref{Noun: inspect.Notices, N: n.N}.String(), n.Number, n.Form, n.Date, n.SiteName, inspect.Ref{Noun: inspect.Inspections, N: n.Inspection}.String(), n.Hazards, n.Unresolved, n.FirstDue, n.LastDue, n.SHA256, n.Voided}
		}
		return c.list(rows, len(rows), page.Total, c.head("ref|number|date|hazards|unresolved|due|site", "编号|文号|日期|隐患|未整改|期限|单位"), func(i int) []string {
			r := rows[i]
			due := string(r.FirstDue)
			if r.LastDue != r.FirstDue {
				due += c.say(" to ", " 至 ") + string(r.LastDue)
			}
			if r.Voided != "" {
				due = c.say("void", "已作废")
			}
			return []string{r.Ref, r.Number, string(r.Date), strconv.Itoa(r.Hazards), strconv.Itoa(r.Unresolved), due, r.Site}
		})
	})
	f = filters(c, cmd, "ref number date site due", "site", "campaign", "inspection", "month", "from", "to", "sector", "town", "inspector", "overdue", "all")
	return cmd
}

func newNoticeShowCommand(c *cli) *cobra.Command {
	return verb(c, "notice.show", "show NOTICE", "print what a notice says and its history", "查看文书内容及其经过", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return shown(cmd, c, inspect.Notices, args[0], func(r inspect.Reader, n int64) (any, []fact, error) {
			no, _, err := r.Notice(n)
			if err != nil {
				return nil, nil, err
			}
			facts := []fact{{c.say("number", "文号"), no.Number}, {c.say("form", "种类"), no.Form.Title + written(c, no)}, {c.say("date", "日期"), string(no.Date)}, {c.say("site", "单位"), no.Site.Name},
				{c.say("officers", "检查人员"), officers(no.Officers)}, {"sha256", no.SHA256}}
			for i, it := range no.Items {
				facts = append(facts, fact{strconv.Itoa(i + 1), fmt.Sprintf("%s  %s  %s", inspect.Ref{Noun: inspect.Hazards, N: it.Hazard}, it.Due, strings.ReplaceAll(it.Text, "\n", " "))})
			}
			if len(no.Ticks) > 0 {
				facts = append(facts, fact{c.say("ticked", "勾选"), strings.Trim(fmt.Sprint(no.Ticks), "[]")})
			}
			if no.Voided != "" {
				facts = append(facts, fact{c.say("voided", "作废"), string(no.VoidedOn) + " " + no.Voided})
			}
			return no, facts, nil
		})
	})
}

// written says so where a paper was written by hand.
func written(c *cli, no inspect.Notice) string {
	if !no.ByHand {
		return ""
	}
	return c.say(", by hand", "（手写）")
}
