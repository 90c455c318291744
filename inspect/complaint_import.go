package inspect

import (
	"cmp"
	"context"
	"strings"

	"github.com/google/uuid"
)

// ComplaintLine is one line of a list of complaints, as text. The reporter's
// particulars go beside the record, and into no fault.
type ComplaintLine struct {
	Line                                                               int
	Kind, Channel, SourceNumber, Received, TakenBy, Town, Site, Text   string
	AssignedTo, AssignedOn, Due, AnsweredOn, AnsweredBy, Answer, Score string
	Reporter, Phone, Address                                           string
	Err                                                                error // why the line could not be read
}

// ImportComplaints records complaints until next returns io.EOF, and what the
// line says of their assignment, answer and rating. A line has a name of its
// own, of its channel and source's number or else of its content: the same file
// again adds nothing, and what a later one tells beyond the record is a step forward.
func (b *Book) ImportComplaints(ctx context.Context, next func() (ComplaintLine, error), o ImportOptions) (ImportResult, error) {
	return importRows(ctx, b, next, o, func(im *importer, row ComplaintLine) error {
		return im.line(row.Line, row.Err, func() error { return im.complaint(row) })
	})
}

// complaint records one line, all of it or nothing: everything is read before
// anything is recorded, and what follows is of the same days.
func (im *importer) complaint(row ComplaintLine) error {
	if err := im.above.settle(row.cells()); err != nil {
		return err
	}
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
		im.res.Known++
		return im.further(row.Line, c, life)
	}
	im.res.Added++
	for _, fact := range life {
		if err := im.complain(&c, uuid.Nil, fact); err != nil {
			return err
		}
	}
	return nil
}

// lives asks the rules about everything that a line tells of a complaint's life.
func (im *importer) lives(in ComplaintEntry, life []Fact) error {
	var c Complaint
	c.apply(Event{Fact: &ComplaintReceived{Brought: in.Brought}}, nil)
	for _, fact := range life {
		if err := first(im.fillComplaint(fact), c.allows(fact, nil)); err != nil {
			return err
		}
		c.apply(Event{Fact: fact}, nil)
	}
	return nil
}

func (im *importer) complaintIn(row ComplaintLine) (in ComplaintEntry, life []Fact, err error) {
	in.Brought = Brought{SourceNumber: row.SourceNumber, TakenBy: row.TakenBy, Town: row.Town, Text: row.Text}
	in.Reporter = Reporter{row.Reporter, row.Phone, row.Address}
	if isWord(namelessWords, row.Reporter) {
		in.Anonymous, in.Reporter = true, Reporter{}
	}
	if in.Kind, err = ParseComplaintKind(row.Kind); err != nil {
		return in, nil, err
	}
	if in.Channel, err = ParseChannel(row.Channel); err != nil {
		return in, nil, err
	}
	if in.Received, err = dateIn("date", "受理日期", row.Received); err != nil {
		return in, nil, err
	}
	if in.Received == "" {
		return in, nil, invalid("the date is empty", "受理日期为空")
	}
	if in.Site, err = im.siteOfComplaint(strings.TrimSpace(row.Site)); err != nil {
		return in, nil, err
	}
	if err := in.Brought.clean(); err != nil {
		return in, nil, err
	}
	in.ID = im.complaintName(in)
	life, err = im.lifeIn(row, in.Received)
	return in, life, err
}

func (im *importer) siteOfComplaint(name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	s, ok, err := im.siteCalled(name)
	if err == nil && !ok {
		err = missing("there is no site %q", "没有单位“%s”", name).Hint("enter it first with rectify site add, or leave the column empty", "请先用 rectify site add 登记，或将该列留空")
	}
	return s.N, err
}

// complaintName is the name of a line: the second of the same content is another.
func (im *importer) complaintName(in ComplaintEntry) ID {
	if in.SourceNumber != "" {
		return uuid.NewSHA1(importSpace, []byte("complaint\x00"+string(in.Channel)+"\x00"+in.SourceNumber))
	}
	base := uuid.NewSHA1(importSpace, []byte(strings.Join([]string{"complaint row", string(in.Kind), string(in.Channel), string(in.Received), in.TakenBy, in.Text}, "\x00")))
	im.seen[base]++
	if n := im.seen[base]; n > 1 {
		return uuid.NewSHA1(base, []byte{byte(n), byte(n >> 8)})
	}
	return base
}

// lifeIn are the facts that a line tells after the first. Days that it leaves
// out are the day received, or the one before.
func (im *importer) lifeIn(row ComplaintLine, received Date) (life []Fact, err error) {
	if row.AssignedTo != "" {
		f := &ComplaintAssigned{Assignment{To: row.AssignedTo}}
		if f.On, err = dateIn("assigned_on", "交办日期", row.AssignedOn); err != nil {
			return nil, err
		}
		if f.On == "" {
			f.On = received
		}
		if f.Due, err = dueIn("due", "办理期限", row.Due, f.On); err != nil {
			return nil, err
		}
		life = append(life, f)
	}
	if row.AnsweredOn == "" && row.Answer == "" {
		return life, nil
	}
	f := &ComplaintAnswered{Response{By: row.AnsweredBy, Text: cmp.Or(row.Answer, "（来源未附答复内容）")}}
	if f.By == "" {
		f.By = row.AssignedTo
	}
	if f.On, err = dateIn("answered_on", "答复日期", row.AnsweredOn); err != nil {
		return nil, err
	}
	if f.On == "" {
		return nil, invalid("there is an answer and no day of it", "有答复内容，没有答复日期").
			Hint("fill in the day of the answer, or leave the answer empty", "请填写答复日期，或将答复内容留空")
	}
	life = append(life, f)
	if row.Score == "" || isWord(unratedWords, row.Score) {
		return life, nil
	}
	score, err := ParseScore(row.Score)
	return append(life, &ComplaintRated{Rating{On: f.On, Score: score}}), err
}
