package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// agencyParts are what papers say of the agency, which is named as one.
func agencyParts() []inspect.Particular {
	parts := slices.Clone(inspect.Particulars[inspect.Agencies])
	parts[0].Key = "agency"
	return parts
}

func newInitCommand(c *shell.Run) (cmd *cobra.Command) {
	cmd = c.Recording("init", "begin a book for an agency", "新建台账", func(_ []string) error {
		says := shell.Edit{}
		for key, flag := range map[string]string{"name": "agency", "region": "region", "word": "word",
			"review_body": "review-body", "court": "court", "zone": "time-zone"} {
			says[key] = cmd.Flag(flag).Value.String()
		}
		a, err := begin(c, says)
		if err != nil {
			return err
		}
		said := c.Say("book of %s at %s", "已为 %s 新建台账：%s", a.Name, c.Place())
		err = c.Reply(map[string]any{"store": c.Place(), "agency": a}, said)
		recordedBy(c)
		redressUnset(c, a)
		c.Note("next: rectify site add NAME, or rectify site import FILE",
			"下一步：rectify site add 单位名称，或 rectify site import 文件")
		return err
	})
	c.Ask(cmd, agencyParts())
	cmd.Flags().String("time-zone", "Asia/Shanghai", c.Say("the book's civil time zone", "台账所用时区"))
	for _, flag := range []string{"agency", "word"} {
		shell.Needs(cmd, flag, "rectify init --agency 示范区应急管理局 --region 示 --word 应急责改",
			"例如：rectify init --agency 示范区应急管理局 --region 示 --word 应急责改")
	}
	return cmd
}

// begin makes a new book, or finds the one that was begun by this id.
func begin(c *shell.Run, says shell.Edit) (a inspect.Agency, err error) {
	opening := func(b *inspect.Book) error {
		if _, err := c.Record(b, "agency.opened", "", says); err != nil {
			return err
		}
		a, err = inspect.Ask(c.Ctx, b, inspect.Reader.Agency)
		return err
	}
	if c.Before != nil {
		err = opening(c.Before)
		return a, err
	}
	path, err := c.Located()
	if err != nil {
		return a, err
	}
	err = shell.MakeStore(c.Ctx, path, c.Patient(), func(s shell.BookStore) error { return opening(c.BookOn(s)) })
	c.Made = err == nil
	return a, err
}

// redressUnset says what papers cannot say yet.
func redressUnset(c *shell.Run, a inspect.Agency) {
	if a.ReviewBody == "" || a.Court == "" {
		c.Note("papers cannot say where to appeal yet: "+
			"order and measures are refused, and a notice warns. "+
			"Set both before the first: rectify agency edit --review-body GOVERNMENT --court COURT",
			"尚未设置复议机关和诉讼法院，文书不能告知救济途径：责令限期整改指令书、现场处理措施决定书不能下达，责令整改通知书会警告。"+
				"请在下达前用 rectify agency edit --review-body 某某人民政府 --court 某某人民法院 设置")
	}
}

// recordedBy says whose name will be recorded.
func recordedBy(c *shell.Run) {
	if by := shell.Recorder(); by != "" {
		c.Note("what is recorded here is recorded by %s; RECTIFY_USER sets another name", "登记人记为 %s；可用 RECTIFY_USER 更改", by)
		return
	}
	c.Note("it is not known who records: set RECTIFY_USER to their name", "无法确定登记人：请用 RECTIFY_USER 写明")
}

func newAgencyCommand(c *shell.Run) *cobra.Command {
	return c.Group("agency", "the agency, as papers name it", "机关信息（落款、复议、诉讼）",
		shell.Viewing("show", "print the agency", "查看机关信息", agency),
		shell.Deed{Use: "edit", EN: "change the agency, for papers issued from now on",
			ZH: "修改机关信息（只影响此后下达的文书）", Do: "agency.amended",
			Parts: agencyParts(), Adjust: func(a *shell.Asked) error {
				if name, ok := a.Says["agency"]; ok {
					a.Says["name"] = name
					delete(a.Says, "agency")
				}
				return nil
			}, Tell: func(a *shell.Asked, _ inspect.Receipt) error { return a.Viewed(a.B, agency) }})
}

// agency prints what papers say of it now.
func agency(r shell.View) error {
	a, err := r.Agency()
	if err != nil {
		return err
	}
	name := strings.ReplaceAll(a.Headed(), "|", "｜")
	return r.Print(a, r.Facts(r.FactsOf(inspect.Agencies, a, map[string]string{"name": name})))
}
