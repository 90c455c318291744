package inspect

import (
	"cmp"
	"strings"

	"github.com/google/uuid"
)

// ComplaintLine is one line of a list of complaints, as text. The reporter's
// particulars go beside the record, and into no fault. What the line says of the
// complaint's assignment, answer and rating is recorded too. A line has a name of
// its own, of its channel and source's number or else of its content: the same file
// again adds nothing, and what a later one tells beyond the record is a step forward.
type ComplaintLine struct {
	Line         int
	Err          error  // why the line could not be read
	Kind         string `column:"kind,must"`
	Channel      string `column:"channel"`
	SourceNumber string `column:"number"`
	Received     string `column:"date,either"`
	TakenBy      string `column:"taken_by"`
	Town         string `column:"town"`
	Site         string `column:"site"`
	Text         string `column:"text,must"`
	Title        string `column:"title"`
	AssignedTo   string `column:"assigned_to"`
	AssignedOn   string `column:"assigned_on,either"`
	Due          string `column:"due"`
	AnsweredOn   string `column:"answered_on"`
	AnsweredBy   string `column:"answered_by"`
	Answer       string `column:"answer"`
	Score        string `column:"score"`
	State        string `column:"state"`
	Reporter     string `column:"reporter"`
	Phone        string `column:"phone"`
	Address      string `column:"address"`
	Anonymous    string `column:"anonymous"`
	Ref          string `column:"ref"` // in a list of this book
}

// complaint records one line, all of it or nothing: everything is read before
// anything is recorded, and what follows is of the same days.
func (im *importer) complaint(row ComplaintLine) error {
	if err := im.above.Settle(row.cells()); err != nil {
		return err
	}
	row.settle()
	in, life, err := im.complaintIn(row)
	if err != nil {
		return err
	}
	if err := im.lives(in, life); err != nil {
		return err
	}
	c, known, err := im.entered(in)
	if err != nil {
		return err
	}
	if known {
		im.notPending(row, c)
		c.unsaidOf(row, life)
		if err := im.further(c, life); err != nil {
			return im.inFile(err, c.ref(), sameNumber)
		}
		im.there = true
		return nil
	}
	im.res.Added++
	for _, fact := range life {
		if err := im.change(&c, fact); err != nil {
			return err
		}
	}
	return nil
}

// lives asks the rules about everything that a line tells of a complaint's life.
func (im *importer) lives(in ComplaintEntry, life []Fact) error {
	var c Complaint
	apply(&c, Event{Fact: &ComplaintReceived{Brought: in.Brought}}, nil)
	for _, fact := range life {
		if err := cmp.Or(im.fillIn(&c, fact), allows(&c, fact, nil)); err != nil {
			return err
		}
		apply(&c, Event{Fact: fact}, nil)
	}
	return nil
}

func (im *importer) complaintIn(row ComplaintLine) (in ComplaintEntry, life []Fact, err error) {
	in.Brought = Brought{SourceNumber: row.SourceNumber, TakenBy: row.TakenBy, Town: row.Town, Text: row.Text}
	in.Reporter = Reporter{row.Reporter, row.Phone, row.Address}
	anonymous, err := parseFlag(row.Anonymous)
	if err != nil {
		return in, nil, err
	}
	if anonymous && row.Reporter == "" {
		in.Anonymous, in.Reporter = true, Reporter{}
	}
	if isWord(saysNoName, row.Reporter) {
		if row.Phone != "" || row.Address != "" {
			im.note("the reporter is anonymous: the phone and address in the row were left out",
				"诉求人要求匿名，本行的电话、地址未登记").
				Hint("enter a name if they are to be kept", "如需保留，请填写姓名")
		}
		in.Anonymous, in.Reporter = true, Reporter{}
	}
	var wrong [3]error // in the order of the columns
	in.Kind, wrong[0] = ParseComplaintKind(row.Kind)
	in.Channel, wrong[1] = ParseChannel(row.Channel)
	in.Received, wrong[2] = dateIn("date", "受理日期", cmp.Or(row.Received, row.AssignedOn))
	if err := cmp.Or(wrong[:]...); err != nil {
		return in, nil, err
	}
	if in.Received == "" {
		return in, nil, invalid("the date is empty", "受理日期为空").Hint("write it as 2021-11-24", "请写作 2021-11-24")
	}
	if in.Site, err = im.siteOfComplaint(strings.TrimSpace(row.Site)); err != nil {
		return in, nil, err
	}
	if err := in.Brought.clean(); err != nil {
		return in, nil, err
	}
	if in.name, err = im.ownComplaint(row.Ref, in); err != nil {
		return in, nil, err
	}
	if in.name == (ID{}) {
		in.name = im.complaintOf(row.Ref, in)
	}
	life, err = im.lifeIn(row, in.Received)
	return in, life, err
}

func (im *importer) siteOfComplaint(name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	s, ok, err := im.siteCalled(name)
	if err == nil && !ok {
		err = missing("there is no site %q", "没有单位“%s”", name).
			Hint("enter it first with {site.added}, or leave the column empty", "请先用 {site.added} 登记，或将该列留空")
	}
	return s.N, err
}

// ownComplaint is the name of the complaint of this book that a line of its own list
// tells of: of that reference, day and text; none of another book's.
func (im *importer) ownComplaint(ref string, in ComplaintEntry) (id ID, err error) {
	n, ok := ParseRef(Complaints, ref)
	if !ok {
		return id, nil
	}
	c, ok, err := im.Complaint(n)
	if ok && c.Received == in.Received && c.Text == in.Text {
		id = c.ID
	}
	return id, err
}

// complaintOf is the name of a line of another book's list: one that stands twice behind
// a figure, for it was answered again, is one by its reference there.
func (im *importer) complaintOf(ref string, in ComplaintEntry) ID {
	if _, is := ParseRef(Complaints, ref); !is {
		return im.complaintName(in)
	}
	there := rowName(ref, string(in.Received), in.Text)
	if _, known := im.foreign[there]; !known {
		im.foreign[there] = im.complaintName(in)
	}
	return im.foreign[there]
}

// complaintName is the name of a line: the second of the same content is another.
func (im *importer) complaintName(in ComplaintEntry) ID {
	if in.SourceNumber != "" {
		return rowName("complaint", string(in.Channel), in.SourceNumber)
	}
	base := rowName("complaint row", string(in.Kind), string(in.Channel), string(in.Received), in.TakenBy, in.Text)
	im.seen[base]++
	if n := im.seen[base]; n > 1 {
		return uuid.NewSHA1(base, []byte{byte(n), byte(n >> 8)})
	}
	return base
}

// unsaid stands for an answer of which a list says no more than that there was one.
const unsaid = "（来源未附答复内容）"

// lifeIn are the facts that a line tells after the first. Days that it leaves
// out are the day received, or the one before.
func (im *importer) lifeIn(row ComplaintLine, received Date) (life []Fact, err error) {
	if row.AssignedTo != "" || row.Due != "" { // nobody is named: it was handed to this office
		f := &ComplaintAssigned{Assignment{To: cmp.Or(row.AssignedTo, im.agency.Name)}}
		if f.On, err = dateIn("assigned_on", "交办日期", row.AssignedOn); err != nil {
			return nil, err
		}
		if f.On == "" {
			f.On = received
		}
		if f.Due, err = im.dueIn("due", "办理期限", row.Due, f.On); err != nil {
			return nil, err
		}
		if f.Due == "" {
			return nil, invalid("it is assigned to %s without a due date", "已交办 %s，但没有办理期限", f.To).
				Hint("fill in due: a date, a number of days as 15, or working days as 5w; or leave assigned_to empty",
					"请填写办理期限：日期、天数如 15，或工作日如 5w；或将承办人留空")
		}
		life = append(life, f)
	}
	closed := im.closed(row)
	if row.AnsweredOn == "" && row.Answer == "" && !closed {
		if row.Score != "" && !isWord(saysNoScore, row.Score) {
			im.note("the score %q has no answer to rate yet, and was left out", "评分“%s”没有对应的答复，未登记", row.Score).
				Hint("fill in the day of the answer", "请填写答复日期")
		}
		return life, nil
	}
	if pendingWords(Folded(row.State)) && row.Answer == "" {
		return nil, invalid("its state is %q, but its day of answer is %s",
			"状态为“%s”，却填有答复日期 %s", row.State, row.AnsweredOn).
			Hint("write closed, or leave the day of the answer empty", "请填 已办结，或将答复日期留空")
	}
	f := &ComplaintAnswered{Response{By: cmp.Or(row.AnsweredBy, row.AssignedTo, im.agency.Name),
		Text: cmp.Or(row.Answer, unsaid)}}
	if f.On, err = dateIn("answered_on", "答复日期", row.AnsweredOn); err != nil {
		return nil, err
	}
	if f.On == "" && closed && row.Answer == "" {
		f.On = lastDay(received, life)
		im.note("it is closed but has no day of answer: it was recorded as answered on %s, the last day in the row",
			"已办结，但没有答复日期和内容；按本行最后一个日期 %s 记为已答复", f.On)
	}
	if f.On == "" {
		return nil, invalid("there is an answer but no day of answer", "有答复内容，没有答复日期").
			Hint("fill in the day of the answer, or leave the answer empty", "请填写答复日期，或将答复内容留空")
	}
	life = append(life, f)
	if row.Score == "" || isWord(saysNoScore, row.Score) {
		return life, nil
	}
	score, err := parseScore(row.Score)
	return append(life, &ComplaintRated{Rating{On: f.On, Score: score}}), err
}

// settle puts together what a row says in two columns: a title and a text.
func (r *ComplaintLine) settle() {
	switch {
	case r.Title == "" || strings.Contains(r.Text, r.Title):
	case r.Text == "":
		r.Text = r.Title
	default:
		r.Text = strings.TrimRight(r.Title, "：:。") + "：" + r.Text
	}
}

var (
	closedWords = wordMatcher(`办结 已办结 结案 已结案 办理完毕 已办 归档 已归档 完结 已完结 完成 已完成 已答复 已回复 已反馈 评价 已评价 closed done answered
		finished resolved`)
	pendingWords = wordMatcher(`待交办 已交办 交办 派单 已派单 待派单 转办 已转办 待签收 签收 已签收 待受理 受理 已受理 待办 待办理 办理 办理中 在办 待处理 处理 处理中 承办
		待答复 待回复 督办 催办 审核 退回 open received assigned pending processing`)
)

// closed tells whether a row says that the matter is closed; a word that is not
// known is named, and closes nothing.
func (im *importer) closed(row ComplaintLine) bool {
	switch word := Folded(row.State); {
	case word == "" || pendingWords(word):
		return false
	case closedWords(word):
		return true
	}
	im.once(invalid("%q does not say whether it is closed; what has no answer was recorded as not answered",
		"“%s”看不出是否办结；没有答复的按未答复登记", row.State).Hint("write closed or open", "可填 已办结 或 办理中"))
	return false
}

// notPending names a complaint that a row says is not closed, and the book does.
func (im *importer) notPending(row ComplaintLine, c Complaint) {
	if !pendingWords(Folded(row.State)) || row.AnsweredOn != "" {
		return
	}
	if on := c.Now().Answer.On; on != "" {
		im.note("the row says %q; %s is recorded as answered on %s, and stays so",
			"本行状态为“%s”，但台账记 %s 已于 %s 答复，保留台账所记", row.State, c.ref(), on).
			Hint("if it was opened again, record it with {complaint.reopened}", "如确已重办，请用 {complaint.reopened} 重新打开")
	}
}

// lastDay is the last day that a row names before its answer.
func lastDay(received Date, life []Fact) Date {
	for _, fact := range life {
		if f, ok := fact.(*ComplaintAssigned); ok {
			received = max(received, f.On)
		}
	}
	return received
}
