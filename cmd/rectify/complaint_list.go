package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// complaintLine is a complaint of the list, in JSON.
type complaintLine struct {
	Ref string `json:"ref"`
	inspect.Complaint
	Site        string   `json:"site,omitempty"`
	Handler     string   `json:"handler,omitempty"`
	Due         string   `json:"due,omitempty"`
	OverdueDays int      `json:"overdue_days,omitempty"`
	Links       []string `json:"links"`
}

func newComplaintListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	cmd := verb(c, "complaint.list", "list", "list what was brought", "列出诉求", func(cmd *cobra.Command, _ []string) error {
		return c.look(cmd, f, func(r view, narrowed inspect.Filter) error {
			filter, err := complaintFilter(cmd, narrowed)
			if err != nil {
				return err
			}
			page, day, err := inspect.ComplaintsAt(r.Reader, filter, r.today)
			if err != nil {
				return err
			}
			c.stands(day, r.today)
			return c.complaints(page, day)
		})
	})
	f = filters(c, cmd, "ref received due kind channel handler state town", "site", "month", "from", "to", "town", "overdue", "all")
	c.ask(cmd, append(only(inspect.Complaints, "kind channel"), text("handler", "whom it is assigned to", "承办人"),
		text("taken_by", "who answered the call", "接听人"), text("state", "received, assigned, open (both), answered", "待交办、办理中、未答复（前两种）、已答复")))
	fixed(cmd, "state", "received\t待交办", "assigned\t办理中", "open\t未答复", "answered\t已答复", "withdrawn\t误录")
	return cmd
}

func complaintFilter(cmd *cobra.Command, narrowed inspect.Filter) (out inspect.ComplaintFilter, err error) {
	said := func(name string) string { return cmd.Flag(name).Value.String() }
	if out.Filter = narrowed; said("kind") != "" {
		out.Kind, err = inspect.ParseComplaintKind(said("kind"))
	}
	if err == nil && said("channel") != "" {
		out.Channel, err = inspect.ParseChannel(said("channel"))
	}
	out.Handler, out.TakenBy = said("handler"), said("taken-by")
	if err != nil || said("state") == "" {
		return out, err
	}
	state, err := inspect.Choose("state of a complaint", "诉求状态", complaintStates, said("state"))
	out.States = []inspect.State{state}
	if state == inspect.Open {
		out.States = []inspect.State{inspect.Received, inspect.Assigned}
	}
	return out, err
}

// complaintStates are the words for the states of complaints; open is either of
// those that wait.
var complaintStates = []inspect.Choice[inspect.State]{
	{Value: inspect.Received, ZH: "待交办"}, {Value: inspect.Assigned, ZH: "办理中"}, {Value: inspect.Open, ZH: "未答复", Also: []string{"unanswered"}},
	{Value: inspect.Replied, ZH: "已答复"}, {Value: inspect.Withdrawn, ZH: "误录"}}

func (c *cli) complaints(page inspect.Page[inspect.ComplaintRow], today inspect.Date) error {
	rows := make([]complaintLine, len(page.Rows))
	for i, q := range page.Rows {
		now := q.Now()
		rows[i] = complaintLine{inspect.Complaints.Ref(q.N).String(), q.Complaint, q.SiteName, now.Handler(), string(now.Due()), 0, refsOfAll(q.Complaint.Links)}
		if q.OverdueAt(today) {
			rows[i].OverdueDays = today.Sub(now.Due())
		}
	}
	return c.listMarked(rows, len(rows), page.Total, c.head("ref|received|kind|channel|state|due|handler|site|complaint", "编号|受理|类别|渠道|状态|期限|承办|单位|内容"), func(i int) []string {
		r := rows[i]
		state := c.reads(inspect.Kind{}, r.State)
		if r.OverdueDays > 0 {
			state += c.say(", %d day%[1]s overdue", "，逾期 %d 天", inspect.Many(r.OverdueDays))
		}
		return c.cells(inspect.Complaints, "ref received kind channel state due handler site text", r, map[string]string{"state": state})
	}, func(i int) bool { return rows[i].OverdueDays > 0 })
}

func showComplaint() show {
	var personal bool
	return show{noun: inspect.Complaints, en: "print a complaint and its history", zh: "查看诉求及办理经过",
		more: func(c *cli, cmd *cobra.Command) {
			cmd.Flags().BoolVar(&personal, "personal", false, c.say("who brought it, too", "同时显示诉求人信息"))
		},
		read: func(c *cli, r view, n int64) (any, []fact, error) { return c.complaintShown(r, n, personal) }}
}

func (c *cli) complaintShown(r view, n int64, personal bool) (any, []fact, error) {
	q, _, err := r.Complaint(n)
	if err != nil {
		return nil, nil, err
	}
	site, err := refName(r.Reader, inspect.Sites, q.Site)
	if err != nil {
		return nil, nil, err
	}
	links, err := c.linksOf(r, q.Links)
	if err != nil {
		return nil, nil, err
	}
	line := complaintLine{inspect.Complaints.Ref(n).String(), q, site, q.Now().Handler(), string(q.Now().Due()), 0, refsOfAll(q.Links)}
	if !personal {
		return line, c.complaintFacts(q, site, links, inspect.Reporter{}), nil
	}
	who, _, err := r.Reporter(n)
	return struct {
		complaintLine
		Who inspect.Reporter `json:"reporter"`
	}{line, who}, c.complaintFacts(q, site, links, who), err
}

// linksOf are what came of a complaint; what was withdrawn since is marked.
func (c *cli) linksOf(r view, links []inspect.Ref) (string, error) {
	var words []string
	for _, l := range links {
		i, _, err := r.Inspection(l.N)
		withdrawn := i.Withdrawn != ""
		if l.Noun == inspect.Hazards {
			var h inspect.Hazard
			h, _, err = r.Hazard(l.N)
			withdrawn = h.State == inspect.Withdrawn
		}
		if err != nil {
			return "", err
		}
		word := l.String()
		if withdrawn {
			word += c.say(" (withdrawn)", "（误录）")
		}
		words = append(words, word)
	}
	return strings.Join(words, "、"), nil
}

func (c *cli) complaintFacts(q inspect.Complaint, site, links string, who inspect.Reporter) []fact {
	now := q.Now()
	kept := ""
	switch {
	case who != (inspect.Reporter{}):
		kept = strings.Join(strings.Fields(who.Name+" "+who.Phone+" "+who.Address), " ")
	case q.Reporter:
		kept = c.say("kept apart; see it with --personal", "单独保存；加 --personal 查看")
	case q.Forgotten != "":
		kept = c.say("forgotten on %s", "%s 已删除", q.Forgotten)
	case q.Anonymous:
		kept = c.say("anonymous", "匿名")
	}
	rated := ""
	if now.Rating.Score != 0 {
		en, zh := now.Rating.Word()
		rated = c.say(en, zh)
	} else if now.Asked != "" {
		rated = c.say("asked on %s, no answer", "%s 已回访，未评价", now.Asked)
	}
	return c.factsOf(inspect.Complaints, q, map[string]string{"reporter": kept, "site": site, "handler": now.Handler(), "due": string(now.Due()), "links": links,
		"channel": strings.TrimSpace(c.part(inspect.Complaints, "channel", q, nil) + " " + q.SourceNumber),
		"answer":  now.Answer.Text, "satisfaction": rated}, "source_number")
}
