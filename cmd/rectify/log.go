package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"rectify/cmd/rectify/ask"
	"rectify/cmd/rectify/interview"
	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// logFlags are what a session of questions is told beforehand.
type logFlags struct {
	Folder string `flag:"output,o" usual:"./" en:"write the notice's PDF to that file or folder" zh:"文书 PDF 写到该文件或文件夹"`
	Plain  bool   `flag:"plain" en:"plain lines, for screen readers" zh:"纯文本问答（适合读屏软件）"`
}

func newLogCommand(c *shell.Run) *cobra.Command {
	var v logFlags
	cmd := c.Verb("log", "record an inspection by answering questions on a terminal", "逐项问答登记一次检查（在终端中）",
		func(_ []string) error {
			if c.JSON || c.NoInput || !shell.Terminal(c.In) || !shell.Terminal(c.Out) {
				return shell.Usage("log asks a person on a terminal, and there is none", "log 需要在终端中由人逐项回答，当前没有终端").
					Hint("programs use rectify inspection add, hazard add, notice issue, notice serve, or hazard import",
						"程序请用 rectify inspection add、hazard add、notice issue、notice serve，或 hazard import")
			}
			b, err := c.Book()
			if err != nil {
				return err
			}
			ctx, stop := signal.NotifyContext(c.Ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
			defer stop()
			w, err := newLogWorld(ctx, c, b)
			if err != nil {
				return err
			}
			t := ask.Open(v.Plain, c.Colours(c.Out))
			defer t.Close()
			return (&logging{Run: c, ctx: ctx, b: b, t: t, flow: interview.Begin(w), folder: v.Folder}).run()
		}, &v)
	cmd.Long = c.Say(`Enter an inspection question by question: the site, the day, what was found with its
photos, then a summary to confirm, the notice and its service. Nothing is
recorded before it is confirmed. The draft is saved after each answer: ^C, a
closed lid or an empty battery loses nothing, and the next rectify log offers to
go on. < goes back; ? with a part of a word lists what was written before.`,
		`逐项登记一次检查：单位、日期、检查情况和照片，汇总确认后下达文书并登记送达。
确认之前不登记任何内容。每答一题即保存草稿：按 ^C、合上电脑或断电都不会丢失，
下次运行 rectify log 可继续。< 返回上一题，? 加几个字可查看常用语。`)
	return cmd
}

// logging is one session of questions.
type logging struct {
	*shell.Run
	ctx    context.Context
	b      *inspect.Book
	t      *ask.Terminal
	flow   *interview.Flow
	seen   inspect.Draft // the draft as this window last saw it; none before the first answer
	folder string
}

// tell says something on a line of its own.
func (l *logging) tell(en, zh string, args ...any) { l.t.Say("", l.Say(en, zh, args...), 0) }

func (l *logging) run() error {
	l.tell("rectify log: < back · ? what was written before · ^C stops, and the draft is kept",
		"rectify log：< 返回上一题 · ? 常用语 · ^C 中断（草稿会保留）")
	err := l.resume()
	for err == nil {
		switch l.flow.At {
		case interview.AtRecord:
			err = l.record()
		case interview.AtServe:
			err = l.serve()
		case interview.AtEnd:
			err = l.later()
		default:
			err = l.question()
		}
		if errors.Is(err, errDone) {
			return nil
		}
	}
	if errors.Is(err, ask.ErrStopped) || errors.Is(err, context.Canceled) {
		return l.stopped()
	}
	return err
}

// errDone ends a session in which all is said.
var errDone = errors.New("done")

func (l *logging) stopped() error {
	e := inspect.Errorf("interrupted", "interrupted; nothing was entered", "已中断，尚未填写任何内容")
	switch {
	case l.seen.ID == uuid.Nil:
		return e
	case l.flow.Done != nil:
		e = inspect.Errorf("interrupted", "interrupted; %s is recorded, its service is not", "已中断：%s 已登记，送达尚未登记",
			l.flow.Done.Number)
	default:
		e = inspect.Errorf("interrupted", "interrupted; the draft is kept, nothing is recorded", "已中断：草稿已保留，尚未登记任何内容")
	}
	return e.Hint("go on with rectify log", "运行 rectify log 继续")
}

// question asks, takes the answer and keeps the draft.
func (l *logging) question() error {
	if l.flow.At == interview.AtConfirm {
		l.summary(true)
	}
	q, err := l.flow.Question()
	if err != nil {
		return err
	}
	said, err := l.asked(q)
	for {
		if err != nil {
			return err
		}
		if signed(said, q.Text, interview.BackSigns) {
			if !l.flow.Back() {
				l.tell("this is the first question", "已是第一题")
			}
			break
		}
		fault := l.flow.Take(said)
		if fault == nil {
			break
		}
		if said, err = l.again(&q, said, fault); err != nil {
			return err
		}
	}
	switch l.flow.At {
	case interview.AtRecord, interview.AtServe, interview.AtEnd:
		return nil // what follows writes the draft, or ends it
	}
	return l.keep()
}

// signed tells whether an answer is one of the signs: alone, or behind the text that
// stood in the line.
func signed(said, text, signs string) bool {
	said = strings.TrimSpace(said)
	sign, size := utf8.DecodeLastRuneInString(said)
	rest := strings.TrimSpace(said[:len(said)-size])
	return strings.ContainsRune(signs, sign) && (rest == "" || rest == strings.TrimSpace(text))
}

// asks tells whether an answer asks for what was written before, and the part of
// it that is looked for.
func asks(said, text string) (part string, ok bool) {
	said = strings.TrimSpace(said)
	if signed(said, text, interview.AskSigns) {
		return "", true
	}
	part = strings.TrimLeft(said, interview.AskSigns)
	return strings.TrimSpace(part), part != said
}

// again says what was wrong with an answer and asks once more.
func (l *logging) again(q *interview.Question, said string, fault error) (string, error) {
	l.fault(fault)
	if l.t.Edits() && displaywidth.String(said) > 24 { // too much to be typed again
		q.Text = said
	}
	return l.line(*q)
}

func (l *logging) fault(err error) {
	said := l.FaultOf(l.Explain(err))
	l.t.Say(ask.Red, "! "+said.Message, 2)
	if said.Hint != "" {
		l.t.Say(ask.Faint, "  "+said.Hint, 2)
	}
}

// asked shows a question and reads its answer.
func (l *logging) asked(q interview.Question) (string, error) {
	l.tell("", "")
	l.t.Say(ask.Bold, q.Title, 0)
	l.t.Choices(q.Choices)
	for _, line := range q.Lines {
		l.t.Say(ask.Faint, line, 0)
	}
	return l.line(q)
}

// line reads an answer; one that begins with ? shows what was written before.
func (l *logging) line(q interview.Question) (string, error) {
	for {
		said, err := l.t.Line(l.ctx, l.prompt(q), q.Text, q.Offer)
		part, wanted := asks(said, q.Text)
		if err != nil || !wanted {
			return said, err
		}
		if q.Offer == nil {
			l.tell("there is nothing to look up here", "此处没有可查看的常用语")
			continue
		}
		offers := q.Offer(part)
		switch {
		case len(offers) == 0 && part == "":
			l.tell("there is nothing to choose from yet", "还没有可供选择的内容")
			continue
		case len(offers) == 0:
			l.tell("nothing to choose from contains %q", "可供选择的内容中没有含“%s”的", part)
			continue
		}
		l.t.Choices(offers)
		if said, err = l.t.Line(l.ctx, l.Say("number > ", "序号 > "), "", nil); err != nil {
			return "", err
		}
		if k := whichOffer(said, len(offers)); k >= 0 {
			return offers[k], nil
		}
	}
}

func whichOffer(said string, n int) int {
	k, ok := shell.DaysIn(interview.Narrow(strings.TrimSpace(said)))
	if !ok || k < 1 || k > n {
		return -1
	}
	return k - 1
}

// prompt shows what Enter alone answers, beside the answer where it is short.
func (l *logging) prompt(q interview.Question) string {
	shown := cmp.Or(q.Shown, q.Default)
	if shown == "" || q.Text != "" {
		return "> "
	}
	if displaywidth.String(shown) > 16 {
		l.t.Say("", l.Say("Enter: ", "回车：")+shown, 0)
		return "> "
	}
	return "[" + shown + "] > "
}

// keep writes the draft, durably, before the next question is asked.
func (l *logging) keep() error {
	body, err := l.flow.Body()
	if err != nil {
		return err
	}
	d, err := l.b.KeepDraft(context.WithoutCancel(l.ctx), l.seen, body)
	if err == nil {
		l.seen = d
	}
	return err
}
