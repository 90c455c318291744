package shell

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/report"
)

// worded gives the tree this program's own help and errors: cobra's are in
// English only.
func (c *Run) worded(root *cobra.Command) {
	root.SetHelpCommand(newHelpCommand(c, root))
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { c.Help(cmd) })
	root.SetFlagErrorFunc(c.flagFault)
	root.CompletionOptions.DisableDefaultCmd = true
	cobra.MousetrapDisplayDuration = 2 * time.Minute // or until the window is closed
	cobra.MousetrapHelpText = c.Say(`rectify is used on a command line. Open the folder of rectify.exe, type cmd in
the bar with the folder's name, press Enter, and type: rectify
`, `rectify 在命令行中使用：打开 rectify.exe 所在的文件夹，在地址栏中输入 cmd 并按回车，再输入 rectify。
`)
}

func newHelpCommand(c *Run, root *cobra.Command) *cobra.Command {
	cmd := c.Verb("help [COMMAND]", "help about a command, the exit codes or the entries",
		"查看命令帮助，或 exit-codes 退出码、entries 条目格式",
		func(args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return unknownCommand(cmd, rest[0])
			}
			return c.Help(cmd)
		})
	cmd.Args = cobra.ArbitraryArgs
	return cmd
}

// ExitStatus tells what the exit codes and the variables mean.
func ExitStatus(c *Run) string {
	return c.Say(`EXIT STATUS
    0  done
    1  failed; nothing was changed (a paper that was issued but could not be
       written to its file is kept, and the hint says so)
    2  usage error, or an invalid value
    3  partly done: import --partial left out bad rows, or apply refused some entries
    5  not found, or ambiguous
    6  refused by the rules, or recorded already with other content
    7  a check failed
    8  another process holds the store
    9  not sure whether it was recorded: the disk or the connection failed while writing
   10  there is no store, or it is not one
  130  interrupted; it says whether anything was changed
Treat any other code as a failure.

ENVIRONMENT
  RECTIFY_STORE  the store's file, or its address on a server
  RECTIFY_USER   who records (else the login name)
  RECTIFY_LANG   zh or en (else the locale, or what Windows prefers)
  NO_COLOR       no colour`, `退出码
    0  完成
    1  失败，没有任何改动（文书已下达但文件写不出的，文书已存档，提示中会说明）
    2  用法不对，或取值有误
    3  部分完成：import --partial 跳过了有误的行，或 apply 拒绝了部分条目
    5  未找到，或有歧义
    6  规则不允许，或已登记但内容不同
    7  核对不通过
    8  台账正被其他程序占用
    9  无法确定是否已登记：写入时磁盘或连接出错
   10  没有台账，或文件不是台账
  130  已中断，提示中会说明是否有改动
其他数值一律视为失败。

环境变量
  RECTIFY_STORE  台账文件，或服务器上的地址
  RECTIFY_USER   登记人（默认登录名）
  RECTIFY_LANG   zh 或 en（默认系统语言）
  NO_COLOR       不用颜色`)
}

// Help prints a command's help; for programs it is one object like all else.
func (c *Run) Help(cmd *cobra.Command) error {
	c.Schema = "rectify.help.show/1"
	text := c.helpText(cmd)
	return c.Reply(map[string]string{"command": cmd.CommandPath(), "text": text}, text)
}

func (c *Run) helpText(cmd *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", cmp.Or(cmd.Long, cmd.Short))
	if topic := !cmd.Runnable() && !cmd.HasSubCommands(); topic {
		return b.String()
	}
	fmt.Fprintf(&b, "\n%s\n  %s\n", c.Say("Usage:", "用法："), c.UseLine(cmd))
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", c.Say("Examples:", "示例："), cmd.Example)
	}
	for _, g := range cmd.Groups() {
		c.section(&b, g.Title, g.Title, commandLines(cmd, g.ID))
	}
	c.section(&b, "Commands:", "命令：", commandLines(cmd, ""))
	c.section(&b, "Flags:", "选项：", c.FlagLines(cmd.NonInheritedFlags()))
	c.section(&b, "Global flags:", "全局选项：", c.FlagLines(cmd.InheritedFlags()))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n",
			c.Say("More about a command: %s COMMAND --help", "命令的详细说明：%s 命令 --help", cmd.CommandPath()))
	}
	if !cmd.HasParent() {
		fmt.Fprintf(&b, "\n%s\n", ExitStatus(c))
	}
	return b.String()
}

// UseLine is how a command is written, with its place-holders.
func (c *Run) UseLine(cmd *cobra.Command) string {
	line := cmd.Use
	if cmd.HasParent() {
		line = cmd.Parent().CommandPath() + " " + line
	}
	if cmd.HasAvailableSubCommands() {
		return line + c.Say(" COMMAND", " 命令")
	}
	return line + c.Say(" [flags]", " [选项]")
}

// placeholders are those of how commands are written, in Chinese.
var placeholders = strings.NewReplacer("REF|FACT", "编号", "INSPECTION", "检查", "CAMPAIGN", "专项", "COMMAND", "命令",
	"HAZARD", "隐患", "COMPLAINT", "诉求", "NUMBER", "编号", "DATE", "日期",
	"NOTICE", "文书", "REVIEW", "复查", "MONTH", "月份", "LOOKBACK", "抽查", "LIST", "检查表", "PAPER", "文书", "FORM", "文书种类",
	"SITE", "单位", "PERSON", "人员", "NAME", "名称", "TEXT", "文字", "FILE", "文件", "DIR", "文件夹")

// commandLines are the commands of that group, or those of none.
func commandLines(cmd *cobra.Command, group string) (lines [][2]string) {
	for _, sub := range cmd.Commands() {
		if !sub.Hidden && sub.GroupID == group {
			lines = append(lines, [2]string{sub.Name(), sub.Short})
		}
	}
	return lines
}

// FlagLines are flags, each as it is written and what it does.
func (c *Run) FlagLines(flags *pflag.FlagSet) (lines [][2]string) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		left := "    --" + f.Name
		if f.Shorthand != "" {
			left = "-" + f.Shorthand + ", --" + f.Name
		}
		about := f.Usage
		if f.Name == "help" {
			about = c.Say("this help", "查看本帮助")
		} else if f.DefValue != "" && f.DefValue != "0" && f.DefValue != "false" && f.DefValue != "[]" {
			about += c.Say(" (default %s)", "（默认 %s）", f.DefValue)
		}
		if f.Annotations[neededFlag] != nil {
			about += c.Say(" (required)", "（必填）")
		}
		lines = append(lines, [2]string{left + c.KindOf(f), about})
	})
	return lines
}

// KindOf is the placeholder of a flag's value.
func (c *Run) KindOf(f *pflag.Flag) string {
	switch kind := f.Value.Type(); {
	case len(f.Annotations[valueFlag]) == 2:
		return " " + c.Say(f.Annotations[valueFlag][0], f.Annotations[valueFlag][1])
	case kind == "bool":
		return ""
	case kind == "duration":
		return c.Say(" TIME", " 时长")
	case kind == "int" || kind == "intSlice":
		return " N"
	case f.Name == "from" || f.Name == "to" || f.Name == "date":
		return c.Say(" DATE", " 日期")
	case f.Name == "store" || f.Name == "output" || f.Name == "photo" || f.Name == "body-face":
		return c.Say(" FILE", " 文件")
	}
	return c.Say(" TEXT", " 文字")
}

func (c *Run) section(b *strings.Builder, en, zh string, lines [][2]string) {
	if len(lines) == 0 {
		return
	}
	wide := 0
	for _, l := range lines {
		wide = max(wide, displaywidth.String(l[0]))
	}
	fmt.Fprintf(b, "\n%s\n", c.Say(en, zh))
	for _, l := range lines {
		fmt.Fprintf(b, "  %s  %s\n", padded(l[0], wide), l[1])
	}
}

// inTongue puts what is written in capitals in a command's use in the user's language.
func (c *Run) inTongue(use string) string {
	if c.Lang == report.ZH {
		return placeholders.Replace(use)
	}
	return use
}
