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

func listingComplaints() listing[complaintLine] {
	return listing[complaintLine]{en: "list what was brought", zh: "列出诉求", noun: inspect.Complaints,
		sorts: "ref received due kind channel handler state town", by: "site month from to town overdue all",
		lines: complaintsAt, keys: "ref received kind channel state due handler site text",
		heads: [2]string{"ref|received|kind|channel|state|due|handler|site|complaint", "编号|受理|类别|渠道|状态|期限|承办|单位|内容"},
		told: func(c *cli, l complaintLine) map[string]string {
			return map[string]string{"state": c.reads(inspect.Kind{}, l.State) + c.overdueFor(l.OverdueDays)}
		},
		late: func(l complaintLine) bool { return l.OverdueDays > 0 },
		more: func(c *cli, cmd *cobra.Command) {
			c.ask(cmd,
				append(only(inspect.Complaints, "kind channel"), text("handler", "whom it is assigned to", "承办人"),
					text("taken_by", "who answered the call", "接听人"),
					text("state", "received, assigned, open (both), answered", "待交办、办理中、未答复（前两种）、已答复")))
			fixed(cmd, "state", "received\t待交办", "assigned\t办理中", "open\t未答复", "answered\t已答复", "withdrawn\t误录")
		}}
}

// complaintsAt are the lines of complaints as they stood.
func complaintsAt(r view, f narrowed) (page inspect.Page[complaintLine], day inspect.Date, err error) {
	q := inspect.ComplaintFilter{Filter: f.Filter, Handler: f.flag("handler"), TakenBy: f.flag("taken-by")}
	if kind := f.flag("kind"); kind != "" {
		q.Kind, err = inspect.ParseComplaintKind(kind)
	}
	if channel := f.flag("channel"); err == nil && channel != "" {
		q.Channel, err = inspect.ParseChannel(channel)
	}
	if said := f.flag("state"); err == nil && said != "" {
		state, wrong := inspect.Choose("state of a complaint", "诉求状态", complaintStates, said)
		if q.States, err = []inspect.State{state}, wrong; state == inspect.Open {
			q.States = []inspect.State{inspect.Received, inspect.Assigned}
		}
	}
	if err != nil {
		return page, day, err
	}
	rows, day, err := inspect.ComplaintsAt(r.Reader, q, r.today)
	return pageOf(rows, func(q inspect.ComplaintRow) complaintLine {
		l := complaintLineOf(q.Complaint, q.SiteName)
		if q.OverdueAt(day) {
			l.OverdueDays = day.Sub(q.Now().Due())
		}
		return l
	}), day, err
}

func complaintLineOf(q inspect.Complaint, site string) complaintLine {
	now := q.Now()
	return complaintLine{refTo(inspect.Complaints, q.N), q, site, now.Handler(), string(now.Due()), 0,
		linesOf(q.Links, inspect.Ref.String)}
}

// complaintStates are the words for the states of complaints; open is either of
// those that wait.
var complaintStates = []inspect.Choice[inspect.State]{
	{Value: inspect.Received, ZH: "待交办"}, {Value: inspect.Assigned, ZH: "办理中"},
	{Value: inspect.Open, ZH: "未答复", Also: []string{"unanswered"}},
	{Value: inspect.Replied, ZH: "已答复"}, {Value: inspect.Withdrawn, ZH: "误录"}}

// overdueFor says for how long something has been overdue; "" where it is not.
func (c *cli) overdueFor(days int) string {
	if days <= 0 {
		return ""
	}
	return c.say(", %d day%[1]s overdue", "，逾期 %d 天", inspect.Many(days))
}

func showComplaint() show {
	v := new(struct {
		Personal bool `flag:"personal" en:"who brought it, too" zh:"同时显示诉求人信息"`
	})
	return show{noun: inspect.Complaints, en: "print a complaint and its history", zh: "查看诉求及办理经过", flags: []any{v},
		read: func(r view, n int64) (any, []fact, error) { return r.complaintShown(n, v.Personal) }}
}

func (r view) complaintShown(n int64, personal bool) (any, []fact, error) {
	q, _, err := r.Complaint(n)
	if err != nil {
		return nil, nil, err
	}
	site, err := refName(r.Reader, inspect.Sites.Ref(q.Site))
	if err != nil {
		return nil, nil, err
	}
	links, err := r.linksOf(q.Links)
	if err != nil {
		return nil, nil, err
	}
	line := complaintLineOf(q, site)
	if !personal {
		return line, r.complaintFacts(q, site, links, inspect.Reporter{}), nil
	}
	who, _, err := r.Reporter(n)
	return struct {
		complaintLine
		Who inspect.Reporter `json:"reporter"`
	}{line, who}, r.complaintFacts(q, site, links, who), err
}

// linksOf are what came of a complaint; what was withdrawn since is marked.
func (r view) linksOf(links []inspect.Ref) (string, error) {
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
			word += r.say(" (withdrawn)", "（误录）")
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
	return c.factsOf(inspect.Complaints, q, map[string]string{"reporter": kept, "site": site, "handler": now.Handler(),
		"due": string(now.Due()), "links": links,
		"channel": strings.TrimSpace(c.part(inspect.Complaints, "channel", q, nil) + " " + q.SourceNumber),
		"answer":  now.Answer.Text, "satisfaction": rated}, "source_number")
}
