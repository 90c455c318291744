package main

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// complaintLine is a complaint of the list, in JSON.
type complaintLine struct {
	Ref string `json:"ref"`
	inspect.Complaint
	Site        string   `json:"site,omitempty"`
	Handler     string   `json:"handler,omitempty" names:"people"`
	Due         string   `json:"due,omitempty"`
	OverdueDays int      `json:"overdue_days,omitempty"`
	Links       []string `json:"links"`

	AssignedOn inspect.Date `json:"assigned_on,omitempty"` // of this round, as the rest
	AnsweredOn inspect.Date `json:"answered_on,omitempty"`
	AnsweredBy string       `json:"answered_by,omitempty" names:"people"`
	Answer     string       `json:"answer,omitempty"`
	Score      int          `json:"score,omitempty"`
}

// complaintColumns are a complaint as an import reads it: of the line, in English, in Chinese.
var complaintColumns = [3]string{
	"ref kind channel source_number received taken_by anonymous town site text handler assigned_on due " +
		"answered_on answered_by answer score state overdue_days links withdrawn",
	"ref|kind|channel|number|date|taken_by|anonymous|town|site|text|assigned_to|assigned_on|due|" +
		"answered_on|answered_by|answer|score|state|overdue_days|links|withdrawn",
	"台账编号|类别|渠道|来源编号|受理日期|接听人|匿名|乡镇街道|单位|内容|承办人|交办日期|办理期限|" +
		"答复日期|答复人|答复内容|满意度|状态|逾期天数|关联|误录"}

func listingComplaints() shell.Listing[complaintLine] {
	return shell.Listing[complaintLine]{EN: "list complaints", ZH: "列出诉求", Noun: inspect.Complaints,
		Sorts: "ref received due kind channel handler state town", By: "site month from to town overdue all",
		Lines: complaintsAt, Columns: complaintColumns, Keys: "ref received kind channel state due handler site text",
		Heads: [2]string{"ref|received|kind|channel|state|due|handler|site|complaint", "编号|受理|类别|渠道|状态|期限|承办|单位|内容"},
		Told: func(c *shell.Run, l complaintLine) map[string]string {
			return map[string]string{"state": c.Shown(inspect.ValueKind{}, l.State) + overdueFor(c, l.OverdueDays)}
		},
		Late: func(l complaintLine) bool { return l.OverdueDays > 0 },
		More: func(c *shell.Run, cmd *cobra.Command) {
			c.Ask(cmd,
				append(only(inspect.Complaints, "kind channel taken_by"), textFlag("handler", "whom it is assigned to", "承办人"),
					textFlag("state", "received, assigned, open (both), answered", "待交办、办理中、未答复（前两种）、已答复")))
			shell.Fixed(cmd, "state", "received\t待交办", "assigned\t办理中", "open\t未答复", "answered\t已答复", "withdrawn\t误录")
		}}
}

// complaintsAt are the lines of complaints as they stood.
func complaintsAt(r shell.View, f shell.Narrowed) (page inspect.Page[complaintLine], day inspect.Date, err error) {
	q := inspect.ComplaintFilter{Filter: f.Filter, Handler: f.Flag("handler"), TakenBy: f.Flag("taken-by")}
	if kind := f.Flag("kind"); kind != "" {
		q.Kind, err = inspect.ParseComplaintKind(kind)
	}
	if channel := f.Flag("channel"); err == nil && channel != "" {
		q.Channel, err = inspect.ParseChannel(channel)
	}
	if said := f.Flag("state"); err == nil && said != "" {
		state, wrong := inspect.Choose("state of a complaint", "诉求状态", complaintStates, said)
		if q.States, err = []inspect.State{state}, wrong; state == inspect.Open {
			q.States = []inspect.State{inspect.Received, inspect.Assigned}
		}
	}
	if err != nil {
		return page, day, err
	}
	rows, day, err := inspect.ComplaintsAt(r.Reader, q, r.Today)
	return shell.PageOf(rows, func(q inspect.ComplaintRow) complaintLine {
		l := complaintLineOf(q.Complaint, q.SiteName)
		if q.OverdueAt(day) {
			l.OverdueDays = day.Sub(q.Now().Due())
		}
		return l
	}), day, err
}

func complaintLineOf(q inspect.Complaint, site string) complaintLine {
	now := q.Now()
	l := complaintLine{Ref: inspect.Complaints.RefTo(q.N), Complaint: q, Site: site, Handler: now.Handler(),
		Due: string(now.Due()), Links: inspect.Mapped(q.Links, inspect.Ref.String), AnsweredOn: now.Answer.On,
		AnsweredBy: now.Answer.By, Answer: now.Answer.Text, Score: now.Rating.Score}
	if n := len(now.Assigned); n > 0 {
		l.AssignedOn = now.Assigned[n-1].On
	}
	return l
}

// complaintStates are the words for the states of complaints; open is either of
// those that wait.
var complaintStates = []inspect.Choice[inspect.State]{
	{Value: inspect.Received, ZH: "待交办"}, {Value: inspect.Assigned, ZH: "办理中"},
	{Value: inspect.Open, ZH: "未答复", Also: []string{"unanswered"}},
	{Value: inspect.Replied, ZH: "已答复"}, {Value: inspect.Withdrawn, ZH: "误录"}}

// overdueFor says for how long something has been overdue; "" where it is not.
func overdueFor(c *shell.Run, days int) string {
	if days <= 0 {
		return ""
	}
	return c.Say(", %d day%[1]s overdue", "，逾期 %d 天", inspect.Many(days))
}

func showComplaint() shell.Show {
	v := new(struct {
		Personal bool `flag:"personal" en:"who brought it, too" zh:"同时显示诉求人信息"`
	})
	return shell.Show{Noun: inspect.Complaints, EN: "print a complaint and its history", ZH: "查看诉求及办理经过", Flags: []any{v},
		Read: func(r shell.View, n int64) (any, []shell.Fact, error) { return complaintShown(r, n, v.Personal) }}
}

func complaintShown(r shell.View, n int64, personal bool) (any, []shell.Fact, error) {
	q, _, err := r.Complaint(n)
	if err != nil {
		return nil, nil, err
	}
	site, err := refName(r.Reader, inspect.Sites.Ref(q.Site))
	links, lost := linksOf(r, q.Links)
	if err := cmp.Or(err, lost); err != nil {
		return nil, nil, err
	}
	line := complaintLineOf(q, site)
	if !personal {
		return line, complaintFacts(r.Run, q, site, links, inspect.Reporter{}), nil
	}
	who, _, err := r.Reporter(n)
	return struct {
		complaintLine
		Who inspect.Reporter `json:"reporter"`
	}{line, who}, complaintFacts(r.Run, q, site, links, who), err
}

// linksOf are what came of a complaint; what was withdrawn since is marked.
func linksOf(r shell.View, links []inspect.Ref) (string, error) {
	var words []string
	for _, l := range links {
		thing, err := r.Thing(l)
		if err != nil {
			return "", err
		}
		word := l.String()
		if inspect.At(thing, "withdrawn").String() != "" {
			word += r.Say(" (withdrawn)", "（误录）")
		}
		words = append(words, word)
	}
	return strings.Join(words, "、"), nil
}

func complaintFacts(c *shell.Run, q inspect.Complaint, site, links string, who inspect.Reporter) []shell.Fact {
	now := q.Now()
	kept := ""
	switch {
	case who != (inspect.Reporter{}):
		kept = strings.Join(strings.Fields(who.Name+" "+who.Phone+" "+who.Address), " ")
	case q.Reporter:
		kept = c.Say("kept apart; see it with --personal", "单独保存；加 --personal 查看")
	case q.Forgotten != "":
		kept = c.Say("forgotten on %s", "%s 已删除", q.Forgotten)
	case q.Anonymous:
		kept = c.Say("anonymous", "匿名")
	}
	rated := ""
	if now.Rating.Score != 0 {
		en, zh := now.Rating.Word()
		rated = c.Say(en, zh)
	} else if now.Asked != "" {
		rated = c.Say("asked on %s, no answer", "%s 已回访，未评价", now.Asked)
	}
	return c.FactsOf(inspect.Complaints, q, map[string]string{"reporter": kept, "site": site, "handler": now.Handler(),
		"due": string(now.Due()), "links": links,
		"channel": strings.TrimSpace(c.Part(inspect.Complaints, "channel", q, nil) + " " + q.SourceNumber),
		"answer":  now.Answer.Text, "satisfaction": rated}, "source_number")
}
