package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/interview"
	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/checklist"
	"rectify/inspect/sheet"
)

// answerRow is an answer as a person wrote it: on the command line or in a table.
type answerRow struct {
	Item string `column:"item,must"`
	Says string `column:"answer,must"`
	Note string `column:"note"`
	Text string `column:"hazard"`
	Look string `column:"look"` // which is only to be read
	Line int
	Err  error
}

var answerColumns = inspect.ColumnsOf[answerRow]([]inspect.Particular{
	{Key: "item", Headers: "条目 编号 条目编号"}, {Key: "answer", Headers: "结果 检查结果 答案 是否符合"},
	{Key: "note", Headers: "备注 说明 情况"},
	{Key: "hazard", Headers: "隐患 隐患描述 问题"}, {Key: "look", Headers: "查看 检查内容"}})

type answerFlags struct {
	List    string   `flag:"list" must:"see rectify checklist list|请用 rectify checklist list 查看检查表" en:"the code of the checklist; see checklist list" zh:"检查表代码，见 checklist list"`
	Answers []string `flag:"answer" takes:"ITEM=…|条目=…" en:"ITEM=yes, no or na, with :NOTE if wanted; may be repeated" zh:"条目=是/否/不适用，可加 :备注，可重复"`
	From    string   `flag:"from" takes:"FILE|文件" en:"a table of answers (CSV, XLSX, JSON lines)" zh:"填好的表格（CSV、XLSX、JSON 行）"`
	Photos  []string `flag:"photo" takes:"ITEM=FILE|条目=文件" en:"ITEM=FILE, a photo of a «no»; may be repeated" zh:"条目=照片文件，不符合项的照片，可重复"`
}

func newInspectionCheckCommand(c *shell.Run) *cobra.Command {
	var v answerFlags
	cmd := c.Recording("check INSPECTION", "record a checklist's answers; each «no» becomes a hazard",
		"登记检查表结果，不符合项直接登记为隐患", func(args []string) error {
			lib, err := library(c)
			if err != nil {
				return err
			}
			list, err := lib.List(v.List)
			if err != nil {
				return err
			}
			b, n, err := c.Target(inspect.Inspections, args[0])
			if err != nil {
				return err
			}
			entries, err := readAnswers(c, b, n, list, v)
			if err != nil {
				return err
			}
			return answerList(c, b, inspect.Inspections.Ref(n), list, entries)
		}, &v)
	cmd.Example = `  rectify inspection check I1 --list fuel-station \
    --answer FS01=yes --answer 'FS07=no:卸油口盖帽缺失' --answer FS08=na --photo FS07=p1.jpg
  rectify checklist export fuel-station --answers -o sheet.csv
  rectify inspection check I1 --list fuel-station --from sheet.csv`
	return cmd
}

// answerList records the answers, and says so with the hazards that came of them.
func answerList(c *shell.Run, b *inspect.Book, of inspect.Ref, list checklist.List,
	entries []inspect.AnswerEntry) error {
	says := shell.Edit{"list": list.Code, "name": list.NameZH, "version": list.Version, "answers": answersSaid(c, entries)}
	if _, err := c.Record(b, "list.answered", of.String(), says); err != nil {
		return err
	}
	type row struct {
		Ref  string       `json:"ref"`
		Text string       `json:"text"`
		Due  inspect.Date `json:"due,omitempty"`
	}
	rows, id := []row{}, inspect.ID{}
	fact, err := c.Fact(b)
	done, ok := fact.(*inspect.ListAnswered)
	if err != nil || !ok {
		return err
	}
	err = b.Read(c.Ctx, func(r inspect.Reader) error {
		past, err := r.History(of)
		if err != nil {
			return err
		}
		id = past[0].ID // that of the fact with which it began
		for _, a := range done.Answers {
			ref, came, err := r.RefOf(a.HazardID)
			if err != nil {
				return err
			}
			if !came {
				continue
			}
			h, _, err := r.Hazard(ref.N)
			if err != nil {
				return err
			}
			rows = append(rows, row{ref.String(), h.Text, h.Due})
		}
		return nil
	})
	if err != nil {
		return err
	}
	count := map[inspect.Says]int{}
	for _, e := range entries {
		count[e.Says]++
	}
	yes, no, na := count[inspect.SaysYes], count[inspect.SaysNo], count[inspect.SaysNA]
	data := map[string]any{"ref": of.String(), "id": id, "yes": yes, "no": no, "na": na, "hazards": rows}
	return c.Print(data, func(w io.Writer) error {
		for _, r := range rows {
			fmt.Fprintf(w, "%s  %s  %s\n", r.Ref, r.Text, r.Due)
		}
		_, err := fmt.Fprintln(w,
			c.Say("%s: %d yes, %d no, %d not applicable", "%s：符合 %d，不符合 %d，不适用 %d", of, yes, no, na))
		return err
	})
}

// answersSaid are answers as an entry says them.
func answersSaid(c *shell.Run, entries []inspect.AnswerEntry) (out []shell.Edit) {
	for _, e := range entries {
		says := shell.Edit{"item": e.Item, "look": e.Look, "says": e.Says, "note": e.Note}
		if e.Says == inspect.SaysNo {
			says["hazard"] = inspect.HazardEntry{Finding: e.Finding, DueIn: e.DueIn,
				Photos: inspect.Mapped(e.Photos, c.Brings)}
		}
		out = append(out, says)
	}
	return out
}

// readAnswers reads all answers, and makes of each «no» the finding that the list
// knows, with what held as its basis on the day of the visit.
func readAnswers(c *shell.Run, b *inspect.Book, n int64, list checklist.List,
	v answerFlags) (out []inspect.AnswerEntry, err error) {
	rows, err := answerRows(c, v)
	if err != nil {
		return nil, err
	}
	visit, err := shell.Thing(c.Ctx, b, inspect.Reader.Inspection, n)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		e, err := answerOf(row, list, visit.Date)
		if err != nil {
			return nil, inRow(v.From, row.Line, err)
		}
		out = append(out, e)
	}
	return out, answerPhotos(c.Ctx, out, v.Photos)
}

func answerRows(c *shell.Run, v answerFlags) (rows []answerRow, err error) {
	for _, a := range v.Answers {
		item, rest, ok := strings.Cut(a, "=")
		if !ok {
			return nil, shell.Usage("%q is no answer: write ITEM=yes, no or na", "%q 不是检查结果：请写作 条目=是/否/不适用", a)
		}
		says, note, _ := strings.Cut(strings.Replace(rest, "：", ":", 1), ":")
		rows = append(rows, answerRow{Item: strings.TrimSpace(item), Says: strings.TrimSpace(says), Note: note})
	}
	if v.From == "" {
		return rows, nil
	}
	file, err := c.Input(v.From)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	table, err := sheet.Open(c.Ctx, v.From, file, sheet.Options{Known: isKnown(answerColumns)})
	if err != nil {
		return nil, cmp.Or(c.Ctx.Err(), err)
	}
	defer table.Close()
	t := &opened[answerRow]{Reader: table, name: v.From, columns: answerColumns}
	if t.matched, err = match(v.From, answerColumns, table.Header(), false); err != nil {
		return nil, err
	}
	var above inspect.Above
	for {
		row, err := t.next()
		if err == io.EOF {
			t.unseen(c)
			return rows, nil
		} else if err == nil {
			err = cmp.Or(row.Err,
				above.Settle([]*string{&row.Says}, []*string{&row.Note, &row.Text})) // - and / are answers
		}
		if err != nil {
			return nil, inRow(v.From, row.Line, err)
		}
		if row.Says == "" { // not gone through
			continue
		}
		if rows = append(rows, row); len(rows) > mostAnswers {
			return nil, shell.Invalid("%s has more than %d answers, which no checklist has",
				"%s 超过 %d 条检查结果，没有这样的检查表", v.From, mostAnswers)
		}
	}
}

// mostAnswers is how many a table of them may have: a long list has 300.
const mostAnswers = 10_000

// inRow says in which row of a table it went wrong.
func inRow(file string, line int, err error) error {
	var e *inspect.Error
	if line == 0 || !errors.As(err, &e) {
		return err
	}
	at := fmt.Sprintf("%s:%d: ", file, line)
	return &inspect.Error{Code: inspect.CodeFailed, EN: at + e.EN, ZH: at + e.ZH, HintEN: e.HintEN, HintZH: e.HintZH}
}

func answerOf(row answerRow, list checklist.List, on inspect.Date) (e inspect.AnswerEntry, err error) {
	item, err := list.Item(row.Item)
	if err != nil {
		return e, err
	}
	says, err := inspect.ParseSays(strings.ToLower(row.Says))
	if err != nil {
		return e, err
	}
	e.Answer = inspect.Answer{Item: item.Code, Look: item.Look, Says: says, Note: row.Note}
	if says != inspect.SaysNo {
		return e, nil
	}
	text := cmp.Or(row.Text, interview.WithNote(item.Hazard(), row.Note))
	days := item.Days
	e.Finding = inspect.Finding{Text: text, Level: item.Level, Category: item.Category, Basis: item.Basis(on)}
	if days > 0 {
		e.DueIn = &days
	}
	return e, nil
}

// answerPhotos gives each «no» its photos.
func answerPhotos(ctx context.Context, entries []inspect.AnswerEntry, named []string) error {
	for _, s := range named {
		item, file, ok := strings.Cut(s, "=")
		at := slices.IndexFunc(entries, func(e inspect.AnswerEntry) bool { return strings.EqualFold(e.Item, item) })
		if !ok || at < 0 || entries[at].Says != inspect.SaysNo {
			return shell.Usage("--photo %s names no item that is answered no", "--photo %s 没有对应的不符合项", s).
				Hint("write it as ITEM=FILE", "请写作 条目=文件")
		}
		p, err := shell.TakePhoto(ctx, file)
		if err != nil {
			return err
		}
		entries[at].Photos = append(entries[at].Photos, p)
	}
	return nil
}
