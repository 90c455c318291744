package inspect

import "slices"

// ComplaintKind is what somebody brings (征集).
type ComplaintKind string

// The kinds of complaints.
const (
	KindComplaint  ComplaintKind = "complaint"  // 群众诉求
	KindFault      ComplaintKind = "fault"      // 报修报障
	KindSuggestion ComplaintKind = "suggestion" // 意见建议
	KindProblem    ComplaintKind = "problem"    // 企业困难问题
)

// Channel is the way by which a complaint came.
type Channel string

// The channels.
const (
	ByHotline Channel = "hotline" // 热线电话
	By12345   Channel = "12345"   // 12345 政务服务便民热线
	ByCalling Channel = "visit"   // 来访或走访
	ByQR      Channel = "qr"      // 扫码
	byWeb     Channel = "web"     // 网站、微信等网络平台
)

// The states of a complaint besides [Unrecorded] and [Withdrawn].
const (
	Received State = "received" // 待交办
	Assigned State = "assigned" // 办理中
	Replied  State = "answered" // 已答复
)

// unanswered are those in which a complaint waits for an answer.
var unanswered = []State{Received, Assigned}

// Brought is what is written down of a complaint when it comes. The reporter's
// particulars are no part of it: they are a [Reporter].
type Brought struct {
	Kind         ComplaintKind `json:"kind" need:"yes"`
	Channel      Channel       `json:"channel" need:"yes"`
	SourceNumber string        `json:"source_number,omitempty"` // the channel's own number, one of it in the channel
	Received     Date          `json:"received"`
	TakenBy      string        `json:"taken_by,omitempty"` // who answered the call, or took it down
	Town         string        `json:"town,omitempty"`
	Text         string        `json:"text" need:"yes"`
	Anonymous    bool          `json:"anonymous,omitempty"`
}

// Complaint is what people bring: taken down, assigned, urged, answered,
// rated (征集、交办、督办、反馈、评估). It goes through a round; when the
// reporter is not content, through another.
type Complaint struct {
	N  int64 `json:"-"`
	ID ID    `json:"id,omitzero"`
	Brought
	Site        int64   `json:"-"` // 0 for none
	State       State   `json:"state"`
	Rounds      []Round `json:"rounds"`
	Links       []Ref   `json:"-"` // inspections and hazards that came of it
	Last        Date    `json:"last"`
	Reporter    bool    `json:"reporter_kept"` // whether the reporter's particulars are kept beside the record
	Forgotten   Date    `json:"forgotten,omitempty"`
	Withdrawn   string  `json:"withdrawn,omitempty"`
	WithdrawnOn Date    `json:"withdrawn_on,omitempty"`
}

// Round is one going through, from being received or reopened to an answer.
type Round struct {
	Opened   Date         `json:"opened"`
	Reason   string       `json:"reason,omitempty"` // why it was reopened
	Assigned []Assignment `json:"assigned,omitempty"`
	Urged    []Urging     `json:"urged,omitempty"`
	Answer   Response     `json:"answer,omitzero"`
	Asked    Date         `json:"satisfaction_asked,omitempty"`
	Rating   Rating       `json:"rating,omitzero"`
}

// Assignment gave a complaint to somebody (交办), to be answered by a day.
type Assignment struct {
	On   Date   `json:"on"`
	To   string `json:"to" line:"name! one assigned to|承办人或单位"`
	Due  Date   `json:"due" need:"yes"`
	Note string `json:"note,omitempty"`
}

// Urging pressed whoever has a complaint for an answer (催办、督办).
type Urging struct {
	On   Date   `json:"on"`
	By   string `json:"by" line:"word! one who urges|催办人"`
	How  string `json:"how,omitempty" line:"word means|方式"`
	Note string `json:"note,omitempty"`
}

// Response told the reporter what came of it (反馈); On is empty until there is one.
type Response struct {
	On   Date   `json:"on,omitempty"`
	By   string `json:"by,omitempty" line:"word! one who answers|答复人"`
	How  string `json:"how,omitempty" line:"word means|方式"`
	Text string `json:"text,omitempty" line:"text! answer|答复内容"`
}

// Rating is what the reporter said of the answer (评估): 5 very satisfied,
// 4 satisfied, 3 so-so, 2 not satisfied, 1 not at all.
type Rating struct {
	On    Date   `json:"on,omitempty"`
	Score int    `json:"score,omitempty" need:"yes"`
	Note  string `json:"note,omitempty"`
}

// satisfied tells whether the score counts as satisfied (满意): 4 and 5 do.
func (r Rating) satisfied() bool { return r.Score >= 4 }

// Reporter is who brought a complaint. It is personal data: it is kept beside
// the record, never on it, and can be forgotten.
type Reporter struct {
	Name    string `json:"name,omitempty"`
	Phone   string `json:"phone,omitempty"`
	Address string `json:"address,omitempty"`
}

// round is the one that a complaint goes through now.
func (c *Complaint) round() *Round { return newest(c.Rounds) }

// Now is the round that a complaint goes through now; empty before it is recorded.
func (c Complaint) Now() (now Round) {
	if r := c.round(); r != nil {
		now = *r
	}
	return now
}

// Open tells whether a complaint waits for an answer.
func (c Complaint) Open() bool { return c.State == Received || c.State == Assigned }

// Handler is who has it in this round; empty while nobody does.
func (r Round) Handler() string { return r.last().To }

// last is to whom it was given last in this round, if to anybody.
func (r Round) last() (a Assignment) {
	if last := newest(r.Assigned); last != nil {
		a = *last
	}
	return a
}

// Due is the day by which it is to be answered in this round, if one was set.
func (r Round) Due() Date { return r.last().Due }

// OverdueAt tells whether an answer is missing on that day and was due before.
func (c Complaint) OverdueAt(day Date) bool {
	due := c.Now().Due()
	return c.Open() && due != "" && due < day
}

// ComplaintRow is a complaint in a list.
type ComplaintRow struct {
	Complaint
	SiteName string
}

// ComplaintFilter narrows a list of complaints besides what [Filter] says
// there: its site, days (received), states, town, text and order.
type ComplaintFilter struct {
	Filter
	Kind    ComplaintKind
	Channel Channel
	Handler string
	TakenBy string
}

// ready gives c rounds of its own: what was read stays as it is.
func (c *Complaint) ready(Event) { c.Rounds = slices.Clone(c.Rounds) }

// handling is a kind of what happens to a complaint on a day, which nothing follows
// that was before it.
func handling[F any](k definition[Complaint, F]) definition[Complaint, F] {
	effect := k.effect
	k.strike, k.plain, k.on = true, true, Complaint.follows
	k.effect = func(c *Complaint, f *F, t telling) {
		effect(c, f, t)
		c.Last = max(c.Last, Date(At(f, "on").String()))
	}
	return k
}

// follows refuses a day before the last thing that happened.
func (c Complaint) follows(on Date) error {
	if on < c.Last && c.N == 0 { // a line that is not recorded yet
		return refused("%s is before %s, the last day in the row", "%s 早于该行此前的日期 %s", on, c.Last).
			Hint("check which of the days is wrong", "请核对两个日期")
	}
	if on < c.Last {
		return refused("%[1]s is before %[2]s, the day of the last entry of complaint %[3]s",
			"%[1]s 早于诉求 %[3]s 最近一次登记的日期 %[2]s", on, c.Last, c.ref()).
			Hint("record what happened to a complaint in the order of the days", "诉求的办理过程须按日期先后登记")
	}
	return nil
}

// instead is what may be done where the state of a complaint refuses a fact.
func (c Complaint) instead() Words {
	switch c.State {
	case unrecorded:
		return say("record it first with {complaint.received}", "请先用 {complaint.received} 登记")
	case Withdrawn:
		return bringBack(c.ref())
	case Replied:
		return say("reopen it first: {complaint.reopened %s .reason=…}", "请先重新打开：{complaint.reopened %s .reason=…}",
			c.ref())
	}
	return say("answer it first: {complaint.answered %s .by=…}", "请先答复：{complaint.answered %s .by=…}", c.ref())
}
