package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"rectify/cmd/rectify/ask"
	"rectify/cmd/rectify/interview"
	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// resume offers what was begun before.
func (l *logging) resume() error {
	var d inspect.Draft
	var ok bool
	err := l.b.Read(l.ctx, func(r inspect.Reader) (err error) {
		d, ok, err = r.Draft(l.b.By)
		return err
	})
	if err != nil || !ok {
		return err
	}
	draft, err := interview.Read(d.Body)
	if err == nil && draft.Done != nil && l.served(draft.Done.Notice) {
		if _, err = l.b.KeepDraft(l.ctx, d, nil); inspect.IsCode(err, inspect.CodeRefused) {
			return nil // another window is at it
		}
		return err
	}
	fresh := l.flow.Draft
	l.seen = d
	q := l.offered(d, draft, err)
	for {
		said, err := l.asked(q)
		if err != nil {
			return err
		}
		k := whichOffer(said, len(q.Choices))
		if k < 0 && strings.TrimSpace(said) == "" {
			k = 0
		}
		switch {
		case k == 0 && len(q.Choices) > 1:
			return nil
		case k == len(q.Choices)-1:
			sure, err := l.sure(draft.Done != nil)
			if err != nil {
				return err
			}
			if sure {
				l.flow.Draft, l.seen = fresh, inspect.Draft{}
				_, err = l.b.KeepDraft(l.ctx, d, nil)
				return err
			}
		}
	}
}

// offered takes up a draft and asks whether to go on with it; one that cannot
// be read can only be thrown away.
func (l *logging) offered(d inspect.Draft, draft interview.Draft, unread error) interview.Question {
	when := shell.Moment(d.At)
	away := l.Say("throw it away", "丢弃")
	if unread != nil {
		l.fault(unread)
		return interview.Question{Title: l.Say("A draft of %s", "有一份 %s 的草稿", when), Choices: []string{away}}
	}
	l.flow.Draft = draft
	if draft.Done != nil {
		return interview.Question{Title: l.Say("%s is recorded, and not served yet", "%s 已登记，尚未送达", draft.Done.Number),
			Default: "1",
			Choices: []string{l.Say("record its service", "登记送达"), l.Say("later; do not ask again", "以后再说，不再询问")}}
	}
	l.summary(false)
	return interview.Question{Title: l.Say("A draft of %s", "有一份 %s 的草稿", when), Default: "1",
		Choices: []string{l.Say("go on", "继续填写"), away}}
}

// sure asks once more before a draft is thrown away; a recorded notice loses nothing by it.
func (l *logging) sure(recorded bool) (bool, error) {
	if recorded {
		return true, nil
	}
	said, err := l.t.Line(l.ctx, l.Say("really throw it away? [y/N] > ", "确定丢弃？[y/N] > "), "", nil)
	return strings.EqualFold(strings.TrimSpace(said), "y") || strings.TrimSpace(said) == "是", err
}

func (l *logging) served(notice int64) bool {
	no, err := shell.Thing(l.ctx, l.b, inspect.Reader.Notice, notice)
	return err == nil && (no.Service.On != "" || no.Voided != "")
}

// summary shows what will be recorded; numbered where it can be corrected.
func (l *logging) summary(numbers bool) {
	lines, more := l.flow.Summary()
	l.tell("", "")
	l.t.Say(ask.Bold, l.Say("Summary", "汇总"), 0)
	if numbers {
		l.t.Choices(lines)
	} else {
		for _, line := range lines {
			l.t.Say("", "  "+line, 4)
		}
	}
	for _, line := range more {
		l.t.Say(ask.Faint, "    "+line, 4)
	}
}

// record puts all on the record at once. What is refused leaves the draft.
func (l *logging) record() error {
	take := func(files []string) ([]inspect.Photo, error) { return shell.Photos(l.ctx, files) }
	entries, items, err := l.flow.Entries(l.seen.ID, l.b.NewID, take)
	if err == nil {
		var receipts []inspect.Receipt
		var left inspect.Draft
		ctx := context.WithoutCancel(l.ctx)
		if receipts, left, err = l.b.RecordDraft(ctx, l.seen, l.flow.Left, entries...); err == nil {
			l.seen = left
			return l.recorded(l.flow.Became(receipts))
		}
		err = ofItem(receipts, items, err)
	}
	if inspect.IsCode(err, inspect.CodeBusy) || l.ctx.Err() != nil {
		return err
	}
	return l.corrected(interview.AtConfirm, err)
}

// ofItem names the item of a checklist that was refused, if one was.
func ofItem(receipts []inspect.Receipt, items map[inspect.ID]string, err error) error {
	e, ok := err.(*inspect.Error)
	for _, r := range receipts {
		if item := items[r.ID]; ok && r.Err == err && item != "" {
			e.EN, e.ZH = item+": "+e.EN, item+"："+e.ZH
		}
	}
	return err
}

// corrected says why nothing was recorded, and goes on at the step where it can
// be corrected; where another window has gone on, that alone is said.
func (l *logging) corrected(at interview.Step, fault error) error {
	l.flow.At = at
	if err := l.keep(); err != nil {
		return err
	}
	l.fault(fault)
	return nil
}

// recorded says what was recorded, and writes the notice.
func (l *logging) recorded(out interview.Recorded) error {
	l.tell("", "")
	l.t.Say(ask.Green, l.Say("Recorded", "已登记"), 0)
	l.refer(inspect.Sites, out.Site.N, out.Site.Name)
	l.refer(inspect.Inspections, out.Inspection.N, string(out.Inspection.Date))
	for _, h := range out.Hazards {
		l.refer(inspect.Hazards, h.N, h.Text+"  "+string(h.Due))
	}
	if !l.flow.Recorded(out) {
		l.next(out.Inspection.N, 0)
		return errDone
	}
	l.refer(inspect.Notices, out.Notice.N, out.Notice.Number)
	warned(l.Run, out.Notice.Form, out.Notice.Agency, out.Notice.Officers)
	paper, err := shell.Lookup(context.WithoutCancel(l.ctx), l.b, inspect.Reader.Blob, out.Notice.SHA256)
	if err != nil {
		return err
	}
	file, err := deliver(l.Run, l.folder, out.Notice.Number, paper)
	if err != nil {
		l.fault(l.Explain(err).Hint(fmt.Sprintf("the notice is kept; print it with rectify notice print N%d -o FILE",
			out.Notice.N), fmt.Sprintf("文书已存档，请用 rectify notice print N%d -o 文件 打印", out.Notice.N)))
		return nil
	}
	l.tell("written to %s", "已写入 %s", file)
	l.tell("record at %s", "记录位置 %s", out.Notice.Head)
	return nil
}

func (l *logging) refer(noun inspect.Noun, n int64, text string) {
	ref := fmt.Sprintf("  %-5s ", noun.Ref(n))
	l.t.Say("", ref+text, len(ref))
}

// serve records how the notice reached the unit.
func (l *logging) serve() error {
	done := l.flow.Done
	e := inspect.Entry{ID: l.b.NewID(), Do: "notice.served", About: inspect.Notices.RefTo(done.Notice)}
	body, err := json.Marshal(done.Service)
	if err != nil {
		return err
	}
	e.Body = body
	if _, _, err = l.b.RecordDraft(context.WithoutCancel(l.ctx), l.seen, nil, e); err == nil {
		return l.end()
	}
	if inspect.IsCode(err, inspect.CodeBusy) {
		return err
	}
	return l.corrected(interview.AtServed, err)
}

// later leaves the service for another time, and asks for it no more.
func (l *logging) later() error {
	if _, err := l.b.KeepDraft(context.WithoutCancel(l.ctx), l.seen, nil); err != nil {
		return err
	}
	return l.end()
}

// end is the last screen: what was recorded and what comes next.
func (l *logging) end() error {
	done := l.flow.Done
	l.tell("", "")
	l.t.Say(ask.Green, l.Say("Done", "完成"), 0)
	l.refer(inspect.Inspections, done.Inspection,
		string(l.flow.Date)+"  "+l.flow.Site.Name+"  "+strings.Join(refs(done.Hazards), l.Say(", ", "、")))
	l.refer(inspect.Notices, done.Notice, done.Number)
	if done.Service.On != "" {
		l.t.Say("", "        "+l.Sentence(&inspect.NoticeServed{Service: done.Service}), 8)
	}
	l.next(done.Inspection, done.Notice)
	return errDone
}

// next says what comes next.
func (l *logging) next(inspection, notice int64) {
	l.tell("", "")
	if notice == 0 {
		l.tell("next: rectify inspection show I%d, or rectify notice issue --inspection I%d when there is something to order",
			"下一步：rectify inspection show I%d 查看；需要责令整改时用 rectify notice issue --inspection I%d",
			inspection, inspection)
		return
	}
	if l.flow.Done.Service.On == "" {
		l.tell("next: rectify notice serve N%d --receiver NAME",
			"下一步：rectify notice serve N%d --receiver 签收人", notice)
	}
	l.tell("when it is fixed: rectify review add --notice N%d --fixed all",
		"整改后：rectify review add --notice N%d --fixed all", notice)
	l.tell("what waits: rectify agenda", "待办：rectify agenda")
}
