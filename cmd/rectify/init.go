package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// agencyFlags are what papers say of the agency; nil where not given.
func agencyFlags(c *cli, cmd *cobra.Command, a *inspect.Agency) {
	f := cmd.Flags()
	f.StringVar(&a.Name, "agency", "", c.say("the agency's full name, as it signs", "机关全称（落款）"))
	f.StringVar(&a.Region, "region", "", c.say("short name of the region, before the number", "地区简称（编号括号内）"))
	f.StringVar(&a.Word, "word", "", c.say("the series' word, such as 安责改", "文书代字，如 安责改"))
	f.StringVar(&a.ReviewBody, "review-body", "", c.say("the government that reviews (行政复议)", "行政复议机关（人民政府）"))
	f.StringVar(&a.Court, "court", "", c.say("the court that is sued at", "行政诉讼法院"))
}

func newInitCommand(c *cli) *cobra.Command {
	var a inspect.Agency
	cmd := recording(c, "book.init", "init", "begin a book for an agency",
		"新建台账", func(cmd *cobra.Command, _ []string) error {
			return runInit(cmd, c, a)
		})
	agencyFlags(c, cmd, &a)
	cmd.Flags().StringVar(&a.Zone, "time-zone", "Asia/Shanghai", c.say("the book's civil time zone", "台账所用时区"))
	return cmd
}

func runInit(cmd *cobra.Command, c *cli, a inspect.Agency) (err error) {
	if a.Name == "" || a.Word == "" {
		return usage("init needs --agency and --word", "init 需要 --agency 和 --word").
			Hint("rectify init --agency 示范区应急管理局 --region 示 --word 应急责改",
				"例如：rectify init --agency 示范区应急管理局 --region 示 --word 应急责改")
	}
	if a, err = c.begin(cmd.Context(), a); err != nil {
		return err
	}
	return c.print(map[string]any{"store": c.place(), "agency": a}, func(w io.Writer) error {
		_, err := fmt.Fprintln(w, c.say("book of %s at %s", "已为 %s 新建台账：%s", a.Name, c.place()))
		c.recordedBy()
		c.redressUnset(a)
		c.note("next: rectify site add NAME, or rectify site import FILE",
			"下一步：rectify site add 单位名称，或 rectify site import 文件")
		return err
	})
}

// redressUnset says what papers cannot say yet.
func (c *cli) redressUnset(a inspect.Agency) {
	if a.ReviewBody == "" || a.Court == "" {
		c.note("papers cannot say where to appeal yet: order and measures are refused, and a notice warns. Set both before the first: rectify agency edit --review-body GOVERNMENT --court COURT",
			"尚未设置复议机关和诉讼法院，文书不能告知救济途径：责令限期整改指令书、现场处理措施决定书不能下达，责令整改通知书会警告。请在下达前用 rectify agency edit --review-body 某某人民政府 --court 某某人民法院 设置")
	}
}

// recordedBy says whose name will stand beside what is recorded.
func (c *cli) recordedBy() {
	if by := recorder(); by != "" {
		c.note("what is recorded here is recorded by %s; RECTIFY_USER names another", "登记人记为 %s；可用 RECTIFY_USER 更改", by)
		return
	}
	c.note("it is not known who records: name him in RECTIFY_USER", "无法确定登记人：请用 RECTIFY_USER 写明")
}

func newAgencyCommand(c *cli) *cobra.Command {
	return group(c, "agency", "what papers say of the agency",
		"机关信息（落款、复议、诉讼）", []namedCommand{{"show", newAgencyShowCommand}, {"edit", newAgencyEditCommand}})
}

func newAgencyShowCommand(c *cli) *cobra.Command {
	return verb(c, "agency.show", "show", "print it", "查看", func(cmd *cobra.Command, _ []string) error {
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		a, err := inspect.Ask(cmd.Context(), b, inspect.Reader.Agency)
		if err != nil {
			return err
		}
		return c.print(a, func(w io.Writer) error { return c.agency(w, a) })
	})
}

func (c *cli) agency(w io.Writer, a inspect.Agency) error {
	return c.facts(w, []fact{{c.say("agency",
		"机关"), a.Name}, {c.say("region", "地区简称"), a.Region}, {c.say("word", "代字"), a.Word},
		{c.say("review body", "复议机关"), a.ReviewBody}, {c.say("court", "诉讼法院"), a.Court}, {c.say("time zone", "时区"), a.Zone}})
}

func newAgencyEditCommand(c *cli) *cobra.Command {
	var is inspect.Agency
	cmd := recording(c, "agency.edit", "edit", "change it, for papers issued from now on",
		"修改（只影响此后下达的文书）", func(cmd *cobra.Command, _ []string) error {
			b, err := c.book(cmd.Context())
			if err != nil {
				return err
			}
			says := given(cmd, "region", "word", "review-body", "court")
			if cmd.Flags().Changed("agency") {
				says["name"] = is.Name
			}
			if _, err := c.record(cmd.Context(), b, "agency.amended", "", says); err != nil {
				return err
			}
			a, err := inspect.Ask(cmd.Context(), b, inspect.Reader.Agency)
			if err != nil {
				return err
			}
			return c.print(a, func(w io.Writer) error { return c.agency(w, a) })
		})
	agencyFlags(c, cmd, &is)
	return cmd
}
