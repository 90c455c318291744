package shell

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/inspect/sqlstore"
)

// Chapter is a part of the help: what it is called in either language, and the commands
// that are needed together.
type Chapter [3]string

// Tree is the program with its commands, by chapters; help is in the last.
func (c *Run) Tree(root *cobra.Command, commands map[string]Maker,
	chapters ...Chapter) *cobra.Command {
	root.Use, root.SilenceErrors, root.SilenceUsage = "rectify", true, true
	root.Args, root.PersistentPreRunE = cobra.ArbitraryArgs, c.knownFlags
	cobra.EnableCommandSorting = false // in the order in which an office needs them
	root.SetOut(c.Out)
	root.SetErr(c.Err)
	c.globalFlags(root.PersistentFlags())
	c.grow(root, commands, chapters)
	c.worded(root)
	root.SetHelpCommandGroupID(chapters[len(chapters)-1][0])
	return root
}

// globalFlags are those of every command.
func (c *Run) globalFlags(f *pflag.FlagSet) {
	f.StringVar(&c.StorePath, "store", "",
		c.Say("the store's file, or postgres://USER@HOST/DATABASE?book=NAME (else RECTIFY_STORE, "+
			"else the user's data folder)",
			"台账文件，或 postgres://用户@主机/数据库?book=名称（默认 RECTIFY_STORE，再默认用户数据目录）"))
	f.DurationVar(&c.wait, "wait", sqlstore.DefaultWait,
		c.Say("how long to wait for another process that writes", "等待另一程序写入的最长时间"))
	wanted := c.JSON // which making the flag forgets
	f.BoolVar(&c.JSON, "json", false, c.Say("print one JSON object; errors too", "输出一个 JSON 对象，错误也是"))
	c.JSON = wanted
	f.StringVar(&c.said, "lang", "", c.Say("zh or en (else the locale)", "zh 或 en（默认取系统语言）"))
	f.BoolVar(&c.noColor, "no-color", false, c.Say("no colour", "不用颜色"))
	f.BoolVarP(&c.Yes, "yes", "y", false, c.Say("answer yes to every question", "一律按“是”处理，不再询问"))
	f.BoolVar(&c.NoInput, "no-input", false, c.Say("never ask; fail instead", "从不询问，需要询问时报错"))
}

// grow adds the commands to root, each in its group.
func (c *Run) grow(root *cobra.Command, commands map[string]Maker, chapters []Chapter) {
	var all []Named
	of := map[string]string{}
	for _, p := range chapters {
		root.AddGroup(&cobra.Group{ID: p[0], Title: c.Say(p[0]+":", p[1]+"：")})
		for name := range strings.FieldsSeq(p[2]) {
			of[name] = p[0]
			all = append(all, Called(name, commands[name]))
		}
	}
	asked := c.argument(0)
	completes := asked == "" || strings.HasPrefix(asked, cobra.ShellCompRequestCmd)
	for _, cmd := range c.make(root, all, asked).Commands() {
		if cmd.GroupID = of[cmd.Name()]; completes {
			c.complete(cmd)
		}
	}
}
