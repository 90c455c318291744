package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

func newRootCommand(c *cli) *cobra.Command {
	root := &cobra.Command{
		Use:   "rectify",
		Short: c.say("record hazards, print rectification notices, count the month", "记录隐患、下达整改通知、统计月报"),
		Long: c.say(`rectify keeps the inspection book of a district's safety inspectors: hazards
found on site, numbered rectification notices as PDF, reviews and totals.
It needs no network; everything is in one file.`, `rectify 是安全检查人员的现场台账：登记隐患，下达有编号的责令整改通知书（PDF），
记录复查，汇总统计。无需联网，全部数据在一个文件里。`),
		Example: `  rectify init --agency 示范高新区安全生产监管部 --region 示高 --word 安责改 --review-body 示范市示范区人民政府 --court 示范市示范区人民法院
  rectify site add 示范第一加油站 --sector fuel-station
  rectify inspection add --site 示范第一 --date 2021-11-23 --inspector 甲某:A001 --inspector 乙某:A002
  rectify hazard add --inspection I1 "配电室堆放杂物" --due 15
  rectify notice issue --inspection I1 -o out/
  rectify totals --month 2021-11
  rectify demo`,
		SilenceErrors: true, SilenceUsage: true, Args: cobra.ArbitraryArgs,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return c.knownFlags(cmd) },
		RunE:              c.alone,
	}
	cobra.EnableCommandSorting = false // in the order in which an office needs them
	root.SetOut(c.out)
	root.SetErr(c.err)
	f := root.PersistentFlags()
	f.StringVar(&c.storePath, "store", "",
		c.say("the store's file, or postgres://USER@HOST/DATABASE?book=NAME (else RECTIFY_STORE, else the user's data folder)",
			"台账文件，或 postgres://用户@主机/数据库?book=名称（默认 RECTIFY_STORE，再默认用户数据目录）"))
	f.DurationVar(&c.wait, "wait", sqlstore.DefaultWait,
		c.say("how long to wait for another process that writes", "等待另一程序写入的最长时间"))
	wanted := c.json // which making the flag forgets
	f.BoolVar(&c.json, "json", false, c.say("print one JSON object; errors too", "输出一个 JSON 对象，错误也是"))
	c.json = wanted
	f.StringVar(&c.said, "lang", "", c.say("zh or en (else the locale)", "zh 或 en（默认取系统语言）"))
	f.BoolVar(&c.noColor, "no-color", false, c.say("no colour", "不用颜色"))
	f.BoolVarP(&c.yes, "yes", "y", false, c.say("do not ask", "不再询问"))
	f.BoolVar(&c.noInput, "no-input", false, c.say("never ask; fail instead", "从不询问，需要询问时报错"))
	c.grow(root)
	c.worded(root)
	return root
}

// tree is every command, in groups and in the order in which an office needs them.
func tree() []commandGroup {
	return []commandGroup{
		{"Every day", "日常",
			[]namedCommand{{"agenda", newAgendaCommand}, {"log", newLogCommand}, {"site", newSiteCommand},
				{"inspection", newInspectionCommand}, {"hazard", newHazardCommand}, {"notice", newNoticeCommand},
				{"review", newReviewCommand},
				{"complaint", newComplaintCommand}, {"undo", newUndoCommand}}},
		{"Papers and terms", "文书与期限", []namedCommand{{"paper", newPaperCommand}, {"extension", newExtensionCommand},
			{"supervision", newSupervisionCommand}}},
		{"The month", "月度统计",
			[]namedCommand{{"totals", newTotalsCommand}, {"report", newReportCommand}, {"period", newPeriodCommand},
				{"campaign", newCampaignCommand}, {"lookback", newLookbackCommand}}},
		{"The book", "台账", []namedCommand{{"apply", newApplyCommand}, {"check", newCheckCommand},
			{"backup", newBackupCommand}, {"restore", newRestoreCommand},
			{"book", newBookCommand}}},
		{setUp, "设置", []namedCommand{{"init", newInitCommand}, {"agency", newAgencyCommand},
			{"person", newPersonCommand}, {"whoami", newWhoamiCommand}, {"form", newFormCommand},
			{"checklist", newChecklistCommand}, {"clause", newClauseCommand}, {"calendar", newCalendarCommand},
			{"demo", newDemoCommand},
			{"completion", newCompletionCommand}, {"man", newManCommand}, {"version", newVersionCommand},
			{"licenses", newLicensesCommand}, {"exit-codes", newExitCodesTopic}, {"entries", newEntriesTopic}}},
	}
}

// setUp is the group of what is wanted once, and of help.
const setUp = "Set-up"

// commandGroup is a part of the help: commands that are needed together.
type commandGroup struct {
	en, zh   string
	commands []namedCommand
}

// grow adds the commands of the tree to root, each in its group.
func (c *cli) grow(root *cobra.Command) {
	var all []namedCommand
	of := map[string]string{}
	for _, g := range tree() {
		root.AddGroup(&cobra.Group{ID: g.en, Title: c.say(g.en+":", g.zh+"：")})
		for _, n := range g.commands {
			of[n.name] = g.en
		}
		all = append(all, g.commands...)
	}
	asked := c.argument(0)
	completes := asked == "" || strings.HasPrefix(asked, cobra.ShellCompRequestCmd)
	for _, cmd := range c.make(root, all, asked).Commands() {
		if cmd.GroupID = of[cmd.Name()]; completes {
			c.complete(cmd)
		}
	}
}

type namedCommand struct {
	name string
	make func(*cli) *cobra.Command
}

// make adds to cmd the command that is named, or, when none is or it may be
// mistyped, all. To make the flags of one alone takes a tenth of the time.
func (c *cli) make(cmd *cobra.Command, all []namedCommand, named string) *cobra.Command {
	if at := slices.IndexFunc(all, func(n namedCommand) bool { return n.name == named }); at >= 0 {
		all = all[at : at+1]
	}
	for _, n := range all {
		cmd.AddCommand(n.make(c))
	}
	return cmd
}

// argument is the n-th argument, from 0, that is no global flag; "" if there is
// none, or if a flag before it may have a value that only looks like one.
func (c *cli) argument(n int) string {
	alone := []string{"--json", "--no-color", "--no-input", "--yes", "-y"}
	for i := 0; i < len(c.args); i++ {
		switch a := c.args[i]; {
		case a == "--store" || a == "--lang" || a == "--wait":
			i++
		case strings.HasPrefix(a, "-") && (slices.Contains(alone, a) || strings.Contains(a, "=")):
		case strings.HasPrefix(a, "-"):
			return ""
		case n == 0:
			return a
		default:
			n--
		}
	}
	return ""
}

// choose runs where a verb is missing: it helps, or says what was mistyped.
func (c *cli) choose(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return c.help(cmd)
}

// group is a noun: a command that only has verbs.
func group(c *cli, use, en, zh string, verbs []namedCommand) *cobra.Command {
	named := ""
	if c.argument(0) == use {
		named = c.argument(1)
	}
	return c.make(&cobra.Command{Use: use, Short: c.say(en, zh), Args: cobra.ArbitraryArgs, RunE: c.choose}, verbs,
		named)
}

// verb is a command that does something. How it is written says whether it takes an
// argument; its flags are the fields of structs: see [cli.flagged].
func verb(c *cli, use, en, zh string, run func(context.Context, []string) error, flags ...any) *cobra.Command {
	args := cobra.ExactArgs(1)
	switch _, place, _ := strings.Cut(use, " "); {
	case place == "":
		args = cobra.NoArgs
	case place[0] == '[':
		args = cobra.MaximumNArgs(1)
	}
	cmd := &cobra.Command{Use: c.inTongue(use), Short: c.say(en, zh), Args: c.counting(args),
		ValidArgsFunction: c.argued(use),
		RunE: func(cmd *cobra.Command, args []string) error {
			c.schema = schemaOf(cmd)
			if err := c.lacking(cmd); err != nil {
				return err
			}
			return run(cmd.Context(), args)
		}}
	for _, v := range flags {
		c.flagged(cmd, v)
	}
	return cmd
}

// reads is a verb that reads the book.
func reads(c *cli, use, en, zh string, run func(context.Context, *inspect.Book, []string) error,
	flags ...any) *cobra.Command {
	return verb(c, use, en, zh, func(ctx context.Context, args []string) error {
		b, err := c.reading(ctx)
		if err != nil {
			return err
		}
		return run(ctx, b, args)
	}, flags...)
}

// shows is a verb that reads the thing of a noun that its argument names.
func shows(c *cli, use, en, zh string, noun inspect.Noun, run func(r view, n int64) error,
	flags ...any) *cobra.Command {
	return reads(c, use+" "+placeOf(noun), en, zh, func(ctx context.Context, b *inspect.Book, args []string) error {
		n, err := b.Find(ctx, noun, args[0])
		if err != nil {
			return err
		}
		return c.viewed(ctx, b, func(r view) error { return run(r, n) })
	}, flags...)
}

// views is a verb that reads the book on the day it is read.
func views(c *cli, use, en, zh string, run func(view) error, flags ...any) *cobra.Command {
	return reads(c, use, en, zh, func(ctx context.Context, b *inspect.Book, _ []string) error {
		return c.viewed(ctx, b, run)
	}, flags...)
}

// schemas name the JSON of commands whose words do not.
var schemas = map[string]string{"agenda": "agenda.show", "log": "log.record", "undo": "undo.run",
	"totals": "totals.show",
	"apply":  "apply.run", "check": "check.run", "backup": "backup.write", "restore": "restore.run",
	"init":   "book.init",
	"whoami": "whoami.show", "demo": "demo.run", "completion": "completion.show", "man": "man.show",
	"version": "version.show", "licenses": "licenses.list", "help": "help.show"}

// changed are the schemas of which a value has come to mean something else:
// what is late, as of which day, that what was recorded in error counts
// nowhere, and what the state is called of a hazard that nobody ordered.
var changed = map[string]int{"totals.show": 2, "totals.rows": 2, "report.month": 2, "report.ledger": 2,
	"period.show":      2,
	"complaint.totals": 2, "agenda.show": 2, "notice.list": 3, "extension.list": 2, "supervision.list": 3,
	"complaint.list": 2, "hazard.list": 3, "hazard.show": 2, "hazard.add": 2, "hazard.edit": 2, "hazard.reopen": 2,
	"lookback.add": 2, "notice.show": 2, "review.list": 2, "review.show": 2, "inspection.show": 3, "site.show": 3}

// schemaOf is the schema of a command's JSON.
func schemaOf(cmd *cobra.Command) string {
	path := strings.Fields(pathOf(cmd))
	name := strings.Join(path[:min(len(path), 2)], ".") // all kinds of paper are issued alike
	return versioned(cmp.Or(schemas[name], name))
}

// versioned is a schema with its number.
func versioned(schema string) string {
	return fmt.Sprintf("rectify.%s/%d", schema, max(changed[schema], 1))
}
