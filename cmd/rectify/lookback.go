package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

func newLookbackCommand(c *shell.Run) *cobra.Command {
	return c.Group("lookback", "looking back at what was accepted", "回头看",
		drawing(), lookingBack(), listingDraws(),
		shell.Called("show", func(c *shell.Run) *cobra.Command {
			return c.Shows("show", "print a draw and what came of it", "查看抽查及结果", inspect.Lookbacks, showDraw)
		}))
}

// drawing is the verb that draws a sample.
func drawing() shell.Deed {
	v := new(struct {
		Month string `flag:"month" en:"accepted in that month" zh:"验收月份"`
		From  string `flag:"from" en:"accepted from that day" zh:"验收起始日期（含当日）"`
		To    string `flag:"to" en:"accepted until that day (inclusive)" zh:"验收截止日期（含当日）"`
		Share string `flag:"share" usual:"10%" en:"the share to draw" zh:"抽取比例"`
		By    string `flag:"by" words:"level category sector town site" en:"stratify by level, category, sector, town or site" zh:"分层方式：level、category、sector、town、site"`
		Whom  string `flag:"drawn-by" en:"who draws" zh:"抽取人"`
		Seed  uint64 `flag:"seed" must:"give any number, so that the draw can be repeated|请给出任意数字，便于重现抽取" en:"random seed: the same seed draws the same sample" zh:"随机种子：相同种子抽出相同样本"`
	})
	return shell.Deed{Use: "draw", EN: "draw a sample of accepted hazards that can be drawn again",
		ZH: "抽取已验收隐患的样本（可重现）", Do: "lookback.drawn", Flags: []any{v},
		Parts: []inspect.Particular{onDay("the day (else today)", "日期（默认今天）")},
		Adjust: func(a *shell.Asked) (err error) {
			a.Says["by"], a.Says["seed"] = v.Whom, v.Seed
			period := shell.PeriodFlags{Month: v.Month, From: v.From, To: v.To}
			if a.Says["period"], err = period.Of(a.Ctx, a.B); err != nil {
				return err
			}
			if a.Says["percent"], err = shareOf(v.Share); err == nil {
				a.Says["strata"], err = inspect.ParseDim(v.By)
			}
			return err
		},
		Tell: func(a *shell.Asked, r inspect.Receipt) error {
			return a.Viewed(a.B, func(now shell.View) error { return drawn(now, *r.Thing.(*inspect.Draw)) })
		}}
}

// shareOf reads a share in percent.
func shareOf(said string) (float64, error) {
	share := inspect.Folded(said)
	percent, err := strconv.ParseFloat(strings.TrimSuffix(share, "%"), 64)
	switch {
	case err != nil:
		err = shell.Usage("%q is no share", "%q 不是抽取比例", said).Hint("write it as 10%", "请写作 10%")
	case percent < 1 && !strings.HasSuffix(share, "%"):
		err = shell.Usage("--share %[1]s has no percent sign: percent, or a part of one?",
			"--share %[1]s 是百分之%[1]s还是小数？", said).
			Hint("write it with its sign: 10%, or 0.1%", "请写上百分号：10% 或 0.1%")
	}
	return percent, err
}

// drawn prints what was drawn.
func drawn(r shell.View, d inspect.Draw) error {
	ref := inspect.Lookbacks.Ref(d.N)
	data := map[string]any{"ref": ref.String(), "id": d.ID, "draw": d, "hazards": refs(d.Hazards)}
	return r.Print(data, func(w io.Writer) error {
		fmt.Fprintln(w, r.Say("%s  %d of %d hazard%[3]s drawn", "%s  从 %[3]d 项中抽取 %[2]d 项",
			ref, len(d.Hazards), inspect.Many(d.From)))
		r.Note("next: rectify lookback add H… --draw %s --held|--recurred",
			"下一步：rectify lookback add H… --draw %s --held|--recurred", ref)
		return drawnHazards(r, w, d)
	})
}

// drawnHazards is a table of what was drawn, with what came of each.
//
// They are as they stood on the day of the draw: what came back has lost its acceptance since.
func drawnHazards(r shell.View, w io.Writer, d inspect.Draw) error {
	_, each := inspect.HazardsAt(r.Reader, inspect.Filter{Hazards: d.Hazards, To: d.On.Add(1)}, r.Today)
	rows := func(fn func([]string) error) error {
		_, err := each(func(h inspect.HazardRow) error {
			result := lookedResult(r.Run, h.Hazard, d.ID)
			return fn([]string{inspect.Hazards.RefTo(h.N), closedOn(h.Hazard), result, h.SiteName, h.Text})
		})
		return err
	}
	return report.Table{Head: r.Head("hazard|accepted|result|site|hazard", "隐患|验收|结果|单位|隐患描述"), Rows: rows}.Write(w)
}

// lookedResult is what the look back of a draw found, or that it waits.
func lookedResult(c *shell.Run, h inspect.Hazard, draw inspect.ID) string {
	result := c.Say("waiting", "待查")
	for _, k := range h.Life.Lookbacks {
		if k.DrawID != draw {
			continue
		}
		if result = c.Say("come back", "复发") + " " + string(k.On); k.Held {
			result = c.Say("held", "未复发") + " " + string(k.On)
		}
	}
	if h.State == inspect.Withdrawn {
		return c.Say("withdrawn", "误录")
	}
	return result
}

func lookingBack() shell.Deed {
	d := happening("add HAZARD", "record what a look back found; a hazard that came back is reopened", "登记回头看结果（复发的重新打开）",
		"hazard.looked_back",
		about(inspect.Lookbacks, "the draw: L1", "所属抽查：L1"), wants("held", inspect.AsYesNo, "it is still fixed", "未复发"),
		wants("recurred", inspect.AsYesNo, "it has come back", "已复发"),
		wants("due", inspect.AsDue, "a new due date, if it has come back: a date, days, or working days as 10w",
			"复发时的新期限：日期、天数，或工作日如 10w"),
		textFlag("note", "a note", "备注"))
	d.Parts[1].Key = "draw"
	for _, p := range only(inspect.Reviews, "inspectors") {
		p.AskZH = "检查人员 姓名:证号，可重复"
		d.Parts = append(d.Parts, p)
	}
	said := func(a *shell.Asked, flag string) bool { return a.Cmd.Flag(flag).Value.String() == "true" }
	d.Refuse = func(a *shell.Asked) error {
		if said(a, "held") != said(a, "recurred") {
			return nil
		}
		return shell.Usage("say --held or --recurred", "请给出 --held 或 --recurred")
	}
	d.Adjust = func(a *shell.Asked) error {
		delete(a.Says, "recurred")
		a.Says["held"] = said(a, "held")
		return nil
	}
	d.Gives, d.Line = "state held", func(a *shell.Asked, _ any) string {
		if said(a, "held") {
			return a.Run.Say("held", "未复发")
		}
		return a.Run.Say("had come back, and is reopened", "已复发，重新打开")
	}
	return d
}

// drawLine is a draw of the list, in JSON.
type drawLine struct {
	Ref string `json:"ref"`
	inspect.Draw
	Drawn int `json:"drawn"`
}

func drawLineOf(d inspect.Draw) drawLine {
	return drawLine{inspect.Lookbacks.RefTo(d.N), d, len(d.Hazards)}
}

// drawSaid are the parts of a draw that are told otherwise than they are kept.
func drawSaid(c *shell.Run, d inspect.Draw) map[string]string {
	return map[string]string{"strata": c.Say(string(d.Strata), d.Strata.ZH())}
}

func showDraw(r shell.View, n int64) error {
	d, _, err := r.Lookback(n)
	if err != nil {
		return err
	}
	same, kept, err := r.Redrawn(d)
	if err != nil {
		return err
	}
	proof := r.Say("drawn again from the list that was kept: the same sample", "由留存的抽查总体重新抽取，结果相同")
	switch {
	case !kept:
		proof = r.Say("the list it was drawn from was not kept: it cannot be drawn again", "未留存抽查总体，无法再次抽取")
	case !same:
		proof = r.Say("drawn again from the list that was kept: a different sample", "由留存的抽查总体重新抽取，结果不同")
	}
	data := map[string]any{"ref": inspect.Lookbacks.RefTo(n), "draw": d, "hazards": refs(d.Hazards),
		"pool_kept": kept, "drawn_again": same}
	return r.Print(data, func(w io.Writer) error {
		said := drawSaid(r.Run, d)
		said["on"], said["proof"] = string(d.On)+" "+d.By, proof
		said["period"] = string(d.Period.From) + " – " + string(d.Period.To.Add(-1))
		err := r.Facts(r.FactsOf(inspect.Lookbacks, d, said))(w)
		if err != nil {
			return err
		}
		fmt.Fprintln(w)
		return drawnHazards(r, w, d)
	})
}

func listingDraws() shell.Listing[drawLine] {
	return shell.Listing[drawLine]{EN: "list draws", ZH: "列出抽查", Noun: inspect.Lookbacks,
		Sorts: "ref date", By: "month from to all", Each: shell.ListedBy(inspect.Lookbacks, drawLineOf),
		Keys:  "ref on by drawn from percent strata seed",
		Heads: [2]string{"ref|on|by|drawn|of|share|grouped by|seed", "编号|日期|抽取人|抽取数|总数|比例|分层|种子"},
		Told:  func(c *shell.Run, l drawLine) map[string]string { return drawSaid(c, l.Draw) }}
}
