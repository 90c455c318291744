package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/report"
)

func newRootCommand(c *cli) *cobra.Command {
	root := &cobra.Command{
		Use:   "rectify",
		Short: c.say("record hazards, print rectification notices, count the month", "记录隐患、下达整改通知、统计月报"),
		Long: c.say(`rectify keeps the inspection book of a district's safety inspectors: hazards
found on site, numbered rectification notices as PDF, reviews and totals.
It needs no network; everything is in one file.`, `rectify 是安全检查人员的现场台账：登记隐患，下达有编号的责令整改通知书（PDF），
记录复查，汇总统计。无需联网，全部数据在一个文件里。`) + "\n\n" + exitStatus(c),
		Example: `  rectify init --agency 示范高新区安全生产监管部 --region 示高 --word 安责改
  rectify site add 示范第一加油站 --sector fuel-station
  rectify inspection add --site 示范第一 --date 2021-11-23 --inspector 甲某:A001
  rectify hazard add --inspection I1 "配电室堆放杂物" --due 15
  rectify notice issue --inspection I1 -o out/
  rectify totals --month 2021-11
  rectify demo`,
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: false},
	}
	root.SetOut(c.out)
	root.SetErr(c.err)
	f := root.PersistentFlags()
	f.StringVar(&c.storePath, "store", "", c.say("the store's file (else RECTIFY_STORE, else the user's data folder)", "台账文件（默认 RECTIFY_STORE，再默认用户数据目录）"))
	f.BoolVar(&c.json, "json", c.json, c.say("print one JSON object; errors too", "输出一个 JSON 对象，错误也是"))
	f.String("lang", "", c.say("zh or en (else the locale)", "zh 或 en（默认取系统语言）"))
	f.BoolVar(&c.noColor, "no-color", false, c.say("no colour", "不用颜色"))
	f.BoolVarP(&c.yes, "yes", "y", false, c.say("do not ask", "不再询问"))
	f.BoolVar(&c.noInput, "no-input", false, c.say("never ask; fail instead", "从不询问，需要询问时报错"))
	root.AddCommand(newInitCommand(c), newAgencyCommand(c), newFormCommand(c), newSiteCommand(c), newCampaignCommand(c), newInspectionCommand(c),
		newHazardCommand(c), newNoticeCommand(c), newReviewCommand(c), newTotalsCommand(c), newCheckCommand(c), newBackupCommand(c),
		newRestoreCommand(c), newDemoCommand(c), newVersionCommand(c))
	root.SetHelpCommand(&cobra.Command{Use: "help [command]", Short: c.say("help about a command", "查看命令帮助"), Run: func(cmd *cobra.Command, args []string) {
		if found, _, err := root.Find(args); err == nil {
			found.Help()
			return
		}
		root.Help()
	}})
	if c.lang == report.ZH {
		root.SetUsageTemplate(inChinese(root.UsageTemplate()))
	}
	return root
}

// inChinese puts cobra's own words of its usage template in Chinese.
func inChinese(template string) string {
	return strings.NewReplacer("Usage:", "用法：", "Aliases:", "别名：", "Examples:", "示例：", "Available Commands:", "命令：", "Additional Commands:", "其他命令：",
		"Global Flags:", "全局选项：", "Flags:", "选项：", "Additional help topics:", "更多帮助：", "[flags]", "[选项]",
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`, `用 "{{.CommandPath}} [命令] --help" 查看命令的详细说明。`).Replace(template)
}

func exitStatus(c *cli) string {
	return c.say(`EXIT STATUS
  0 done · 1 failed · 2 usage or a value that cannot be · 3 partly done (import) · 5 not found or ambiguous
  6 refused by the rules · 7 a check failed · 8 store busy · 10 no store · 130 interrupted`, `退出码
  0 完成 · 1 失败 · 2 用法或取值有误 · 3 部分完成（导入）· 5 未找到或有歧义
  6 规则不允许 · 7 核对不通过 · 8 台账正被占用 · 10 没有台账 · 130 中断`)
}

// group is a noun: a command that only has verbs.
func group(c *cli, use, en, zh string, verbs ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: c.say(en, zh), RunE: func(cmd *cobra.Command, args []string) error {
		c.schema = "rectify." + use + ".help/1"
		if len(args) > 0 {
			return usage("unknown command %q for rectify %s", "rectify %[2]s 没有 %[1]q 这个命令", args[0], use).
				Hint("see rectify "+use+" --help", "请查看 rectify "+use+" --help")
		}
		return cmd.Help()
	}}
	cmd.AddCommand(verbs...)
	return cmd
}

// verb is a command that does something; schema names its JSON.
func verb(c *cli, schema, use, en, zh string, args cobra.PositionalArgs, run func(cmd *cobra.Command, args []string) error) *cobra.Command {
	return &cobra.Command{Use: use, Short: c.say(en, zh), Args: args, RunE: func(cmd *cobra.Command, args []string) error {
		c.schema = "rectify." + schema + "/1"
		return run(cmd, args)
	}}
}
