package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newPaperCommand(c *shell.Run) *cobra.Command {
	zh := shell.Together(kindsOf(inspect.Papers), func(kind inspect.FormKind) string {
		_, short := kind.Short()
		return short
	})
	return c.Group("paper", "numbered papers other than notices", "其他文书："+zh,
		shell.Called("issue", newPaperIssueCommand), listingPapers(), showing(inspect.Papers),
		of(inspect.Papers, "print", printing), voiding(inspect.Papers),
		of(inspect.Papers, "register", registering))
}

// kindsOf are the kinds of papers of a noun.
func kindsOf(noun inspect.Noun) []inspect.FormKind {
	return slices.DeleteFunc(inspect.FormKinds(), func(k inspect.FormKind) bool { return k.Noun() != noun })
}

func newPaperIssueCommand(c *shell.Run) *cobra.Command {
	var verbs []shell.Verbal
	for _, kind := range kindsOf(inspect.Papers) {
		verbs = append(verbs, shell.Called(string(kind), func(c *shell.Run) *cobra.Command { return issuing(c, kind) }))
	}
	return c.Group("issue", "take the next number and print a paper", "取号并制作文书", verbs...)
}

// issuing is a verb that issues a paper of a kind, about what a flag names.
func issuing(c *shell.Run, kind inspect.FormKind) *cobra.Command {
	var v struct {
		issueTo
		Date string `flag:"date" en:"the paper's date (else that of what it is about)" zh:"文书日期（默认所涉事项的日期）"`
	}
	var about string
	var own ownFlags
	switch kind {
	case inspect.FormRecord:
		own = new(recordFlags)
	case inspect.FormMeasures:
		own = new(measuresFlags)
	}
	en, _ := kind.Short()
	cmd := c.Recording(string(kind), en, kind.ZH(), func(_ []string) error {
		if err := c.MayWrite(v.Output); err != nil {
			return err
		}
		b, n, err := c.Target(kind.About(), about)
		if err != nil {
			return err
		}
		says := shell.Edit{"form": kind, "of": kind.About().RefTo(n)}
		if says["date"], err = c.Dated("date", v.Date); err != nil {
			return err
		}
		if own != nil {
			if err := own.into(c, b, says); err != nil {
				return err
			}
		}
		return issue(c, b, "paper.issued", "", says, v.Output)
	}, &v)
	flag := kind.About().EN()
	cmd.Flags().StringVar(&about, flag, "", c.Say("which one the paper is about", "文书针对哪一项"))
	shell.Needs(cmd, flag, "", "")
	if own != nil {
		c.Flagged(cmd, own)
	}
	return cmd
}

// ownFlags tell what the book does not know, of the kinds that need any, and put it in what is said.
type ownFlags interface {
	into(c *shell.Run, b *inspect.Book, says shell.Edit) error
}

type recordFlags struct {
	From    string `flag:"from" takes:"TIME|时刻" en:"when it began: 09:00" zh:"开始时刻：09:00"`
	To      string `flag:"to" takes:"TIME|时刻" en:"when it ended: 11:30, or 2021-11-24 00:30" zh:"结束时刻：11:30，或 2021-11-24 00:30"`
	Person  string `flag:"person" en:"the legal representative or person in charge (else the site's)" zh:"法定代表人或负责人（默认单位登记的）"`
	Post    string `flag:"post" en:"that person's post" zh:"职务"`
	Phone   string `flag:"phone" en:"telephone (else the site's)" zh:"联系电话（默认单位登记的）"`
	Address string `flag:"address" en:"address (else the site's)" zh:"地址（默认单位登记的）"`
	Witness string `flag:"witness" en:"a witness who signs too" zh:"见证人"`
}

func (v *recordFlags) into(c *shell.Run, _ *inspect.Book, says shell.Edit) (err error) {
	is := inspect.Record{From: v.From, To: v.To, Person: v.Person, Post: v.Post, Phone: v.Phone, Address: v.Address,
		Witness: v.Witness}
	if day, hour, ok := strings.Cut(strings.TrimSpace(v.To), " "); ok { // it ended on another day
		is.Until, err = c.Dated("to", day)
		is.To = hour
	}
	says["record"] = is
	return err
}

type measuresFlags struct {
	Hazards   []string `flag:"hazard" en:"a major hazard of the inspection; may be repeated" zh:"该次检查的重大隐患，可重复"`
	Basis     string   `flag:"basis" en:"the rule it rests on" zh:"依据"`
	Decisions []string `flag:"decision" en:"what is decided; may be repeated" zh:"处理决定，可重复"`
}

func (v *measuresFlags) into(c *shell.Run, b *inspect.Book, says shell.Edit) (err error) {
	says["basis"], says["decisions"] = v.Basis, v.Decisions
	says["hazards"], err = c.ReferAll(b, inspect.Hazards, v.Hazards)
	return err
}
