package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newPaperCommand(c *cli) *cobra.Command {
	_, zh := kindsOf(inspect.Papers)
	return group(c, "paper", "numbered papers beside the notices", "其他文书："+strings.Join(zh, "、"),
		verbs(namedCommand{"issue", newPaperIssueCommand}, namedCommand{"list", newPaperListCommand}, showing(inspect.Papers),
			of(inspect.Papers, "print", printing), voiding(inspect.Papers), of(inspect.Papers, "register", registering)))
}

// kindsOf are the kinds of papers of a noun, by their names and their short Chinese ones.
func kindsOf(noun inspect.Noun) (names, zh []string) {
	for _, kind := range inspect.FormKinds() {
		if _, short := kind.Short(); kind.Noun() == noun {
			names, zh = append(names, string(kind)), append(zh, short)
		}
	}
	return names, zh
}

// choice names them for a flag's help.
func (c *cli) choice(noun inspect.Noun) string {
	names, zh := kindsOf(noun)
	for i := range zh {
		zh[i] = names[i] + " " + zh[i]
	}
	last := len(names) - 1
	return c.say(strings.Join(names[:last], ", ")+" or "+names[last], strings.Join(zh, "、"))
}

func newPaperIssueCommand(c *cli) *cobra.Command {
	var verbs []namedCommand
	names, _ := kindsOf(inspect.Papers)
	for _, name := range names {
		verbs = append(verbs, namedCommand{name, func(c *cli) *cobra.Command { return issuing(c, inspect.FormKind(name)) }})
	}
	return group(c, "issue", "take the next number and print a paper", "取号并制作文书", verbs)
}

// flagging adds the flags of what the book does not know, and puts them in what is said.
type flagging func(c *cli, cmd *cobra.Command) func(b *inspect.Book, says edit) error

// ownFlags are those of the kinds that need any.
var ownFlags = map[inspect.FormKind]flagging{inspect.FormRecord: recordFlags, inspect.FormMeasures: measuresFlags}

// issuing is a verb that issues a paper of a kind, about what a flag names.
func issuing(c *cli, kind inspect.FormKind) *cobra.Command {
	var about, date, out string
	say := func(*inspect.Book, edit) error { return nil }
	flag := kind.About().EN()
	en, _ := kind.Short()
	cmd := recording(c, "paper.issue", string(kind), en, kind.ZH(), func(cmd *cobra.Command, _ []string) error {
		if about == "" {
			return usage("paper issue %s needs --%s", "paper issue %s 需要 --%s", string(kind), flag)
		}
		if err := c.mayWrite(out); err != nil {
			return err
		}
		b, n, err := c.target(cmd, kind.About(), about)
		if err != nil {
			return err
		}
		says := edit{"form": kind, "of": kind.About().Ref(n).String()}
		if says["date"], err = c.dated("date", date); err != nil {
			return err
		}
		if err := say(b, says); err != nil {
			return err
		}
		return c.issue(cmd.Context(), b, "paper.issued", "", says, out)
	})
	f := cmd.Flags()
	f.StringVar(&about, flag, "", c.say("about which one", "针对哪一项"))
	f.StringVar(&date, "date", "", c.say("the paper's date (else that of what it is about)", "文书日期（默认所涉事项的日期）"))
	c.outFlag(cmd, &out, "")
	if add := ownFlags[kind]; add != nil {
		say = add(c, cmd)
	}
	return cmd
}

func recordFlags(c *cli, cmd *cobra.Command) func(*inspect.Book, edit) error {
	var v inspect.Record
	var to string
	f := cmd.Flags()
	f.StringVar(&v.From, "from", "", c.say("when it began: 09:00", "开始时刻：09:00"))
	f.StringVar(&to, "to", "", c.say("when it ended: 11:30, or 2021-11-24 00:30", "结束时刻：11:30，或 2021-11-24 00:30"))
	f.StringVar(&v.Person, "person", "", c.say("who answers for the unit (else the site's)", "法定代表人或负责人（默认单位登记的）"))
	f.StringVar(&v.Post, "post", "", c.say("that person's post", "职务"))
	f.StringVar(&v.Phone, "phone", "", c.say("telephone (else the site's)", "联系电话（默认单位登记的）"))
	f.StringVar(&v.Address, "address", "", c.say("address (else the site's)", "地址（默认单位登记的）"))
	f.StringVar(&v.Witness, "witness", "", c.say("a witness who signs too", "见证人"))
	takes(cmd, "from", "TIME", "时刻")
	takes(cmd, "to", "TIME", "时刻")
	return func(_ *inspect.Book, says edit) (err error) {
		is := v
		is.To = to
		if day, hour, ok := strings.Cut(strings.TrimSpace(to), " "); ok { // it ended on another day
			is.Until, err = c.dated("to", day)
			is.To = hour
		}
		says["record"] = is
		return err
	}
}

func measuresFlags(c *cli, cmd *cobra.Command) func(*inspect.Book, edit) error {
	var hazards, decisions []string
	var basis string
	f := cmd.Flags()
	f.StringArrayVar(&hazards, "hazard", nil, c.say("a major hazard of the inspection; may be repeated", "该次检查的重大隐患，可重复"))
	f.StringVar(&basis, "basis", "", c.say("the rule", "依据"))
	f.StringArrayVar(&decisions, "decision", nil, c.say("what is decided; may be repeated", "处理决定，可重复"))
	return func(b *inspect.Book, says edit) (err error) {
		says["basis"], says["decisions"] = basis, decisions
		says["hazards"], err = refsOf(cmd, b, inspect.Hazards, hazards)
		return err
	}
}
