package main

import (
	"cmp"
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

// checking is the verb that records a checklist's answers.
func checking() shell.Deed {
	v := new(answerFlags)
	return shell.Deed{Use: "check INSPECTION", EN: "record a checklist's answers; each «no» becomes a hazard",
		ZH: "登记检查表结果，不符合项直接登记为隐患", Do: "list.answered",
		Noun: inspect.Inspections, Flags: []any{v}, Tell: answered,
		Adjust: func(a *shell.Asked) error {
			list, err := listNamed(a.Run, v.List)
			if err != nil {
				return err
			}
			a.Says["list"], a.Says["name"], a.Says["version"] = list.Code, list.NameZH, list.Version
			a.Says["answers"], err = readAnswers(a, list, *v)
			return err
		},
		More: func(_ *shell.Run, cmd *cobra.Command) {
			cmd.Example = `  rectify inspection check I1 --list fuel-station \
    --answer FS01=yes --answer 'FS07=no:卸油口盖帽缺失' --answer FS08=na --photo FS07=p1.jpg
  rectify checklist export fuel-station --answers -o sheet.csv
  rectify inspection check I1 --list fuel-station --from sheet.csv`
		}}
}

// answered says what was answered, with the hazards that came of it.
func answered(a *shell.Asked, r inspect.Receipt) error {
	type row struct {
		Ref  string       `json:"ref"`
		Text string       `json:"text"`
		Due  inspect.Date `json:"due,omitempty"`
	}
	fact, err := a.Fact(a.B)
	done, ok := fact.(*inspect.ListAnswered)
	if err != nil || !ok {
		return err
	}
	rows, count := []row{}, map[inspect.Says]int{}
	err = a.B.Read(a.Ctx, func(r inspect.Reader) error {
		for _, is := range done.Answers {
			count[is.Says]++
			ref, came, err := r.RefOf(is.HazardID)
			if err == nil && came {
				var h inspect.Hazard
				h, _, err = r.Hazard(ref.N)
				rows = append(rows, row{ref.String(), h.Text, h.Due})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	lines := ""
	for _, r := range rows {
		lines += fmt.Sprintf("%s  %s  %s\n", r.Ref, r.Text, r.Due)
	}
	return a.Reply(map[string]any{"ref": r.Ref, "id": r.Thing.(*inspect.Inspection).ID, "hazards": rows,
		"yes": count[inspect.SaysYes], "no": count[inspect.SaysNo], "na": count[inspect.SaysNA]},
		lines+a.Say("%s: ", "%s：", r.Ref)+a.InWords(done.Say()))
}

// readAnswers reads all answers, and makes of each «no» the finding that the list
// knows, with what held as its basis on the day of the visit.
func readAnswers(a *shell.Asked, list checklist.List, v answerFlags) (out []shell.Edit, err error) {
	rows, err := answerRows(a.Run, v)
	if err != nil {
		return nil, err
	}
	visit, err := shell.Thing(a.Ctx, a.B, inspect.Reader.Inspection, a.About.N)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		says, err := answerOf(row, list, visit.Date)
		if err != nil {
			return nil, inRow(v.From, row.Line, err)
		}
		out = append(out, says)
	}
	return out, answerPhotos(a, out, v.Photos)
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
	if t.matched, err = match(v.From, answerColumns, table.Header(), table.Header(), false); err != nil {
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

// answerOf is an answer as an entry says it.
func answerOf(row answerRow, list checklist.List, on inspect.Date) (shell.Edit, error) {
	item, err := list.Item(row.Item)
	if err != nil {
		return nil, err
	}
	says, err := inspect.ParseSays(strings.ToLower(row.Says))
	out := shell.Edit{"item": item.Code, "look": item.Look, "says": says, "note": row.Note}
	if says == inspect.SaysNo {
		text := cmp.Or(row.Text, interview.WithNote(item.Hazard(), row.Note))
		hazard := &inspect.HazardEntry{Finding: inspect.Finding{Text: text, Level: item.Level, Category: item.Category,
			Basis: item.Basis(on)}}
		if item.Days > 0 {
			hazard.DueIn = &item.Days
		}
		out["hazard"] = hazard
	}
	return out, err
}

// answerPhotos gives each «no» its photos.
func answerPhotos(a *shell.Asked, answers []shell.Edit, named []string) error {
	for _, s := range named {
		item, file, _ := strings.Cut(s, "=")
		at := slices.IndexFunc(answers, func(says shell.Edit) bool {
			return says["hazard"] != nil && strings.EqualFold(says["item"].(string), item)
		})
		if file == "" || at < 0 {
			return shell.Usage("--photo %s names no item that is answered no", "--photo %s 没有对应的不符合项", s).
				Hint("write it as ITEM=FILE", "请写作 条目=文件")
		}
		p, err := shell.TakePhoto(a.Ctx, file)
		if err != nil {
			return err
		}
		hazard := answers[at]["hazard"].(*inspect.HazardEntry)
		hazard.Photos = append(hazard.Photos, a.Brings(p))
	}
	return nil
}
