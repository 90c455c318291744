package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

// noticesAt are the lines of notices as they stood.
func noticesAt(r inspect.Reader, f inspect.Filter, today inspect.Date) (inspect.Page[noticeLine], inspect.Date, error) {
	page, day, err := inspect.NoticesAt(r, f, today)
	return inspect.Page[noticeLine]{Rows: linesOf(page.Rows, noticeLineOf), Total: page.Total}, day, err
}

// dueOf are the dates by which a notice has its hazards corrected.
func (c *cli) dueOf(l noticeLine) map[string]string {
	due := string(l.FirstDue)
	if l.LastDue != l.FirstDue {
		due += c.say(" to ", " 至 ") + string(l.LastDue)
	}
	if l.Voided != "" {
		due = c.say("void", "已作废")
	}
	return map[string]string{"due": due}
}

func newPaperListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	var kind string
	cmd := verb(c, "paper.list", "list", "list papers", "列出文书", func(cmd *cobra.Command, _ []string) (err error) {
		var form inspect.FormKind
		if kind != "" {
			if form, err = inspect.ParseFormKind(kind); err != nil {
				return err
			}
		}
		var page inspect.Page[inspect.PaperRow]
		err = c.look(cmd, f, func(r view, filter inspect.Filter) (err error) {
			filter.Form = form
			page, err = r.Papers(filter)
			return err
		})
		if err != nil {
			return err
		}
		lines := linesOf(page.Rows, paperLineOf)
		return c.list(lines, len(lines), page.Total, c.head("ref|number|kind|date|about|state|site", "编号|文号|种类|日期|针对|状态|单位"), func(i int) []string {
			l := lines[i]
			return []string{l.Ref, l.Number, c.say(string(l.Kind), l.Kind.ZH()), string(l.Date), l.About, c.paperState(l), l.Site}
		})
	})
	f = filters(c, cmd, "ref number kind date site", "site", "campaign", "inspection", "month", "from", "to", "sector", "town", "inspector", "all")
	cmd.Flags().StringVar(&kind, "kind", "", c.choice(inspect.Papers))
	fixed(cmd, "kind", formsOf(inspect.Papers)...)
	return cmd
}

// numbered is what lists tell in JSON of notices and of other papers.
type numbered struct {
	Ref        string       `json:"ref"`
	Number     string       `json:"number"`
	Date       inspect.Date `json:"date"`
	Site       string       `json:"site"`
	Inspection string       `json:"inspection"`
	SHA256     string       `json:"sha256"`
	Voided     string       `json:"voided,omitempty"`
}

// noticeLine is a notice of the list, in JSON.
type noticeLine struct {
	numbered
	Form       inspect.FormKind `json:"form"`
	Hazards    int              `json:"hazards"`
	Unresolved int              `json:"unresolved"`
	FirstDue   inspect.Date     `json:"first_due"`
	LastDue    inspect.Date     `json:"last_due"`
	Served     inspect.Date     `json:"served,omitempty"`
}

// paperLine is another paper of the list, in JSON.
type paperLine struct {
	numbered
	Kind  inspect.FormKind `json:"kind"`
	About string           `json:"about"`
}

func numberedOf(p inspect.PaperRow) numbered {
	return numbered{p.Form.Noun().Ref(p.N).String(), p.Number, p.Date, p.SiteName, inspect.Inspections.Ref(p.Inspection).String(), p.SHA256, p.Voided}
}

func noticeLineOf(p inspect.PaperRow) noticeLine {
	return noticeLine{numberedOf(p), p.Form, p.Hazards, p.Unresolved, p.FirstDue, p.LastDue, p.Served}
}

func paperLineOf(p inspect.PaperRow) paperLine {
	return paperLine{numberedOf(p), p.Form, p.About.String()}
}

func (c *cli) paperState(l paperLine) string {
	if l.Voided != "" {
		return c.say("void", "已作废")
	}
	return c.say("in force", "有效")
}

// noticesOf are the notices that a show tells of, void ones too.
func (c *cli) noticesOf(r view, f inspect.Filter) (related, error) {
	f.Withdrawn = true
	page, err := r.Notices(f)
	lines := linesOf(page.Rows, noticeLineOf)
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

// papersOf are the papers beside the notice that a show tells of, void ones too.
func (c *cli) papersOf(r view, f inspect.Filter) (related, error) {
	f.Withdrawn = true
	page, err := r.Papers(f)
	lines := linesOf(page.Rows, paperLineOf)
	rel := related{key: "papers", head: c.say("papers", "其他文书"), data: lines}
	for _, l := range lines {
		if l.Voided != "" {
			rel.aside++
		}
		rel.rows = append(rel.rows, []string{l.Ref, l.Number, c.say(string(l.Kind), l.Kind.ZH()), string(l.Date), c.paperState(l)})
	}
	return rel, err
}
