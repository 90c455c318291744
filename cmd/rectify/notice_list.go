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
		page, _, err := listedAt(cmd, c, f, inspect.NoticesAt)
		if err != nil {
			return err
		}
		lines := noticeLines(page)
		return c.list(lines, len(lines), page.Total, c.head("ref|number|date|served|hazards|unresolved|due|site", "编号|文号|日期|送达|隐患|未整改|期限|单位"), func(i int) []string {
			l := lines[i]
			due := string(l.FirstDue)
			if l.LastDue != l.FirstDue {
				due += c.say(" to ", " 至 ") + string(l.LastDue)
			}
			if l.Voided != "" {
				due = c.say("void", "已作废")
			}
			return []string{l.Ref, l.Number, string(l.Date), string(l.Served), strconv.Itoa(l.Hazards), strconv.Itoa(l.Unresolved), due, l.Site}
		})
	})
	f = filters(c, cmd, "ref number date site due", "site", "campaign", "inspection", "month", "from", "to", "sector", "town", "inspector", "overdue", "all")
	return cmd
}

// noticeLine is a notice of the list, in JSON.
type noticeLine struct {
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
	Served     inspect.Date     `json:"served,omitempty"`
	Voided     string           `json:"voided,omitempty"`
}

func noticeLines(page inspect.Page[inspect.PaperRow]) []noticeLine {
	lines := make([]noticeLine, len(page.Rows))
	for i, n := range page.Rows {
		lines[i] = noticeLine{inspect.Ref{Noun: inspect.Notices, N: n.N}.String(), n.Number, n.Form, n.Date, n.SiteName, inspect.Ref{Noun: inspect.Inspections, N: n.Inspection}.String(), n.Hazards, n.Unresolved, n.FirstDue, n.LastDue, n.SHA256, n.Served, n.Voided}
	}
	return lines
}

// noticesOf are the notices that a show tells of, void ones too.
func (c *cli) noticesOf(r view, f inspect.Filter) (related, error) {
	f.Withdrawn = true
	page, err := r.Notices(f)
	lines := noticeLines(page)
	rel := related{key: "notices", head: c.say("notices", "文书"), data: lines}
	for _, l := range lines {
		state := c.say("not served", "待送达")
		switch {
		case l.Voided != "":
			state = c.say("void", "已作废")
			rel.aside++
		case l.Served != "":
			state = c.say("served on %s", "%s 送达", l.Served)
		}
		rel.rows = append(rel.rows, []string{l.Ref, l.Number, string(l.Date), state})
	}
	return rel, err
}

func newNoticeShowCommand(c *cli) *cobra.Command {
	return verb(c, "notice.show", "show NOTICE", "print what a notice says, how its items stand, its reviews and its history", "查看文书内容、各项状态、复查及经过", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return shown(cmd, c, inspect.Notices, args[0], c.noticeFacts,
			func(r view, n int64) (related, error) { return c.reviewsOf(r, inspect.Filter{Notice: n}) })
	})
}

func (c *cli) noticeFacts(r view, n int64) (any, []fact, error) {
	no, _, err := r.Notice(n)
	if err != nil {
		return nil, nil, err
	}
	facts := []fact{{c.say("number", "文号"), no.Number}, {c.say("form", "种类"), no.Form.Title + written(c, no)}, {c.say("date", "日期"), string(no.Date)}, {c.say("site", "单位"), no.Site.Name},
		{c.say("officers", "检查人员"), officers(no.Officers)}, {"sha256", no.SHA256}, {c.say("supplements", "补充"), no.Supplements}}
	code, err := r.Code(no.SHA256)
	if err != nil {
		return nil, nil, err
	}
	facts = append(facts, fact{c.say("code", "二维码"), code})
	more, err := supplementsOf(r.Reader, no)
	if err != nil {
		return nil, nil, err
	}
	facts = append(facts, fact{c.say("supplemented by", "补充文书"), strings.Join(more, "、")})
	for i, it := range no.Items {
		h, _, err := r.Hazard(it.Hazard)
		if err != nil {
			return nil, nil, err
		}
		facts = append(facts, fact{strconv.Itoa(i + 1), fmt.Sprintf("%s  %s  %s  %s", inspect.Ref{Noun: inspect.Hazards, N: it.Hazard}, it.Due, c.say(h.State.EN(), h.State.ZH()), strings.ReplaceAll(it.Text, "\n", " "))})
	}
	if len(no.Ticks) > 0 {
		facts = append(facts, fact{c.say("ticked", "勾选"), strings.Trim(fmt.Sprint(no.Ticks), "[]")})
	}
	if no.Voided != "" {
		facts = append(facts, fact{c.say("voided", "作废"), string(no.VoidedOn) + " " + no.Voided})
	}
	return struct {
		inspect.Paper
		Code string `json:"code"`
	}{no, code}, facts, nil
}

// supplementsOf are the numbers of the notices of the same site that add to no.
func supplementsOf(r inspect.Reader, no inspect.Paper) (out []string, err error) {
	page, err := r.Notices(inspect.Filter{Site: no.Site.N})
	for _, row := range page.Rows {
		other, _, err := r.Notice(row.N)
		if err != nil {
			return nil, err
		}
		if other.Supplements == no.Number {
			out = append(out, other.Number)
		}
	}
	return out, err
}

// written says so where a paper was written by hand.
func written(c *cli, no inspect.Paper) string {
	if !no.ByHand {
		return ""
	}
	return c.say(", by hand", "（手写）")
}
