// Command rectify is the inspectors' field tool: it records hazards and
// notices in a book, prints the notices and counts the month. This package is
// its command line; it may import every other package of the module, and
// nothing imports it.
package main

import (
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
)

func main() { os.Exit(run(time.Now)) }

// run is the whole program, from arguments to exit code, by the device's clock.
func run(now func() time.Time) int {
	// A command lives for milliseconds and seldom needs its garbage collected;
	// one that reads a large table keeps within what a small laptop can spare.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(44 << 20)
	// A reader that goes away is told by the write, so that what is on the
	// record by then does not end as if it were not.
	signal.Ignore(syscall.SIGPIPE)
	return execute(now, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// execute runs one command line and closes what it opened.
func execute(now func() time.Time, args []string, in io.Reader, out, err io.Writer) int {
	if len(args) == 1 && args[0] == "--version" {
		args = []string{"version"}
	}
	c := shell.New(args, in, out, err)
	c.Now = now
	defer c.Close()
	root := newRootCommand(c)
	root.SetArgs(args)
	return c.Exit(root.Execute())
}

// newRootCommand is every command, in groups and in the order in which an office needs them.
func newRootCommand(c *shell.Run) *cobra.Command {
	root := &cobra.Command{
		Short: c.Say("record hazards, print rectification notices, count the month", "记录隐患、下达整改通知、统计月报"),
		Long: c.Say(`rectify keeps the inspection book of a district's safety inspectors: hazards
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
		RunE: func(cmd *cobra.Command, args []string) error { return alone(c, cmd, args) },
	}
	return c.Tree(root, map[string]shell.Maker{
		"agenda": newAgendaCommand, "log": newLogCommand, "site": newSiteCommand,
		"inspection": newInspectionCommand, "hazard": newHazardCommand, "notice": newNoticeCommand,
		"review": newReviewCommand, "complaint": newComplaintCommand, "undo": newUndoCommand,
		"paper": newPaperCommand, "verify": newVerifyCommand, "extension": newExtensionCommand, "supervision": newSupervisionCommand,
		"totals": newTotalsCommand, "report": newReportCommand, "period": newPeriodCommand,
		"campaign": newCampaignCommand, "lookback": newLookbackCommand,
		"apply": newApplyCommand, "check": newCheckCommand, "backup": newBackupCommand,
		"restore": newRestoreCommand, "book": newBookCommand, "export": newExportCommand, "import": newImportCommand, "schema": newSchemaCommand,
		"init": newInitCommand, "agency": newAgencyCommand, "person": newPersonCommand,
		"whoami": newWhoamiCommand, "form": newFormCommand, "checklist": newChecklistCommand,
		"clause": newClauseCommand, "calendar": newCalendarCommand, "demo": newDemoCommand,
		"completion": newCompletionCommand, "man": newManCommand, "version": newVersionCommand,
		"licenses": newLicensesCommand, "exit-codes": newExitCodesTopic, "entries": newEntriesTopic, "fields": newFieldsTopic,
	},
		shell.Chapter{"Every day", "日常", "agenda log site inspection hazard notice review complaint undo"},
		shell.Chapter{"Papers and terms", "文书与期限", "paper verify extension supervision"},
		shell.Chapter{"The month", "月度统计", "totals report period campaign lookback"},
		shell.Chapter{"The book", "台账", "apply check backup restore export import schema book"},
		shell.Chapter{"Set-up", "设置", "init agency person whoami form checklist clause calendar demo " +
			"completion man version licenses exit-codes entries fields"})
}
